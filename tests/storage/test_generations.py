from datetime import timedelta
from pathlib import Path

import pytest

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.errors import Damaged, NothingFound, StorageError
from iop_tracker.storage.database import Database
from iop_tracker.storage.doctor import LOOK, PROBLEM, WELL, examine
from iop_tracker.storage.generations import Generations
from tests.builders import check_in, stored
from tests.conftest import FixedClock


def save(path: Path, clock: FixedClock, mood: int) -> None:
    with Database.open(path, clock) as database, database.transaction():
        database.of(CheckIn).put([stored(check_in(mood=mood), "a")])


def mood(path: Path, clock: FixedClock) -> int:
    return Database.open(path, clock, write=False).of(CheckIn).all()[0].mood


def test_the_last_five_are_kept(path: Path, clock: FixedClock) -> None:
    for number in range(10):
        clock.move(minutes=1)
        save(path, clock, number)
    kept = Generations(path, clock).all()
    assert len(kept) == 5
    assert kept[0].counts()["checkins"] == 1


def test_one_a_day_is_kept_for_two_weeks(path: Path, clock: FixedClock) -> None:
    for number in range(40):
        clock.move(hours=12)
        save(path, clock, number % 10)
    kept = Generations(path, clock).all()
    days = {g.taken_at.date() for g in kept}
    oldest = clock().date() - timedelta(days=14)
    assert {oldest + timedelta(days=n) for n in range(1, 15)} <= days
    assert min(days) >= oldest
    assert len(kept) <= 5 + 15


def test_going_back_keeps_what_was_there(path: Path, clock: FixedClock) -> None:
    save(path, clock, 3)
    clock.move(minutes=1)
    save(path, clock, 8)
    generations = Generations(path, clock)
    former = generations.all()[0]
    clock.move(minutes=1)
    assert generations.restore_locked(former, 0) is None
    assert mood(path, clock) == 3
    clock.move(minutes=1)
    assert generations.restore(generations.all()[0]) is None
    assert mood(path, clock) == 8


def test_a_damaged_file_is_put_aside_and_the_newest_good_copy_is_used(
    path: Path, clock: FixedClock
) -> None:
    for number in (1, 2, 3):
        clock.move(minutes=1)
        save(path, clock, number)
    generations = Generations(path, clock)
    generations.all()[0].path.write_bytes(b"broken too")
    path.write_bytes(b"{broken")
    good = generations.newest_good()
    assert good is not None
    aside = generations.restore(good)
    assert aside is not None
    assert aside.read_bytes() == b"{broken"
    assert mood(path, clock) == 1


def test_a_copy_that_cannot_be_read_is_not_gone_back_to(path: Path, clock: FixedClock) -> None:
    save(path, clock, 1)
    clock.move(minutes=1)
    save(path, clock, 2)
    generations = Generations(path, clock)
    bad = generations.all()[0]
    bad.path.write_bytes(b"{")
    with pytest.raises(Damaged):
        generations.restore(bad)
    assert mood(path, clock) == 2


def test_a_backup_is_a_copy_and_never_overwrites(
    path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    generations = Generations(path, clock)
    with pytest.raises(NothingFound):
        generations.back_up()
    save(path, clock, 4)
    copy = generations.back_up(tmp_path / "copy.json")
    assert copy.read_bytes() == path.read_bytes()
    with pytest.raises(StorageError, match="already"):
        generations.back_up(copy)
    assert generations.back_up().parent.name == "backups"


def test_foreign_files_among_the_copies_are_left_alone(path: Path, clock: FixedClock) -> None:
    save(path, clock, 1)
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    foreign = [folder / "notes.txt", folder / "recovery.someday.json", folder / "recovery.json"]
    for each in foreign:
        each.write_text("mine")
    for number in range(8):
        clock.move(minutes=1)
        save(path, clock, number)
    assert all(each.read_text() == "mine" for each in foreign)
    assert len(Generations(path, clock).all()) == 5


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
