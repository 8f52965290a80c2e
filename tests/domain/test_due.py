from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.scale import WEEKDAYS
from iop_tracker.domain.words import DAY_SENTENCE, parse_due
from tests.builders import MONDAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", MONDAY),
        (" Tomorrow ", date(2026, 11, 24)),
        ("fri", date(2026, 11, 27)),
        ("Sunday", date(2026, 11, 29)),
        ("2026-11-27", date(2026, 11, 27)),
        ("27 nov", date(2026, 11, 27)),
        ("nov 27", date(2026, 11, 27)),
        ("jan 3", date(2027, 1, 3)),
        ("23 nov", MONDAY),
    ],
)
def test_a_day_to_come_is_read_as_people_write_it(typed: str, day: date) -> None:
    assert parse_due(typed, MONDAY) == day


def test_the_weekday_of_today_is_due_in_a_week() -> None:
    assert parse_due("mon", MONDAY) == date(2026, 11, 30)


def test_a_day_without_a_year_that_is_over_is_due_next_year() -> None:
    assert parse_due("3 jan", MONDAY) == date(2027, 1, 3)
    assert parse_due("3 jan 2026", MONDAY) == date(2026, 1, 3)


def test_a_whole_date_in_the_past_is_taken_as_it_is() -> None:
    assert parse_due("2026-11-20", MONDAY) == date(2026, 11, 20)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_always_within_the_next_seven_days(today: date, name: str) -> None:
    day = parse_due(name, today)
    assert today < day <= today + timedelta(days=7)
    assert day.weekday() == WEEKDAYS.index(name)


@pytest.mark.parametrize("typed", ["", "soon", "99999999"])
def test_what_is_no_day_is_refused_at_the_field(typed: str) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        parse_due(typed, MONDAY)
    assert (refusal.value.field, refusal.value.sentence) == ("due", DAY_SENTENCE)
