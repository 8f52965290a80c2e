"""The schedule on its way to a phone."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from iop_tracker.domain.program import Program
from iop_tracker.domain.record import Record
from iop_tracker.domain.schedule import ScheduleException, Slot, SlotKind
from iop_tracker.domain.words import count_text
from iop_tracker.errors import NothingFound
from iop_tracker.exchange.calendar_in import read_calendar
from iop_tracker.exchange.calendar_out import CalendarChoice, calendar_file, is_ours
from iop_tracker.exchange.calendar_parts import Span
from iop_tracker.language import tr
from iop_tracker.paths import at_home
from iop_tracker.storage.durable import new_file, read_file, replace_file
from iop_tracker.tracker.journal import Journal
from iop_tracker.tracker.schedules import Schedules
from iop_tracker.tracker.taking_in import Tools, changes_for
from iop_tracker.views.calendar_in import CalendarItem, preview
from iop_tracker.views.entry import Plan

KINDS: tuple[type[Record], ...] = (Program, Slot, ScheduleException)
MOST_BYTES = 50_000_000
AHEAD = timedelta(days=365)
"""A calendar that is taken in is looked at so far ahead."""


class Calendars:
    """Calendar files."""

    def __init__(self, journal: Journal, schedule: Schedules) -> None:
        self._journal = journal
        self._schedule = schedule

    def out(self, choice: CalendarChoice) -> bytes:
        """The schedule as a calendar file.

        Raises:
            NothingFound: before the set-up.
        """
        history = [r for kind in KINDS for r in self._journal.database.of(kind).all_with_removed()]
        return calendar_file(self._need_plan(), choice, self._journal.moment, history)

    def preview(self, content: bytes) -> tuple[CalendarItem, ...]:
        """What a calendar file would bring, in its order.

        Raises:
            NothingFound: before the set-up.
            BadInput: when it is no calendar, or broken.
        """
        plan, here = self._need_plan(), self._journal.here
        zone = ZoneInfo(plan.program.time_zone)
        today = here.now.astimezone(zone).date()
        span = Span(zone=zone, first=plan.program.start, last=today + AHEAD)
        return preview(read_calendar(content, span), plan, here, today)

    def take_in(self, items: Iterable[tuple[CalendarItem, SlotKind]]) -> int:
        """Take in events of a calendar, as one step.

        Args:
            items: Events as they were shown, each with the kind that it is.

        Returns:
            How many.

        Raises:
            NothingFound: when none of them brings anything.
            StorageError: when it could not be written; nothing is stored then.
        """
        plan = self._need_plan()
        today = self._journal.here.now.astimezone(ZoneInfo(plan.program.time_zone)).date()
        chosen = [(item, kind) for item, kind in items if item.can_be_taken]
        if not chosen:
            raise NothingFound(tr("There is nothing to take in."))
        tools = Tools(self._journal.new_id, self._schedule.taken_along)
        found = [changes_for(item, kind, plan, today, tools) for item, kind in chosen]
        said = tr("taking in {events} of a calendar", events=count_text(len(chosen), "event"))
        saved = (record for changes in found for record in changes.saved)
        removed = [record for changes in found for record in changes.removed]
        self._journal.save(said, *saved, removed=removed)
        return len(chosen)

    def _need_plan(self) -> Plan:
        plan = self._schedule.plan
        if plan is None:
            raise NothingFound(tr("Set up your program first; then there is a schedule."))
        return plan

    @staticmethod
    def write(content: bytes, name: str) -> str:
        """Write a calendar file that only this user can read.

        One that iop-tracker wrote before is replaced, so that the same name serves each time.

        Returns:
            Its name.

        Raises:
            StorageError: when there is another file of that name, or it could not be written.
        """
        known = at_home(Path(name))
        is_known = known.is_file() and is_ours(read_file(known, most=MOST_BYTES))
        target = known if is_known else new_file(name)
        replace_file(target, content)
        return target.name
