import json
from pathlib import Path
from typing import Any

import pytest

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.errors import Damaged, ReadOnly, StorageError
from iop_tracker.storage import schema
from iop_tracker.storage.checksum import signed
from iop_tracker.storage.codec import to_document
from iop_tracker.storage.database import ALTERED, TWICE, Database
from iop_tracker.storage.generations import Generations
from iop_tracker.storage.tables import read_all
from tests.builders import check_in, stored
from tests.conftest import FixedClock

NEWER = '{"meta":{"1":{"schema":99,"journal":"j"}}}'


def save(database: Database, mood: int = 6) -> None:
    with database.transaction():
        database.of(CheckIn).put([stored(check_in(mood=mood), "a")])


def name_the_table(tables: dict[str, Any]) -> dict[str, Any]:
    """An invented first step: the table had another name."""
    old = tables.pop("days")
    return {**tables, "checkins": old}


def name_the_field(tables: dict[str, Any]) -> dict[str, Any]:
    """An invented second step: mood had another name."""
    renamed = {
        number: {"mood" if name == "feeling" else name: value for name, value in document.items()}
        for number, document in tables["checkins"].items()
    }
    return {**tables, "checkins": renamed}


@pytest.fixture
def old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file two versions old; the present version is 3."""
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(schema, "MIGRATIONS", {1: name_the_table, 2: name_the_field})
    path.parent.mkdir(mode=0o700)
    document = to_document(stored(check_in(), "a"))
    document["feeling"] = document.pop("mood")
    tables = {"meta": {"1": {"schema": 1, "journal": "j"}}, "days": {"1": document}}
    path.write_text(json.dumps({**tables, "later": {"1": {"x": 1}}}, default=str))
    return path.read_text()


def test_an_older_file_is_migrated_step_by_step_and_a_copy_is_kept(
    old_file: str, path: Path, clock: FixedClock
) -> None:
    with Database.open(path, clock) as database:
        assert database.of(CheckIn).all()[0].mood == 6
        [kept] = database.generations.all()
    stored_now = json.loads(path.read_text())
    assert stored_now["meta"] == {"1": {"schema": 3, "journal": "j"}}
    assert "days" not in stored_now
    assert stored_now["later"] == {"1": {"x": 1}}
    assert kept.path.read_text() == old_file


def test_an_older_file_can_be_looked_at_without_being_changed(
    old_file: str, path: Path, clock: FixedClock
) -> None:
    with Database.open(path, clock, write=False) as database:
        assert database.of(CheckIn).all()[0].mood == 6
        with pytest.raises(ReadOnly):
            save(database)
    assert path.read_text() == old_file
    assert Generations(path, clock).all() == ()


def test_a_copy_from_before_a_migration_can_be_gone_back_to(
    old_file: str, path: Path, clock: FixedClock
) -> None:
    with Database.open(path, clock) as database:
        save(database, 1)
    generations = Generations(path, clock)
    first = generations.all()[-1]
    assert first.counts()[CheckIn] == 1
    generations.restore(first)
    assert path.read_text() == old_file
    with Database.open(path, clock) as database:
        assert database.of(CheckIn).all()[0].mood == 6


@pytest.mark.usefixtures("old_file")
def test_an_older_file_in_which_something_is_hidden_is_not_migrated(
    path: Path, clock: FixedClock
) -> None:
    path.write_text(path.read_text().replace('"days"', '"days": {}, "days"'))
    content = path.read_bytes()
    with Database.open(path, clock) as database:
        assert database.read_only
        assert database.notice == TWICE
    assert path.read_bytes() == content
    generations = Generations(path, clock)
    generations.back_up()
    with Database.open(path, clock) as database:
        (copy,) = database.copies()
        assert copy.read_only
    (kept,) = generations.all()
    assert kept.path.read_bytes() == content


@pytest.mark.usefixtures("old_file")
def test_an_older_file_that_something_changed_is_migrated_and_it_is_told(
    path: Path, clock: FixedClock
) -> None:
    path.write_bytes(signed(path.read_bytes()).replace(b'"feeling": 6', b'"feeling": 5'))
    with Database.open(path, clock) as database:
        assert database.notice == ALTERED
        assert database.of(CheckIn).all()[0].mood == 5


def test_a_migration_that_cannot_be_written_leaves_the_old_file(
    old_file: str, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(StorageError, match="disk is full"):
        Database.open(path, clock)
    assert path.read_text() == old_file
    monkeypatch.undo()
    assert not list(path.parent.glob(".*.tmp"))


def test_a_file_without_meta_is_of_the_first_version_and_gets_one_when_migrated() -> None:
    tables = schema.migrated({"days": {}}, to=2, migrations={1: name_the_table})
    assert tables == {"checkins": {}, "meta": {"1": {"schema": 2}}}
    assert schema.version_of({"checkins": {}}) == 1


def test_a_newer_schema_opens_for_looking_only(path: Path, clock: FixedClock) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_text(NEWER)
    with Database.open(path, clock) as database:
        assert database.read_only
        assert "newer iop-tracker" in database.notice
        with pytest.raises(ReadOnly):
            save(database)
    assert path.read_text() == NEWER


@pytest.mark.parametrize("version", [99, 2])
def test_a_file_of_another_version_that_came_meanwhile_is_not_written_into(
    version: int, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 3)
    with Database.open(path, clock) as database:
        save(database)
        foreign = path.read_text().replace('"schema":3', f'"schema":{version}')
        path.write_text(foreign)
        with pytest.raises(StorageError, match=r"newer iop-tracker|replaced by an older one"):
            save(database, 1)
    assert path.read_text() == foreign


@pytest.mark.parametrize(
    "content",
    [
        '{"name":"thing","version":"1.0"}',
        '{"_default":{"1":{"x":1}}}',
        '{"meta-data":{}}',
    ],
)
def test_the_file_of_another_program_is_refused_and_left_alone(
    content: str, path: Path, clock: FixedClock
) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_text(content)
    for write in (True, False):
        with pytest.raises(StorageError, match="another program") as refusal:
            Database.open(path, clock, write=write)
        assert not isinstance(refusal.value, Damaged)
    with pytest.raises(StorageError, match="another program"):
        read_all(content.encode())
    assert path.read_text() == content


def test_an_empty_object_is_an_empty_journal(path: Path, clock: FixedClock) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_text("{}")
    with Database.open(path, clock) as database:
        save(database)
    assert json.loads(path.read_text())["meta"]["1"]["schema"] == schema.SCHEMA_VERSION


def test_the_file_of_another_program_that_came_meanwhile_is_left_alone(
    database: Database, path: Path
) -> None:
    save(database)
    path.write_text('{"name":"thing"}')
    with pytest.raises(StorageError, match="another program"):
        save(database, 1)
    assert path.read_text() == '{"name":"thing"}'
