"""Check-ins: the parts of a day as one, what is filled in later, and which part it is."""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.domain.checkin import (
    CheckIn,
    DayPart,
    Halt,
    OwnAnswer,
    is_filled_in_later,
    one_a_day,
    one_a_part,
    part_at,
    parts_to_fill,
)
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.question import OwnKind, OwnQuestion, parse_own
from tests.builders import MONDAY, check_in, stored
from tests.strategies import check_ins, moments

MORNING, EVENING = DayPart.MORNING, DayPart.EVENING
ANSWERS = ("mood", "craving", "anxiety", "energy", "sleep_hours", "halt", "used", "medication")


def several() -> st.SearchStrategy[list[CheckIn]]:
    """Check-ins of a few near days, as they are stored, with some for the same part."""
    near = st.integers(0, 2).map(lambda n: MONDAY.fromordinal(MONDAY.toordinal() + n))
    one = st.builds(
        lambda found, day, number, at: replace(
            found, day=day, id=str(number), created=at, changed=at
        ),
        check_ins,
        near,
        st.integers(0, 999),
        moments,
    )
    return st.lists(one, max_size=6, unique_by=lambda c: c.id)


@given(several(), st.randoms())
def test_each_day_is_there_once_newest_first_and_the_order_of_the_file_does_not_matter(
    found: list[CheckIn], chance: Random
) -> None:
    together = one_a_day(found)
    assert [c.day for c in together] == sorted({c.day for c in found}, reverse=True)
    chance.shuffle(found)
    assert one_a_day(found) == together
    assert one_a_day(together) == together


@given(several())
def test_no_word_of_any_part_is_lost_and_nothing_is_made_up(found: list[CheckIn]) -> None:
    for day in one_a_day(found):
        parts = [c for c in found if c.day == day.day]
        for name in ("triggers", "feelings", "signs"):
            assert set(getattr(day, name)) == {w for c in parts for w in getattr(c, name)}
        for name in ("note", "gratitude"):
            assert all(
                getattr(c, name) in getattr(day, name) for c in parts if getattr(c, name).strip()
            )
        assert {a.question_id for a in day.own} == {a.question_id for c in parts for a in c.own}
        for name in ANSWERS:
            assert getattr(day, name) in [getattr(c, name) for c in parts]


@given(several())
def test_of_each_answer_the_one_of_the_latest_part_counts(found: list[CheckIn]) -> None:
    for day in one_a_day(found):
        parts = [c for c in one_a_part(found) if c.day == day.day]
        parts.sort(key=lambda c: (MORNING, None, EVENING).index(c.part))
        for name in ANSWERS:
            given_answers = [v for c in parts if (v := getattr(c, name)) not in (None, ())]
            assert given_answers[-1:] in ([], [getattr(day, name)])


def test_the_evening_counts_and_what_only_the_morning_has_stays() -> None:
    morning = check_in(
        mood=4, part=MORNING, sleep_hours=7, medication=True, note="Slept.", halt=(Halt.TIRED,)
    )
    evening = check_in(mood=6, part=EVENING, medication=False, note="A good day.")
    morning = replace(morning, own=(OwnAnswer("pain", 3), OwnAnswer("walk", 1)))
    evening = replace(evening, own=(OwnAnswer("pain", 5),))
    (day,) = one_a_day([stored(evening, "b"), stored(morning, "a")])
    assert (day.mood, day.sleep_hours, day.medication) == (6, 7, False)
    assert (day.part, day.note, day.halt) == (None, "Slept.\n\nA good day.", (Halt.TIRED,))
    assert day.own == (OwnAnswer("pain", 5), OwnAnswer("walk", 1))


def test_a_part_alone_stays_a_part() -> None:
    assert one_a_day([check_in(part=MORNING)])[0].part is MORNING


@pytest.mark.parametrize(
    ("at", "is_later"),
    [
        ((23, 23, 59), False),
        ((24, 3, 59), False),
        ((24, 4, 0), True),
        ((30, 12, 0), True),
        ((20, 12, 0), False),
    ],
)
def test_it_was_filled_in_later_from_four_in_the_night_on_by_the_clock_there(
    at: tuple[int, int, int], *, is_later: bool
) -> None:
    for name in ("America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"):
        zone = ZoneInfo(name)
        written = datetime(2026, 11, *at, tzinfo=zone).astimezone(UTC)
        assert is_filled_in_later(check_in(created=written), zone) is is_later


def test_what_was_never_stored_was_not_filled_in_later() -> None:
    assert not is_filled_in_later(check_in(), UTC)


def test_the_evening_begins_at_two() -> None:
    assert [part_at(hour) for hour in (0, 13, 14, 23)] == [MORNING, MORNING, EVENING, EVENING]


def test_a_day_has_its_parts_or_what_is_stored() -> None:
    assert parts_to_fill([], twice_a_day=False) == (None,)
    assert parts_to_fill([], twice_a_day=True) == (MORNING, EVENING)
    assert parts_to_fill([EVENING], twice_a_day=False) == (EVENING,)
    assert parts_to_fill([None], twice_a_day=True) == (MORNING, None, EVENING)


def refused() -> Iterator[tuple[OwnKind, str]]:
    yield from ((OwnKind.RATING, text) for text in ("11", "-1", "yes", ""))
    yield from ((OwnKind.YES_NO, text) for text in ("1", "maybe", ""))


@pytest.mark.parametrize(("kind", "text"), refused())
def test_a_wrong_answer_to_an_own_question_names_it(kind: OwnKind, text: str) -> None:
    with pytest.raises(InvalidEntry) as problem:
        parse_own(OwnQuestion(name="Pain", kind=kind), text)
    assert "Pain" in problem.value.sentence


def test_own_answers_are_read_as_typed() -> None:
    assert parse_own(OwnQuestion(name="Pain", kind=OwnKind.RATING), " 10 ") == 10
    assert [parse_own(OwnQuestion(name="Walk"), text) for text in ("Yes", "n")] == [1, 0]
