"""The daily check-in."""

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from iop_tracker.domain.checkin import (
    CheckIn,
    DayPart,
    is_filled_in_later,
    is_made,
    one_a_day,
    one_a_part,
    part_at,
    parts_to_fill,
)
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal

if TYPE_CHECKING:
    from iop_tracker.tracker.questions import Questions
    from iop_tracker.views.check_in import CheckInSheet
    from iop_tracker.views.month import MonthView


class CheckIns:
    """One check-in a day, or one for each part of it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._stored: tuple[CheckIn, ...] = ()
        self._by_day: tuple[CheckIn, ...] = ()

    @cached_property
    def questions(self) -> "Questions":
        """What a check-in asks."""
        from iop_tracker.tracker.questions import Questions

        return Questions(self._journal)

    def all(self) -> tuple[CheckIn, ...]:
        """Every day's check-in, newest day first; the parts of a day are put together."""
        stored = self._journal.all(CheckIn)
        if stored is not self._stored:
            self._stored, self._by_day = stored, one_a_day(stored)
        return self._by_day

    def since(self, first: date) -> tuple[CheckIn, ...]:
        """The check-ins of `first` and later days, as by `all`."""
        return one_a_day(self._journal.since(CheckIn, first))

    def on(self, day: date) -> CheckIn | None:
        """The check-in for a day, its parts put together; None when there is none."""
        return next(iter(one_a_day(self._of(day))), None)

    def for_part(self, day: date, part: DayPart | None) -> CheckIn | None:
        """The check-in for one part of a day, or for the whole day with None, as it is stored."""
        return next((each for each in self.parts(day) if each.part == part), None)

    def parts(self, day: date) -> tuple[CheckIn, ...]:
        """The check-ins of a day, one for each of its parts, in the order of the day."""
        found = {each.part: each for each in one_a_part(self._of(day))}
        return tuple(found[part] for part in parts_to_fill(found, twice_a_day=False) if found)

    def part_to_open(self, day: date) -> DayPart | None:
        """The part of a day that is asked about when it is opened.

        Of today it is the part that it is now. Of a day that is over it is the evening, unless
        only another part is there.
        """
        now = self.part_now
        if day == self._journal.today and now is not None:
            return now
        stored = [each.part for each in self.parts(day)]
        return stored[-1] if stored else now and DayPart.EVENING

    @property
    def part_now(self) -> DayPart | None:
        """The part of the day that it is now; None where there is one check-in a day."""
        return part_at(self._journal.clock().hour) if self._journal.settings.twice_a_day else None

    def waiting(self) -> frozenset[date]:
        """Of today and yesterday, the days for which a check-in is still to be made.

        With two a day that is today's for the part that it is now, and yesterday's evening.
        """
        today, now = self._journal.today, self.part_now
        parts = {today: now, today - timedelta(days=1): now and DayPart.EVENING}
        return frozenset(day for day, part in parts.items() if not self._has(day, part))

    def _has(self, day: date, part: DayPart | None) -> bool:
        return is_made((each.part for each in self._of(day)), part)

    def sheet(self, day: date, part: DayPart | None) -> "CheckInSheet":
        """All that is needed to fill in or change the check-in of a day, or of a part of it."""
        from iop_tracker import content, guidance
        from iop_tracker.domain.coping import CopingPlan
        from iop_tracker.domain.safety import SAFETY_ID, SafetyPlan
        from iop_tracker.views import check_in as offers

        questions, all_days = self.questions.all(), self.all()
        stored = [each.part for each in self.parts(day)]
        safety = self._journal.find(SafetyPlan, SAFETY_ID) or SafetyPlan()
        plans = self._journal.all(CopingPlan)
        groups = guidance.feelings().values()
        known = self.for_part(day, part)
        signs = offers.offered_signs(all_days, plans, safety, offers.SIGNS_OFFERED)
        return offers.CheckInSheet(
            day=day,
            part=part,
            parts=parts_to_fill([*stored, part], twice_a_day=questions.twice_a_day),
            known=known,
            yesterday=self.on(day - timedelta(days=1)),
            questions=questions,
            triggers=offers.offered_triggers(all_days, content.first_triggers(), offers.OFFERED),
            feelings=offers.offered_feelings(all_days, groups, offers.OFFERED),
            signs=tuple(dict.fromkeys((*signs, *(known.signs if known else ())))),
        )

    def _of(self, day: date) -> list[CheckIn]:
        """What is stored for a day: one for each part of it and for each of two computers."""
        return [each for each in self._journal.since(CheckIn, day) if each.day == day]

    def filled_in_later(self) -> frozenset[date]:
        """The days whose check-in was written after they were over."""
        zone = self._journal.clock().tzinfo
        return frozenset(each.day for each in self.all() if is_filled_in_later(each, zone))

    def month(self, day: date) -> "MonthView":
        """The month that a day is in, with its moods."""
        from iop_tracker.views.month import month_view

        return month_view(self.all(), day, self._journal.here)

    def save(self, check_in: CheckIn) -> None:
        """Store a check-in; it replaces one that is there for the same part of the same day.

        Raises:
            InvalidEntry: for a day that has not come yet.
        """
        if check_in.day > self._journal.today:
            raise InvalidEntry("date", tr("A check-in is for today or a day before."))
        known = self.for_part(check_in.day, check_in.part)
        if known:
            check_in = replace(check_in, id=known.id, created=known.created)
        others = [
            each
            for each in self._of(check_in.day)
            if each.part == check_in.part and each.id != check_in.id
        ]
        self._journal.save(self._named(check_in), check_in, removed=others)

    def remove(self, check_in: CheckIn) -> None:
        """Remove a day's check-in, all its parts."""
        self._journal.remove(
            tr("removing {named}", named=self._named(check_in)), *self._of(check_in.day)
        )

    def _named(self, check_in: CheckIn) -> str:
        from iop_tracker.views.naming import check_in_text

        return check_in_text(check_in, self._journal.today)
