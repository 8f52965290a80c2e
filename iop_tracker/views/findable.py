"""Everything that was written, as pages that can be found."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.lookback import LOOK_BACK_STEPS, LookBack
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.record import Record
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.domain.safety import COST_FIELDS, SAFETY_STEPS, CostBenefit, SafetyPlan
from iop_tracker.domain.search import Page
from iop_tracker.domain.topic import Topic
from iop_tracker.domain.urge import Urge
from iop_tracker.domain.words import day_text
from iop_tracker.language import tr


class Findable(Struct, frozen=True):
    """Where the words of one kind of record stand.

    Attributes:
        kind: What it is called.
        title: The field with its name; empty where its day is its name.
        texts: The other fields with words, texts or lists.
        day: The field with its day; empty for none.
    """

    kind: str
    title: str
    texts: tuple[str, ...] = ()
    day: str = ""


FINDABLE: dict[type[Record], Findable] = {
    Note: Findable("note", "title", ("text", "tags"), "day"),
    CheckIn: Findable(
        "check-in", "", ("note", "gratitude", "triggers", "feelings", "signs"), "day"
    ),
    Urge: Findable("urge", "", ("thoughts", "note", "triggers", "places"), "day"),
    CopingPlan: Findable("plan", "situation", ("warning_signs", "if_then", "reasons", "places")),
    Strategy: Findable("strategy", "name", ("how", "when_not")),
    Task: Findable("task", "text", (), "due"),
    Topic: Findable("question", "text", (), "day"),
    Goal: Findable("goal", "text", ("why", "steps"), "due"),
    LookBack: Findable("look back", "", LOOK_BACK_STEPS, "day"),
    RiskyEvent: Findable("risky day", "name", ("note",), "day"),
    Contact: Findable("person", "name", ("role", "phone")),
    Attendance: Findable("mark on a session", "", ("note",), "day"),
    SafetyPlan: Findable("safety plan", "", SAFETY_STEPS),
    CostBenefit: Findable("costs and benefits", "", COST_FIELDS),
}
"""Every kind of record with words of the participant's own."""


def pages(kind: type[Record], records: Iterable[Record]) -> Iterator[Page]:
    """The pages of one kind; of records without any word none."""
    shape = FINDABLE[kind]
    for record in records:
        day: Any = getattr(record, shape.day) if shape.day else None
        text = "\n".join(_words(record, shape.texts))
        title = str(getattr(record, shape.title)).strip() if shape.title else ""
        if title or text:
            yield Page(
                kind=shape.kind,
                id=record.id,
                title=title or (day_text(day) if day else tr(shape.kind).capitalize()),
                text=text,
                day=day,
            )


def _words(record: Record, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        value = getattr(record, name)
        for text in (value,) if isinstance(value, str) else value:
            if text.strip():
                yield text
