"""One writer at a time, and who it is."""

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from iop_tracker.errors import FileInUse
from iop_tracker.storage.durable import PRIVATE_FILE, make_folder, refusal


class WriterLock:
    """The right to write a file, held until `release()`.

    The lock goes by itself when the program ends, however it ends.
    """

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(f"{path}.lock", mode=PRIVATE_FILE, thread_local=False)
        self._holder = path.with_name(f"{path.name}.holder")
        self._path = path

    def acquire(self, *, wait: float, now: datetime) -> None:
        """Take the lock.

        Args:
            wait: For how many seconds to try.
            now: Said to whoever finds the file in use.

        Raises:
            FileInUse: when another program has it.
            StorageError: when the place cannot be written to.
        """
        make_folder(self._path.parent)
        try:
            self._lock.acquire(timeout=wait, poll_interval=0.02)
            self._say_who(now)
        except Timeout:
            raise FileInUse(self._who_has_it()) from None
        except OSError as problem:
            raise refusal(problem, self._path) from None

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._holder.unlink()
            self._lock.release()

    def _say_who(self, now: datetime) -> None:
        content = json.dumps({"process": os.getpid(), "since": now.isoformat(timespec="minutes")})
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with os.fdopen(os.open(self._holder, flags, PRIVATE_FILE), "w") as file:
            file.write(content)

    def _who_has_it(self) -> str:
        who = "another window"
        try:
            held = json.loads(self._holder.read_text())
            since = datetime.fromisoformat(held["since"])
            who = f"process {int(held['process'])} since {since:%H:%M}"
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return f"iop-tracker is open already ({who}). Close it there to save here."
