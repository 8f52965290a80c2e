"""The storage below TinyDB: durable writes, former generations, changes from outside noticed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tinydb.storages import Storage
from typing_extensions import override

from iop_tracker.errors import ReadOnly, StorageError
from iop_tracker.storage.codec import Tables, decode_tables, encode_tables
from iop_tracker.storage.durable import make_folder, refusal, replace_file

Signature = tuple[int, int, int]
"""Modification time in ns, size, inode."""

Keeper = Callable[[Path], Path]
"""Says where the former generation of a file is to be kept."""


class SafeJSONStorage(Storage):
    """One JSON file. Bytes are kept in memory, never live objects.

    While `begin()` holds, writes stay in memory until `commit()` writes the file once.

    Attributes:
        version: Changes whenever the content may have changed; for caches above.
    """

    def __init__(self, path: Path, *, read_only: bool = False, keep: Keeper | None = None) -> None:
        super().__init__()
        self.path = Path(os.path.realpath(path))
        self.read_only = read_only
        self.version = 0
        self._keep = keep
        self._bytes: bytes | None = None
        self._signature: Signature | None = None
        self._pending: bytes | None = None
        self._is_open = False

    @override
    def read(self) -> Tables | None:
        """The tables, decoded afresh; None while there is no file.

        Raises:
            Damaged: when the file is not a journal.
            StorageError: when it cannot be read.
        """
        if self._is_open:
            content = self._pending
        else:
            self.notice_changes()
            content = self._bytes
        return None if content is None else decode_tables(content)

    @override
    def write(self, data: dict[str, Any]) -> None:
        """Store the tables: on disk when this returns, or in memory between begin and commit.

        Raises:
            ReadOnly: when the file was opened for looking only.
            StorageError: when it could not be written; the file is as it was.
        """
        if self.read_only:
            raise ReadOnly("This file is open for looking only, so nothing can be saved.")
        content = encode_tables(data)
        if self._is_open:
            self._pending = content
            self.version += 1
        else:
            self._store(content)

    def begin(self) -> None:
        """Collect writes in memory from now on."""
        self.notice_changes()
        self._pending = self._bytes
        self._is_open = True

    def commit(self) -> None:
        """Write what was collected, once.

        Raises:
            StorageError: when it could not be written; the file is as it was.
        """
        content, self._pending, self._is_open = self._pending, None, False
        if content is not None and content != self._bytes:
            try:
                self._store(content)
            except StorageError:
                self.version += 1
                raise

    def rollback(self) -> None:
        """Drop what was collected."""
        self._pending, self._is_open = None, False
        self.version += 1

    def _store(self, content: bytes) -> None:
        if _signature(self.path) != self._signature:
            raise StorageError(
                "Another program changed the file just now, so nothing was written. Save again."
            )
        make_folder(self.path.parent)
        exists = self._signature is not None
        keep_as = self._keep(self.path) if self._keep and exists else None
        replace_file(self.path, content, keep_as=keep_as)
        self._bytes, self._signature = content, _signature(self.path)
        self.version += 1

    def notice_changes(self) -> None:
        """Take in what another program may have written since.

        Raises:
            StorageError: when the file cannot be read.
        """
        if self._is_open:
            return
        signature = _signature(self.path)
        if signature == self._signature:
            return
        try:
            self._bytes = None if signature is None else self.path.read_bytes()
        except OSError as problem:
            raise refusal(problem, self.path) from None
        self._signature = signature
        self.version += 1


def _signature(path: Path) -> Signature | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise refusal(problem, path) from None
    return (found.st_mtime_ns, found.st_size, found.st_ino)
