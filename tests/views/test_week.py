"""One week of the schedule: which program week it is."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.views.entry import Plan
from iop_tracker.views.here import Here
from iop_tracker.views.standing import standing
from iop_tracker.views.week import week_view
from tests.builders import MONDAY, program

WEEK = timedelta(days=7)


@given(
    start=st.dates(MONDAY, MONDAY + WEEK),
    today=st.dates(MONDAY - WEEK, MONDAY + 13 * WEEK),
    first_weekday=st.sampled_from([0, 6]),
)
def test_the_number_of_the_week_grows_by_one_and_is_now_what_today_says(
    start: date, today: date, first_weekday: int
) -> None:
    plan = Plan(program=program(start=start), slots=(), exceptions=(), marks={})
    noon = datetime.combine(today, time(12), ZoneInfo("America/New_York"))
    here = Here(now=noon, first_weekday=first_weekday)
    views = [week_view(plan, here, today + each * WEEK) for each in range(-14, 15)]
    numbers = [view.standing.week for view in views if view.standing.week is not None]
    assert all(later - earlier == 1 for earlier, later in pairwise(numbers))
    (now,) = [view for view in views if view.is_now]
    assert now.standing == standing(plan.program, today, today)
