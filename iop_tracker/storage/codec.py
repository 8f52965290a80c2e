"""Records and tables as JSON, and back; the only module that knows msgspec."""

from dataclasses import fields
from typing import Any, TypeVar

import msgspec
from typing_extensions import override

from iop_tracker.domain.record import Record
from iop_tracker.errors import Damaged

R = TypeVar("R", bound=Record)
Document = dict[str, Any]


class Tables(dict[str, Any]):
    """TinyDB's tables, each decoded only when it is asked for.

    Tables that nobody asked for are written back as the bytes that were read.
    """

    @override
    def __getitem__(self, name: str) -> Any:
        """The documents of a table by their number as text."""
        value = super().__getitem__(name)
        if isinstance(value, msgspec.Raw):
            value = _decoded(value, dict[str, dict[str, Any]])
            self[name] = value
        return value


def decode_tables(content: bytes) -> Tables:
    """The tables in a file's bytes.

    Raises:
        Damaged: when it is not a JSON object.
    """
    return Tables(_decoded(content, dict[str, msgspec.Raw]))


def _decoded(content: bytes | msgspec.Raw, kind: Any) -> Any:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Damaged("The file is damaged: it is not a journal of iop-tracker any more.") from None


def encode_tables(tables: dict[str, Any]) -> bytes:
    """The bytes of a file that has these tables."""
    return msgspec.json.encode(dict(tables.items()))


def to_document(record: Record) -> Document:
    """A record as it stands in its table; what is None is left out."""
    plain: Document = msgspec.to_builtins(record)
    return {name: value for name, value in plain.items() if value is not None}


def from_document(kind: type[R], document: Document) -> R:
    """A record as it stood in its table.

    Raises:
        Damaged: when a value is missing, of the wrong type or out of range.
    """
    try:
        return msgspec.convert(document, kind)
    except msgspec.ValidationError as problem:
        where = str(problem).rpartition(" - at `$")[2].strip("`.") or "a value"
        raise Damaged(
            f"An entry of the kind {kind.__name__} cannot be read: {where} is not as it should be."
        ) from None


def from_documents(kind: type[R], documents: list[Document]) -> tuple[R, ...]:
    """Many records at once; see `from_document`.

    Raises:
        Damaged: when one of them cannot be read.
    """
    try:
        return msgspec.convert(documents, tuple[kind, ...])  # type: ignore[valid-type]
    except msgspec.ValidationError:
        return tuple(from_document(kind, document) for document in documents)


def unknown_fields(kind: type[Record], document: Document) -> frozenset[str]:
    """Names in a document that its kind of record does not have."""
    return frozenset(document) - {field.name for field in fields(kind)}


def encode_json(value: object) -> bytes:
    """Any plain value or record as JSON, indented for reading."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2)


def decode_json(content: bytes) -> Any:
    """Plain values from JSON.

    Raises:
        Damaged: when it is not JSON.
    """
    return _decoded(content, Any)
