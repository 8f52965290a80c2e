"""One cover for all files of a journal: the file itself says which."""

import re
from pathlib import Path

from iop_tracker.errors import Damaged, Locked, StorageError, WrongPassphrase
from iop_tracker.language import tr
from iop_tracker.paths import backups_folder, damaged_drafts_path, drafts_path
from iop_tracker.storage.conflicts import conflict_copies
from iop_tracker.storage.cover import (
    PLAIN,
    PREFACE_BYTES,
    Cover,
    Unlock,
    is_sealed,
    unwrapped,
)
from iop_tracker.storage.durable import (
    clear_leftovers,
    close_to_others,
    read_file,
    read_head,
    replace_file,
)


def cover_at(path: Path, unlock: Unlock | None) -> Cover:
    """How a file and what is beside it lie on the disk.

    Where the file is gone or its beginning is damaged, its copies say it.

    Args:
        path: The file, links followed.
        unlock: Gives the cover of encrypted bytes.

    Raises:
        Locked: when it is encrypted and `unlock` is None.
        StorageError: when the file cannot be read.
    """
    start = read_head(path) if path.is_file() else b""
    return PLAIN if start[:1] == b"{" else _unlocked(path, start, unlock)


def cover_of_copies(path: Path, unlock: Unlock | None) -> Cover:
    """How the copies of a file lie on the disk, whatever stands in the file's place now.

    Args: as for `cover_at`.

    Raises:
        Locked: when one of them is encrypted and `unlock` is None.
        StorageError: when none of the encrypted ones can be opened.
    """
    return _unlocked(path, _head_or_nothing(path), unlock)


def _unlocked(path: Path, start: bytes, unlock: Unlock | None) -> Cover:
    copies = sorted(copies_of(path), key=lambda each: each.name, reverse=True)
    heads = (start, *map(_head_or_nothing, copies))
    sealed = dict.fromkeys(head[:PREFACE_BYTES] for head in heads if is_sealed(head))
    if not sealed:
        return PLAIN
    if unlock is None:
        raise Locked(tr("This file is encrypted. It opens with your passphrase only."))
    cover = unlock(*sealed)
    _need_present_passphrase(path, start, cover)
    return cover


def _need_present_passphrase(path: Path, start: bytes, cover: Cover) -> None:
    """Refuse a passphrase that was changed since, though it still opens a copy."""
    if not is_sealed(start) or cover.is_own(start):
        return
    try:
        cover.unwrap(read_file(path))
    except StorageError:
        return
    raise WrongPassphrase


def _head_or_nothing(path: Path) -> bytes:
    try:
        return read_head(path)
    except StorageError:
        return b""


def settle(path: Path, cover: Cover, former: Cover | None = None) -> bool:
    """Put the copies, the drafts and what was put aside under the cover of the file.

    All of them, and the file, are closed to other users where they have become open.

    Args:
        path: The file, links followed.
        cover: The one to come.
        former: The one before, if it is needed to read them; None is the one to come.

    Returns:
        Whether all of them are under it; what is damaged in its encryption stays as it is.

    Raises:
        StorageError: when one could not be written.
    """
    clear_leftovers(path)
    close_to_others(path)
    settled = True
    for each in neighbors(path):
        close_to_others(each)
        if cover.is_own(read_head(each)):
            continue
        try:
            content = unwrapped(read_file(each), former or cover)
        except (Damaged, Locked):
            settled = False
        else:
            replace_file(each, cover.wrap(content))
    return settled


def copies_of(path: Path) -> list[Path]:
    """The former generations of the file, and of no other journal in the same folder."""
    name = re.compile(rf"{re.escape(path.stem)}\.[\dT-]+Z\.json")
    found = backups_folder(path).glob("*.json")
    return [each for each in found if name.fullmatch(each.name) and each.is_file()]


def versions_apart(path: Path, cover: Cover) -> list[Path]:
    """Versions that a sync tool left beside the file and that do not lie under its cover."""
    return [each for each in conflict_copies(path) if not cover.is_own(_head_or_nothing(each))]


def neighbors(path: Path) -> list[Path]:
    """Everything beside the file that holds or held entries."""
    drafts = drafts_path(path)
    return [*copies_of(path), *put_aside(path), *([drafts] if drafts.is_file() else [])]


def put_aside(path: Path) -> list[Path]:
    """Damaged files, and what was half typed and is damaged, kept beside the file."""
    from glob import escape

    files = path.parent.glob(f"{escape(path.stem)}.damaged.*.json")
    return [each for each in (*files, damaged_drafts_path(path)) if each.is_file()]
