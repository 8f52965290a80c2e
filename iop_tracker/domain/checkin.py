"""The daily check-in."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import (
    both_texts,
    check_day,
    check_lines,
    check_range,
    check_rating,
    check_sleep,
    check_text,
)

DAY_STARTS_AT = 4
"""Before this hour a check-in may well be meant for the day before."""


class Halt(StrEnum):
    """The four states to look out for: hungry, angry, lonely, tired."""

    HUNGRY = "hungry"
    ANGRY = "angry"
    LONELY = "lonely"
    TIRED = "tired"


class ReturnToUse(StrEnum):
    """Whether the participant used that day; an event to learn from, nothing more."""

    NO = "no"
    YES = "yes"
    RATHER_NOT_SAY = "rather_not_say"


class DayPart(StrEnum):
    """Which part of a day a check-in is about, for who checks in twice a day."""

    MORNING = "morning"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """The answer to a question of the participant's own."""

    question_id: str
    value: int
    """0 to 10; of a yes-or-no question 1 is yes and 0 is no."""

    def __post_init__(self) -> None:
        check_range("own", self.value, low=0, high=10, what="An answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Record):
    """How one day, or one part of it, was. Everything but mood may be left out.

    Raises:
        InvalidEntry: for a value outside its range.
    """

    day: date
    """The participant's local day."""
    part: DayPart | None = None
    """None for the whole day; one check-in for each part of a day."""
    mood: int
    """0 very low to 10 very good."""
    craving: int | None = None
    """0 none to 10 strongest."""
    anxiety: int | None = None
    """0 calm to 10 strongest."""
    energy: int | None = None
    """0 none to 10 full."""
    sleep_hours: float | None = None
    """0 to 24, in quarters."""
    halt: tuple[Halt, ...] = ()
    triggers: tuple[str, ...] = ()
    used: ReturnToUse | None = None
    note: str = ""
    feelings: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    """Warning signs of the participant's own that were noticed."""
    medication: bool | None = None
    """Whether it was taken as agreed."""
    meeting: bool | None = None
    """Whether the participant was at a meeting or support group."""
    movement: bool | None = None
    """Whether the participant moved: a walk, sport, dancing."""
    support: bool | None = None
    """Whether there was contact with somebody supportive."""
    gratitude: str = ""
    own: tuple[OwnAnswer, ...] = ()

    def __post_init__(self) -> None:
        check_day("day", self.day)
        for field in ("mood", "craving", "anxiety", "energy"):
            check_rating(field, getattr(self, field))
        check_sleep(self.sleep_hours)
        check_lines("triggers", self.triggers, what="A trigger")
        check_text("note", self.note, what="The note")
        check_lines("feelings", self.feelings, what="A feeling")
        check_lines("signs", self.signs, what="A sign")
        check_text("gratitude", self.gratitude, what="The text")


def day_in_question(now: datetime) -> date | None:
    """Yesterday, when it is so late at night that a check-in may be meant for it; else None."""
    return now.date() - timedelta(days=1) if now.hour < DAY_STARTS_AT else None


def one_a_day(check_ins: Iterable[CheckIn]) -> tuple[CheckIn, ...]:
    """One check-in for each day, newest day first.

    Where two computers each have one for a day they count as one: of each answer the one given
    last, the triggers of both, and both notes.
    """
    by_day: dict[date, CheckIn] = {}
    for check_in in sorted(check_ins, key=lambda c: (str(c.changed), c.id)):
        known = by_day.get(check_in.day)
        by_day[check_in.day] = _as_one(known, check_in) if known else check_in
    return tuple(by_day[day] for day in sorted(by_day, reverse=True))


def _as_one(earlier: CheckIn, later: CheckIn) -> CheckIn:
    answers = {
        each.name: getattr(earlier, each.name)
        for each in fields(CheckIn)
        if getattr(later, each.name) in {None, ()}
    }
    answers["triggers"] = tuple(dict.fromkeys((*earlier.triggers, *later.triggers)))
    answers["note"] = both_texts((earlier.note, later.note))
    return replace(later, **answers)
