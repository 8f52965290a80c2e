"""Two computers: another version of the file is taken into this one."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from iop_tracker.domain.record import name_of
from iop_tracker.errors import BadInput, Damaged, Locked, StorageError
from iop_tracker.language import tr
from iop_tracker.storage.checksum import is_altered
from iop_tracker.storage.codec import has_doubles
from iop_tracker.storage.conflicts import conflict_copies
from iop_tracker.storage.cover import Unlock, is_sealed, unwrapped
from iop_tracker.storage.durable import read_file, refusal
from iop_tracker.storage.erasing import Fate
from iop_tracker.storage.merging import (
    Merge,
    keep_version,
    new_erasures,
    planned_merge,
    take_in,
)
from iop_tracker.storage.tables import TABLES, journal_in
from iop_tracker.tracker.journal import Journal
from iop_tracker.tracker.removal import Removal
from iop_tracker.views.merging import merge_lines

SAID = tr("taking in the other version")
SAME_FILE = tr("That is this very file. Name the other one.")
OTHER_KEY = tr(
    "The other version opens with another passphrase. Close, and use: iop-tracker merge FILE"
)

CHANGED_THERE = tr(
    "Something else than iop-tracker had changed the other version. Look whether all is as you "
    "wrote it."
)


class Merged(Struct, frozen=True):
    """What taking in another version did."""

    lines: tuple[str, ...]
    """What came from where, a line each."""
    can_undo: bool
    """Whether `undo` takes it back; what was erased for good stays so."""


class Merging:
    """Versions of the file from another computer."""

    def __init__(self, journal: Journal, removal: Removal) -> None:
        self._journal = journal
        self._removal = removal

    def waiting(self) -> tuple[Path, ...]:
        """Versions that a sync tool left beside the file."""
        database = self._journal.database
        return () if database.read_only else conflict_copies(database.path)

    def to_offer(self) -> tuple[Path, ...]:
        """Those of them that look as if they can be taken in, so that no other file is a nag."""
        return tuple(each for each in self.waiting() if self._may_fit(each))

    def _may_fit(self, other: Path) -> bool:
        try:
            content = read_file(other)
            return is_sealed(content) or journal_in(content) == self._journal.database.journal_id
        except StorageError:
            return False

    def merge(self, other: Path, unlock: Unlock | None = None) -> Merged:
        """Take in another version; the state before is kept, and `undo` takes it back.

        A version that a sync tool left beside the file is among the copies afterwards.

        Args:
            other: The other version.
            unlock: Gives the cover of one that another passphrase opens.

        Returns:
            What came from where.

        Raises:
            BadInput: when it is of another journal, or this very file.
            Damaged: when something in it cannot be read; nothing is taken in then.
            StorageError: when it could not be read or written.
        """
        database = self._journal.database
        database.need_writable()
        if _same(other, database.path):
            raise BadInput(SAME_FILE)
        content = self._plain(read_file(other), unlock)
        plan = planned_merge(database, content)
        is_beside = any(_same(other, each) for each in conflict_copies(database.path))
        if is_beside:
            keep_version(database, content, plan)
        before = {step.id for step in self._journal.steps()}
        fates = take_in(database, plan, SAID, self._journal.moment)
        if is_beside:
            _remove(other)
        return Merged(
            lines=(
                *merge_lines(plan.mine, plan.theirs, plan.together, TABLES, self._journal.today),
                *self._after_erasure(plan, fates),
                *([CHANGED_THERE] if is_altered(content) or has_doubles(content) else []),
            ),
            can_undo=any(step.id not in before for step in self._journal.steps()),
        )

    def _after_erasure(self, plan: Merge, fates: Mapping[Fate, int]) -> Iterable[str]:
        """What there is to say where the other version erased something for good."""
        names = {each.id for each in new_erasures(plan)}
        gone = [
            record
            for state in (plan.mine, plan.theirs)
            for kind in TABLES
            for record in state[kind].values()
            if name_of(record) in names and record.id not in plan.together[kind]
        ]
        return self._removal.after_erasure(gone, fates) if gone else ()

    def _plain(self, content: bytes, unlock: Unlock | None) -> bytes:
        """The other version's content: by this file's key, or else by its own."""
        try:
            return unwrapped(content, self._journal.database.cover)
        except (Damaged, Locked):
            if not is_sealed(content):
                raise
        if unlock is None:
            raise BadInput(OTHER_KEY)
        return unlock(content).unwrap(content)


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise refusal(problem, path) from None
