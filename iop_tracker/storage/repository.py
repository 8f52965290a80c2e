"""One kind of record in its TinyDB table."""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from tinydb.table import Document, Table

from iop_tracker.domain.record import Record
from iop_tracker.errors import StorageError
from iop_tracker.storage.codec import from_documents, to_document
from iop_tracker.storage.file import SafeJSONStorage

R = TypeVar("R", bound=Record)


class Repository(Generic[R]):
    """Records of one kind. Ids are the records' own; TinyDB's numbers stay inside.

    Decoded records are frozen, so they are kept until the bytes of their table change. When the
    file breaks while it is open, what was read last is still there to look at.
    """

    def __init__(self, kind: type[R], table: Table, storage: SafeJSONStorage) -> None:
        self._kind = kind
        self._table = table
        self._storage = storage
        self._version = -1
        self._bytes = b""
        self._records: dict[str, R] = {}
        self._numbers: dict[str, int] = {}
        self._live: tuple[R, ...] = ()

    def all(self) -> tuple[R, ...]:
        """Every record that was not removed, in the order of storing."""
        self._load_or_last()
        return self._live

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
        numbers = self._numbers
        known = [numbers[each] for each in fresh if each in numbers]
        new = [document for each, document in fresh.items() if each not in numbers]
        start = max(numbers.values(), default=0) + 1
        if known:
            self._table.update(_replace_by(fresh), doc_ids=known)
        if new:
            self._table.insert_multiple(
                Document(document, number) for number, document in enumerate(new, start)
            )

    def erase(self, ids: Iterable[str]) -> None:
        """Let records go for good, without a trace in the table.

        Raises:
            Damaged: when the table cannot be read.
            StorageError: when it could not be written.
        """
        self._load()
        numbers = [self._numbers[each] for each in ids if each in self._numbers]
        if numbers:
            self._table.remove(doc_ids=numbers)

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
        version = self._storage.version
        content = self._storage.table_bytes(self._table.name)
        documents = self._table.all()
        records = from_documents(self._kind, [dict(document) for document in documents])
        self._records = {record.id: record for record in records}
        self._numbers = {
            record.id: document.doc_id for record, document in zip(records, documents, strict=True)
        }
        self._live = tuple(r for r in self._records.values() if r.removed is None)
        self._version, self._bytes = version, content
        self._storage.trouble = ""
        return self._records

    def _is_current(self) -> bool:
        self._storage.notice_changes()
        if self._version == self._storage.version:
            return True
        if self._version < 0 or self._bytes != self._storage.table_bytes(self._table.name):
            return False
        self._version = self._storage.version
        return True


def _replace_by(fresh: Mapping[str, Mapping[str, Any]]) -> Any:
    """A TinyDB operation that puts a whole document in the place of the one with its id."""

    def replace(document: dict[str, Any]) -> None:
        new = fresh[document["id"]]
        document.clear()
        document.update(new)

    return replace
