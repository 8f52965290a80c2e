"""Opening a file for the verbs of a participant."""

from pathlib import Path

from iop_tracker.clock import Clock
from iop_tracker.storage.cover import Unlock
from iop_tracker.storage.database import Database
from iop_tracker.storage.drafts import Drafts
from iop_tracker.tracker import Tracker

DOUBTFUL = "doubtful"
"""What the full screen answers when a file is not what it was taken for; it is opened anew then."""


def open_tracker(
    path: Path,
    clock: Clock,
    *,
    write: bool = True,
    wait: float | None = 0,
    unlock: Unlock | None = None,
) -> Tracker:
    """Open a participant's file.

    Args:
        path: The file; it comes to be with the first save.
        clock: The present moment.
        write: Whether to take the right to write.
        wait: For how many seconds to wait for another program that has the file. None takes
            the file for what it seems to be; `settle_in` does the rest.
        unlock: Gives the cover of an encrypted file.

    Raises:
        Locked: when it is encrypted and `unlock` is None.
        FileInUse: when another program has it and `write` was asked for.
        Damaged: when the file is not a journal; nothing is changed then.
        StorageError: when the place cannot be used.
    """
    database = Database.open(path, clock, write=write, wait=wait, unlock=unlock)
    drafts = Drafts(database.path, read_only=database.read_only, cover=database.cover)
    return Tracker(database, drafts, clock)
