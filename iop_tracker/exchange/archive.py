"""Everything as one JSON document, and back.

The document is `{"format": "iop-tracker", "version": 1, "tables": {table: [record, ...]}}`,
records as they stand in the file, removed ones too.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from iop_tracker.domain.record import Erased, Record, name_of
from iop_tracker.errors import BadInput, Damaged
from iop_tracker.language import tr
from iop_tracker.storage.codec import (
    decode_json,
    encode_json,
    from_document,
    has_doubles,
    to_document,
    unknown_fields,
)
from iop_tracker.storage.database import Database
from iop_tracker.storage.history import History
from iop_tracker.storage.schema import SCHEMA_VERSION
from iop_tracker.storage.tables import TABLES

FORMAT = "iop-tracker"
SAID = tr("the import")


class ImportCount(Struct, frozen=True):
    """What an import did, as numbers of records."""

    new: int
    changed: int
    kept: int
    """The same here, newer here, or erased for good here."""


def export_json(database: Database) -> bytes:
    """Every record as the JSON document, the same bytes for the same records."""
    tables = {
        name: [
            to_document(record)
            for record in sorted(database.of(kind).all_with_removed(), key=lambda r: r.id)
        ]
        for kind, name in TABLES.items()
    }
    return encode_json({"format": FORMAT, "version": SCHEMA_VERSION, "tables": tables}) + b"\n"


def import_json(database: Database, content: bytes, now: datetime) -> ImportCount:
    """Take in every record of the document as one step; the newer of two with one id stays.

    What was erased for good here stays out.

    Args:
        database: Where to.
        content: The document.
        now: The moment, aware, UTC.

    Raises:
        BadInput: when it is not such a document, or something in it is not known or not right.
        StorageError: when it could not be written.
    """
    new: list[Record] = []
    changed: list[Record] = []
    found = [record for records in _records(content).values() for record in records]
    for record in found:
        known = database.of(type(record)).get_with_removed(record.id)
        if known is None and not _is_erased(database, record):
            new.append(record)
        elif known is not None and _is_newer(record, known):
            changed.append(record)
    if new or changed:
        History(database).add(SAID, (*new, *changed), now)
    kept = len(found) - len(new) - len(changed)
    return ImportCount(new=len(new), changed=len(changed), kept=kept)


def _is_erased(database: Database, record: Record) -> bool:
    erased = database.of(Erased).get(name_of(record))
    return erased is not None and erased.is_about(record)


def _is_newer(record: Record, known: Record) -> bool:
    return record.changed is not None and (known.changed is None or record.changed > known.changed)


def _records(content: bytes) -> dict[type[Record], list[Record]]:
    """Every record in the document, checked."""
    try:
        document = decode_json(content)
    except Damaged:
        raise BadInput(tr("This is not a JSON file, so nothing was taken in.")) from None
    if has_doubles(content):
        raise BadInput(tr("A name stands twice in the file, so nothing was taken in."))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadInput(tr("This is not an export of iop-tracker, so nothing was taken in."))
    if document.get("version") != SCHEMA_VERSION:
        raise BadInput(
            tr("This export is from another version of iop-tracker; nothing was taken in.")
        )
    tables = document.get("tables")
    if not isinstance(tables, dict):
        raise BadInput(tr("The export has no tables, so nothing was taken in."))
    kinds = {name: kind for kind, name in TABLES.items()}
    _refuse_unknown(set(tables) - set(kinds), "tables")
    return {kinds[name]: _of_kind(kinds[name], rows) for name, rows in tables.items()}


def _of_kind(kind: type[Record], rows: object) -> list[Record]:
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise BadInput(
            tr("The {tables} in the export are not a list of entries.", tables=TABLES[kind])
        )
    records = [_record(kind, dict(row)) for row in rows]
    if len({record.id for record in records}) < len(records):
        raise BadInput(
            tr(
                "Two entries in {tables} have the same id. Nothing was taken in.",
                tables=TABLES[kind],
            )
        )
    return records


def _record(kind: type[Record], row: dict[str, Any]) -> Record:
    _refuse_unknown(unknown_fields(kind, row), "fields")
    try:
        record = from_document(kind, row)
    except Damaged as problem:
        raise BadInput(tr("{sentence} Nothing was taken in.", sentence=problem.sentence)) from None
    if not record.id or record.changed is None:
        raise BadInput(
            tr("An entry in {tables} has no id or time. Nothing was taken in.", tables=TABLES[kind])
        )
    return record


def _refuse_unknown(names: Iterable[str], what: str) -> None:
    unknown = sorted(str(name)[:40] for name in names)
    if unknown:
        raise BadInput(
            tr(
                "The export has {what} that are not known here: {unknown}. Nothing was taken in.",
                what=what,
                unknown=", ".join(unknown[:5]),
            )
        )
