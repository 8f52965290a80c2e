"""The Schedule page: one week."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from iop_tracker.domain.attendance import AttendanceCount, attendance_count
from iop_tracker.domain.risky import RiskyEvent, in_order
from iop_tracker.domain.words import day_text
from iop_tracker.language import tr
from iop_tracker.views.entry import Entry, Plan, entries
from iop_tracker.views.here import Here
from iop_tracker.views.standing import Standing, standing


class DayCell(Struct, frozen=True, kw_only=True):
    """One day of the week."""

    day: date
    is_today: bool
    starts_phase: str
    """Name of the phase that begins on this day, or empty."""
    entries: tuple[Entry, ...]
    events: tuple[RiskyEvent, ...] = ()
    """What is risky on this day."""


class WeekView(Struct, frozen=True, kw_only=True):
    """All that the Schedule page shows of one week."""

    here: Here
    first: date
    last: date
    title: str
    """`Mon 23 Nov to Sun 29 Nov`."""
    is_now: bool
    days: tuple[DayCell, ...]
    count: AttendanceCount
    standing: Standing

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the week in order."""
        return tuple(entry for day in self.days for entry in day.entries)

    @property
    def events(self) -> tuple[RiskyEvent, ...]:
        """Every risky day of the week in order."""
        return tuple(event for day in self.days for event in day.events)


def week_view(plan: Plan, here: Here, day: date, events: Iterable[RiskyEvent] = ()) -> WeekView:
    """Work out the week that `day` is in."""
    risky = in_order(events)
    first, last = here.week_of(day)
    found = entries(plan, here, first, last)
    begins = {span.first: span.phase.name for span in plan.program.spans()[1:]}
    days = tuple(
        DayCell(
            day=each,
            is_today=each == here.today,
            starts_phase=begins.get(each, ""),
            entries=tuple(e for e in found if e.day == each),
            events=tuple(e for e in risky if e.day == each),
        )
        for each in (first + timedelta(days=number) for number in range(7))
    )
    is_now = first <= here.today <= last
    # The same day of the week as today: the number grows by one from week to week, and this
    # week's is the one that Today shows, on whatever day the program's weeks begin.
    seen_from = first + (here.today - here.week_of(here.today)[0])
    return WeekView(
        here=here,
        first=first,
        last=last,
        title=tr(
            "{first} to {last}", first=day_text(first, here.today), last=day_text(last, here.today)
        ),
        is_now=is_now,
        days=days,
        count=attendance_count((e.occurrence for e in found), plan.marks),
        standing=standing(plan.program, seen_from, here.today),
    )
