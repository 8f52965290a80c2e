"""One kind of record in its TinyDB table."""

from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from iop_tracker.domain.record import Record
from iop_tracker.errors import StorageError
from iop_tracker.storage.codec import (
    EMPTY,
    from_document,
    records_by_id,
    to_document,
)
from iop_tracker.storage.file import SafeJSONStorage
from iop_tracker.storage.partly import Partly
from iop_tracker.storage.splicing import numbers_by_id

if TYPE_CHECKING:
    from iop_tracker.storage.codec import Table

T = TypeVar("T")
R = TypeVar("R", bound=Record)


class Repository(Generic[R]):
    """Records of one kind. Ids are the records' own; TinyDB's numbers stay inside.

    Decoded records are frozen, so they are kept until the bytes of their table change. When the
    file breaks while it is open, what was read last is still there to look at.
    """

    def __init__(self, kind: type[R], name: str, storage: SafeJSONStorage) -> None:
        self._kind = kind
        self._name = name
        self._storage = storage
        self._partly: Partly[R] = Partly(kind, name, storage)
        self._version = -1
        self._table: Table = EMPTY
        self._records: dict[str, R] = {}
        self._numbers: dict[str, int] | None = None
        self._live: tuple[R, ...] | None = None
        self._late: tuple[date, dict[str, R]] | None = None

    def all(self) -> tuple[R, ...]:
        """Every record that was not removed, in the order of storing."""
        records = self._load_or_last()
        if self._live is None:
            self._live = tuple(record for record in records.values() if record.removed is None)
        return self._live

    def since(self, first: date) -> tuple[R, ...]:
        """Every record that was not removed and is of `first` or a later day.

        Of a kind that has days. Until all are read, the others are not decoded for it.
        """
        return self._told(lambda: self._partly.since(first), lambda: self._since(first))

    def _since(self, first: date) -> tuple[R, ...]:
        records = self._load_or_last()
        if self._late is None or self._late[0] != first:
            self._late = (first, _late(records.items(), first))
        return tuple(self._late[1].values())

    def days(self) -> frozenset[date]:
        """The days of all records that were not removed, of a kind that has days."""
        return self._told(self._partly.days, lambda: frozenset(map(attrgetter("day"), self.all())))

    def count(self) -> int:
        """How many records were not removed."""
        return self._told(self._partly.count, lambda: len(self.all()))

    def _told(self, partly: Callable[[], T], wholly: Callable[[], T]) -> T:
        """What a part of the table tells; all of it, once it is read or where that is damaged."""
        if self._version < 0:
            try:
                return partly()
            except StorageError:
                self._partly.forget()
        return wholly()

    def all_with_removed(self) -> tuple[R, ...]:
        """Every record, tombstones too."""
        return tuple(self._load_or_last().values())

    def get(self, record_id: str) -> R | None:
        """The record with this id, unless there is none or it was removed."""
        found = self._load_or_last().get(record_id)
        return found if found is not None and found.removed is None else None

    def get_with_removed(self, record_id: str) -> R | None:
        """The record with this id, be it removed or not; None when there is none."""
        return self._load_or_last().get(record_id)

    def put(self, records: Iterable[R]) -> None:
        """Store records: each replaces the one with its id as a whole, or is new.

        Raises:
            Damaged: when the table cannot be read; nothing is written into it then.
            BadInput: when a text in them cannot be stored.
            StorageError: when it could not be written.
        """
        fresh = {record.id: to_document(record) for record in records}
        self._load()
        known = self._known_numbers()
        start = max(known.values(), default=0) + 1
        added = dict(enumerate((each for each in fresh if each not in known), start))
        numbers = {**known, **{each: number for number, each in added.items()}}
        if not fresh:
            return
        by_number = {numbers[each]: document for each, document in fresh.items()}
        table = self._storage.change(self._name, by_number, new=added)
        kept = {each: from_document(self._kind, document) for each, document in fresh.items()}
        late = self._late_with(kept)
        self._remember({**self._records, **kept}, numbers, table, self._storage.version)
        self._late = late

    def _late_with(self, kept: dict[str, R]) -> tuple[date, dict[str, R]] | None:
        """What is known of late with records that are put; None where one comes in between."""
        if self._late is None or any(
            each in self._records and each not in self._late[1] for each in kept
        ):
            return None
        first, known = self._late
        return first, _late({**known, **kept}.items(), first)

    def erase(self, ids: Iterable[str]) -> None:
        """Let records go for good, without a trace in the table.

        Raises:
            Damaged: when the table cannot be read.
            StorageError: when it could not be written.
        """
        self._load()
        known = self._known_numbers()
        gone = {each: known[each] for each in ids if each in known}
        if gone:
            table = self._storage.change(self._name, {}, gone.values())
            records = {each: record for each, record in self._records.items() if each not in gone}
            numbers = {each: known[each] for each in records}
            self._remember(records, numbers, table, self._storage.version)

    def _load_or_last(self) -> dict[str, R]:
        """The records, as they were last where the file broke since."""
        try:
            return self._load()
        except StorageError as problem:
            if self._version < 0:
                raise
            self._storage.trouble = problem.sentence
            return self._records

    def _load(self) -> dict[str, R]:
        if self._is_current():
            return self._records
        # Noted before reading, so that a change from outside in between is seen next time.
        version, table = self._storage.version, self._storage.table(self._name)
        self._partly.forget()
        self._remember(records_by_id(self._kind, table), None, table, version)
        self._storage.trouble = ""
        return self._records

    def _known_numbers(self) -> dict[str, int]:
        """The number of each record by its id; it is needed to write, and takes room."""
        if self._numbers is None:
            self._numbers = numbers_by_id(self._table)
        return self._numbers

    def _remember(
        self, records: dict[str, R], numbers: dict[str, int] | None, table: "Table", version: int
    ) -> None:
        self._records, self._numbers = records, numbers
        self._live = self._late = None
        self._table, self._version = table, version

    def _is_current(self) -> bool:
        self._storage.notice_changes()
        if self._version == self._storage.version:
            return True
        table = self._storage.table(self._name)
        if self._version < 0 or (table is not self._table and bytes(table) != bytes(self._table)):
            return False
        self._table, self._version = table, self._storage.version
        return True


def _late(records: Iterable[tuple[str, R]], first: date) -> dict[str, R]:
    """Those that were not removed and are of `first` or a later day, by their id."""
    day = attrgetter("day")
    return {each: r for each, r in records if r.removed is None and day(r) >= first}
