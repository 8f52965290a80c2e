"""The program: its length, its phases that step down, and where a day stands in it."""

import re
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_day, check_range, check_title
from iop_tracker.language import tr

AFTERCARE = "aftercare"
"""Id of the open-ended phase after the last week, for slots that go on then."""

MOST_WEEKS = 52
PHASE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Phase(Struct, frozen=True, kw_only=True):
    """A stretch of weeks with one intensity."""

    id: str
    """Stable within the program; slots name it. Letters, digits, - and _."""
    name: str
    weeks: int
    """0 to 52; 0 leaves the phase out and keeps it for later."""

    def __post_init__(self) -> None:
        if not PHASE_ID.fullmatch(self.id):
            raise InvalidEntry("phase", tr("A phase's id has letters, digits, - and _ only."))
        check_title("phase", self.name, what=tr("The phase's name"))
        check_range("weeks", self.weeks, low=0, high=MOST_WEEKS, what=tr("Weeks"))


class PhaseSpan(Struct, frozen=True, kw_only=True):
    """A phase with its days."""

    phase: Phase
    first: date
    last: date | None
    """None while it is open-ended."""
    first_week: int
    """Program week in which it starts, from 1."""


class Program(Record, frozen=True, kw_only=True):
    """A participant's program.

    Week 1 begins on `start`, whatever weekday that is; each week has seven days. After the
    last week the open-ended step-down to ordinary outpatient care follows.

    Raises:
        InvalidEntry: for a length outside 1 to 52 weeks, an unknown time zone or a bad name.
    """

    name: str
    start: date
    """Local date of the first day."""
    phases: tuple[Phase, ...]
    """The timed phases in order."""
    time_zone: str
    """IANA name; sessions are wall time there."""
    after_name: str = tr("Step-down care")
    """What the time after the last week is called."""

    def __post_init__(self) -> None:
        check_title("name", self.name, what=tr("The program's name"))
        check_title("after_name", self.after_name, what=tr("The name of the time after"))
        check_range("weeks", self.weeks, low=1, high=MOST_WEEKS, what=tr("The program's weeks"))
        check_day("start", self.start)
        ids = [phase.id for phase in self.phases]
        if len(ids) != len(set(ids)) or AFTERCARE in ids:
            raise InvalidEntry("phases", tr("Each phase needs an id of its own."))
        check_time_zone(self.time_zone)

    @property
    def weeks(self) -> int:
        """Length without the time after, in weeks."""
        return sum(phase.weeks for phase in self.phases)

    @property
    def last_day(self) -> date:
        """Last day of the last week."""
        return self.start + timedelta(weeks=self.weeks, days=-1)

    def week_of(self, day: date) -> int | None:
        """The program week of a day, from 1; None before the start and after the last week."""
        if not self.start <= day <= self.last_day:
            return None
        return (day - self.start).days // 7 + 1

    def spans(self) -> tuple[PhaseSpan, ...]:
        """Every phase that has weeks, with its days, then the open-ended time after."""
        found = []
        week = 0
        for phase in self.phases:
            if phase.weeks:
                found.append(
                    PhaseSpan(
                        phase=phase,
                        first=self.start + timedelta(weeks=week),
                        last=self.start + timedelta(weeks=week + phase.weeks, days=-1),
                        first_week=week + 1,
                    )
                )
            week += phase.weeks
        after = Phase(id=AFTERCARE, name=self.after_name, weeks=0)
        begins = self.last_day + timedelta(days=1)
        found.append(PhaseSpan(phase=after, first=begins, last=None, first_week=week + 1))
        return tuple(found)

    def span_on(self, day: date) -> PhaseSpan | None:
        """The phase that a day belongs to; None before the start."""
        return next((s for s in reversed(self.spans()) if s.first <= day), None)

    def with_length(self, weeks: int) -> "Program":
        """Extended or shortened to a number of weeks.

        The last phase grows; shortening takes weeks from the end. A phase that is left
        without weeks stays in the program, so that its sessions come back with it.

        Raises:
            InvalidEntry: for a length outside 1 to 52.
        """
        check_range("weeks", weeks, low=1, high=MOST_WEEKS, what=tr("The program's weeks"))
        phases = list(self.phases)
        phases[-1] = replace(phases[-1], weeks=phases[-1].weeks + max(0, weeks - self.weeks))
        too_many = max(0, self.weeks - weeks)
        for index in reversed(range(len(phases))):
            cut = min(too_many, phases[index].weeks)
            phases[index] = replace(phases[index], weeks=phases[index].weeks - cut)
            too_many -= cut
        return replace(self, phases=tuple(phases))

    def with_phase_start(self, phase_id: str, week: int) -> "Program":
        """With a phase that starts in another week; the program's length stays.

        The phase before it grows or shrinks by the difference.

        Args:
            phase_id: A phase that is not the first.
            week: The program week in which it is to start, from 1.

        Raises:
            InvalidEntry: when the week is not between the phases around it.
        """
        index = next((i for i, phase in enumerate(self.phases) if phase.id == phase_id), 0)
        if index == 0:
            raise InvalidEntry("phase", tr("Choose a phase after the first one."))
        before, phase = self.phases[index - 1], self.phases[index]
        first = 1 + sum(p.weeks for p in self.phases[: index - 1])
        last = first + before.weeks + phase.weeks - 1
        check_range("week", week, low=first, high=max(first, last), what=tr("The starting week"))
        phases = list(self.phases)
        phases[index - 1] = replace(before, weeks=week - first)
        phases[index] = replace(phase, weeks=last - week + 1)
        return replace(self, phases=tuple(phases))


def check_time_zone(name: str) -> None:
    """Accept the IANA name of a time zone.

    Raises:
        InvalidEntry: when it is not known.
    """
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise InvalidEntry(
            "time_zone", tr("A time zone is a city like New York, or like America/New_York.")
        ) from None
