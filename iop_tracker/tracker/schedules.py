"""The weekly plan, its exceptions, and attendance."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from iop_tracker.domain.attendance import Attendance, AttendanceStatus, marks_of
from iop_tracker.domain.occurrence import Occurrence, OccurrenceState
from iop_tracker.domain.record import Record
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, check_commitment
from iop_tracker.domain.words import day_text
from iop_tracker.errors import BadInput
from iop_tracker.language import tr
from iop_tracker.tracker.journal import LATELY, Journal
from iop_tracker.tracker.programs import Programs
from iop_tracker.views.entry import Entry, Plan, entries

if TYPE_CHECKING:
    from iop_tracker.views.week import WeekView

R = TypeVar("R", bound=Record)


class Schedules:
    """What takes place when, and whether the participant was there."""

    def __init__(self, journal: Journal, programs: Programs) -> None:
        self._journal = journal
        self._programs = programs

    @property
    def plan(self) -> Plan | None:
        """All that the schedule is made of, or None before the set-up."""
        return self._plan(lambda _: self._journal.all(Attendance))

    @property
    def plan_lately(self) -> Plan | None:
        """The same with the marks only on what stands on the last days or is to come."""
        return self._plan(
            lambda exceptions: self._journal.since(Attendance, self._first(exceptions))
        )

    def _first(self, exceptions: Iterable[ScheduleException]) -> date:
        """The first day for which something was planned that stands on the last days, or later."""
        lately = self._journal.today - LATELY
        moved = (e.day for e in exceptions if e.starts_at and e.starts_at.date() >= lately)
        return min((lately, *moved))

    def _plan(
        self, marks: Callable[[Iterable[ScheduleException]], Iterable[Attendance]]
    ) -> Plan | None:
        program = self._programs.current
        if program is None:
            return None
        exceptions = _latest_last(self._journal.all(ScheduleException))
        return Plan(
            program=program,
            slots=self._journal.all(Slot),
            exceptions=exceptions,
            marks=marks_of(marks(exceptions)),
        )

    def week(self, day: date) -> "WeekView | None":
        """The week that a day is in, or None before the set-up."""
        plan = self.plan
        if plan is None:
            return None
        from iop_tracker.views.week import week_view

        return week_view(plan, self._journal.here, day, self._journal.all(RiskyEvent))

    def on(self, day: date) -> tuple[Entry, ...]:
        """Everything on a local day."""
        plan = self.plan
        return entries(plan, self._journal.here, day, day) if plan else ()

    def slot_of(self, occurrence: Occurrence) -> Slot | None:
        """The slot of an occurrence; None for an added one."""
        return self._journal.find(Slot, occurrence.slot_id)

    def save_slot(self, slot: Slot) -> None:
        """Store a new slot, or a changed one for all its days."""
        check_commitment(slot.title, slot.kind)
        self._journal.save(tr("the change to {name}", name=slot.name), slot)

    def change_slot_from(self, slot: Slot, changed: Slot, day: date) -> None:
        """Change a slot from a day on; what was before stays as it was.

        Args:
            slot: The slot as stored.
            changed: As it is to be; its id is ignored.
            day: The first day of the change.
        """
        check_commitment(changed.title, changed.kind)
        if day <= slot.first:
            self.save_slot(replace(changed, id=slot.id, created=slot.created))
            return
        ended = replace(slot, last=day - timedelta(days=1))
        first = in_step(slot, day) if changed.every_weeks == slot.every_weeks else day
        begun = replace(changed, id=self._journal.new_id(), created=None, first=first)
        taken_along = self.taken_along(slot.id, begun.id, day)
        self._journal.save(tr("the change to {name}", name=slot.name), ended, begun, *taken_along)

    def taken_along(self, old_id: str, new_id: str, day: date) -> list[Record]:
        """What was recorded of a slot from a day on, as it belongs to the slot that follows it."""
        from iop_tracker.domain.goal import Goal
        from iop_tracker.domain.note import Note, Task
        from iop_tracker.domain.topic import Topic
        from iop_tracker.domain.wants import Wants

        dated: list[Attendance | ScheduleException] = [
            *self._journal.all(Attendance),
            *self._journal.all(ScheduleException),
        ]
        written: list[Note | Task | Goal | Topic] = [
            *self._journal.all(Note),
            *self._journal.all(Task),
            *self._journal.all(Topic),
            *self._journal.all(Goal),
        ]
        taken: list[Record] = [
            replace(each, slot_id=new_id)
            for each in dated
            if each.slot_id == old_id and each.day >= day
        ]
        taken += [
            replace(each, session=replace(each.session, slot_id=new_id))
            for each in self._journal.all(Wants)
            if each.session.slot_id == old_id and each.session.day >= day
        ]
        taken += [
            replace(each, session=replace(each.session, slot_id=new_id))
            for each in written
            if each.session and each.session.slot_id == old_id and each.session.day >= day
        ]
        return taken

    def end_slot_of(self, occurrence: Occurrence) -> None:
        """Let the slot of an occurrence end: nothing of it from that day on.

        Raises:
            BadInput: for an occurrence that was added once.
        """
        slot = self.slot_of(occurrence)
        if slot is None:
            raise BadInput(tr("This one takes place only once; cancel it instead."))
        self.end_slot(slot, occurrence.day)

    def end_slot(self, slot: Slot, day: date) -> None:
        """Let a slot end: nothing of it from `day` on but what was marked; the rest stays."""
        said = tr("the end of {name}", name=slot.name)
        is_marked = any(mark.slot_id == slot.id for mark in self._journal.all(Attendance))
        if day <= slot.first and not is_marked:
            self._journal.remove(said, slot)
        else:
            self._journal.save(said, replace(slot, last=max(day, slot.first) - timedelta(days=1)))

    def cancel_once(self, occurrence: Occurrence, note: str = "") -> None:
        """Mark one occurrence as not taking place."""
        said = tr("cancelling {named}", named=self._named(occurrence))
        if occurrence.state is OccurrenceState.ADDED:
            self._journal.remove(said, self._journal.get(ScheduleException, occurrence.slot_id))
            return
        self._save_exception(
            said,
            ScheduleException(
                kind=ExceptionKind.CANCELLED,
                slot_id=occurrence.slot_id,
                day=occurrence.day,
                note=note,
            ),
        )

    def move_once(
        self, occurrence: Occurrence, starts_at: datetime, minutes: int | None = None
    ) -> None:
        """Move one occurrence to another wall time in the program's zone."""
        said = tr("moving {named}", named=self._named(occurrence))
        if occurrence.state is OccurrenceState.ADDED:
            extra = self._journal.get(ScheduleException, occurrence.slot_id)
            moved = replace(extra, starts_at=starts_at, minutes=minutes or extra.minutes)
            self._journal.save(said, moved)
            return
        self._save_exception(
            said,
            ScheduleException(
                kind=ExceptionKind.MOVED,
                slot_id=occurrence.slot_id,
                day=occurrence.day,
                starts_at=starts_at,
                minutes=minutes,
            ),
        )

    def add_once(self, extra: ScheduleException) -> None:
        """Add one occurrence outside the weekly plan."""
        self._journal.save(tr("adding one session"), extra)

    def back_to_plan(self, occurrence: Occurrence) -> None:
        """Take back the exception of one occurrence: it stands as planned again.

        Raises:
            BadInput: when it already stands as planned.
        """
        exceptions = self._exceptions(*occurrence.key)
        if not exceptions:
            raise BadInput(tr("This one stands as planned."))
        self._journal.remove(tr("putting back {named}", named=self._named(occurrence)), *exceptions)

    def mark(
        self, occurrence: Occurrence, status: AttendanceStatus, note: str | None = None
    ) -> None:
        """Say how a session went.

        Args:
            occurrence: A session that takes place.
            status: Attended, late, excused or missed.
            note: None keeps the note that is there.

        Raises:
            BadInput: for an own commitment, a cancelled session, or one on a day to come, which
                can be marked as excused only.
        """
        if not occurrence.is_session:
            raise BadInput(tr("Attendance is for sessions of the program."))
        if not occurrence.takes_place:
            raise BadInput(tr("This session was cancelled, so there is nothing to mark."))
        if status is not AttendanceStatus.EXCUSED and self._is_to_come(occurrence):
            raise BadInput(
                tr("This session is still to come. Until its day it can only be excused.")
            )
        new = Attendance(slot_id=occurrence.slot_id, day=occurrence.day, status=status)
        *others, mark = self._marks(occurrence) or (new,)
        kept = mark.note if note is None else note
        marked = replace(mark, status=status, note=kept)
        self._journal.save(
            tr("marking {named}", named=self._named(occurrence)), marked, removed=others
        )

    def unmark(self, occurrence: Occurrence) -> None:
        """Take the mark off a session."""
        known = self._marks(occurrence)
        if known:
            self._journal.remove(tr("the mark on {named}", named=self._named(occurrence)), *known)

    def _is_to_come(self, occurrence: Occurrence) -> bool:
        program, here = self._programs.current, self._journal.here
        zone = ZoneInfo(program.time_zone) if program else None
        return bool(zone and here.local(occurrence.starts_at, zone).date() > here.today)

    def _marks(self, occurrence: Occurrence) -> tuple[Attendance, ...]:
        """What is stored for one: more than one mark where two computers each had one."""
        found = (m for m in self._journal.all(Attendance) if m.key == occurrence.key)
        return _latest_last(found)

    def _exceptions(self, slot_id: str, day: date) -> tuple[ScheduleException, ...]:
        known = self._journal.all(ScheduleException)
        return _latest_last(each for each in known if (each.slot_id, each.day) == (slot_id, day))

    def _save_exception(self, said: str, exception: ScheduleException) -> None:
        known = self._exceptions(exception.slot_id, exception.day)
        if known:
            exception = replace(exception, id=known[-1].id, created=known[-1].created)
        self._journal.save(said, exception, removed=known[:-1])

    def _named(self, occurrence: Occurrence) -> str:
        return tr(
            "{name} on {day}",
            name=occurrence.name,
            day=day_text(occurrence.day, self._journal.today),
        )


def _latest_last(records: Iterable[R]) -> tuple[R, ...]:
    return tuple(sorted(records, key=lambda record: str(record.changed)))


def in_step(slot: Slot, day: date) -> date:
    """The first day from `day` on that is in a week of the slot's every-n-weeks rhythm."""
    monday = slot.first - timedelta(days=slot.first.weekday())
    cycle = 7 * slot.every_weeks
    into = (day - monday).days % cycle
    return day if into < 7 else day + timedelta(days=cycle - into)
