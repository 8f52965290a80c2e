import json
from pathlib import Path
from typing import Any

import pytest

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.note import Note
from iop_tracker.domain.program import Program
from iop_tracker.errors import BadInput, Damaged, StorageError
from iop_tracker.storage.codec import (
    from_document,
    records_by_id,
    to_document,
    unknown_fields,
)
from iop_tracker.storage.database import Database
from tests.builders import check_in, note, program, stored
from tests.conftest import FixedClock


def put(database: Database, *records: CheckIn | Note) -> None:
    with database.transaction():
        for record in records:
            database.of(type(record)).put([record])


def test_a_save_decodes_no_table_again(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    put(database, stored(check_in(), "a"), stored(note(), "n"))
    before = database.of(CheckIn).all()
    decoded: list[type] = []

    def counted(kind: Any, documents: Any) -> Any:
        decoded.append(kind)
        return records_by_id(kind, documents)

    monkeypatch.setattr("iop_tracker.storage.repository.records_by_id", counted)
    put(database, stored(note("Other"), "m"))
    assert database.of(CheckIn).all() is before
    assert [each.title for each in database.of(Note).all()] == [note().title, "Other"]
    assert not decoded


def test_a_change_of_one_table_from_outside_is_seen_in_it(database: Database, path: Path) -> None:
    put(database, stored(check_in(), "a"), stored(note(), "n"))
    notes = database.of(Note).all()
    assert database.of(CheckIn).all()[0].mood == 6
    path.write_text(path.read_text().replace('"mood":6', '"mood":2'))
    assert database.of(CheckIn).all()[0].mood == 2
    assert database.of(Note).all() is notes


def test_what_a_failed_transaction_put_is_not_seen_after_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(database, stored(check_in(), "a"))

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refuse)
        with pytest.raises(StorageError, match="disk is full"), database.transaction():
            database.of(CheckIn).put([stored(check_in(mood=1), "a"), stored(check_in(), "b")])
            assert {c.id: c.mood for c in database.of(CheckIn).all()} == {"a": 1, "b": 6}
    assert {c.id: c.mood for c in database.of(CheckIn).all()} == {"a": 6}
    put(database, stored(check_in(mood=3), "b"))
    assert {c.id: c.mood for c in database.of(CheckIn).all()} == {"a": 6, "b": 3}


def test_two_puts_of_one_id_in_a_transaction_leave_the_later(database: Database) -> None:
    put(database, stored(check_in(mood=1), "a"), stored(check_in(mood=2), "a"))
    assert [c.mood for c in database.of(CheckIn).all()] == [2]


def test_a_text_that_no_file_can_hold_is_said_and_nothing_is_stored(
    database: Database, path: Path
) -> None:
    put(database, stored(check_in(), "a"))
    content = path.read_bytes()
    with pytest.raises(BadInput, match="can't be stored"):
        put(database, stored(check_in(note="a\udcff"), "b"))
    assert path.read_bytes() == content
    assert [c.id for c in database.of(CheckIn).all()] == ["a"]
    put(database, stored(check_in(note="a"), "b"))
    assert len(database.of(CheckIn).all()) == 2


def test_nothing_is_written_into_a_table_that_cannot_be_read(path: Path, clock: FixedClock) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_text('{"checkins":{"1":{"id":"x","day":"2026-11-23","mood":70}}}')
    content = path.read_bytes()
    with Database.open(path, clock) as database:
        with pytest.raises(Damaged, match="mood"):
            put(database, stored(check_in(), "a"))
        assert path.read_bytes() == content
        put(database, stored(note(), "n"))
    assert json.loads(path.read_text())["checkins"]["1"]["mood"] == 70


def test_a_file_that_vanished_can_still_be_read_and_is_not_made_anew(
    database: Database, path: Path
) -> None:
    put(database, stored(check_in(), "a"))
    away = path.rename(path.with_name("away.json"))
    assert [c.id for c in database.of(CheckIn).all()] == ["a"]
    with pytest.raises(StorageError, match="not in its place"):
        put(database, stored(check_in(), "b"))
    assert not path.exists()
    assert [c.id for c in database.of(CheckIn).all()] == ["a"]
    away.rename(path)
    put(database, stored(check_in(), "b"))
    assert [c.id for c in database.of(CheckIn).all()] == ["a", "b"]


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        ({"time_zone": "SECRET"}, "time_zone"),
        ({"name": "SECRET\nSECRET"}, "name"),
        ({"phases": [{"id": "p", "name": "SECRET", "weeks": -1}]}, "phases"),
        ({"phases": [{"id": "p", "name": "SECRET", "weeks": "SECRET"}]}, "phases[0].weeks"),
        ({"start": "SECRET"}, "start"),
        ({"start": None}, "start"),
    ],
)
def test_a_wrong_value_is_told_by_its_place_and_id_and_not_by_its_words(
    damage: dict[str, object], place: str
) -> None:
    document = {**to_document(stored(program(), "0" * 32)), **damage, "id": "0" * 32}
    with pytest.raises(Damaged) as refusal:
        from_document(Program, document)
    assert f"Program ({'0' * 32})" in refusal.value.sentence
    assert place in refusal.value.sentence
    assert "SECRET" not in refusal.value.sentence


def test_a_missing_field_is_told_by_name_and_a_strange_id_is_not_shown() -> None:
    with pytest.raises(Damaged) as refusal:
        from_document(CheckIn, {"id": "SECRET", "day": "2026-11-23"})
    assert "mood" in refusal.value.sentence
    assert "SECRET" not in refusal.value.sentence


def test_unknown_fields_are_found_at_any_depth() -> None:
    document = to_document(stored(program(), "p"))
    assert unknown_fields(Program, document) == frozenset()
    assert unknown_fields(Program, {**document, "extra": 1}) == {"extra"}
    first, second, *others = document["phases"]
    document["phases"] = [first, {**second, "deep": 1}, *others]
    assert unknown_fields(Program, document) == {"deep"}
