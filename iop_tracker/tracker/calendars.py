"""The schedule on its way to a phone."""

from pathlib import Path

from iop_tracker.domain.program import Program
from iop_tracker.domain.record import Record
from iop_tracker.domain.schedule import ScheduleException, Slot
from iop_tracker.errors import NothingFound
from iop_tracker.exchange.calendar_out import CalendarChoice, calendar_file, is_ours
from iop_tracker.paths import at_home
from iop_tracker.storage.durable import new_file, read_file, replace_file
from iop_tracker.tracker.journal import Journal
from iop_tracker.tracker.schedules import Schedules

KINDS: tuple[type[Record], ...] = (Program, Slot, ScheduleException)
MOST_BYTES = 50_000_000


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
        plan = self._schedule.plan
        if plan is None:
            raise NothingFound("Set up your program first; then there is a schedule.")
        history = [r for kind in KINDS for r in self._journal.database.of(kind).all_with_removed()]
        return calendar_file(plan, choice, self._journal.moment, history)

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
