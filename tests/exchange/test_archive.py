import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iop_tracker.demo import demo_records, write_demo
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.record import Record
from iop_tracker.errors import BadInput
from iop_tracker.exchange.archive import ImportCount, export_json, import_json
from iop_tracker.storage.database import Database
from iop_tracker.storage.tables import TABLES
from tests import strategies as own
from tests.builders import STORED_AT, check_in, stored
from tests.conftest import MONDAY_AFTERNOON, FixedClock


def everything(database: Database) -> dict[str, list[Record]]:
    return {
        name: sorted(database.of(kind).all_with_removed(), key=lambda r: r.id)
        for kind, name in TABLES.items()
    }


def test_the_whole_demo_comes_back_and_its_export_is_the_same_bytes(
    database: Database, tmp_path: Path, clock: FixedClock
) -> None:
    write_demo(database, clock())
    content = export_json(database)
    with Database.open(tmp_path / "b" / "r.json", clock) as other:
        count = import_json(other, content, STORED_AT)
        assert count.new == len(demo_records(MONDAY_AFTERNOON.date()))
        assert everything(other) == everything(database)
        assert export_json(other) == content
        assert import_json(other, content, STORED_AT) == ImportCount(0, 0, count.new)


@given(st.lists(st.tuples(own.records, own.ids), max_size=8, unique_by=lambda pair: pair[1]))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_exported_is_imported_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[Record, str]]
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    clock = FixedClock()
    with (
        Database.open(folder / "a" / "r.json", clock) as one,
        Database.open(folder / "b" / "r.json", clock) as other,
    ):
        with one.transaction():
            for record, new_id in pairs:
                one.of(type(record)).put([stored(record, new_id)])
        import_json(other, export_json(one), STORED_AT)
        assert everything(other) == everything(one)
        assert export_json(other) == export_json(one)


def test_the_newer_of_two_with_one_id_stays(database: Database) -> None:
    with database.transaction():
        database.of(CheckIn).put([stored(check_in(mood=5), "a")])
    content = json.loads(export_json(database))
    document = content["tables"]["checkins"][0]
    document.update(mood=9, changed="2020-01-01T00:00:00Z")
    assert import_json(database, json.dumps(content).encode(), STORED_AT) == ImportCount(0, 0, 1)
    document.update(changed="2030-01-01T00:00:00Z")
    assert import_json(database, json.dumps(content).encode(), STORED_AT) == ImportCount(0, 1, 0)
    assert database.of(CheckIn).all()[0].mood == 9


GOOD = {
    "id": "a",
    "day": "2026-11-23",
    "mood": 5,
    "created": STORED_AT.isoformat(),
    "changed": STORED_AT.isoformat(),
}

TIMES = {"created": GOOD["created"], "changed": GOOD["changed"]}
EXTRA_IN_UTC = {
    **TIMES,
    "id": "b",
    "kind": "added",
    "day": "2026-11-24",
    "starts_at": "2026-11-24T18:00:00Z",
    "minutes": 60,
    "session_kind": "group",
}
PROGRAM_WITH_MARKUP = {
    **TIMES,
    "id": "c",
    "name": "P",
    "start": "2026-11-23",
    "time_zone": "America/New_York",
    "phases": [{"id": "[/]", "name": "Start", "weeks": 4}],
}


def archive(**changes: object) -> bytes:
    whole = {"format": "iop-tracker", "version": 1, "tables": {"checkins": [GOOD]}}
    return json.dumps({**whole, **changes}).encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a JSON"),
        (b"{" * 9999, "not a JSON"),
        (b"[1]", "not an export"),
        (b'{"format":"other"}', "not an export"),
        (archive(version=2), "another version"),
        (archive(tables=[]), "no tables"),
        (archive(tables={"secrets": []}), "not known here: secrets"),
        (archive(tables={"checkins": {}}), "not a list"),
        (archive(tables={"checkins": [1]}), "not a list"),
        (archive(tables={"checkins": [GOOD, {**GOOD, "id": "b", "x": 1}]}), "not known here: x"),
        (archive(tables={"checkins": [GOOD, {**GOOD, "id": "b", "mood": 11}]}), "CheckIn"),
        (archive(tables={"checkins": [{**GOOD, "mood": "5"}]}), "mood"),
        (archive(tables={"checkins": [{**GOOD, "id": ""}]}), "no id"),
        (archive(tables={"checkins": [{"id": "a", "day": "2026-11-23", "mood": 5}]}), "no id"),
        (archive(tables={"checkins": [GOOD, GOOD]}), "the same id"),
        (archive(tables={"checkins": [{**GOOD, "changed": "2026-11-23T10:00:00"}]}), "time"),
        (archive(tables={"checkins": [{**GOOD, "created": "2026-11-23T10:00:00"}]}), "time"),
        (archive(tables={"exceptions": [EXTRA_IN_UTC]}), "starts_at"),
        (archive(tables={"program": [PROGRAM_WITH_MARKUP]}), "phase"),
    ],
)
def test_what_is_not_right_is_refused_as_a_whole(
    database: Database, content: bytes, words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        import_json(database, content, STORED_AT)
    assert database.of(CheckIn).all_with_removed() == ()
    assert not database.path.exists()


def test_a_good_archive_of_one_check_in_is_taken_in(database: Database) -> None:
    assert import_json(database, archive(), STORED_AT) == ImportCount(1, 0, 0)
