"""Everything in other forms."""

from datetime import timedelta
from typing import TYPE_CHECKING

from iop_tracker.domain.goal import Goal, goals_in_order
from iop_tracker.exchange.archive import export_json
from iop_tracker.exchange.fhir import Shared, fhir_bundle
from iop_tracker.exchange.tidy import csv_files
from iop_tracker.storage.durable import new_file, new_folder, replace_file
from iop_tracker.storage.tables import TABLES
from iop_tracker.tracker.journal import Journal
from iop_tracker.views.entry import Entry, entries

if TYPE_CHECKING:
    from iop_tracker.domain.record import Record
    from iop_tracker.tracker import Tracker

AHEAD = timedelta(days=182)
"""So far ahead sessions are told as a table."""


class Exports:
    """What goes out besides pages to read."""

    def __init__(self, journal: Journal, tracker: "Tracker") -> None:
        self._journal = journal
        self._schedule = tracker.schedule
        self._tracker = tracker

    def fhir(self, *, notes: bool = False, use: bool = False) -> bytes:
        """What a clinic's system can read.

        Args:
            notes: Whether notes of check-ins go along.
            use: Whether answers about use go along.
        """
        shared = Shared(
            journal=self._journal.database.journal_id,
            program=self._tracker.programs.current,
            check_ins=self._tracker.check_ins.all(),
            results=self._tracker.assessments.every_result(),
            goals=goals_in_order(self._journal.all(Goal)),
            tasks=self._tracker.notes.tasks(),
            sessions=self.sessions(),
            notes=notes,
            use=use,
        )
        return fhir_bundle(shared)

    def csv(self) -> dict[str, bytes]:
        """Every kind as a table, by the name of its file."""
        records: dict[type[Record], tuple[Record, ...]] = {
            kind: self._journal.all(kind) for kind in TABLES
        }
        return csv_files(records, self.sessions(), self._tracker.assessments.every_result())

    def json(self) -> bytes:
        """Everything, to be taken in again."""
        return export_json(self._journal.database)

    @staticmethod
    def write(content: bytes, name: str) -> str:
        """Write what was exported into a new file that only this user can read.

        Args:
            content: What to write.
            name: The file.

        Returns:
            Its name.

        Raises:
            StorageError: when there is a file of that name, or it could not be written.
        """
        target = new_file(name)
        replace_file(target, content)
        return target.name

    def sessions(self) -> tuple[Entry, ...]:
        """Every session from the program's first day on, in order."""
        plan, here = self._schedule.plan, self._journal.here
        if plan is None:
            return ()
        found = entries(plan, here, plan.program.start, here.today + AHEAD)
        return tuple(entry for entry in found if entry.occurrence.is_session)

    def write_csv(self, name: str) -> str:
        """Write the tables into a new folder that only this user can read, all or none.

        Args:
            name: The folder.

        Returns:
            Its name.

        Raises:
            StorageError: when there is something of that name, or it could not be written.
        """
        return new_folder(name, self.csv()).name
