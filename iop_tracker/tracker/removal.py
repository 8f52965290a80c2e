"""What was removed: brought back, or erased for good."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.milestone import MILESTONES_ID, Milestones, SinceDay
from iop_tracker.domain.record import Erased, Record, name_of
from iop_tracker.domain.words import count_text, list_text
from iop_tracker.errors import StorageError
from iop_tracker.language import tr
from iop_tracker.paths import drafts_path
from iop_tracker.storage.conflicts import conflict_copies
from iop_tracker.storage.drafts import Drafts
from iop_tracker.storage.erasing import Fate, erase_everywhere, forget_removed, removed_long_ago
from iop_tracker.storage.settling import put_aside
from iop_tracker.storage.tables import TABLES
from iop_tracker.tracker.journal import Journal
from iop_tracker.views.naming import record_text
from iop_tracker.views.removed import RemovedRow, removed_rows


class Removal:
    """What the participant removed in the last 30 days."""

    def __init__(self, journal: Journal, drafts: Drafts) -> None:
        self._journal = journal
        self._drafts = drafts

    def rows(self) -> tuple[RemovedRow, ...]:
        """What can be brought back, the last removed first."""
        return removed_rows(self._tombstones(), self._journal.here)

    def bring_back(self, record: Record) -> str:
        """Let a removed record be there again, as it was.

        Returns:
            What was done, as a sentence.

        Raises:
            StorageError: when it could not be written.
        """
        name = record_text(record, self._journal.today)
        self._journal.save(tr("bringing back {name}", name=name), record)
        return tr("Back again: {name}.", name=name)

    def erase(self, records: Sequence[Record]) -> str:
        """Erase removed records for good: from the file, its copies and what is half typed.

        Returns:
            What was done, as a sentence.

        Raises:
            StorageError: when it could not be written. The records are still there then, unless
                only what is half typed could not be let go.
        """
        fates = erase_everywhere(self._journal.database, map(self._erased, records))
        return " ".join(self.after_erasure(records, fates))

    def _erased(self, record: Record) -> Erased:
        """That a record went, at a moment that is not before anything written in it."""
        at = max(each for each in (self._journal.moment, record.created, record.changed) if each)
        return Erased(id=name_of(record), created=at, changed=at)

    def after_erasure(self, records: Iterable[Record], fates: Mapping[Fate, int]) -> Iterable[str]:
        """Let go what is half typed about erased records, and tell where they may still be.

        Args:
            records: What was erased.
            fates: What became of the copies.

        Raises:
            StorageError: when what is half typed could not be let go.
        """
        known = list(records)
        for draft in self._drafts.all():
            if any(self._is_about(draft.key, record) for record in known):
                self._drafts.drop(draft.key)
        return (*_fate_lines(fates), *self._elsewhere())

    def _is_about(self, draft_key: str, record: Record) -> bool:
        """Whether half-typed text is of a record: its key ends with the record's id, or its day.

        All dates to count from are typed into one form.
        """
        if isinstance(record, SinceDay | Milestones):
            return draft_key == MILESTONES_ID
        if not isinstance(record, CheckIn):
            return draft_key.endswith(f":{record.id}")
        known = {(each.day, each.part) for each in self._journal.all(CheckIn)}
        name = f":{record.part}:{record.day}" if record.part else f":{record.day}"
        return (record.day, record.part) not in known and draft_key.endswith(name)

    def _elsewhere(self) -> Iterable[str]:
        """Which other files may hold what was erased."""
        path = self._journal.database.path
        files = [*conflict_copies(path), *put_aside(path)]
        if not self._drafts.can_be_read:
            files.append(drafts_path(path))
        if files:
            yield tr("{name} may still hold it.", name=list_text([each.name for each in files]))

    def forget_old(self) -> None:
        """Let go what was removed more than 30 days ago; a full disk leaves that for later."""
        database, now = self._journal.database, self._journal.moment
        if database.read_only or not removed_long_ago(database, TABLES, now):
            return
        with suppress(StorageError), database.transaction():
            forget_removed(database, TABLES, now)

    def _tombstones(self) -> list[Record]:
        database = self._journal.database
        return [
            record
            for kind in TABLES
            for record in database.of(kind).all_with_removed()
            if record.removed is not None
        ]


def _fate_lines(fates: Mapping[Fate, int]) -> Iterable[str]:
    """From where it went, and what else there is to say about the copies."""
    gone = fates.get(Fate.WITHOUT, 0) + fates.get(Fate.ALTERED, 0)
    yield tr(
        "Erased for good, from the file and {copies}.", copies=count_text(gone, "copy", "copies")
    )
    if fates.get(Fate.ALTERED):
        several = count_text(fates[Fate.ALTERED], "copy", "copies")
        yield tr(
            "Something else had changed {several} of these; that cannot be told any more.",
            several=several,
        )
    if fates.get(Fate.UNREADABLE):
        unread = count_text(fates[Fate.UNREADABLE], "copy", "copies")
        yield tr("{unread} could not be looked into: iop-tracker doctor", unread=unread)
