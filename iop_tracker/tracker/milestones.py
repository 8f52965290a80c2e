"""Milestones: what is counted, and the dates that the participant counts from."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.milestone import (
    MILESTONES_ID,
    MOST_DATES,
    Milestones,
    SinceDay,
    answers_about_use,
    round_days,
)
from iop_tracker.domain.record import Record
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal
from iop_tracker.tracker.schedules import Schedules

if TYPE_CHECKING:
    from iop_tracker.views.milestones import Counted, MilestonesView

SAID = tr("the change to the milestones")


class MilestonePage:
    """One page of milestones."""

    def __init__(self, journal: Journal, schedule: Schedules) -> None:
        self._journal = journal
        self._schedule = schedule

    @property
    def chosen(self) -> Milestones:
        """What the participant chose to see, or the defaults."""
        return self._journal.find(Milestones, MILESTONES_ID) or Milestones(id=MILESTONES_ID)

    def dates(self) -> tuple[SinceDay, ...]:
        """The dates to count from, the earliest first."""
        known = self._journal.all(SinceDay)
        return tuple(sorted(known, key=lambda each: (each.day, each.name.casefold(), each.id)))

    def view(self) -> "MilestonesView":
        """The page."""
        from iop_tracker.views.milestones import milestones_view

        return milestones_view(self._counted(), self._journal.today)

    def today(self) -> tuple[str, ...]:
        """What was reached exactly today, a sentence each."""
        from iop_tracker.views.milestones import reached

        return reached(self._counted_today(), self._journal.today)

    def save(self, chosen: Milestones, dates: Iterable[SinceDay]) -> None:
        """Store what is shown, and all dates, as one change; dates that are not among them go.

        Raises:
            InvalidEntry: when there are more dates than the page has room for.
        """
        kept = list(dates)
        if len(kept) > max(MOST_DATES, len(self.dates())):
            raise InvalidEntry(
                "since", tr("There is room for {most_dates} dates.", most_dates=MOST_DATES)
            )
        gone = [each for each in self.dates() if each.id not in {date.id for date in kept}]
        changed = self._changed([replace(chosen, id=MILESTONES_ID), *kept])
        if changed or gone:
            self._journal.save(SAID, *changed, removed=gone)

    def _changed(self, records: Sequence[Record]) -> list[Record]:
        """Those that are not stored as they are."""
        known = {self.chosen, *self.dates()}
        return [each for each in records if each not in known or not each.id]

    def _counted(self) -> "Counted":
        from iop_tracker.views.milestones import Counted

        return Counted(
            milestones=self.chosen,
            since=self.dates(),
            plan=self._schedule.plan,
            check_in_days=self._journal.days(CheckIn),
            answers=answers_about_use(self._journal.all(CheckIn)),
        )

    def _counted_today(self) -> "Counted":
        """Of what is counted only that of which something may be reached today.

        Where nothing came to a count today, it reaches nothing, and years need not be read.
        """
        from iop_tracker.views.milestones import Counted

        journal, today = self._journal, self._journal.today
        since = tuple(each for each in self.dates() if round_days(each.day, today))
        is_told = any(each.tells for each in since)
        marks, check_ins = journal.since(Attendance, today), journal.since(CheckIn, today)
        is_marked = any(each.day == today for each in marks)
        is_checked = any(each.day == today for each in check_ins)
        return Counted(
            milestones=self.chosen,
            since=since,
            plan=self._schedule.plan if is_marked else self._schedule.plan_lately,
            check_in_days=journal.days(CheckIn) if is_checked else frozenset(),
            answers=answers_about_use(journal.all(CheckIn)) if is_told else {},
        )
