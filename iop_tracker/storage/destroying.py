"""Everything erased: the file, its copies, its drafts, and all that lies beside them."""

import os
from contextlib import suppress
from pathlib import Path

from iop_tracker.clock import Clock
from iop_tracker.domain.words import count_text
from iop_tracker.errors import NothingFound, StorageError
from iop_tracker.language import tr
from iop_tracker.paths import backups_folder, language_path
from iop_tracker.storage.conflicts import conflict_copies
from iop_tracker.storage.cover import PREFACE_BYTES, is_sealed
from iop_tracker.storage.durable import leftovers, read_file, refusal, sync_folder
from iop_tracker.storage.lock import WriterLock
from iop_tracker.storage.settling import neighbors
from iop_tracker.storage.tables import journal_in

BLOCK = 1 << 20


def destroy(path: Path, clock: Clock, wait: float) -> str:
    """Erase everything of a journal.

    Each file is written over with zeros first: of an encrypted one the wrapped key goes with that.

    Args:
        path: The file, links followed.
        clock: The present moment.
        wait: For how many seconds to wait for another program that has the file.

    Returns:
        What was done, as a sentence.

    Raises:
        NothingFound: when there is nothing.
        FileInUse: when another program has the file.
        StorageError: when something could not be erased; says its name.
    """
    if not everything(path):
        raise NothingFound(tr("There is nothing to erase here."))
    lock = WriterLock(path)
    lock.acquire(wait=wait, now=clock())
    try:
        found = everything(path)
        failed = [each for each in found if not _is_erased(each)]
        with suppress(OSError):
            backups_folder(path).rmdir()
        _sync(path.parent)
    finally:
        lock.release()
    if failed:
        raise StorageError(
            tr("These could not be erased: {name}.", name=", ".join(each.name for each in failed))
        )
    lock.remove()
    return tr("Erased: {files}. Nothing is left.", files=count_text(len(found), "file"))


def everything(path: Path) -> list[Path]:
    """All files of a journal; the file itself last, so that a run cut off can be done again."""
    present = [path] if path.is_file() else []
    versions = [each for each in conflict_copies(path) if _is_version(each, path)]
    chosen = [each for each in (language_path(path),) if each.is_file()]
    return [*leftovers(path), *versions, *neighbors(path), *chosen, *present]


def _is_version(other: Path, path: Path) -> bool:
    """Whether a file with such a name is surely of the same journal."""
    try:
        mine, theirs = read_file(path), read_file(other)
        if is_sealed(mine):
            return theirs.startswith(mine[:PREFACE_BYTES])
        journal = journal_in(mine)
        return bool(journal) and journal == journal_in(theirs)
    except StorageError:
        return False


def _is_erased(path: Path) -> bool:
    try:
        _write_over(path)
        path.unlink()
    except OSError:
        return False
    return True


def _write_over(path: Path) -> None:
    """Put zeros in the place of what is in a file that has no other name anywhere."""
    with path.open("r+b") as file:
        found = os.fstat(file.fileno())
        if found.st_nlink > 1:
            return
        for start in range(0, found.st_size, BLOCK):
            file.write(bytes(min(BLOCK, found.st_size - start)))
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as problem:
        raise refusal(problem, folder) from None
