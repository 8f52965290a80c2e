"""One kind of record in its TinyDB table."""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from tinydb.table import Document, Table

from iop_tracker.domain.record import Record
from iop_tracker.storage.codec import from_documents, to_document
from iop_tracker.storage.file import SafeJSONStorage

R = TypeVar("R", bound=Record)


class Repository(Generic[R]):
    """Records of one kind. Ids are the records' own; TinyDB's numbers stay inside.

    Decoded records are frozen, so they are kept until the file's content changes.
    """

    def __init__(self, kind: type[R], table: Table, storage: SafeJSONStorage) -> None:
        self._kind = kind
        self._table = table
        self._storage = storage
        self._version = -1
        self._records: dict[str, R] = {}
        self._live: tuple[R, ...] = ()

    def all(self) -> tuple[R, ...]:
        """Every record that was not removed, in the order of storing."""
        self._load()
        return self._live

    def all_with_removed(self) -> tuple[R, ...]:
        """Every record, tombstones too."""
        return tuple(self._load().values())

    def get(self, record_id: str) -> R | None:
        """The record with this id, unless there is none or it was removed."""
        found = self._load().get(record_id)
        return found if found is not None and found.removed is None else None

    def get_with_removed(self, record_id: str) -> R | None:
        """The record with this id, be it removed or not; None when there is none."""
        return self._load().get(record_id)

    def put(self, records: Iterable[R]) -> None:
        """Store records: each replaces the one with its id as a whole, or is new.

        Raises:
            StorageError: when it could not be written.
        """
        fresh = {record.id: to_document(record) for record in records}
        numbers = {document["id"]: document.doc_id for document in self._table.all()}
        known = [numbers[each] for each in fresh if each in numbers]
        if known:
            self._table.update(_replace_by(fresh), doc_ids=known)
        new = [document for each, document in fresh.items() if each not in numbers]
        start = max(numbers.values(), default=0) + 1
        if new:
            self._table.insert_multiple(
                Document(document, number) for number, document in enumerate(new, start)
            )

    def _load(self) -> dict[str, R]:
        tables = None if self._is_current() else self._table.all()
        if tables is not None:
            records = from_documents(self._kind, [dict(document) for document in tables])
            self._records = {record.id: record for record in records}
            self._live = tuple(r for r in self._records.values() if r.removed is None)
            self._version = self._storage.version
        return self._records

    def _is_current(self) -> bool:
        self._storage.notice_changes()
        return self._version == self._storage.version


def _replace_by(fresh: Mapping[str, Mapping[str, Any]]) -> Any:
    """A TinyDB operation that puts a whole document in the place of the one with its id."""

    def replace(document: dict[str, Any]) -> None:
        new = fresh[document["id"]]
        document.clear()
        document.update(new)

    return replace
