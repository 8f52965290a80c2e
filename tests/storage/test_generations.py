import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.errors import Damaged, FileInUse, NothingFound, StorageError
from iop_tracker.storage.database import Database
from iop_tracker.storage.durable import replace_file
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
    assert kept[0].counts()[CheckIn] == 1


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


def kept_moods(path: Path, clock: FixedClock) -> list[int]:
    kept = Generations(path, clock).all()
    return [json.loads(each.path.read_text())["checkins"]["1"]["mood"] for each in kept]


def test_a_journey_to_an_earlier_zone_does_not_push_out_the_newest(path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 18, 0, tzinfo=ZoneInfo("Europe/London")))
    for number in range(6):
        clock.move(minutes=1)
        save(path, clock, number)
    clock.now = (clock.now + timedelta(hours=1)).astimezone(ZoneInfo("America/New_York"))
    for number in (6, 7, 8):
        clock.move(minutes=1)
        save(path, clock, number)
    assert kept_moods(path, clock) == [7, 6, 5, 4, 3]
    assert Generations(path, clock).all()[0].taken_at.hour == 14


def test_the_hour_that_comes_twice_does_not_mix_up_the_order(path: Path) -> None:
    first = datetime(2026, 11, 1, 5, 58, tzinfo=UTC)
    clock = FixedClock(first.astimezone(ZoneInfo("America/New_York")))
    for number in range(4):
        clock.now = (first + timedelta(minutes=number)).astimezone(ZoneInfo("America/New_York"))
        save(path, clock, number)
    assert kept_moods(path, clock) == [2, 1, 0]


def test_a_clock_that_falls_back_for_years_does_not_clear_the_good_copies(path: Path) -> None:
    clock = FixedClock()
    for number in range(6):
        clock.move(minutes=1)
        save(path, clock, number)
    clock.now = clock.now.replace(year=1980)
    for number in (7, 8, 9):
        clock.move(minutes=1)
        save(path, clock, number)
    assert {4, 3, 2, 1} <= set(kept_moods(path, clock))


@given(st.lists(st.integers(1, 40 * 3600), min_size=1, max_size=25))
@settings(max_examples=25)
def test_the_last_five_and_the_newest_of_each_day_are_there_whatever_the_rhythm(
    tmp_path_factory: pytest.TempPathFactory, pauses: list[int]
) -> None:
    path = tmp_path_factory.mktemp("rhythm") / "r.json"
    clock = FixedClock()
    generations = Generations(path, clock)
    replaced: list[tuple[date, str]] = []
    replace_file(path, b"0")
    for number, pause in enumerate(pauses, start=1):
        clock.move(seconds=pause)
        replaced.append((clock().date(), str(number - 1)))
        replace_file(path, str(number).encode(), keep_as=generations.place_for(path))
    kept = [each.path.read_text() for each in generations.all()]
    assert kept[:5] == [content for _, content in reversed(replaced)][:5]
    since = clock().date() - timedelta(days=13)
    newest_of_day = dict(replaced)
    assert {content for day, content in newest_of_day.items() if day >= since} <= set(kept)
    assert len(kept) <= 5 + 15


def test_a_copy_with_an_entry_that_cannot_be_read_is_not_offered(
    path: Path, clock: FixedClock
) -> None:
    for number in (1, 2):
        clock.move(minutes=1)
        save(path, clock, number)
    good = Generations(path, clock).all()[0]
    path.write_text(path.read_text().replace('"mood":2', '"mood":22'))
    clock.move(minutes=1)
    Generations(path, clock).back_up()
    bad, *_ = Generations(path, clock).all()
    assert not bad.is_good()
    assert Generations(path, clock).newest_good() == good


def test_a_file_with_an_entry_that_cannot_be_read_is_put_aside(
    path: Path, clock: FixedClock
) -> None:
    for number in (1, 2):
        clock.move(minutes=1)
        save(path, clock, number)
    path.write_text(path.read_text().replace('"mood":2', '"mood":22'))
    generations = Generations(path, clock)
    aside = generations.restore(generations.all()[0])
    assert aside is not None
    assert b'"mood":22' in aside.read_bytes()
    assert mood(path, clock) == 1


def test_a_copy_of_a_newer_version_is_not_gone_back_to(path: Path, clock: FixedClock) -> None:
    save(path, clock, 1)
    clock.move(minutes=1)
    save(path, clock, 2)
    generations = Generations(path, clock)
    [copy] = generations.all()
    copy.path.write_text(copy.path.read_text().replace('"schema":1', '"schema":9'))
    assert generations.newest_good() is None
    with pytest.raises(StorageError, match="newer"):
        generations.restore(copy)
    assert mood(path, clock) == 2


def test_going_back_is_refused_while_another_program_writes(path: Path, clock: FixedClock) -> None:
    save(path, clock, 1)
    clock.move(minutes=1)
    save(path, clock, 2)
    generations = Generations(path, clock)
    with Database.open(path, clock), pytest.raises(FileInUse):
        generations.restore_locked(generations.all()[0], 0)
    assert mood(path, clock) == 2


def test_a_backup_does_not_take_the_place_of_a_link_that_leads_nowhere(
    path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    save(path, clock, 1)
    link = tmp_path / "copy.json"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(StorageError, match="already"):
        Generations(path, clock).back_up(link)
    assert link.is_symlink()
