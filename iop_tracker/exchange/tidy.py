"""Everything as tables for a spreadsheet: one CSV file for each kind, and a dictionary of them.

RFC 4180, UTF-8 with the mark at the beginning by which spreadsheets know it. A value that is a
list has a file of its own, with a row for each thing in it, as in Wickham, "Tidy data" (2014).
A text that a spreadsheet would take for a formula gets a ' before it, and so does one that begins
with '; who reads the files takes one ' off again.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from io import StringIO
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import fields

from iop_tracker.domain.record import Record
from iop_tracker.exchange.meanings import meaning_of, meanings
from iop_tracker.language import tr
from iop_tracker.storage.tables import TABLES
from iop_tracker.views.assessments import ResultView
from iop_tracker.views.entry import Entry

FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet takes for the beginning of a formula, and the sign that is put before it."""
DICTIONARY = "dictionary"
SESSIONS = "sessions"
SESSION_COLUMNS = (
    ("slot_id", str, tr("The slot, or the added session's own id.")),
    ("planned_day", date, tr("The day it was planned for.")),
    ("kind", str, tr("Which kind it is.")),
    ("name", str, tr("What it is called.")),
    ("starts_at", datetime, tr("When it begins, on this computer's clock.")),
    ("minutes", int, tr("How long it is.")),
    ("place", str, tr("An address, a room, or a link.")),
    ("state", str, tr("planned, moved, added or cancelled.")),
    ("status", str, tr("How it went for the participant; empty while it is not marked.")),
)
SCORE_COLUMNS = (
    ("assessments_id", str, tr("The id in assessments.csv.")),
    ("instrument", str, tr("Id of the questionnaire.")),
    ("day", date, tr("The local day.")),
    ("scale", str, tr("Which of its scores.")),
    ("points", int, tr("The score; empty where too much was left out.")),
    ("top", int, tr("The highest there can be.")),
    ("band", str, tr("What its authors call it; empty where they call it nothing.")),
)
HEAD = ("file", "column", "type", "meaning")
KINDS: Mapping[type[Any], str] = {
    str: "text",
    bool: tr("true or false"),
    int: tr("whole number"),
    float: "number",
    date: tr("day, ISO 8601"),
    datetime: tr("moment, ISO 8601"),
    time: tr("time, ISO 8601"),
}


class Column(Struct, frozen=True):
    """One column of one file."""

    name: str
    kind: str
    """The type in words."""
    meaning: str


class Sheet(Struct, frozen=True):
    """One file."""

    name: str
    """Without its ending."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]


def csv_files(
    records: Mapping[type[Record], Sequence[Record]],
    sessions: Iterable[Entry],
    results: Iterable[ResultView] = (),
) -> dict[str, bytes]:
    """The files by their names, the same bytes for the same records.

    Args:
        records: Those of each kind that were not removed.
        sessions: Every session, in order.
        results: Every questionnaire that was filled in.
    """
    sheets = [sheet for kind in TABLES for sheet in _sheets(kind, records.get(kind, ()))]
    sheets += [_sessions(sessions), _scores(results)]
    files = {f"{sheet.name}.csv": _csv(_names(sheet), sheet.rows) for sheet in sheets}
    rows = [(f"{s.name}.csv", c.name, c.kind, c.meaning) for s in sheets for c in s.columns]
    return {**files, f"{DICTIONARY}.csv": _csv(HEAD, rows)}


def all_meanings() -> tuple[str, ...]:
    """What the dictionary says of every column, each once."""
    sheets = [sheet for kind in TABLES for sheet in _sheets(kind, ())]
    return tuple(dict.fromkeys(column.meaning for sheet in sheets for column in sheet.columns))


def _names(sheet: Sheet) -> tuple[str, ...]:
    return tuple(column.name for column in sheet.columns)


def _csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else str(value)
    return value


def _sheets(kind: type[Record], records: Iterable[Record]) -> Iterator[Sheet]:
    """The file of a kind, and one for each of its lists."""
    types, said, table = get_type_hints(kind), meanings(cast("Any", kind)), TABLES[kind]
    known = sorted(records, key=lambda record: (str(record.created), record.id))
    single = [f.name for f in fields(kind) if f.name != "removed" and not _is_list(types[f.name])]
    parts = {name: _parts(name, types[name], said[name]) for name in single}
    yield Sheet(
        name=table,
        columns=tuple(column for columns in parts.values() for column in columns),
        rows=tuple(
            tuple(v for name in single for v in _values(getattr(record, name), len(parts[name])))
            for record in known
        ),
    )
    for field in fields(kind):
        if _is_list(types[field.name]):
            yield _list(kind, field.name, types[field.name], known)


def _list(kind: type[Record], name: str, declared: Any, known: Iterable[Record]) -> Sheet:
    inner = get_args(declared)[0]
    columns = _parts(name, inner, meanings(cast("Any", kind))[name])
    owner = Column(f"{TABLES[kind]}_id", "text", tr("The id in {tables}.csv.", tables=TABLES[kind]))
    return Sheet(
        name=f"{TABLES[kind]}_{name}",
        columns=(owner, Column("position", tr("whole number"), meaning_of("position")), *columns),
        rows=tuple(
            (record.id, place, *_values(value, len(columns)))
            for record in known
            for place, value in enumerate(getattr(record, name), start=1)
        ),
    )


def _parts(name: str, declared: Any, meaning: str) -> tuple[Column, ...]:
    """The columns of a value: one, or one for each field of a value that has several."""
    plain = _without_none(declared)
    if isinstance(plain, type) and issubclass(plain, Struct):
        types, said = get_type_hints(plain), meanings(plain)
        return tuple(
            Column(f"{name}_{f.name}", _type_words(types[f.name]), said[f.name])
            for f in fields(plain)
        )
    return (Column(name, _type_words(declared), meaning),)


def _values(value: object, width: int) -> tuple[object, ...]:
    if isinstance(value, Struct):
        return tuple(getattr(value, field.name) for field in fields(value))
    return (value,) if width == 1 else (None,) * width


def _is_list(declared: Any) -> bool:
    return get_origin(declared) is tuple


def _without_none(declared: Any) -> Any:
    if get_origin(declared) is UnionType:
        return next(each for each in get_args(declared) if each is not type(None))
    return declared


def _type_words(declared: Any) -> str:
    plain = _without_none(declared)
    empty = "" if plain is declared else tr(", or empty")
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return tr("one of: {plain}{empty}", plain=", ".join(plain), empty=empty)
    return f"{KINDS.get(plain, 'text')}{empty}"


def _sessions(sessions: Iterable[Entry]) -> Sheet:
    return Sheet(
        name=SESSIONS,
        columns=tuple(Column(name, KINDS[kind], said) for name, kind, said in SESSION_COLUMNS),
        rows=tuple(
            (
                *(entry.occurrence.slot_id, entry.occurrence.day, entry.occurrence.kind.value),
                *(entry.occurrence.name, entry.starts_at, entry.occurrence.minutes),
                *(entry.occurrence.place, entry.occurrence.state.value),
                entry.status.value if entry.status else None,
            )
            for entry in sessions
        ),
    )


def _scores(results: Iterable[ResultView]) -> Sheet:
    return Sheet(
        name="scores",
        columns=tuple(Column(name, KINDS[kind], said) for name, kind, said in SCORE_COLUMNS),
        rows=tuple(
            (
                *(result.assessment.id, result.instrument.id, result.assessment.day),
                *(scale.scale.id, scale.points, scale.top, scale.band),
            )
            for result in sorted(results, key=lambda r: (r.assessment.day, r.assessment.id))
            for scale in result.scales
        ),
    )
