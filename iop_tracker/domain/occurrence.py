"""The single occurrences that the weekly plan and its exceptions make.

Recurrence follows RFC 5545, section 3.3.10 (FREQ=WEEKLY with INTERVAL, BYDAY and WKST=MO), by
`dateutil.rrule`. Everything is floating wall time in the program's zone: Tuesday 18:00 stays
18:00 when the clocks change.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.rrule import MO, WEEKLY, rrule
from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.program import Program
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, SlotKind

Key = tuple[str, date]
"""Names an occurrence for good: its slot (or the added one's exception) and the planned day."""


class OccurrenceState(StrEnum):
    """How an occurrence stands to the weekly plan."""

    PLANNED = "planned"
    MOVED = "moved"
    ADDED = "added"
    CANCELLED = "cancelled"


class Occurrence(Struct, frozen=True, kw_only=True):
    """One session or own commitment on one day."""

    slot_id: str
    """The slot; for an added occurrence the id of its exception."""
    day: date
    """The day it was planned for; with `slot_id` it names the occurrence for good."""
    kind: SlotKind
    name: str
    starts_at: datetime
    """Wall time in the program's zone, without zone."""
    minutes: int
    place: str = ""
    facilitator: str = ""
    state: OccurrenceState = OccurrenceState.PLANNED
    note: str = ""

    @property
    def key(self) -> Key:
        """Names the occurrence."""
        return (self.slot_id, self.day)

    @property
    def ends_at(self) -> datetime:
        """Wall time of the end, without zone."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def takes_place(self) -> bool:
        """Whether it was not cancelled."""
        return self.state is not OccurrenceState.CANCELLED

    @property
    def is_session(self) -> bool:
        """Whether it is a session of the program and not an own commitment."""
        return not self.kind.is_own


def occurrences(
    program: Program,
    slots: Iterable[Slot],
    exceptions: Iterable[ScheduleException],
    first: date,
    last: date,
    *,
    marked: Collection[Key] = (),
) -> tuple[Occurrence, ...]:
    """Everything between two days, both included, in order of start.

    Cancelled occurrences are there with their state; a moved one stands on its new day.

    Args:
        program: The program with its phases.
        slots: The weekly plan.
        exceptions: What is different once.
        first: The first day.
        last: The last day.
        marked: Occurrences with recorded attendance: these stay when a later change of the
            weekly plan or of the phases leaves them out.
    """
    by_slot = {slot.id: slot for slot in slots}
    known = tuple(exceptions)
    different = {(e.slot_id, e.day): e for e in known if e.kind is not ExceptionKind.ADDED}
    planned = {
        (slot.id, day) for slot in by_slot.values() for day in slot_days(program, slot, first, last)
    }
    planned |= {key for key in marked if key[0] in by_slot and first <= key[1] <= last}
    planned |= {
        key
        for key, change in different.items()
        if change.kind is ExceptionKind.MOVED
        and (change.starts_at is None or first <= change.starts_at.date() <= last)
        and (slot := by_slot.get(change.slot_id))
        and (key in marked or any(slot_days(program, slot, change.day, change.day)))
    }
    found = [_as_excepted(_on(by_slot[key[0]], key[1]), different.get(key)) for key in planned]
    found.extend(_added(e) for e in known if e.kind is ExceptionKind.ADDED)
    inside = (o for o in found if first <= o.starts_at.date() <= last)
    return tuple(sorted(inside, key=lambda o: (o.starts_at, o.name, o.slot_id)))


def slot_days(program: Program, slot: Slot, first: date, last: date) -> Iterator[date]:
    """The days on which a slot is planned between two days, phases and bounds respected."""
    begin = max(first, slot.first)
    end = last if slot.last is None else min(last, slot.last)
    if end < begin:
        return
    cycle = 7 * slot.every_weeks
    skipped = (begin - slot.first).days // cycle * cycle
    start = datetime.combine(slot.first + timedelta(days=skipped), time())
    rule = rrule(
        WEEKLY,
        dtstart=start,
        until=datetime.combine(end, time()),
        interval=slot.every_weeks,
        byweekday=slot.weekdays,
        wkst=MO,
    )
    spans = [s for s in program.spans() if s.phase.id in slot.phases]
    for moment in rule:
        day = moment.date()
        if day >= begin and (
            not slot.phases
            or any(s.first <= day and (s.last is None or day <= s.last) for s in spans)
        ):
            yield day


def _on(slot: Slot, day: date) -> Occurrence:
    return Occurrence(
        slot_id=slot.id,
        day=day,
        kind=slot.kind,
        name=slot.name,
        starts_at=datetime.combine(day, slot.starts),
        minutes=slot.minutes,
        place=slot.place,
        facilitator=slot.facilitator,
    )


def _as_excepted(planned: Occurrence, change: ScheduleException | None) -> Occurrence:
    if change is None:
        return planned
    if change.kind is ExceptionKind.CANCELLED:
        return replace(planned, state=OccurrenceState.CANCELLED, note=change.note)
    return replace(
        planned,
        state=OccurrenceState.MOVED,
        starts_at=change.starts_at or planned.starts_at,
        minutes=change.minutes or planned.minutes,
        place=change.place or planned.place,
        note=change.note,
    )


def _added(extra: ScheduleException) -> Occurrence:
    kind = extra.session_kind or SlotKind.OTHER
    return Occurrence(
        slot_id=extra.id,
        day=extra.day,
        kind=kind,
        name=extra.title.strip() or kind.label,
        starts_at=extra.starts_at or datetime.combine(extra.day, time()),
        minutes=extra.minutes or 0,
        place=extra.place,
        state=OccurrenceState.ADDED,
        note=extra.note,
    )


def conflicts(found: Iterable[Occurrence]) -> dict[Key, tuple[Occurrence, ...]]:
    """Which occurrences overlap in time: the key of each, with those it overlaps.

    Cancelled ones and mere touching (one ends when the next starts) are no conflict.
    """
    going = sorted((o for o in found if o.takes_place), key=lambda o: o.starts_at)
    clashes: dict[Key, list[Occurrence]] = {}
    for index, one in enumerate(going):
        for other in going[index + 1 :]:
            if other.starts_at >= one.ends_at:
                break
            clashes.setdefault(one.key, []).append(other)
            clashes.setdefault(other.key, []).append(one)
    return {key: tuple(others) for key, others in clashes.items()}


def moment(starts_at: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a wall time in the program's zone, in UTC so that spans are true ones.

    A wall time that the clock change skips or repeats counts as the first reading of it
    (`fold=0`, PEP 495); what is shown stays the wall time.
    """
    return starts_at.replace(tzinfo=zone, fold=0).astimezone(UTC)
