"""All tables of one file, opened, checked, and written as one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self, TypeVar, cast
from uuid import uuid4

from tinydb import TinyDB

from iop_tracker.clock import Clock
from iop_tracker.domain.record import Record
from iop_tracker.errors import ReadOnly, StorageError
from iop_tracker.language import tr
from iop_tracker.storage import schema
from iop_tracker.storage.codec import decode_tables, encode_tables
from iop_tracker.storage.cover import PLAIN, Cover, Unlock
from iop_tracker.storage.file import LOOKING_ONLY, SafeJSONStorage
from iop_tracker.storage.generations import Generations
from iop_tracker.storage.lock import WriterLock
from iop_tracker.storage.repository import Repository
from iop_tracker.storage.settling import cover_at, settle
from iop_tracker.storage.tables import ALL_TABLES, check_versions, need_journal

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
        notice: A sentence to tell when it opened for looking only, or was changed by something
            else; else empty.
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
        self.notice = ""
        self._lock: WriterLock | None = None
        self._tinydb = TinyDB(storage=lambda: self._storage)
        self._repositories: dict[type[Record], Repository[Any]] = {
            kind: Repository(kind, name, self._storage) for kind, name in ALL_TABLES.items()
        }
        self._depth = 0
        self._journal_id = journal_id or uuid4().hex

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock,
        *,
        write: bool = True,
        wait: float = 0,
        journal_id: str = "",
        unlock: Unlock | None = None,
    ) -> Self:
        """Open a file, or a new one that comes to be with the first save.

        Args:
            path: The file.
            clock: For the names of generations.
            write: Whether to take the right to write.
            wait: For how many seconds to wait for another program that has the file.
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
            lock = WriterLock(database.path)
            lock.acquire(wait=wait, now=clock())
            database._lock = lock
        try:
            database._check()
            if write:
                with suppress(StorageError):
                    settle(database.path, cover)
        except BaseException:
            database.close()
            raise
        return database

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
        return cast("Repository[R]", self._repositories[kind])

    def check(self) -> None:
        """Read every record once, and all that is remembered about them.

        Raises:
            Damaged: when one cannot be read.
        """
        check_versions({kind: self.of(kind).all_with_removed() for kind in ALL_TABLES})

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
        if self.is_altered:
            self.notice = ALTERED
        if self._storage.has_doubles:
            self._storage.read_only = True
            self.notice = TWICE
        version = schema.version_of(tables)
        if version > schema.SCHEMA_VERSION:
            self._storage.read_only = True
            self.notice = NEWER
        elif version < schema.SCHEMA_VERSION and not self.read_only:
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
        meta = self._tinydb.table(schema.META, cache_size=0)
        if not len(meta):
            meta.insert({"schema": schema.SCHEMA_VERSION, "journal": self._journal_id})


def _in_present_shape(content: bytes) -> bytes:
    """An older file's bytes as they would be after opening it for writing."""
    tables = decode_tables(content)
    if schema.version_of(tables) >= schema.SCHEMA_VERSION:
        return content
    return encode_tables(schema.migrated(tables))
