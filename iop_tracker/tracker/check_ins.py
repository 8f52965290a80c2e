"""The daily check-in."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from iop_tracker import content
from iop_tracker.domain.checkin import CheckIn, one_a_day
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.words import near_day_text
from iop_tracker.tracker.journal import Journal
from iop_tracker.views.check_in import offered_triggers

if TYPE_CHECKING:
    from iop_tracker.views.month import MonthView


class CheckIns:
    """One check-in a day."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self) -> tuple[CheckIn, ...]:
        """Every day's check-in, newest day first."""
        return one_a_day(self._journal.all(CheckIn))

    def on(self, day: date) -> CheckIn | None:
        """The check-in for a day, or None."""
        return next(iter(one_a_day(self._of(day))), None)

    def _of(self, day: date) -> list[CheckIn]:
        """What is stored for a day: more than one where two computers each had one."""
        return [check_in for check_in in self._journal.all(CheckIn) if check_in.day == day]

    def month(self, day: date) -> "MonthView":
        """The month that a day is in, with its moods."""
        from iop_tracker.views.month import month_view

        return month_view(self.all(), day, self._journal.here)

    def triggers_to_offer(self, limit: int) -> tuple[str, ...]:
        """At most `limit` triggers to choose from: one's most used ones, then common ones."""
        return offered_triggers(self.all(), content.first_triggers(), limit)

    def save(self, check_in: CheckIn) -> None:
        """Store a day's check-in; it replaces one that is there for the same day.

        Raises:
            InvalidEntry: for a day that has not come yet.
        """
        if check_in.day > self._journal.today:
            raise InvalidEntry("date", "A check-in is for today or a day before.")
        known = self.on(check_in.day)
        if known:
            check_in = replace(check_in, id=known.id, created=known.created)
        others = [each for each in self._of(check_in.day) if each.id != check_in.id]
        self._journal.save(self._named(check_in.day), check_in, removed=others)

    def remove(self, check_in: CheckIn) -> None:
        """Remove a day's check-in."""
        day = check_in.day
        self._journal.remove(f"removing {self._named(day)}", *self._of(day))

    def _named(self, day: date) -> str:
        return f"the check-in for {near_day_text(day, self._journal.today)}"
