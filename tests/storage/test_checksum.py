"""What nobody meant to change is noticed, and never keeps anybody from what can be read."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.storage.checksum import (
    STEP,
    Signer,
    is_altered,
    is_signed,
    is_whole,
    signed,
)
from iop_tracker.storage.codec import encode_tables
from iop_tracker.storage.database import ALTERED, Database
from iop_tracker.storage.doctor import examine
from tests.builders import check_in
from tests.conftest import FixedClock


@given(st.dictionaries(st.text(), st.integers()), st.data())
def test_any_byte_changed_is_noticed(values: dict[str, int], data: st.DataObject) -> None:
    content = signed(json.dumps(values).encode())
    assert not is_altered(content)
    assert {name: value for name, value in json.loads(content).items() if name != "checksum"} == {
        name: value for name, value in values.items() if name != "checksum"
    }
    place = data.draw(st.integers(0, len(content) - 66))
    flipped = bytearray(content)
    flipped[place] ^= 1
    assert is_altered(bytes(flipped)) or b'"checksum"' not in flipped


SIZES = st.integers(0, 3 * STEP)


@given(st.lists(st.tuples(SIZES, st.text("ab", max_size=3), SIZES), min_size=2, max_size=4))
def test_what_is_signed_after_a_change_is_what_is_signed_anew(
    versions: list[tuple[int, str, int]],
) -> None:
    signer = Signer()
    for before, word, after in versions:
        content = json.dumps({"x" * before: word, "y": "z" * after}).encode()
        found = signer.signed(content)
        assert found == signed(content)
        assert is_whole(found)
        assert is_signed(found)


def test_what_is_signed_last_in_the_middle_of_a_step_is_summed_up_anew() -> None:
    signer = Signer()
    for size in (STEP - 2, STEP - 1, STEP, STEP + 1, STEP + 2, 2 * STEP, STEP - 2):
        content = b"{" + b" " * (size - 2) + b"}"
        assert signer.signed(content) == signed(content)


def test_a_file_without_one_is_as_it_is() -> None:
    assert not is_altered(b'{"notes":{}}')
    assert not is_altered(b"")


@pytest.fixture
def written(path: Path, clock: FixedClock) -> Path:
    """A file with a check-in and two copies."""
    with Database.open(path, clock) as database:
        for mood in (6, 5, 4):
            with database.transaction():
                database.of(CheckIn).put([check_in(id="1" * 32, mood=mood)])
    return path


def test_a_word_changed_from_outside_is_told_and_the_next_save_signs_again(
    written: Path, clock: FixedClock
) -> None:
    written.write_bytes(written.read_bytes().replace(b'"mood":4', b'"mood":9'))
    with Database.open(written, clock) as database:
        assert database.notice == ALTERED
        assert [each.mood for each in database.of(CheckIn).all()] == [9]
        assert any(finding.sentence == ALTERED for finding in examine(written, clock))
        with database.transaction():
            database.of(CheckIn).put([check_in(id="1" * 32, mood=2)])
    with Database.open(written, clock) as database:
        assert database.notice == ""
        kept, *others = database.generations.all()
        assert not kept.is_good()
        assert all(each.is_good() for each in others)
        good = database.generations.newest_good()
        assert good == others[0]


def test_a_change_by_stock_tinydb_can_be_read_and_is_told(written: Path, clock: FixedClock) -> None:
    with TinyDB(written) as stock:
        stock.table("checkins").update({"mood": 8})
    with Database.open(written, clock) as database:
        assert database.notice == ALTERED
        assert [each.mood for each in database.of(CheckIn).all()] == [8]


def test_two_values_under_one_name_are_noticed(written: Path, clock: FixedClock) -> None:
    content = written.read_bytes().replace(b'"checkins"', b'"checkins":{},"checkins"', 1)
    written.write_bytes(content)
    with Database.open(written, clock, write=False) as database:
        assert database.is_altered


def test_a_flipped_bit_in_a_copy_makes_it_no_good_copy(written: Path, clock: FixedClock) -> None:
    with Database.open(written, clock, write=False) as database:
        newest, second = database.generations.all()
        newest.path.write_bytes(newest.path.read_bytes().replace(b'"mood":5', b'"mood":1'))
        assert newest.counts()[CheckIn] == 1
        assert database.generations.newest_good() == second


def test_tables_always_carry_one() -> None:
    assert b'"checksum"' in encode_tables({})
    assert not is_altered(encode_tables({}))
