"""What all pictures are made of: the days, the sessions on them, and the stretch looked at."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from msgspec import Struct

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.milestone import answers_about_use
from iop_tracker.domain.occurrence import moment
from iop_tracker.domain.question import OwnQuestion
from iop_tracker.domain.urge import Urge
from iop_tracker.views.entry import Plan
from iop_tracker.views.here import Here

SPANS = (7, 30, 90, None)
"""The stretches to choose from, in days; None is everything."""

DAY = timedelta(days=1)


class Sitting(Struct, frozen=True, kw_only=True):
    """A session of the program that takes place, as it stands in the participant's own days."""

    day: date
    """The local day on which it begins."""
    ends_at: datetime
    """Aware."""
    minutes: int
    status: AttendanceStatus | None
    """None while it is not marked."""

    @property
    def was_there(self) -> bool:
        """Whether the participant was at it."""
        return self.status is not None and self.status.was_there


class Material:
    """Everything that is looked at, put in order once for all pictures.

    Args:
        check_ins: One for each day, in any order; those of days to come are left out.
        plan: The schedule; None before the set-up.
        urges: In any order; those of days to come are left out.
        questions: The participant's own.
        went: Whether each day went as wanted, where it was said in any part of it; None takes it
            from the check-ins.
        here: The participant's moment and habits.
    """

    def __init__(
        self,
        check_ins: Iterable[CheckIn],
        plan: Plan | None,
        here: Here,
        *,
        urges: Iterable[Urge] = (),
        questions: Iterable[OwnQuestion] = (),
        went: Mapping[date, bool] | None = None,
    ) -> None:
        self.plan = plan
        self.here = here
        self.questions = tuple(questions)
        self._check_ins = check_ins
        self._urges = urges
        self._went = went
        self._sittings: dict[tuple[date, date], tuple[Sitting, ...]] = {}

    @cached_property
    def known(self) -> dict[date, CheckIn]:
        """The check-in of each day up to today, oldest day first."""
        found = (c for c in self._check_ins if c.day <= self.here.today)
        return {c.day: c for c in sorted(found, key=lambda c: c.day)}

    def between(self, first: date, last: date) -> list[CheckIn]:
        """The check-ins of the days from `first` to `last`, oldest first."""
        return [c for day in Stretch(first, last).days if (c := self.known.get(day))]

    @cached_property
    def went(self) -> Mapping[date, bool]:
        """Whether each day went as wanted, where it was said; counted as on the milestones page."""
        return answers_about_use(self.known.values()) if self._went is None else self._went

    @cached_property
    def urges(self) -> tuple[Urge, ...]:
        """Urges up to today."""
        return tuple(u for u in self._urges if u.day <= self.here.today)

    def sittings(self, first: date, last: date) -> tuple[Sitting, ...]:
        """Sessions that take place on the local days from `first` to `last`."""
        if (first, last) not in self._sittings:
            self._sittings[first, last] = tuple(self._found(first, last))
        return self._sittings[first, last]

    def _found(self, first: date, last: date) -> Iterable[Sitting]:
        if self.plan is None:
            return
        zone = ZoneInfo(self.plan.program.time_zone)
        for each in self.plan.between(first - DAY, last + DAY):
            day = self.here.local(each.starts_at, zone).date()
            if each.is_session and each.takes_place and first <= day <= last:
                mark = self.plan.marks.get(each.key)
                yield Sitting(
                    day=day,
                    ends_at=moment(each.starts_at, zone) + timedelta(minutes=each.minutes),
                    minutes=each.minutes,
                    status=mark.status if mark else None,
                )

    def session_days(self, first: date, last: date) -> frozenset[date]:
        """Local days with a session that the participant was at."""
        return frozenset(s.day for s in self.sittings(first, last) if s.was_there)

    def stretch(self, span: int | None) -> "Stretch":
        """The last `span` days, today included; all there is for None."""
        today = self.here.today
        if span is not None:
            return Stretch(first=today - timedelta(days=span - 1), last=today)
        starts = [next(iter(self.known), today), *(u.day for u in self.urges)]
        if self.plan and self.plan.program.start <= today:
            starts.append(self.plan.program.start)
        return Stretch(first=min(starts), last=today)


class Stretch(Struct, frozen=True):
    """Days on end."""

    first: date
    last: date

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def days(self) -> tuple[date, ...]:
        """Each day, oldest first."""
        return tuple(self.first + timedelta(days=number) for number in range(len(self)))
