"""One line of the schedule: an occurrence with its mark, its local time and its conflicts."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from iop_tracker.domain.attendance import Attendance, AttendanceStatus, Marks
from iop_tracker.domain.occurrence import Occurrence, conflicts, moment, occurrences
from iop_tracker.domain.program import Program
from iop_tracker.domain.schedule import ScheduleException, Slot
from iop_tracker.domain.words import day_text, list_text
from iop_tracker.language import tr
from iop_tracker.views.here import Here


class Plan(Struct, frozen=True, kw_only=True):
    """All that the schedule is made of."""

    program: Program
    slots: tuple[Slot, ...]
    exceptions: tuple[ScheduleException, ...]
    marks: Marks

    def between(self, first: date, last: date) -> tuple[Occurrence, ...]:
        """Everything between two days of the program's zone, in order of start."""
        return occurrences(
            self.program, self.slots, self.exceptions, first, last, marked=self.marks
        )


class Entry(Struct, frozen=True, kw_only=True):
    """An occurrence as the participant sees it."""

    occurrence: Occurrence
    mark: Attendance | None
    starts_at: datetime
    """Local wall time, without zone."""
    instant: datetime
    """Aware."""
    time: str
    """Local start in words, as `18:00`."""
    ends: str
    program_time: str
    """The program's own day and time where it differs from the local one; else empty."""
    clashes: tuple[str, ...]
    """Names of what it overlaps."""
    is_past: bool
    """Whether it has ended."""

    @property
    def day(self) -> date:
        """The local day it stands on."""
        return self.starts_at.date()

    @property
    def status(self) -> AttendanceStatus | None:
        """How the session went, if it was marked."""
        return self.mark.status if self.mark else None

    @property
    def needs_mark(self) -> bool:
        """Whether it is a session that is over and not marked yet."""
        going = self.occurrence.is_session and self.occurrence.takes_place
        return going and self.is_past and self.mark is None

    @property
    def can_prepare(self) -> bool:
        """Whether it is a session to come that takes place."""
        return self.occurrence.is_session and self.occurrence.takes_place and not self.is_past

    @property
    def clash_text(self) -> str:
        """The conflict in words, or empty."""
        return tr("overlaps {clashes}", clashes=list_text(self.clashes)) if self.clashes else ""


def entries(plan: Plan, here: Here, first: date, last: date) -> tuple[Entry, ...]:
    """Everything that stands on the local days from `first` to `last`, in order."""
    day = timedelta(days=1)
    around = plan.between(first - day, last + day)
    zone = ZoneInfo(plan.program.time_zone)
    clashes = conflicts(around)
    found = (_entry(o, plan.marks, here, zone, clashes.get(o.key, ())) for o in around)
    return tuple(
        sorted((e for e in found if first <= e.day <= last), key=lambda entry: entry.instant)
    )


def _entry(
    occurrence: Occurrence, marks: Marks, here: Here, zone: ZoneInfo, clashes: Iterable[Occurrence]
) -> Entry:
    local = here.local(occurrence.starts_at, zone)
    instant = moment(occurrence.starts_at, zone)
    ends_at = local + timedelta(minutes=occurrence.minutes)
    there = ""
    if local != occurrence.starts_at:
        there = here.time(occurrence.starts_at)
        if local.date() != occurrence.starts_at.date():
            there = f"{day_text(occurrence.starts_at.date(), here.today)} {there}"
    return Entry(
        occurrence=occurrence,
        mark=marks.get(occurrence.key),
        starts_at=local,
        instant=instant,
        time=here.time(local),
        ends=here.time(ends_at),
        program_time=there,
        clashes=tuple(other.name for other in clashes),
        is_past=instant + timedelta(minutes=occurrence.minutes) <= here.now,
    )


def next_session(plan: Plan, here: Here, *, days: int = 60) -> Entry | None:
    """The next session that has not ended, within `days` days from today; else None."""
    coming = entries(plan, here, here.today, here.today + timedelta(days=days))
    return next((each for each in coming if each.can_prepare), None)
