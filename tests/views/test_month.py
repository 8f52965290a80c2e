from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.views.here import Here
from iop_tracker.views.month import FIRST_DAY, month_view, nearest, turned
from tests.builders import MONDAY, check_in
from tests.conftest import MONDAY_AFTERNOON

HERE = Here(now=MONDAY_AFTERNOON)


def test_a_month_is_whole_weeks_from_the_first_weekday() -> None:
    sundays = Here(now=MONDAY_AFTERNOON, first_weekday=6)
    assert month_view((), MONDAY, HERE).weeks[0][0].day == date(2026, 10, 26)
    assert month_view((), MONDAY, sundays).weeks[0][0].day == date(2026, 11, 1)


def test_a_month_knows_its_moods_today_and_what_is_to_come() -> None:
    found = (check_in(MONDAY, 7), check_in(MONDAY - timedelta(days=1), 4))
    view = month_view((*found, check_in(date(2026, 10, 31), 1)), MONDAY, HERE)
    days = {each.day: each for week in view.weeks for each in week}
    assert (view.title, view.checked, view.mean) == ("November 2026", 2, 5.5)
    assert (days[MONDAY].mood, days[MONDAY].is_today) == (7, True)
    assert days[MONDAY + timedelta(days=1)].is_future
    assert not days[date(2026, 10, 31)].in_month


def test_a_month_without_check_ins_has_no_mean() -> None:
    assert month_view((), MONDAY, HERE).mean is None


def test_the_calendar_ends_at_its_first_day() -> None:
    assert month_view((), date(1, 1, 1), HERE).first == FIRST_DAY
    assert turned(FIRST_DAY, MONDAY, days=-1) == FIRST_DAY
    assert turned(FIRST_DAY, MONDAY, months=-1) == FIRST_DAY


def test_the_last_of_a_month_turns_to_the_last_of_a_shorter_one() -> None:
    assert turned(date(2026, 10, 31), MONDAY, months=-1) == date(2026, 9, 30)


@given(
    day=st.dates(FIRST_DAY, MONDAY),
    days=st.integers(-60_000, 60_000),
    months=st.integers(-2_000, 2_000),
)
def test_turning_never_leaves_the_calendar(day: date, days: int, months: int) -> None:
    assert FIRST_DAY <= turned(day, MONDAY, days=days, months=months) <= MONDAY


def test_the_nearest_day_is_found_on_either_side() -> None:
    days = (MONDAY, MONDAY - timedelta(days=9))
    assert nearest(days, MONDAY - timedelta(days=4)) == days[0]
    assert nearest(days, MONDAY - timedelta(days=5)) == days[1]
    assert nearest((), MONDAY) is None
