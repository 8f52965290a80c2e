"""Whether the participant was there, and the hours that come of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from iop_tracker.domain.occurrence import Key, Occurrence
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_day, check_text
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException
from iop_tracker.language import tr


class AttendanceStatus(StrEnum):
    """How a session went for the participant."""

    ATTENDED = "attended"
    LATE = "late"
    EXCUSED = "excused"
    MISSED = "missed"

    @property
    def was_there(self) -> bool:
        """Whether the session's hours count: attended or late."""
        return self in {AttendanceStatus.ATTENDED, AttendanceStatus.LATE}


class Attendance(Record, frozen=True, kw_only=True):
    """The mark on one occurrence."""

    slot_id: str
    """Slot of the occurrence (or the added one's exception)."""
    day: date
    """The day it was planned for."""
    status: AttendanceStatus
    note: str = ""

    def __post_init__(self) -> None:
        check_day("day", self.day)
        check_text("note", self.note, what=tr("The note"))

    @property
    def key(self) -> Key:
        """Names the occurrence it belongs to."""
        return (self.slot_id, self.day)


Marks = Mapping[Key, Attendance]
"""Attendance by the occurrence's key."""


def marks_of(attendance: Iterable[Attendance]) -> Marks:
    """The mark on each occurrence; where two computers each have one, the one made last."""
    marks: dict[Key, Attendance] = {}
    for mark in attendance:
        known = marks.get(mark.key)
        if known is None or str(known.changed) <= str(mark.changed):
            marks[mark.key] = mark
    return marks


def without_called_off(marks: Marks, exceptions: Iterable[ScheduleException]) -> Marks:
    """The marks that count: a session that was called off was neither attended nor missed."""
    off = {(e.slot_id, e.day) for e in exceptions if e.kind is ExceptionKind.CANCELLED}
    return {key: mark for key, mark in marks.items() if key not in off}


class AttendanceCount(Struct, frozen=True):
    """Sessions and hours of a stretch of time; own commitments don't count."""

    planned: int
    """Sessions that take place."""
    done: int
    """Of these, attended or late."""
    planned_hours: float
    attended_hours: float


def attendance_count(found: Iterable[Occurrence], marks: Marks) -> AttendanceCount:
    """Count sessions that take place and those the participant was at."""
    sessions = [o for o in found if o.is_session and o.takes_place]
    there = [o for o in sessions if (mark := marks.get(o.key)) and mark.status.was_there]
    return AttendanceCount(
        planned=len(sessions),
        done=len(there),
        planned_hours=sum(o.minutes for o in sessions) / 60,
        attended_hours=sum(o.minutes for o in there) / 60,
    )
