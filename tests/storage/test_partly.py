"""What a repository tells before all of its records were read, and afterwards."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.note import Note
from iop_tracker.errors import Damaged
from iop_tracker.storage.database import Database
from iop_tracker.storage.repository import Repository
from tests.builders import MONDAY, check_in, stored
from tests.conftest import FixedClock

DAY = timedelta(days=1)
FIRST = MONDAY - 30 * DAY
TOLD: dict[str, Callable[[Repository[CheckIn]], object]] = {
    "since": lambda each: each.since(FIRST),
    "days": lambda each: each.days(),
    "count": lambda each: each.count(),
}


@pytest.fixture
def written(path: Path, clock: FixedClock) -> Path:
    """Check-ins of a hundred days, one of them removed, the newest written first."""
    with Database.open(path, clock) as database, database.transaction():
        days = [stored(check_in(MONDAY - n * DAY), f"{n:032x}") for n in range(100)]
        gone = stored(check_in(MONDAY - 3 * DAY, mood=1), "f" * 32)
        database.of(CheckIn).put([*days, gone])
        database.of(CheckIn).put([_removed(gone)])
    return path


def _removed(record: CheckIn) -> CheckIn:
    return replace(record, removed=record.changed)


@pytest.mark.parametrize("what", TOLD)
def test_a_part_tells_what_the_whole_does(what: str, written: Path, clock: FixedClock) -> None:
    with Database.open(written, clock, write=False) as database:
        known = database.of(CheckIn)
        part = TOLD[what](known)
        assert known.all()
        assert TOLD[what](known) == part
        assert known.count() == 100
        assert len(known.since(FIRST)) == 31


def test_a_part_is_read_without_the_rest(
    written: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iop_tracker.storage.repository.records_by_id", None)
    with Database.open(written, clock, write=False) as database:
        for told in TOLD.values():
            assert told(database.of(CheckIn))


def test_what_is_put_and_erased_is_among_what_is_late(written: Path, clock: FixedClock) -> None:
    with Database.open(written, clock) as database:
        known = database.of(CheckIn)
        before = known.since(FIRST)
        changed = stored(check_in(MONDAY, mood=2), before[0].id)
        new, old = (stored(check_in(day), day.isoformat()) for day in (MONDAY + DAY, FIRST - DAY))
        with database.transaction():
            known.put([changed, new, old])
        assert known.since(FIRST) == (changed, *before[1:], new)
        with database.transaction():
            known.put([_removed(new)])
            known.erase([changed.id])
        assert known.since(FIRST) == before[1:]


def test_what_comes_back_among_what_is_late_has_its_place(written: Path, clock: FixedClock) -> None:
    with Database.open(written, clock) as database:
        known = database.of(CheckIn)
        before = known.since(FIRST)
        for place, moved in ((0, _removed(before[0])), (5, replace(before[5], day=FIRST - DAY))):
            with database.transaction():
                known.put([moved])
            assert known.since(FIRST) == (*before[:place], *before[place + 1 :])
            with database.transaction():
                known.put([before[place]])
            assert known.since(FIRST) == before


def test_what_is_put_as_it_is_writes_nothing(written: Path, clock: FixedClock) -> None:
    with Database.open(written, clock) as database:
        known = database.of(CheckIn)
        content, copies = written.read_bytes(), database.generations.all()
        with database.transaction():
            known.put(known.all()[3:5])
        assert written.read_bytes() == content
        assert database.generations.all() == copies


def test_a_change_from_outside_is_seen_in_a_part(written: Path, clock: FixedClock) -> None:
    with Database.open(written, clock, write=False) as database:
        known = database.of(CheckIn)
        assert {each.mood for each in known.since(FIRST)} == {6}
        written.write_bytes(written.read_bytes().replace(b'"mood":6', b'"mood":2'))
        assert {each.mood for each in known.since(FIRST)} == {2}


def test_a_damaged_table_is_told_in_the_same_words(written: Path, clock: FixedClock) -> None:
    written.write_bytes(written.read_bytes().replace(b'"mood":6', b'"mood":66'))
    with Database.open(written, clock, write=False) as database:
        with pytest.raises(Damaged, match=r"CheckIn .* mood"):
            database.of(CheckIn).since(FIRST)
        with pytest.raises(Damaged, match=r"CheckIn .* mood"):
            database.of(CheckIn).all()


def test_a_kind_without_entries_has_none(written: Path, clock: FixedClock) -> None:
    with Database.open(written, clock, write=False) as database:
        assert database.of(Note).since(FIRST) == ()
        assert database.of(Note).days() == frozenset()
        assert database.of(Note).count() == 0
