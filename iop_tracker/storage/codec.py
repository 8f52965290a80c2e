"""Records and tables as JSON, and back."""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields
from typing_extensions import override

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import FIRST_YEAR, LAST_YEAR
from iop_tracker.errors import BadInput, Damaged
from iop_tracker.language import tr
from iop_tracker.storage import checksum

R = TypeVar("R", bound=Record)
Document = dict[str, Any]
Table = bytes | msgspec.Raw
"""The documents of a table by their numbers, as they stand in a file."""
EMPTY: Table = b"{}"

ID = r"[0-9a-f]{32}"
MISSING = r"Object missing required field `(\w+)`"


class Tables(dict[str, Any]):
    """TinyDB's tables, each decoded only when it is asked for.

    Tables that nobody asked for are written back as the bytes that were read.
    """

    @override
    def __getitem__(self, name: str) -> Any:
        """The documents of a table by their number as text."""
        value = super().__getitem__(name)
        if isinstance(value, msgspec.Raw):
            numbered = decoded(value, dict[int, dict[str, Any]])
            value = {str(number): document for number, document in numbered.items()}
            self[name] = value
        return value


def decode_tables(content: bytes) -> Tables:
    """The tables in a file's bytes.

    Raises:
        Damaged: when it is not a JSON object.
    """
    return Tables(split_tables(content))


def split_tables(content: bytes) -> Mapping[str, Any]:
    """The tables in a file's bytes, each still as its bytes; `Tables` of it decodes them.

    Raises:
        Damaged: when it is not a JSON object.
    """
    parts: dict[str, Any] = decoded(content, dict[str, msgspec.Raw])
    parts.pop(checksum.TABLE, None)
    return parts


def has_doubles(content: bytes) -> bool:
    """Whether a name stands twice in one of the objects, so that one of the two is not seen.

    What this program wrote has none; an edited file, or two that were merged as text, may.
    """
    import json

    doubles = [False]

    def look(pairs: list[tuple[str, object]]) -> None:
        doubles[0] |= len(dict(pairs)) < len(pairs)

    # What is no JSON is found where it is read.
    with suppress(ValueError, RecursionError):
        json.loads(content, object_pairs_hook=look)
    return doubles[0]


def decoded(content: Table, kind: Any) -> Any:
    """JSON as a kind of value.

    Raises:
        Damaged: when it is no such value.
    """
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Damaged(
            tr("The file is damaged: it is not a journal of iop-tracker any more.")
        ) from None


def encode_tables(tables: Mapping[str, Any], signer: checksum.Signer | None = None) -> bytes:
    """The bytes of a file that has these tables, with their checksum.

    Args:
        tables: All of them.
        signer: The one that signed the file before, if there was one.

    Raises:
        BadInput: when a text holds a sign that no file can hold, as from a broken terminal.
    """
    return (signer or checksum.Signer()).signed(encoded(dict(tables.items())))


def raw_tables(tables: Mapping[str, Any]) -> dict[str, msgspec.Raw]:
    """Each table as its bytes; one that nobody asked for has them already.

    Raises:
        BadInput: when a text holds a sign that no file can hold.
    """
    return {
        name: table if isinstance(table, msgspec.Raw) else msgspec.Raw(encoded(table))
        for name, table in tables.items()
    }


def encoded(value: object) -> bytes:
    """A value as JSON.

    Raises:
        BadInput: when a text holds a sign that no file can hold.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        raise BadInput(tr("The text holds a sign that can't be stored. Type it again.")) from None


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
        record = msgspec.convert(document, kind)
    except msgspec.ValidationError as problem:
        raise _unreadable(kind, document, _place(problem)) from None
    if _has_vague_time(record):
        raise _unreadable(kind, document, tr("the time of its change"))
    return record


def _unreadable(kind: type[Record], document: Document, place: str) -> Damaged:
    return Damaged(
        tr(
            "An entry of the kind {kind} cannot be read: {place} is not as it should be.",
            kind=f"{kind.__name__}{_id_in(document)}",
            place=place,
        )
    )


def _has_vague_time(record: Record) -> bool:
    """Whether one of its times says no zone, so that it is no moment, or is of no year."""
    return _is_vague(record.created) or _is_vague(record.changed) or _is_vague(record.removed)


def _is_vague(time: datetime | None) -> bool:
    return time is not None and (time.tzinfo is None or not FIRST_YEAR <= time.year <= LAST_YEAR)


def _id_in(document: Document) -> str:
    """The id as far as it is one of ours and not words."""
    found = re.fullmatch(ID, str(document.get("id", "")))
    return f" ({found[0]})" if found else ""


def _place(problem: msgspec.ValidationError) -> str:
    """Path of the wrong value in its document, as in `phases[0].weeks`; never the value."""
    said, _, path = str(problem).partition(" - at `$")
    missing = re.match(MISSING, said)
    reason = problem.__cause__
    field = reason.field if isinstance(reason, InvalidEntry) else ""
    steps = (path.strip("`."), field, missing[1] if missing else "")
    return ".".join(step for step in steps if step) or tr("a value")


def from_documents(kind: type[R], documents: list[Document]) -> tuple[R, ...]:
    """Many records at once; see `from_document`.

    Raises:
        Damaged: when one of them cannot be read, or two have one id.
    """
    try:
        records: tuple[R, ...] = msgspec.convert(documents, tuple[kind, ...])  # type: ignore[valid-type]
    except msgspec.ValidationError:
        records = ()
    if len(records) < len(documents):
        records = tuple(from_document(kind, document) for document in documents)
    _by_id(kind, records)
    return records


def records_by_id(kind: type[R], table: Table) -> dict[str, R]:
    """The records in a table, in its order.

    Raises:
        Damaged: when it is no table, one of them cannot be read, or two have one id.
    """
    try:
        found = msgspec.json.decode(table, type=dict[int, kind])  # type: ignore[valid-type]
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        documents = decoded(table, dict[int, Document])
        found = {number: from_document(kind, each) for number, each in documents.items()}
    return _by_id(kind, found.values())


def _by_id(kind: type[R], records: Collection[R]) -> dict[str, R]:
    by_id = {}
    for record in records:
        if _has_vague_time(record):
            raise _unreadable(kind, {"id": record.id}, tr("the time of its change"))
        by_id[record.id] = record
    if len(by_id) < len(records):
        raise Damaged(tr("Two entries of the kind {kind} have the same id.", kind=kind.__name__))
    return by_id


def unknown_fields(kind: type[Record], document: Document) -> frozenset[str]:
    """Names in a document, and in the values in it, that its kind of record does not have."""
    unknown = frozenset(document) - {field.name for field in fields(kind)}
    if unknown:
        return unknown
    try:
        known = msgspec.to_builtins(msgspec.convert(document, kind))
    except msgspec.ValidationError:
        return frozenset()
    return frozenset(_names_lost(document, known))


def _names_lost(document: object, known: object) -> Iterator[str]:
    if isinstance(document, Mapping) and isinstance(known, Mapping):
        for name, value in document.items():
            if name in known:
                yield from _names_lost(value, known[name])
            else:
                yield str(name)
    elif isinstance(document, list) and isinstance(known, list | tuple):
        for one, other in zip(document, known, strict=False):
            yield from _names_lost(one, other)


def encode_json(value: object) -> bytes:
    """Any plain value or record as JSON, indented for reading."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2)


def decode_json(content: bytes) -> Any:
    """Plain values from JSON.

    Raises:
        Damaged: when it is not JSON.
    """
    return decoded(content, Any)
