"""Tables for a spreadsheet: they say all there is, and a dictionary says what they say."""

import csv
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any, get_type_hints

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from iop_tracker.demo import write_demo
from iop_tracker.domain.record import Record
from iop_tracker.exchange.tidy import FORMULA, csv_files
from iop_tracker.storage.tables import TABLES
from iop_tracker.tracker import Tracker
from tests.conftest import FixedClock
from tests.strategies import records


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def as_text(value: object) -> str:
    """A value as it should stand in a cell, said once more."""
    if value is None:
        return ""
    if value is True or value is False:
        return str(value).lower()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in FORMULA and text else text


def check(kept: list[Record], files: dict[str, bytes]) -> None:
    """Every field of every record stands in its file."""
    rows = {name: read(content) for name, content in files.items()}
    for record in kept:
        table = TABLES[type(record)]
        (row,) = (row for row in rows[f"{table}.csv"] if row["id"] == record.id)
        for name in get_type_hints(type(record)):
            value = getattr(record, name)
            if isinstance(value, tuple):
                found = [r for r in rows[f"{table}_{name}.csv"] if r[f"{table}_id"] == record.id]
                assert [each["position"] for each in found] == [
                    str(place + 1) for place in range(len(value))
                ]
                for each, cells in zip(value, found, strict=True):
                    check_cells(name, each, cells)
            elif name != "removed":
                check_cells(name, value, row)


def check_cells(name: str, value: Any, row: dict[str, str]) -> None:
    if isinstance(value, Struct):
        for part in value.__struct_fields__:
            assert row[f"{name}_{part}"] == as_text(getattr(value, part))
    elif value is not None or name in row:
        assert row[name] == as_text(value)


@given(st.lists(records, max_size=4))
def test_whatever_is_kept_stands_in_the_tables(kept: list[Record]) -> None:
    from msgspec.structs import replace

    named = [replace(record, id=f"{number:032x}") for number, record in enumerate(kept)]
    kinds: dict[type[Record], list[Record]] = {}
    for record in named:
        kinds.setdefault(type(record), []).append(record)
    check(named, csv_files(kinds, ()))


def test_the_dictionary_tells_of_every_column_and_of_no_other(
    tracker: Tracker, clock: FixedClock
) -> None:
    write_demo(tracker.database, clock())
    files = tracker.exports.csv()
    told = [(row["file"], row["column"]) for row in read(files["dictionary.csv"])]
    there = []
    for name, content in files.items():
        if name != "dictionary.csv":
            head = next(csv.reader(StringIO(content.decode("utf-8-sig"))))
            there += [(name, column) for column in head]
    assert sorted(told) == sorted(there)
    assert len(set(told)) == len(told)
    for row in read(files["dictionary.csv"]):
        assert row["type"]
        assert row["meaning"].endswith((".", ")"))
        assert "None" not in row["meaning"]


def test_no_column_lacks_its_own_words(tracker: Tracker) -> None:
    """A meaning that only repeats the name tells nobody anything."""
    for row in read(tracker.exports.csv()["dictionary.csv"]):
        bare = row["column"].split("_")[-1]
        assert row["meaning"].lower().strip(".") not in {row["column"].replace("_", " "), bare}, row


def test_sessions_and_scores_stand_there_too(tracker: Tracker, clock: FixedClock) -> None:
    write_demo(tracker.database, clock())
    files = tracker.exports.csv()
    sessions = read(files["sessions.csv"])
    assert {"attended", "missed", ""} <= {row["status"] for row in sessions}
    assert len(sessions) == len(tracker.exports.sessions())
    scores = read(files["scores.csv"])
    known = {row["id"] for row in read(files["assessments.csv"])}
    assert {row["assessments_id"] for row in scores} == known
    assert {row["instrument"] for row in scores} >= {"phq-9", "gad-7"}
    assert all(0 <= int(row["points"]) <= int(row["top"]) for row in scores if row["points"])


def test_they_are_written_all_or_none_and_for_this_user_only(
    tracker: Tracker, clock: FixedClock, tmp_path: Path
) -> None:
    write_demo(tracker.database, clock())
    folder = tmp_path / "out" / "tables"
    assert tracker.exports.write_csv(str(folder)) == "tables"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == tracker.exports.csv()
    assert [each.name for each in folder.parent.iterdir()] == ["tables"]
