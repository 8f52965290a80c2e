"""Records with good defaults. Everybody in them is invented."""

from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from msgspec.structs import replace

from iop_tracker.domain.attendance import Attendance, AttendanceStatus
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.program import Phase, Program
from iop_tracker.domain.record import Record, stamped
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, SlotKind
from iop_tracker.domain.urge import StrategyUse, Urge

MONDAY = date(2026, 11, 23)
STORED_AT = datetime(2026, 11, 23, 20, 45, tzinfo=UTC)

R = TypeVar("R", bound=Record)


def stored(record: R, record_id: str) -> R:
    """The record as if it was stored under an id."""
    return stamped(record, now=STORED_AT, new_id=record_id)


def program(*weeks: int, start: date = MONDAY, **changes: Any) -> Program:
    """A program whose phases p1, p2, ... have these weeks; 4, 4 and 4 by default."""
    phases = tuple(
        Phase(id=f"p{number}", name=f"Part {number}", weeks=each)
        for number, each in enumerate(weeks or (4, 4, 4), start=1)
    )
    base = Program(
        id="program", name="A program", start=start, phases=phases, time_zone="America/New_York"
    )
    return replace(base, **changes)


def slot(*weekdays: int, slot_id: str = "slot", **changes: Any) -> Slot:
    """A group session at 18:00 for 90 minutes on these days; Monday by default."""
    base = Slot(
        id=slot_id,
        kind=SlotKind.GROUP,
        weekdays=weekdays or (0,),
        starts=time(18),
        minutes=90,
        first=MONDAY,
    )
    return replace(base, **changes)


def exception(kind: ExceptionKind, day: date = MONDAY, **changes: Any) -> ScheduleException:
    """An exception to the occurrence of `slot()` on a day."""
    fields: dict[str, Any] = {"id": f"exception-{day}", "slot_id": "slot", **changes}
    return ScheduleException(kind=kind, day=day, **fields)


def mark(status: AttendanceStatus, day: date = MONDAY, slot_id: str = "slot") -> Attendance:
    """A mark on the occurrence of a slot on a day."""
    return Attendance(slot_id=slot_id, day=day, status=status)


def check_in(day: date = MONDAY, mood: int = 6, **changes: Any) -> CheckIn:
    """A check-in."""
    return CheckIn(day=day, mood=mood, **changes)


def plan(situation: str = "Payday and the way home", **changes: Any) -> CopingPlan:
    """A coping plan."""
    return CopingPlan(situation=situation, **changes)


def note(title: str = "Workshop: HALT", **changes: Any) -> Note:
    """A note of Monday."""
    return replace(Note(title=title, day=MONDAY), **changes)


def task(text: str = "Call the bank", **changes: Any) -> Task:
    """A task."""
    return Task(text=text, **changes)


def contact(name: str = "Ruth", **changes: Any) -> Contact:
    """Somebody to call."""
    return replace(Contact(name=name, phone="555-0142", role="sponsor"), **changes)


def strategy(name: str = "Water the tomatoes", **changes: Any) -> Strategy:
    """A strategy of one's own."""
    return Strategy(name=name, **changes)


def urge(before: int | None = 8, after: int | None = 3, /, *used: str, **changes: Any) -> Urge:
    """An urge of Monday at noon, with the ids of what was used."""
    uses = tuple(StrategyUse(each) for each in used)
    base = Urge(at=datetime(2026, 11, 23, 12), before=before, after=after, strategies=uses)
    return replace(base, **changes)
