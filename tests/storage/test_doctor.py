import json
import shutil
from pathlib import Path

import pytest

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.storage.database import Database
from iop_tracker.storage.doctor import LOOK, PROBLEM, WELL, examine
from iop_tracker.storage.generations import Generations
from tests.builders import check_in, stored
from tests.conftest import FixedClock


def save(path: Path, clock: FixedClock, mood: int) -> None:
    with Database.open(path, clock) as database, database.transaction():
        database.of(CheckIn).put([stored(check_in(mood=mood), "a")])


def found(path: Path, clock: FixedClock, words: str) -> list[str]:
    """Levels of the findings that say these words."""
    return [finding.level for finding in examine(path, clock) if words in finding.sentence]


def test_the_doctor_finds_everything_well(path: Path, clock: FixedClock) -> None:
    assert examine(path, clock)[0].level == LOOK
    save(path, clock, 1)
    clock.move(minutes=1)
    save(path, clock, 2)
    assert {finding.level for finding in examine(path, clock)} == {WELL}


def test_the_doctor_says_what_is_wrong_and_changes_nothing(path: Path, clock: FixedClock) -> None:
    for number in (1, 2, 3):
        clock.move(minutes=1)
        save(path, clock, number)
    Generations(path, clock).all()[0].path.write_bytes(b"{")
    path.write_bytes(b"{")
    path.chmod(0o644)
    path.with_name(".recovery.json.1.tmp").write_bytes(b"")
    path.with_name("recovery.damaged.x.json").write_bytes(b"")
    clock.now = clock.now.replace(year=1980)
    before = {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file()}
    levels = [finding.level for finding in examine(path, clock)]
    sentences = " ".join(finding.sentence for finding in examine(path, clock))
    assert levels.count(PROBLEM) == 2
    assert levels.count(LOOK) == 4
    for words in ("damaged", "Other users", "1 of 2 copies", "unfinished", "clock is wrong"):
        assert words in sentences
    after = {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file()}
    assert {k: v for k, v in after.items() if "lock" not in k.name} == {
        k: v for k, v in before.items() if "lock" not in k.name
    }


def test_the_doctor_looks_at_a_place_that_is_not_there(path: Path, clock: FixedClock) -> None:
    assert [finding.level for finding in examine(path / "deeper", clock)].count(PROBLEM) == 0
    assert not path.parent.exists()


def test_the_doctor_says_who_has_the_file(path: Path, clock: FixedClock) -> None:
    with Database.open(path, clock):
        assert found(path, clock, "by process") == [WELL]
    assert found(path, clock, "by process") == []


def test_the_doctor_finds_a_wrong_entry_and_does_not_tell_its_words(
    path: Path, clock: FixedClock
) -> None:
    save(path, clock, 1)
    path.write_text(path.read_text().replace('"mood":1', '"mood":"SECRET"'))
    findings = examine(path, clock)
    assert findings[0].level == PROBLEM
    assert "mood" in findings[0].sentence
    assert not any("SECRET" in finding.sentence for finding in findings)


def test_the_doctor_finds_fields_that_are_not_known(path: Path, clock: FixedClock) -> None:
    save(path, clock, 1)
    tables = json.loads(path.read_text())
    tables["checkins"]["1"]["extra"] = 1
    path.write_text(json.dumps(tables))
    assert found(path, clock, "More than iop-tracker knows is in 1 entry") == [LOOK]


def test_the_doctor_sees_who_can_read_copies_and_drafts(path: Path, clock: FixedClock) -> None:
    save(path, clock, 1)
    clock.move(minutes=1)
    save(path, clock, 2)
    path.with_name("backups").chmod(0o755)
    drafts = path.with_name("recovery.drafts.json")
    drafts.write_text("{}")
    drafts.chmod(0o644)
    assert found(path, clock, "folder of copies. chmod 700") == [LOOK]
    assert found(path, clock, "file of drafts. chmod 600") == [LOOK]


def test_the_doctor_notices_a_copy_with_a_date_to_come(path: Path, clock: FixedClock) -> None:
    save(path, clock, 1)
    clock.move(days=3)
    save(path, clock, 2)
    clock.move(days=-3)
    assert found(path, clock, "date to come") == [LOOK]


def test_the_doctor_tells_of_another_version(path: Path, clock: FixedClock) -> None:
    save(path, clock, 1)
    assert found(path, clock, "put both together") == []
    shutil.copy(path, path.with_name("recovery (1).json"))
    assert found(path, clock, "put both together") == [LOOK]


def test_the_doctor_warns_of_a_disk_that_is_almost_full(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    total, used, _ = shutil.disk_usage("/")
    usage = type(shutil.disk_usage("/"))(total, used, 1_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert found(path, clock, "almost full") == [PROBLEM]


def test_the_doctor_refuses_to_call_another_programs_file_well(
    path: Path, clock: FixedClock
) -> None:
    path.parent.mkdir()
    path.write_text('{"name":"thing"}')
    assert found(path, clock, "another program") == [PROBLEM]
