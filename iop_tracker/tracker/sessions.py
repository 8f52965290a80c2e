"""Sessions by themselves: those that were and those to come, as links and due days name them."""

from datetime import date, timedelta

from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.due import Coming
from iop_tracker.domain.linking import Place, Target
from iop_tracker.domain.note import SessionLink
from iop_tracker.domain.schedule import ScheduleException, Slot
from iop_tracker.domain.words import day_text
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal
from iop_tracker.tracker.schedules import Schedules
from iop_tracker.views.entry import Entry, entries

LINKED_DAYS = 60
"""Sessions so far back and ahead can be linked to."""


class Sessions:
    """Finds a session, or those of some weeks."""

    def __init__(self, journal: Journal, schedule: Schedules) -> None:
        self._journal = journal
        self._schedule = schedule

    def recent(self, days: int = 14) -> tuple[Entry, ...]:
        """Sessions of the last days and of today, newest first."""
        plan, here = self._schedule.plan, self._journal.here
        if plan is None:
            return ()
        found = entries(plan, here, here.today - timedelta(days=days), here.today)
        return tuple(
            e for e in reversed(found) if e.occurrence.is_session and e.occurrence.takes_place
        )

    def coming(self, days: int = 28) -> tuple[Coming, ...]:
        """The sessions to come, the next first, as tasks are due before them."""
        plan, here = self._schedule.plan, self._journal.here
        if plan is None:
            return ()
        found = entries(plan, here, here.today, here.today + timedelta(days=days))
        return tuple(
            Coming(
                link=SessionLink(slot_id=e.occurrence.slot_id, day=e.occurrence.day),
                day=e.day,
                name=e.occurrence.name,
                kind=e.occurrence.kind.label,
            )
            for e in found
            if e.can_prepare
        )

    def places(self) -> tuple[Place, ...]:
        """The sessions of the last weeks and of those to come, as a note can link to them."""
        plan, here = self._schedule.plan, self._journal.here
        if plan is None:
            return ()
        span = timedelta(days=LINKED_DAYS)
        return tuple(
            Place(
                target=Target.SESSION,
                id=f"{e.occurrence.slot_id}@{e.occurrence.day}",
                name=f"{e.occurrence.name}, {day_text(e.day, here.today)}",
            )
            for e in entries(plan, here, here.today - span, here.today + span)
            if e.occurrence.is_session
        )

    def at(self, slot_id: str, day: date) -> Entry:
        """A session by the day it was planned for, wherever it was moved within some weeks.

        Raises:
            NothingFound: when there is none.
        """
        plan, span = self._schedule.plan, timedelta(days=LINKED_DAYS)
        near = entries(plan, self._journal.here, day - span, day + span) if plan else ()
        for entry in near:
            if entry.occurrence.key == (slot_id, day):
                return entry
        raise NothingFound(tr("That session is not on the schedule any more."))

    def marked(self, mark_id: str) -> tuple[str, date]:
        """The slot and the planned day of what a mark is on.

        Raises:
            NothingFound: when there is no such mark.
        """
        return self._journal.get(Attendance, mark_id).key

    def link_text(self, link: SessionLink) -> str:
        """The session that a note came from, as `Relapse prevention, Mon 23 Nov`."""
        slot = self._journal.find(Slot, link.slot_id)
        extra = self._journal.find(ScheduleException, link.slot_id)
        name = slot.name if slot else extra.title if extra and extra.title else tr("Session")
        return f"{name}, {day_text(link.day, self._journal.today)}"
