import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tinydb import TinyDB

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.note import Note
from iop_tracker.domain.program import Program
from iop_tracker.domain.record import Record
from iop_tracker.errors import Damaged, FileInUse, ReadOnly, StorageError
from iop_tracker.storage import schema
from iop_tracker.storage.codec import decode_tables, from_document, to_document
from iop_tracker.storage.database import Database
from iop_tracker.storage.drafts import Drafts
from tests import strategies as own
from tests.builders import MONDAY, STORED_AT, check_in, note, program, stored
from tests.conftest import FixedClock


def put(database: Database, *records: CheckIn) -> None:
    with database.transaction():
        database.of(CheckIn).put(records)


@given(own.records, own.ids)
def test_every_record_comes_back_from_its_document_as_it_was(record: Record, new_id: str) -> None:
    whole = stored(record, new_id)
    document = json.loads(json.dumps(to_document(whole), default=str))
    assert from_document(type(whole), document) == whole


@pytest.mark.parametrize(
    "damage",
    [
        {"mood": "7"},
        {"mood": 11},
        {"mood": None},
        {"day": "yesterday"},
        {"day": 5},
        {"halt": ["sleepy"]},
        {"sleep_hours": 7.1},
        {"triggers": "stress"},
    ],
)
def test_a_document_with_a_wrong_value_is_said_without_its_words(damage: dict[str, object]) -> None:
    document = {"id": "1", "day": "2026-11-23", "mood": 7, "note": "SECRET", **damage}
    with pytest.raises(Damaged) as refusal:
        from_document(CheckIn, document)
    assert "CheckIn" in refusal.value.sentence
    assert "SECRET" not in refusal.value.sentence
    assert "yesterday" not in refusal.value.sentence


def test_a_missing_file_opens_empty_and_comes_with_the_first_save(
    database: Database, path: Path
) -> None:
    assert database.of(CheckIn).all() == ()
    assert not path.exists()
    put(database, stored(check_in(), "a"))
    assert path.exists()


def test_file_and_folders_are_for_the_participant_only(database: Database, path: Path) -> None:
    before = os.umask(0)
    try:
        put(database, stored(check_in(), "a"))
        put(database, stored(check_in(mood=7), "a"))
        Drafts(path).save("note:new", {"text": "x"}, STORED_AT)
    finally:
        os.umask(before)
    everything = [path.parent, *path.parent.rglob("*")]
    assert len(everything) >= 5
    for each in everything:
        expected = 0o700 if each.is_dir() else 0o600
        assert stat.S_IMODE(each.stat().st_mode) == expected, each


def test_stock_tinydb_reads_the_file(database: Database, path: Path) -> None:
    put(database, stored(check_in(), "a"))
    with TinyDB(path, access_mode="r") as stock:
        assert stock.table("meta").all()[0]["schema"] == schema.SCHEMA_VERSION
        assert stock.table("checkins").all()[0]["mood"] == 6


def test_put_replaces_the_whole_record(database: Database) -> None:
    put(database, stored(check_in(craving=4, note="x"), "a"))
    put(database, stored(check_in(), "a"))
    found = database.of(CheckIn).get("a")
    assert found is not None
    assert (found.craving, found.note) == (None, "")
    assert len(database.of(CheckIn).all()) == 1


def test_an_error_inside_a_transaction_drops_all_of_it(database: Database, path: Path) -> None:
    put(database, stored(check_in(), "a"))
    content = path.read_bytes()
    with pytest.raises(RuntimeError), database.transaction():
        database.of(Note).put([stored(note(), "n")])
        database.of(CheckIn).put([stored(check_in(mood=1), "a")])
        raise RuntimeError
    assert path.read_bytes() == content
    assert database.of(Note).all() == ()
    assert database.of(CheckIn).all()[0].mood == 6


def test_a_transaction_writes_the_file_once(database: Database, path: Path) -> None:
    put(database, stored(check_in(), "a"))
    before = len(database.generations.all())
    with database.transaction():
        database.of(Note).put([stored(note(), "n")])
        with database.transaction():
            database.of(CheckIn).put([stored(check_in(mood=1), "a")])
    assert len(database.generations.all()) == before + 1
    again = Database.open(path, database.generations._clock, write=False)
    assert again.of(Note).all()
    assert again.of(CheckIn).all()[0].mood == 1


def test_a_record_taken_from_the_file_cannot_change_it(database: Database) -> None:
    put(database, stored(check_in(), "a"))
    tables = database._storage.read()
    assert tables is not None
    tables["checkins"]["1"]["mood"] = 0
    assert database.of(CheckIn).all()[0].mood == 6


def test_tables_that_were_not_touched_are_written_back_byte_for_byte(
    path: Path, clock: FixedClock
) -> None:
    path.parent.mkdir(mode=0o700)
    strange = b'{"later":{"1": {"x" :1.50, "y":"\\u00e9"}},"meta":{"1":{"schema":1,"journal":"j"}}}'
    path.write_bytes(strange)
    with Database.open(path, clock) as database:
        put(database, stored(check_in(), "a"))
    assert b'{"1": {"x" :1.50, "y":"\\u00e9"}}' in path.read_bytes()


