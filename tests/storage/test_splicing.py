"""Tables as bytes: changed in a part, and read in a part, as if it were done with all of them."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.urge import Urge
from iop_tracker.errors import Damaged
from iop_tracker.storage.codec import (
    EMPTY,
    records_by_id,
    to_document,
)
from iop_tracker.storage.splicing import changed_table, outlines, since_day
from tests.builders import check_in, stored, urge

DAY = timedelta(days=1)
FIRST = date(2026, 10, 24)
TRICKY = st.sampled_from(['","5":{"', '"5":{', "{}", "}}", '"day":"2027-01-01"', "\\", "é", ""])
TEXTS = st.lists(TRICKY | st.text(max_size=5), max_size=4).map("".join)
TABLES = st.dictionaries(
    st.integers(1, 12), st.fixed_dictionaries({"id": TEXTS, "day": TEXTS}), max_size=8
)


SEPARATORS = ((",", ":"), (", ", ":"), (",\n", ":"), (",", ": "))
"""As this program writes it, and as others may."""


def as_bytes(table: dict[int, Any], separators: tuple[str, str] = SEPARATORS[0]) -> bytes:
    return json.dumps(table, separators=separators, ensure_ascii=False).encode()


@given(TABLES, st.dictionaries(st.integers(1, 12), st.just({"id": "new"}), max_size=4), st.data())
def test_a_table_changed_in_a_part_is_what_it_is_changed_as_a_whole(
    table: dict[int, Any], put: dict[int, Any], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(table) or [0]), max_size=3)) - put.keys()
    new = put.keys() - table.keys()
    expected = {number: value for number, value in {**table, **put}.items() if number not in gone}
    for content in (as_bytes(table, each) for each in SEPARATORS):
        changed = json.loads(bytes(changed_table(content, put, gone, new)))
        assert list(changed.items()) == [(str(n), value) for n, value in expected.items()]


def test_what_stands_before_a_change_is_not_decoded() -> None:
    content = b'{"1":{"id":nonsense},"2":{"id":"b"},"3":{"id":"c"}}'
    changed = changed_table(content, {3: {"id": "d"}, 4: {"id": "e"}}, [2], [4])
    assert bytes(changed) == b'{"1":{"id":nonsense},"3":{"id":"d"},"4":{"id":"e"}}'


@pytest.mark.parametrize("separators", SEPARATORS)
def test_the_last_entries_of_a_table_go_whoever_wrote_it(separators: tuple[str, str]) -> None:
    content = as_bytes({1: {"id": "a"}, 2: {"id": "b"}, 3: {"id": "c"}}, separators)
    assert json.loads(bytes(changed_table(content, {}, [2, 3]))) == {"1": {"id": "a"}}
    assert json.loads(bytes(changed_table(content, {}, [1, 2, 3]))) == {}


def test_a_table_that_nothing_changes_is_the_same() -> None:
    content = as_bytes({1: {"id": "a"}, 2: {"id": "b"}})
    assert changed_table(content, {2: {"id": "b"}}) is content
    assert changed_table(content, {}) is content
    assert changed_table(EMPTY, {}) is EMPTY


def test_what_is_no_table_is_not_changed() -> None:
    with pytest.raises(Damaged):
        changed_table(b'{"1":{"id":nonsense},"2":{}}', {1: {"id": "d"}})


CHECK_INS = st.lists(
    st.builds(
        lambda days, note, is_removed: (check_in(FIRST + days * DAY, note=note), is_removed),
        st.integers(-400, 400),
        TEXTS,
        st.booleans(),
    ),
    max_size=12,
)


def table_of(found: list[tuple[Any, bool]], separators: tuple[str, str] = SEPARATORS[0]) -> bytes:
    documents = {}
    for number, (record, is_removed) in enumerate(found, start=1):
        document = to_document(stored(record, f"{number:032x}"))
        documents[number] = {**document, **({"removed": document["changed"]} if is_removed else {})}
    return as_bytes(json.loads(json.dumps(documents, default=str)), separators)


@given(CHECK_INS)
@example([(check_in(FIRST - DAY), False), (check_in(FIRST), False), (check_in(FIRST), True)])
@example([(check_in(FIRST + 400 * DAY), False), (check_in(FIRST - 400 * DAY), False)])
def test_what_is_late_is_found_as_if_all_was_read(found: list[tuple[CheckIn, bool]]) -> None:
    for content in (table_of(found, each) for each in SEPARATORS):
        everything = records_by_id(CheckIn, content).values()
        expected = tuple(r for r in everything if r.removed is None and r.day >= FIRST)
        assert since_day(CheckIn, content, FIRST) == expected


@given(st.lists(st.tuples(st.integers(-90, 90), st.booleans()), max_size=8))
def test_an_urge_is_of_the_day_of_its_time(found: list[tuple[int, bool]]) -> None:
    noon = datetime(FIRST.year, FIRST.month, FIRST.day, 12)
    urges = [(urge(at=noon + days * DAY), is_removed) for days, is_removed in found]
    content = table_of(urges)
    everything = [each for each in records_by_id(Urge, content).values() if not each.removed]
    assert since_day(Urge, content, FIRST) == tuple(r for r in everything if r.day >= FIRST)
    told = [each.local_day for each in outlines(content).values() if each.removed is None]
    assert told == [each.day for each in everything]


def test_what_is_late_is_found_without_decoding_what_is_not() -> None:
    early, late = (table_of([(check_in(day), False)]) for day in (FIRST - DAY, FIRST))
    content = (
        early.replace(b'"mood":6', b'"mood":nonsense')[:-1]
        + b","
        + late[1:].replace(b'"1":', b'"2":')
    )
    assert [each.day for each in since_day(CheckIn, content, FIRST)] == [FIRST]


def test_a_damaged_late_entry_is_told_and_not_left_out() -> None:
    content = table_of([(check_in(FIRST), False)]).replace(b'"mood":6', b'"mood":66')
    with pytest.raises(Damaged, match="mood"):
        since_day(CheckIn, content, FIRST)
