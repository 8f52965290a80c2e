"""All tables of one file, opened, checked, and written as one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar, cast
from uuid import uuid4

from tinydb import TinyDB

from iop_tracker.clock import Clock
from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.program import Program
from iop_tracker.domain.record import Record
from iop_tracker.domain.schedule import ScheduleException, Slot
from iop_tracker.domain.settings import Settings
from iop_tracker.errors import Damaged, StorageError
from iop_tracker.storage.codec import Tables
from iop_tracker.storage.file import SafeJSONStorage
from iop_tracker.storage.generations import Generations
from iop_tracker.storage.lock import WriterLock
from iop_tracker.storage.repository import Repository
from iop_tracker.storage.schema import MIGRATIONS, SCHEMA_VERSION, migrated

R = TypeVar("R", bound=Record)

TABLES: dict[type[Record], str] = {
    Program: "program",
    Slot: "slots",
    ScheduleException: "exceptions",
    Attendance: "attendance",
    CheckIn: "checkins",
    CopingPlan: "plans",
    Strategy: "strategies",
    Contact: "contacts",
    Note: "notes",
    Task: "tasks",
    Settings: "settings",
}
"""The table of each kind of record."""

META = "meta"


class Database:
    """One participant's file.

    Attributes:
        path: The file, links followed.
        notice: A sentence to tell when it opened for looking only; else empty.
    """

    def __init__(self, path: Path, clock: Clock, *, read_only: bool, journal_id: str = "") -> None:
        self.generations = Generations(path, clock)
        self._storage = SafeJSONStorage(path, read_only=read_only, keep=self.generations.place_for)
        self.path = self._storage.path
        self.notice = ""
        self._lock: WriterLock | None = None
        self._tinydb = TinyDB(storage=lambda: self._storage)
        self._repositories: dict[type[Record], Repository[Any]] = {
            kind: Repository(kind, self._tinydb.table(name, cache_size=0), self._storage)
            for kind, name in TABLES.items()
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
    ) -> Self:
        """Open a file, or a new one that comes to be with the first save.

        Args:
            path: The file.
            clock: For the names of generations.
            write: Whether to take the right to write.
            wait: For how many seconds to wait for another program that has the file.
            journal_id: Names a new journal; empty makes one up.

        Raises:
            FileInUse: when another program has it and `write` was asked for.
            Damaged: when the file is not a journal; nothing is changed then.
            StorageError: when the place cannot be used.
        """
        database = cls(path, clock, read_only=not write, journal_id=journal_id)
        lock = WriterLock(database.path)
        if write:
            lock.acquire(wait=wait, now=clock())
            database._lock = lock
        try:
            database._check()
        except BaseException:
            database.close()
            raise
        return database

    @property
    def read_only(self) -> bool:
        """Whether it was opened for looking only."""
        return self._storage.read_only

    def of(self, kind: type[R]) -> Repository[R]:
        """The repository of a kind of record."""
        return cast("Repository[R]", self._repositories[kind])

    def check(self) -> None:
        """Read every record once.

        Raises:
            Damaged: when one cannot be read.
        """
        for repository in self._repositories.values():
            repository.all()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written inside is on disk together, or not at all.

        One inside another joins it.

        Raises:
            StorageError: when it could not be written.
        """
        self._depth += 1
        try:
            if self._depth > 1:
                yield
                return
            self._storage.begin()
            try:
                yield
                self._mark_schema()
            except BaseException:
                self._storage.rollback()
                raise
            self._storage.commit()
        finally:
            self._depth -= 1

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
        if self.path.is_dir():
            raise StorageError("There is a folder where the file should be. Choose with --file.")
        tables = self._storage.read()
        if tables is None:
            return
        version = _version(_meta(tables))
        if version > SCHEMA_VERSION:
            self._storage.read_only = True
            self.notice = (
                "This file was written by a newer iop-tracker. You can look at it here; to change "
                "it, use the newer one."
            )
        elif version < SCHEMA_VERSION and not self.read_only:
            with self.transaction():
                plain = {name: tables[name] for name in tables}
                shape = migrated(plain, version, to=SCHEMA_VERSION, migrations=MIGRATIONS)
                self._storage.write(shape)

    def _mark_schema(self) -> None:
        meta = self._tinydb.table(META, cache_size=0)
        documents = meta.all()
        if not documents:
            meta.insert({"schema": SCHEMA_VERSION, "journal": self._journal_id})
        elif documents[0].get("schema") != SCHEMA_VERSION:
            meta.update({"schema": SCHEMA_VERSION}, doc_ids=[documents[0].doc_id])


def _meta(tables: Tables) -> dict[str, dict[str, Any]]:
    return cast("dict[str, dict[str, Any]]", tables[META]) if META in tables else {}


def _version(meta: dict[str, dict[str, Any]]) -> int:
    """The schema version in the meta table; a file without one is of the first version."""
    for document in meta.values():
        version = document.get("schema", 1)
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            raise Damaged("The file is damaged: its version is not a number.")
        return version
    return 1