def test_a_change_from_outside_is_seen_before_the_next_save(
    database: Database, path: Path, clock: FixedClock
) -> None:
    put(database, stored(check_in(), "a"))
    text = path.read_text().replace('"mood":6', '"mood":2')
    path.write_text(text)
    put(database, stored(check_in(MONDAY.replace(day=22)), "b"))
    found = {c.id: c.mood for c in Database.open(path, clock, write=False).of(CheckIn).all()}
    assert found == {"a": 2, "b": 6}


def test_a_change_in_the_moment_of_saving_is_not_overwritten(
    database: Database, path: Path
) -> None:
    put(database, stored(check_in(), "a"))
    foreign = path.read_text().replace('"mood":6', '"mood":2')
    with pytest.raises(StorageError, match="Save again"), database.transaction():
        database.of(CheckIn).put([stored(check_in(mood=9), "a")])
        path.write_text(foreign)
    assert path.read_text() == foreign
    assert database.of(CheckIn).all()[0].mood == 2


def test_a_link_to_the_file_stays_a_link(path: Path, clock: FixedClock, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    with Database.open(link, clock) as database:
        put(database, stored(check_in(), "a"))
    assert link.is_symlink()
    assert path.is_file()


def test_a_second_writer_is_told_who_has_the_file_and_may_look(
    database: Database, path: Path, clock: FixedClock
) -> None:
    put(database, stored(check_in(), "a"))
    with pytest.raises(FileInUse, match=f"process {os.getpid()} since 15:45"):
        Database.open(path, clock)
    looking = Database.open(path, clock, write=False)
    assert looking.of(CheckIn).all()[0].mood == 6
    with pytest.raises(ReadOnly, match="looking only"):
        put(looking, stored(check_in(mood=1), "a"))


def test_the_file_is_free_again_after_closing(path: Path, clock: FixedClock) -> None:
    Database.open(path, clock).close()
    with Database.open(path, clock) as database:
        put(database, stored(check_in(), "a"))


def test_cut_off_at_any_byte_the_file_is_damaged_or_whole_and_never_touched(
    database: Database, path: Path, clock: FixedClock
) -> None:
    put(database, stored(check_in(), "a"))
    database.close()
    whole = path.read_bytes()
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        with pytest.raises(Damaged, match="damaged"):
            Database.open(path, clock)
        assert path.read_bytes() == whole[:cut]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"7",
        b'"text"',
        b"\xff\xfe",
        b"{" * 100_000,
        b'{"meta": [' + b"[" * 50_000,
        b'{"meta":{"1":{"schema":"new"}}}',
        b'{"meta":{"1":{"schema":true}}}',
        b'{"meta":7}',
        b'{"a":NaN}',
    ],
)
def test_garbage_is_damaged_and_stays_as_it_is(
    content: bytes, path: Path, clock: FixedClock
) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_bytes(content)
    with pytest.raises(Damaged):
        Database.open(path, clock)
    assert path.read_bytes() == content


def test_a_damaged_table_is_said_when_it_is_read(path: Path, clock: FixedClock) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_text('{"checkins":{"1":{"id":"a","day":"2026-11-23","mood":70}}}')
    with Database.open(path, clock) as database, pytest.raises(Damaged, match="CheckIn"):
        database.check()


def test_a_folder_in_the_place_of_the_file_is_said(path: Path, clock: FixedClock) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StorageError, match="folder where the file should be"):
        Database.open(path, clock)


def test_a_file_in_the_place_of_the_folder_is_said(path: Path, clock: FixedClock) -> None:
    path.parent.write_text("x")
    with pytest.raises(StorageError, match="not a folder"):
        Database.open(path, clock)


def test_a_tombstone_is_not_among_the_records_and_stays_in_the_file(database: Database) -> None:
    put(database, replace(stored(check_in(), "a"), removed=STORED_AT))
    assert database.of(CheckIn).all() == ()
    assert database.of(CheckIn).get("a") is None
    assert len(database.of(CheckIn).all_with_removed()) == 1


@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 10)), max_size=12),
    st.sets(st.integers(0, 11)),
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_put_in_whatever_order_is_there_after_opening_again(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]], reopen: set[int]
) -> None:
    path = tmp_path_factory.mktemp("db") / "r.json"
    model: dict[str, int] = {}
    database = Database.open(path, FixedClock())
    for number, (key, mood) in enumerate(steps):
        put(database, stored(check_in(mood=mood), key))
        model[key] = mood
        if number in reopen:
            database.close()
            database = Database.open(path, FixedClock())
        assert {c.id: c.mood for c in database.of(CheckIn).all()} == model
    database.close()


def test_a_new_journal_has_an_id_of_its_own(tmp_path: Path, clock: FixedClock) -> None:
    ids = set()
    for name in "ab":
        with Database.open(tmp_path / name / "r.json", clock) as database:
            with database.transaction():
                database.of(Program).put([stored(program(), "p")])
            tables = decode_tables(database.path.read_bytes())
            ids.add(tables["meta"]["1"]["journal"])
    assert len(ids) == 2
