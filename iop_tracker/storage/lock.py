"""One writer at a time, and who it is."""

import errno
import os
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from iop_tracker.domain.words import day_text
from iop_tracker.errors import FileInUse, StorageError
from iop_tracker.language import tr
from iop_tracker.storage.durable import PRIVATE_FILE, make_folder, read_file, refusal

MOST_HOLDER_BYTES = 10_000


class WriterLock:
    """The right to write a file, held until `release()`.

    The lock goes by itself when the program ends, however it ends.
    """

    def __init__(self, path: Path) -> None:
        from filelock import FileLock

        self._lock = FileLock(f"{path}.lock", mode=PRIVATE_FILE, thread_local=False)
        self._holder = _holder_path(path)
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
        from filelock import Timeout

        make_folder(self._path.parent)
        try:
            self._lock.acquire(timeout=wait, poll_interval=0.02)
        except Timeout:
            who = holder(self._path, now) or tr("in another window")
            raise FileInUse(
                tr("iop-tracker is open already ({who}). Close it there to save here.", who=who)
            ) from None
        except OSError as problem:
            if problem.errno in {errno.ELOOP, errno.EISDIR}:
                sentence = tr(
                    "Something named {name}.lock is in the way. Rename it.", name=self._path.name
                )
                raise StorageError(sentence) from None
            raise refusal(problem, self._path) from None
        # Who it is helps others, and a full disk must not keep the participant out.
        with suppress(OSError):
            self._say_who(now)

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._holder.unlink()
            self._lock.release()

    def remove(self) -> None:
        """Let nothing of it stay beside a file that is gone."""
        with suppress(OSError):
            Path(self._lock.lock_file).unlink()

    def _say_who(self, now: datetime) -> None:
        content = msgspec.json.encode(
            Holder(
                process=os.getpid(),
                host=platform.node(),
                since=now.replace(second=0, microsecond=0),
            )
        )
        self._holder.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(self._holder, flags, PRIVATE_FILE), "wb") as file:
            file.write(content)


class Holder(Struct, frozen=True):
    """Who said last that they write a file."""

    process: int
    host: str
    since: datetime
    """Aware."""


def may_be_held(path: Path) -> bool:
    """Whether it looks as if a program had the file; only the lock knows it.

    A program that was killed is still named. One on this computer that is not there is over.
    """
    found = _holder(path)
    if found is None:
        return os.path.lexists(_holder_path(path))
    if found.host != platform.node() or os.name != "posix":
        return True
    try:
        os.kill(found.process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def holder(path: Path, now: datetime) -> str:
    """Who said last that they write this file, as in `process 4711 since 15:45`; else empty.

    A program that was killed is still named; whether it lives is known to the lock only.
    """
    found = _holder(path)
    if found is None:
        return ""
    since = found.since.astimezone(now.tzinfo)
    day = "" if since.date() == now.date() else f"{day_text(since.date(), since.date())}, "
    elsewhere = "" if found.host == platform.node() else tr(" on another computer")
    return tr(
        "process {process}{elsewhere} since {day}{since:%H:%M}",
        process=found.process,
        elsewhere=elsewhere,
        day=day,
        since=since,
    )


def _holder(path: Path) -> Holder | None:
    try:
        said = read_file(_holder_path(path), most=MOST_HOLDER_BYTES)
        return msgspec.json.decode(said, type=Holder)
    except (StorageError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _holder_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.holder")
