"""Writing a file so that it is either the old one or the new one, whatever happens."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from iop_tracker.errors import StorageError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_folder(folder: Path) -> None:
    """Make a folder that only the participant can read, with the folders above it.

    Raises:
        StorageError: when it cannot be made.
    """
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as problem:
        raise refusal(problem, folder) from None


def replace_file(path: Path, content: bytes, *, keep_as: Path | None = None) -> None:
    """Put new content into a file; when this returns it is on the disk.

    A neighbour file is written and synced, then takes the name. The former file stays
    untouched until then.

    Args:
        path: The file, links already followed.
        content: All of it.
        keep_as: Where the former file is to be kept, on the same file system.

    Raises:
        StorageError: when anything failed; the former file is as it was.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with suppress(FileNotFoundError):
            temporary.unlink()
        _write_new(temporary, content)
        if keep_as is not None:
            _keep(path, keep_as)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as problem:
        with suppress(OSError):
            temporary.unlink()
        raise refusal(problem, path) from None


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep(path: Path, keep_as: Path) -> None:
    """Give the former file a second name; copy it where links are not to be had."""
    keep_as.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    try:
        os.link(path, keep_as)
    except FileNotFoundError:
        return
    except OSError as problem:
        if problem.errno == errno.ENOSPC:
            raise
        _write_new(keep_as, path.read_bytes())


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable, where the system knows how."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


SENTENCES = {
    errno.ENOSPC: "The disk is full. Free some room and save again.",
    errno.EDQUOT: "Your share of the disk is full. Free some room and save again.",
    errno.EFBIG: "The file may not grow any more on this computer. Free some room and save again.",
    errno.EROFS: "This disk can only be read. Choose another place with --file.",
    errno.EISDIR: "There is a folder where the file should be. Choose another place with --file.",
    errno.ENOTDIR: "Part of the file's path is not a folder. Choose another place with --file.",
    errno.EACCES: "This place can't be written to. Choose another place with --file.",
    errno.EPERM: "This place can't be written to. Choose another place with --file.",
    errno.ENAMETOOLONG: "The file's name is too long. Choose another place with --file.",
    errno.ELOOP: "The file's links go round in a circle. Choose another place with --file.",
}


def refusal(problem: OSError, path: Path) -> StorageError:
    """What the system said, in a sentence; never with more of the path than its name."""
    known = SENTENCES.get(problem.errno or 0)
    return StorageError(known or f"{path.name} could not be used: {problem.strerror}.")
