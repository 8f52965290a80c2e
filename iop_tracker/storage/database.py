"""All tables of one file, opened, checked, and written as one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self, TypeVar, cast
from uuid import uuid4

from iop_tracker.clock import Clock
from iop_tracker.domain.record import Record
from iop_tracker.errors import ReadOnly, StorageError
from iop_tracker.language import tr
from iop_tracker.storage import schema
from iop_tracker.storage.codec import decode_tables, encode_tables
from iop_tracker.storage.cover import PLAIN, Cover, Unlock
from iop_tracker.storage.file import LOOKING_ONLY, SafeJSONStorage
from iop_tracker.storage.generations import Generations
from iop_tracker.storage.lock import WriterLock, may_be_held
from iop_tracker.storage.names import need_journal, table_of
from iop_tracker.storage.repository import Repository
from iop_tracker.storage.settling import cover_at, settle

R = TypeVar("R", bound=Record)

ALTERED = tr(
    "Something else than iop-tracker changed the file. Everything in it can be read; to go back to "
    "a copy from before: iop-tracker restore"
)
TWICE = tr(
    "A name stands twice in the file, so a part of it is not seen. You can look at the rest here; "
    "to go back to a copy: iop-tracker restore"
)
NEWER = tr(
    "This file was written by a newer iop-tracker. You can look at it here; to change it, use the "
    "newer one."
)


class Database:
    """One participant's file.

    Attributes:
        path: The file, links followed.
        is_settled: Whether it is more than what it seems to be: it was looked at closely, or every
            entry was read since.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        read_only: bool,
        journal_id: str = "",
        cover: Cover = PLAIN,
    ) -> None:
        self.generations = Generations(path, clock, cover)
        self._clock = clock
        self._storage = SafeJSONStorage(
            path,
            read_only=read_only,
            keep=self.generations.place_for,
            shape=_in_present_shape,
            cover=cover,
        )
        self.path = self._storage.path
        self._lock: WriterLock | None = None
        self._is_newer = self._was_altered = self._is_to_lock = False
        self.is_settled = True
        self._repositories: dict[type[Record], Repository[Any]] = {}
        self._depth = 0
        self._journal_id = journal_id or uuid4().hex

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock,
        *,
        write: bool = True,
        wait: float | None = 0,
        journal_id: str = "",
        unlock: Unlock | None = None,
    ) -> Self:
        """Open a file, or a new one that comes to be with the first save.

        Args:
            path: The file.
            clock: For the names of generations.
            write: Whether to take the right to write.
            wait: For how many seconds to wait for another program that has the file. None takes
                the file for what it seems to be, where nobody seems to have it, and leaves the
                rest to `settle_in`.
            journal_id: Names a new journal; empty makes one up.
            unlock: Gives the cover of an encrypted file.

        Raises:
            Locked: when it is encrypted and `unlock` is None.
            FileInUse: when another program has it and `write` was asked for.
            Damaged: when the file is not a journal; nothing is changed then.
            StorageError: when the place cannot be used, or the file is another program's.
        """
        cover = cover_at(Path(os.path.realpath(path)), unlock)
        database = cls(path, clock, read_only=not write, journal_id=journal_id, cover=cover)
        if write:
            database._storage.check_place()
            database._is_to_lock = wait is None and _seems_as_left(database._storage)
            database.is_settled = not database._is_to_lock
            if database.is_settled:
                database._acquire(wait or 0)
        try:
            database._check()
            if database._lock:
                database._settle()
        except BaseException:
            database.close()
            raise
        return database

    def settle_in(self) -> None:
        """Do what was left when it was opened: take the right to write, and judge the file.

        Raises:
            FileInUse: when another program has it.
            StorageError: when the place cannot be written to, or the file is not what it seemed
                to be; it has to be opened anew then.
        """
        if not self._is_to_lock:
            return
        if not self._storage.is_whole:
            raise StorageError(ALTERED)
        self._acquire(0)
        self._settle()

    def _acquire(self, wait: float) -> None:
        lock = WriterLock(self.path)
        lock.acquire(wait=wait, now=self._clock())
        self._lock, self._is_to_lock = lock, False

    def _settle(self) -> None:
        with suppress(StorageError):
            settle(self.path, self.cover)

    @property
    def notice(self) -> str:
        """A sentence to tell where it is for looking only, or was changed by something else."""
        if self._is_newer:
            return NEWER
        if self._storage.has_doubles:
            return TWICE
        return ALTERED if self._was_altered or self.is_altered else ""

    @property
    def read_only(self) -> bool:
        """Whether it was opened for looking only."""
        return self._storage.read_only

    @property
    def journal_id(self) -> str:
        """Names the journal, whatever its versions; the same on every computer."""
        return schema.journal_of(self._storage.read() or {})

    @property
    def is_altered(self) -> bool:
        """Whether something else than this program wrote in the file."""
        return self._storage.is_altered

    @property
    def cover(self) -> Cover:
        """How the file and all beside it lie on the disk."""
        return self._storage.cover

    def change_cover(self, cover: Cover) -> None:
        """Put the file, its copies and its drafts under another cover.

        When this is cut off, the next opening for writing puts all of them under the one that
        the file has then; nothing is ever without a key.

        Raises:
            ReadOnly: when the file is for looking only.
            StorageError: when it could not be written.
        """
        self.settle_in()
        former = self.cover
        if cover is PLAIN and not self.read_only:
            settle(self.path, cover, former)
        self._storage.change_cover(cover)
        self.generations.cover = cover
        settle(self.path, cover, former)

    @property
    def trouble(self) -> str:
        """A sentence while the file, read before, cannot be read any more; else empty."""
        return self._storage.trouble

    def of(self, kind: type[R]) -> Repository[R]:
        """The repository of a kind of record."""
        found = self._repositories.get(kind)
        if found is None:
            found = self._repositories[kind] = Repository(kind, table_of(kind), self._storage)
        return cast("Repository[R]", found)

    def check(self) -> None:
        """Read every record once, and all that is remembered about them.

        Raises:
            Damaged: when one cannot be read.
        """
        for _ in self.checking():
            pass

    def checking(self) -> Iterator[None]:
        """`check`, a kind of record with each step; after the last one it is settled."""
        from iop_tracker.storage.tables import ALL_TABLES, check_versions

        found = {}
        for kind in ALL_TABLES:
            found[kind] = self.of(kind).all_with_removed()
            yield
        check_versions(found)
        self.is_settled = True

    @contextmanager
    def transaction(self, *, keep_former: bool = True) -> Iterator[None]:
        """Everything written inside is on disk together, or not at all.

        One inside another joins it.

        Args:
            keep_former: Whether the state before becomes a copy.

        Raises:
            ReadOnly: when the file is for looking only.
            BadInput: when a text cannot be stored.
            StorageError: when it could not be written.
        """
        self._depth += 1
        try:
            if self._depth > 1:
                yield
                return
            self.settle_in()
            self._storage.begin()
            try:
                self._need_present_shape()
                yield
                self._mark()
            except BaseException:
                self._storage.rollback()
                raise
            self._storage.commit(keep_former=keep_former)
        finally:
            self._depth -= 1

    def need_writable(self) -> None:
        """Refuse to change what is for looking only.

        Raises:
            ReadOnly: when it is.
        """
        if self.read_only:
            raise ReadOnly(LOOKING_ONLY)

    def copies(self) -> Iterator[Self]:
        """The copies of the file, each open to be changed in its place.

        Raises:
            StorageError: when the folder cannot be looked into.
        """
        for generation in self.generations.all():
            copy = type(self)(generation.path, self._clock, read_only=False, cover=self.cover)
            copy._storage.keep = None
            with suppress(StorageError):
                copy._check()
            yield copy

    def close(self) -> None:
        """Give the file free."""
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check(self) -> None:
        tables = self._storage.read()
        if tables is None:
            return
        need_journal(tables)
        version = schema.version_of(tables)
        if version > schema.SCHEMA_VERSION:
            self._storage.read_only = self._is_newer = True
        if self.read_only or self._is_to_lock:
            return
        if self._storage.has_doubles:
            self._storage.read_only = True
        elif version < schema.SCHEMA_VERSION:
            self._was_altered = self.is_altered
            self._storage.write(schema.migrated(tables))

    def _need_present_shape(self) -> None:
        """Write nothing into a file that another version of the program put here meanwhile."""
        tables = self._storage.read()
        if tables is None:
            return
        need_journal(tables)
        version = schema.version_of(tables)
        if version > schema.SCHEMA_VERSION and not self.read_only:
            raise ReadOnly(NEWER)
        if self._storage.has_doubles and not self.read_only:
            raise ReadOnly(TWICE)
        if version < schema.SCHEMA_VERSION:
            raise StorageError(tr("The file was replaced by an older one. Open iop-tracker again."))

    def _mark(self) -> None:
        """Name the journal and its version with the first save."""
        if schema.META in (self._storage.read() or {}):
            return
        from tinydb import TinyDB

        meta = TinyDB(storage=lambda: self._storage).table(schema.META, cache_size=0)
        if not len(meta):
            meta.insert({"schema": schema.SCHEMA_VERSION, "journal": self._journal_id})


def _seems_as_left(file: SafeJSONStorage) -> bool:
    """Whether a file is signed and of this version, and nobody seems to have it."""
    tables = None if may_be_held(file.path) else file.read()
    is_signed = tables is not None and file.is_signed
    return is_signed and schema.version_of(tables or {}) == schema.SCHEMA_VERSION


def _in_present_shape(content: bytes) -> bytes:
    """An older file's bytes as they would be after opening it for writing."""
    tables = decode_tables(content)
    if schema.version_of(tables) >= schema.SCHEMA_VERSION:
        return content
    return encode_tables(schema.migrated(tables))
