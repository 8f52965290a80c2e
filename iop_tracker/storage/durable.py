"""Writing a file so that it is either the old one or the new one, whatever happens."""

import errno
import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from iop_tracker.errors import StorageError
from iop_tracker.language import tr
from iop_tracker.paths import at_home, backups_folder

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

NO_LINKS = frozenset(
    (
        *(errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP),
        *(errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EINVAL),
    )
)
"""What systems say when a file cannot have a second name; a copy is made then."""

NO_FOLDER_SYNC = frozenset(
    (
        *(errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS),
        *(errno.EBADF, errno.EACCES, errno.EPERM, errno.EISDIR),
    )
)
"""What systems say that do not know how to sync a folder; any other answer is an error."""


HEAD_BYTES = 512
MOST_BYTES = 200_000_000
"""A larger file is surely not one person's entries."""


def read_file(path: Path, *, most: int = MOST_BYTES) -> bytes:
    """All of a file; what is not a plain file (a pipe, a device, a folder) is never waited for.

    Args:
        path: The file.
        most: Bytes above which it is not read.

    Raises:
        StorageError: when it is no plain file, too large, or cannot be read.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            found = os.fstat(file.fileno())
            check_plain(found, path)
            if found.st_size > most:
                raise StorageError(
                    tr("{name} is too large to be from iop-tracker.", name=path.name)
                )
            return file.read()
    except OSError as problem:
        raise _refused_reading(problem, path) from None


def new_file(name: str) -> Path:
    """Where something is to be written that is not there yet; makes its folder.

    Args:
        name: As typed; `~` is the home folder.

    Raises:
        StorageError: when there is a file of that name.
    """
    target = at_home(Path(name))
    if target.exists():
        raise StorageError(tr("There is a file of that name already. Choose another name."))
    make_folder(target.parent)
    return target


def new_folder(name: str, files: Mapping[str, bytes]) -> Path:
    """Write files into a folder that is not there yet: all of them, or none.

    Args:
        name: The folder as typed; `~` is the home folder.
        files: What is to be in it, by its name.

    Raises:
        StorageError: when there is something of that name, or it could not be written.
    """
    target = new_file(name)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    make_folder(unfinished)
    try:
        for each, content in files.items():
            replace_file(unfinished / each, content)
        unfinished.rename(target)
        sync_folder(target.parent)
    except BaseException as problem:
        for each in files:
            with suppress(OSError):
                (unfinished / each).unlink()
        with suppress(OSError):
            unfinished.rmdir()
        if isinstance(problem, OSError):
            raise refusal(problem, target) from None
        raise
    return target


def read_head(path: Path) -> bytes:
    """The first bytes of a file, as many as tell what it is.

    Raises:
        StorageError: when it is no plain file, or cannot be read.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            check_plain(os.fstat(file.fileno()), path)
            return file.read(HEAD_BYTES)
    except OSError as problem:
        raise _refused_reading(problem, path) from None


def _refused_reading(problem: OSError, path: Path) -> StorageError:
    if problem.errno in {errno.EACCES, errno.EPERM}:
        return StorageError(
            tr("You may not read {name}. It belongs to somebody else.", name=path.name)
        )
    return refusal(problem, path)


def check_plain(found: os.stat_result, path: Path) -> None:
    """Accept a plain file only.

    Raises:
        StorageError: for a folder, a pipe or a device.
    """
    if stat.S_ISDIR(found.st_mode):
        raise StorageError(SENTENCES[errno.EISDIR])
    if not stat.S_ISREG(found.st_mode):
        raise StorageError(tr("{name} is not a plain file. Choose another one.", name=path.name))


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def make_folder(folder: Path) -> None:
    """Make a folder that only the participant can read, with the folders above it.

    Raises:
        StorageError: when it cannot be made.
    """
    try:
        _make_folder(folder)
    except OSError as problem:
        raise refusal(problem, folder) from None


def _make_folder(folder: Path) -> None:
    if folder.is_dir() or folder == folder.parent:
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    sync_folder(folder.parent)


