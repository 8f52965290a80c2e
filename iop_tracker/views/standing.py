"""Where a day stands in the program, in words and as a bar of weeks."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from iop_tracker.domain.program import AFTERCARE, Program
from iop_tracker.domain.words import near_day_text
from iop_tracker.language import tr


class Stage(StrEnum):
    """Before, in, or after the weeks of the program."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class WeekMark(Struct, frozen=True, kw_only=True):
    """One week in the bar of all weeks."""

    week: int
    phase: int
    """Number of its phase, from 1."""
    is_past: bool
    is_now: bool


class Standing(Struct, frozen=True, kw_only=True):
    """Where a day stands in the program."""

    stage: Stage
    name: str
    week: int | None
    weeks: int
    phase: str
    """Name of the phase; before the start, of the first one."""
    text: str
    """`Week 3 of 12 · Start`, or the words for before and after."""
    step: str
    """The next change: `steps down to ... on Mon 7 Dec`; empty when there is none."""
    bar: tuple[WeekMark, ...]


def standing(program: Program, day: date, today: date) -> Standing:
    """Where a day stands in the program.

    Args:
        program: The program.
        day: The day asked about, such as the first day of a week on the screen.
        today: The local day, for the words.
    """
    week = program.week_of(day)
    span = program.span_on(day)
    spans = program.spans()
    coming = next((s for s in spans if s.first > day), None)
    if span is None:
        stage = Stage.BEFORE
        text = tr(
            "Starts {start} · {weeks} weeks",
            start=near_day_text(program.start, today),
            weeks=program.weeks,
        )
    elif span.phase.id == AFTERCARE:
        stage = Stage.AFTER
        text = tr(
            "All {weeks} weeks done · {name} goes on", weeks=program.weeks, name=span.phase.name
        )
    else:
        stage = Stage.DURING
        text = tr(
            "Week {week} of {weeks} · {name}", week=week, weeks=program.weeks, name=span.phase.name
        )
    step = ""
    if coming and stage is Stage.DURING:
        step = tr(
            "{name} from {first}", name=coming.phase.name, first=near_day_text(coming.first, today)
        )
    return Standing(
        stage=stage,
        name=program.name,
        week=week,
        weeks=program.weeks,
        phase=(span or spans[0]).phase.name,
        text=text,
        step=step,
        bar=_bar(program, day),
    )


def _bar(program: Program, day: date) -> tuple[WeekMark, ...]:
    now = (day - program.start).days // 7 + 1
    return tuple(
        WeekMark(week=week, phase=number, is_past=week < now, is_now=week == now)
        for number, span in enumerate(program.spans()[:-1], start=1)
        for week in range(span.first_week, span.first_week + span.phase.weeks)
    )
