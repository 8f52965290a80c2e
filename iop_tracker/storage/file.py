"""The storage below TinyDB: durable writes, former generations, changes from outside noticed."""

import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from iop_tracker.errors import ReadOnly, StorageError
from iop_tracker.language import tr
from iop_tracker.storage.checksum import Signer, is_altered, is_signed, is_whole
from iop_tracker.storage.codec import (
    EMPTY,
    Document,
    Table,
    Tables,
    encode_tables,
    has_doubles,
    raw_tables,
    split_tables,
)
from iop_tracker.storage.cover import PLAIN, Cover
from iop_tracker.storage.durable import check_plain, make_folder, read_file, refusal, replace_file
from iop_tracker.storage.splicing import changed_table

Signature = tuple[int, int, int]
"""Modification time in ns, size, inode."""

Keeper = Callable[[Path], Path]
"""Says where the former generation of a file is to be kept."""

Shaper = Callable[[bytes], bytes]
"""Brings a file's bytes to the present shape, for looking only."""


LOOKING_ONLY = tr("This file is open for looking only, so nothing can be saved.")


class SafeJSONStorage:
    """One JSON file. Bytes are kept in memory, never live objects.

    It has what TinyDB asks of a storage, `read` and `write`, and does not load TinyDB for it.

    While `begin()` holds, writes stay in memory until `commit()` writes the file once.

    Attributes:
        version: Changes whenever the content may have changed; for caches above.
        keep: Where former generations go; None keeps none, and lets a file that went be new.
        shape: Applied to what is read while the file is open for looking only.
        cover: What lies between these bytes and those on the disk.
        trouble: A sentence while the file cannot be read any more; else empty.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        keep: Keeper | None = None,
        shape: Shaper | None = None,
        cover: Cover = PLAIN,
    ) -> None:
        self.path = Path(os.path.realpath(path))
        self.read_only = read_only
        self.version = 0
        self.keep = keep
        self.shape = shape
        self.cover = cover
        self.trouble = ""
        self._bytes: bytes | None = None
        self._signature: Signature | None = None
        self._pending: Mapping[str, Any] | None = None
        self._is_open = False
        self._parts: Mapping[str, Any] = {}
        self._parts_of: bytes | None = None
        self._signer = Signer()
        self._judged: bytes | None = None
        self._is_whole, self._has_doubles = True, False

    def check_place(self) -> None:
        """Look whether the file is one, or can come to be, before anything is put beside it.

        Raises:
            StorageError: when there is a folder, a pipe or a device in its place.
        """
        _signature(self.path)

    def read(self) -> Tables | None:
        """The tables, decoded afresh; None while there is no file.

        Raises:
            Damaged: when the file is not a journal.
            StorageError: when it cannot be read.
        """
        parts = self._split()
        return None if parts is None else Tables(parts)

    def table(self, name: str) -> Table:
        """A table as it stands in the file.

        Raises:
            Damaged: when the file is not a journal.
            StorageError: when it cannot be read.
        """
        found: Table = (self._split() or {}).get(name, EMPTY)
        return found

    @property
    def is_signed(self) -> bool:
        """Whether it has a checksum, be it right or not; that is told at once."""
        return self._bytes is not None and is_signed(self._bytes)

    @property
    def is_altered(self) -> bool:
        """Whether something else than this program wrote in the file; it still can be read."""
        return not self.is_whole and is_altered(self._bytes or b"")

    @property
    def is_whole(self) -> bool:
        """Whether its checksum says that it is as this program wrote it; so is no file at all."""
        self._judge()
        return self._is_whole

    @property
    def has_doubles(self) -> bool:
        """Whether a name stands twice in the file, so that saving would drop what it hides."""
        self._judge()
        return self._has_doubles

    def _judge(self) -> None:
        if self._bytes is not self._judged:
            content = self._bytes or b""
            self._is_whole = not content or is_whole(content)
            self._has_doubles = not self._is_whole and has_doubles(content)
            self._judged = self._bytes

    def write(self, data: dict[str, Any]) -> None:
        """Store the tables: on disk when this returns, or in memory between begin and commit.

        Raises:
            ReadOnly: when the file was opened for looking only.
            BadInput: when a text in them cannot be stored.
            StorageError: when it could not be written; the file is as it was.
        """
        if self.read_only:
            raise ReadOnly(LOOKING_ONLY)
        self._take(raw_tables(data))

    def change(
        self,
        table: str,
        documents: Mapping[int, Document],
        gone: Iterable[int] = (),
        new: Collection[int] = (),
    ) -> Table:
        """Put documents into a table by their numbers, and take others out; `write` of a part.

        Args: as for `changed_table`.

        Returns:
            The table as it is now.

        Raises:
            ReadOnly: when the file was opened for looking only.
            BadInput: when a text in them cannot be stored.
            Damaged: when the file, or the table, cannot be read.
            StorageError: when it could not be written; the file is as it was.
        """
        if self.read_only:
            raise ReadOnly(LOOKING_ONLY)
        parts = self._split() or {}
        former = parts.get(table, EMPTY)
        changed = changed_table(former, documents, gone, new)
        if changed is former:
            return former
        # What changes is written last, so that all before it has the same bytes the next time.
        self._take({**{name: parts[name] for name in parts if name != table}, table: changed})
        return changed

    def _take(self, parts: Mapping[str, Any]) -> None:
        if self._is_open:
            self._pending = parts
            self.version += 1
        else:
            self._store(encode_tables(parts, self._signer), parts)

    def begin(self) -> None:
        """Collect writes in memory from now on."""
        self._pending = self._split()
        self._is_open = True

    def commit(self, *, keep_former: bool = True) -> None:
        """Write what was collected, once.

        Args:
            keep_former: Whether the state before is kept.

        Raises:
            StorageError: when it could not be written; the file is as it was.
        """
        parts, self._pending, self._is_open = self._pending, None, False
        content = None if parts is None else encode_tables(parts, self._signer)
        if content is None or content == self._bytes:
            return
        try:
            self._store(content, parts, keep_former=keep_former)
        except BaseException:
            self.version += 1
            raise

    def change_cover(self, cover: Cover) -> None:
        """Write the file anew under another cover; no generation is kept of the same content.

        Raises:
            ReadOnly: when the file was opened for looking only.
            StorageError: when it could not be written; the file is as it was.
        """
        if self.read_only:
            raise ReadOnly(LOOKING_ONLY)
        self.notice_changes()
        former, self.cover = self.cover, cover
        try:
            if self._bytes is not None:
                self._store(self._bytes, self._split(), keep_former=False)
        except BaseException:
            self.cover = former
            raise

    def rollback(self) -> None:
        """Drop what was collected."""
        self._pending, self._is_open = None, False
        self.version += 1

    def notice_changes(self) -> None:
        """Take in what another program may have written since.

        A journal that was there and is gone can still be read as it was last.

        Raises:
            Damaged: when it has to be brought to the present shape and cannot, or is not as it
                was encrypted.
            Locked: when it was encrypted meanwhile.
            StorageError: when the file cannot be read.
        """
        if self._is_open:
            return
        signature = _signature(self.path)
        if signature == self._signature or (signature is None and self.keep is not None):
            return
        content = None if signature is None else self.cover.unwrap(read_file(self.path))
        if content is not None and self.read_only and self.shape is not None:
            content = self.shape(content)
        self._bytes, self._signature = content, signature
        self.version += 1

    def _split(self) -> Mapping[str, Any] | None:
        if self._is_open:
            return self._pending
        self.notice_changes()
        if self._bytes is None:
            return None
        if self._bytes is not self._parts_of:
            self._parts, self._parts_of = split_tables(self._bytes), self._bytes
        return self._parts

    def _store(
        self, content: bytes, parts: Mapping[str, Any] | None, *, keep_former: bool = True
    ) -> None:
        found = _signature(self.path)
        if found is None and self._signature is not None and self.keep is not None:
            raise StorageError(
                tr(
                    "The file is not in its place any more. Put it back, or go back to a copy "
                    "with: iop-tracker restore"
                )
            )
        if found != self._signature:
            raise StorageError(
                tr("Another program changed the file just now, so nothing was written. Save again.")
            )
        if found is not None and not self.path.stat().st_mode & stat.S_IWUSR:
            raise StorageError(tr("This file may only be read. To save in it: chmod u+w"))
        make_folder(self.path.parent)
        keep = self.keep if keep_former and found is not None else None
        keep_as = keep(self.path) if keep is not None else None
        replace_file(self.path, self.cover.wrap(content), keep_as=keep_as)
        if content is not self._bytes:
            self._judged, self._is_whole, self._has_doubles = content, True, False
        self._bytes, self._signature = content, _signature(self.path)
        self._parts, self._parts_of = parts or {}, content
        self.version += 1


def _signature(path: Path) -> Signature | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise refusal(problem, path) from None
    check_plain(found, path)
    return (found.st_mtime_ns, found.st_size, found.st_ino)