def replace_file(path: Path, content: bytes, *, keep_as: Path | None = None) -> None:
    """Put new content into a file; when this returns it is on the disk.

    A neighbor file is written and synced, then takes the name. The former file stays
    untouched until then.

    Args:
        path: The file, links already followed.
        content: All of it.
        keep_as: Where the former file is to be kept; a new name on the same file system.

    Raises:
        StorageError: when anything failed. The former file is as it was, unless the disk gave
            an error in the very last step, which makes the new name durable.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with suppress(FileNotFoundError):
            temporary.unlink()
        _write_new(temporary, content)
        _replace(temporary, path, keep_as)
        sync_folder(path.parent)
    except BaseException as problem:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(problem, OSError):
            raise refusal(problem, path) from None
        raise


def _replace(temporary: Path, path: Path, keep_as: Path | None) -> None:
    kept = keep_as if keep_as is not None and _keep(path, keep_as) else None
    try:
        temporary.replace(path)
    except OSError:
        if kept is not None:
            with suppress(OSError):
                kept.unlink()
        raise


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep(path: Path, keep_as: Path) -> bool:
    """Give the former file a second name; copy it where links are not to be had.

    Returns:
        Whether there was a former file.
    """
    make_folder(keep_as.parent)
    try:
        path.chmod(PRIVATE_FILE)
        os.link(path, keep_as)
        if keep_as.parent != path.parent:
            # Else a power cut could keep the new file and forget the former one's new name.
            sync_folder(keep_as.parent)
    except FileNotFoundError:
        return False
    except OSError as problem:
        if problem.errno not in NO_LINKS:
            raise
        replace_file(keep_as, read_file(path))
    return True


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable, where the system knows how.

    Raises:
        OSError: when the disk gives an error.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as problem:
        if problem.errno not in NO_FOLDER_SYNC:
            raise


def close_to_others(path: Path) -> None:
    """Let only the participant read a file of theirs again; one of somebody else stays as it is."""
    with suppress(OSError):
        found = path.lstat()
        is_own = not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
        if is_own and stat.S_ISREG(found.st_mode) and is_open_to_others(found):
            path.chmod(PRIVATE_FILE)


def is_open_to_others(found: os.stat_result) -> bool:
    """Whether other users of the computer may do anything with it."""
    return bool(found.st_mode & 0o077)


def leftovers(path: Path) -> list[Path]:
    """Unfinished neighbor files of writes that were cut off: of a file, its drafts, its copies."""
    name = re.compile(
        rf"\.{re.escape(path.stem)}(\.drafts|\.damaged)?(\.[\dT-]+Z)?"
        rf"(\.json|{re.escape(path.suffix)})\.\d+\.tmp"
    )
    folders = [each for each in (path.parent, backups_folder(path)) if each.is_dir()]
    found = (each for folder in folders for each in folder.glob(".*.tmp"))
    return sorted(each for each in found if name.fullmatch(each.name))


def clear_leftovers(path: Path) -> None:
    """Remove unfinished neighbor files, which nobody else may write meanwhile."""
    with suppress(OSError):
        for each in leftovers(path):
            each.unlink()


SENTENCES = {
    errno.ENOENT: tr("There is no such file. Look at its name and its folder."),
    errno.ENOSPC: tr("The disk is full. Free some room and save again."),
    errno.EDQUOT: tr("Your share of the disk is full. Free some room and save again."),
    errno.EFBIG: tr(
        "The file may not grow any more on this computer. Free some room and save again."
    ),
    errno.EROFS: tr("This disk can only be read. Choose another place with --file."),
    errno.EISDIR: tr(
        "There is a folder where the file should be. Choose another place with --file."
    ),
    errno.ENOTDIR: tr("Part of the file's path is not a folder. Choose another place with --file."),
    errno.EACCES: tr("This place can't be written to. Choose another place with --file."),
    errno.EPERM: tr("This place can't be written to. Choose another place with --file."),
    errno.ENAMETOOLONG: tr("The file's name is too long. Choose another place with --file."),
    errno.ELOOP: tr("The file's links go round in a circle. Choose another place with --file."),
    errno.EIO: tr("The disk gave an error. Save again, and keep a copy on another disk."),
}


def refusal(problem: OSError, path: Path) -> StorageError:
    """What the system said, in a sentence; never with more of the path than its name."""
    if problem.errno == errno.EEXIST:
        return StorageError(
            tr("Something named {name} is in the way. Rename it and save again.", name=path.name)
        )
    known = SENTENCES.get(problem.errno or 0)
    return StorageError(
        known
        or tr("{name} could not be used: {strerror}.", name=path.name, strerror=problem.strerror)
    )
