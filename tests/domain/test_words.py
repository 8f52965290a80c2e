from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain import words
from iop_tracker.domain.invalid import InvalidEntry
from tests.builders import MONDAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("today", MONDAY),
        (" Yesterday ", date(2026, 11, 22)),
        ("tomorrow", date(2026, 11, 24)),
        ("mon", MONDAY),
        ("tue", date(2026, 11, 17)),
        ("Sunday", date(2026, 11, 22)),
        ("20 nov", date(2026, 11, 20)),
        ("3 March 2025", date(2025, 3, 3)),
        ("Sep 14", date(2026, 9, 14)),
        ("sept. 14, 2025", date(2025, 9, 14)),
        ("14 sep. 2025", date(2025, 9, 14)),
        ("9/14/2026", date(2026, 9, 14)),
        ("14/09/2026", date(2026, 9, 14)),
        ("11/11/2026", date(2026, 11, 11)),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: date) -> None:
    assert words.parse_day(typed, MONDAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("", "mo", "xyz", "١٢", "99999999", "\x1b[31m", "12 monday", "monday 12"),
        *("9/4/2026", "9/14", "14/9/26", "13/13/2026x"),
    ],
)
def test_what_is_no_day_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        words.parse_day(typed, MONDAY)
    assert refusal.value.sentence == words.DAY_SENTENCE


@pytest.mark.parametrize(
    "typed",
    [
        *("2026-02-30", "2026-13-01", "31 feb", "feb 30", "32 nov", "0 nov", "3 nov 0000"),
        *("2/30/2026", "13/13/2026"),
    ],
)
def test_a_day_that_no_calendar_has_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        words.parse_day(typed, MONDAY)
    assert refusal.value.sentence == words.NO_SUCH_DAY


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("18:00", time(18)),
        ("18", time(18)),
        ("6pm", time(18)),
        ("6:30 pm", time(18, 30)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("6.30 p.m.", time(18, 30)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, expected: time) -> None:
    assert words.parse_time(typed) == expected


@pytest.mark.parametrize("typed", ["", "24:00", "18:60", "13 pm", "0am", "six", "6:3", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="18:00 or 6:30 pm"):
        words.parse_time(typed)


@given(st.times(), st.booleans())
def test_a_time_in_words_reads_back(moment: time, twelve_hour: bool) -> None:
    text = words.time_text(moment, twelve_hour=twelve_hour)
    assert words.parse_time(text) == moment.replace(second=0, microsecond=0)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_week_begins_on_its_first_weekday_and_holds_the_day(day: date, first: int) -> None:
    start = words.week_start(day, first)
    assert start.weekday() == first
    assert start <= day <= start + timedelta(days=6)


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (-5, "now"),
        (0, "now"),
        (45, "in 45 min"),
        (60, "in 1 h"),
        (135, "in 2 h 15 min"),
        (24 * 60, "in 1 day"),
        (50 * 60, "in 2 days"),
    ],
)
def test_how_long_until_then_is_said_in_words(minutes: int, text: str) -> None:
    assert words.until_text(timedelta(minutes=minutes)) == text


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("90", 90), ("1:30", 90), ("1 h 30", 90), ("2h", 120), ("45 min", 45), ("0:45", 45)],
)
def test_a_length_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    assert words.parse_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["", "long", "1:75", "-5", "1.5"])
def test_what_is_no_length_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="minutes like 90"):
        words.parse_minutes(typed)


@given(st.sets(st.integers(0, 6), min_size=1))
def test_weekdays_in_words_read_back(days: set[int]) -> None:
    expected = tuple(sorted(days))
    assert words.parse_weekdays(words.weekdays_text(expected)) == expected


def test_a_word_that_is_no_weekday_is_refused() -> None:
    with pytest.raises(InvalidEntry, match="mon wed fri"):
        words.parse_weekdays("mon foo")


def test_days_near_today_have_names_and_other_years_are_said() -> None:
    assert words.near_day_text(date(2026, 11, 22), MONDAY) == "yesterday"
    assert words.near_day_text(date(2026, 11, 24), MONDAY) == "tomorrow"
    assert words.near_day_text(date(2026, 11, 26), MONDAY) == "Thu 26 Nov"
    assert words.near_day_text(date(2025, 11, 26), MONDAY) == "Wed 26 Nov 2025"


def test_words_are_joined_as_in_a_sentence() -> None:
    assert words.list_text([]) == ""
    assert words.list_text(["a"]) == "a"
    assert words.list_text(("a", "b", "c")) == "a, b and c"


def test_lengths_and_hours_are_short() -> None:
    assert [words.length_text(m) for m in (45, 60, 90)] == ["45 min", "1 h", "1 h 30 min"]
    assert [words.hours_text(h) for h in (9.0, 4.5, 9.0833)] == ["9 h", "4.5 h", "9.1 h"]
