from collections.abc import Iterable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.checkin import CheckIn, OwnAnswer, ReturnToUse
from iop_tracker.domain.question import OwnKind, OwnQuestion
from iop_tracker.domain.schedule import ExceptionKind
from iop_tracker.views.entry import Plan, entries
from iop_tracker.views.here import Here
from iop_tracker.views.insights.hours import hours_view
from iop_tracker.views.insights.lines import LinesView, columns, lines_view
from iop_tracker.views.insights.material import Material
from tests.builders import MONDAY, check_in, exception, mark, program, slot
from tests.conftest import MONDAY_AFTERNOON

HERE = Here(now=MONDAY_AFTERNOON)
START = MONDAY - timedelta(days=28)
VALUES = st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=400).map(tuple)


def insights_view(
    found: Iterable[CheckIn], plan: Plan | None, here: Here, span: int | None
) -> LinesView:
    return lines_view(Material(found, plan, here), span)


def weekly_plan(*marks: tuple[int, AttendanceStatus], time_zone: str = "America/New_York") -> Plan:
    """A session each Monday for four weeks, marked on the ones so many weeks back."""
    known = (mark(status, MONDAY - timedelta(weeks=back)) for back, status in marks)
    return Plan(
        program=program(start=START, time_zone=time_zone),
        slots=(slot(0, first=START),),
        exceptions=(),
        marks={each.key: each for each in known},
    )


def test_the_stretch_ends_today_and_has_its_days() -> None:
    view = insights_view((), None, HERE, 30)
    assert (view.first, view.last, view.days) == (MONDAY - timedelta(days=29), MONDAY, 30)
    assert view.attendance is None


def test_everything_starts_with_the_first_check_in_or_the_program() -> None:
    early = check_in(START - timedelta(days=3))
    assert insights_view((early,), weekly_plan(), HERE, None).first == early.day
    assert insights_view((), weekly_plan(), HERE, None).first == START
    assert insights_view((), None, HERE, None).days == 1


def test_a_trend_has_a_value_for_each_day_and_gaps_between() -> None:
    found = (check_in(MONDAY, 8, sleep_hours=7.5), check_in(MONDAY - timedelta(days=2), 5))
    mood, sleep = insights_view(found, None, HERE, 4).trends
    assert list(mood.values) == [None, 5, None, 8]
    assert (mood.n, mood.mean, mood.low, mood.high) == (2, 6.5, 5, 8)
    assert sleep.words == "Sleep: 7.5 h on average of 1 day."


def test_what_was_ever_answered_is_there_and_says_so_where_it_was_not() -> None:
    found = (check_in(MONDAY), check_in(START, craving=4, own=(OwnAnswer("pain", 2),)))
    pain = OwnQuestion(id="pain", name="Pain", kind=OwnKind.RATING, low="none", high="worst")
    other = OwnQuestion(id="calm", name="Calm", kind=OwnKind.RATING)
    known = Material(found, None, HERE, questions=(pain, other))
    assert [t.name for t in lines_view(known, 7).trends] == ["Mood", "Craving", "Pain"]
    assert lines_view(known, 7).trends[1].words == "Craving: not written down in this time."
    words = "Pain: 2.0 on average of 1 day. 0 is none, 10 is worst."
    assert lines_view(known, None).trends[2].words == words


def test_halves_are_compared_only_with_three_days_in_each() -> None:
    days = [check_in(MONDAY - timedelta(days=back), 8 if back < 3 else 4) for back in range(6)]
    assert insights_view(days, None, HERE, 6).trends[0].words == (
        "Mood: 6.0 on average of 6 days, 4 to 8; first half 4.0, then 8.0."
    )
    assert "half" not in insights_view(days[1:], None, HERE, 6).trends[0].words


def test_a_check_in_from_tomorrow_is_left_out() -> None:
    found = (check_in(MONDAY + timedelta(days=1), 1),)
    assert insights_view(found, None, HERE, 7).checked == 0


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ((), "4 sessions took place; 4 are not marked yet."),
        (
            ((1, AttendanceStatus.MISSED), (2, AttendanceStatus.LATE)),
            "You were at 1 of the 2 sessions you marked (1.5 h); 2 are not marked yet.",
        ),
        (
            tuple((back, AttendanceStatus.ATTENDED) for back in (1, 2, 3, 4)),
            "You were at 4 of the 4 sessions you marked (6 h).",
        ),
    ],
)
def test_attendance_counts_marked_sessions_only(
    marks: tuple[tuple[int, AttendanceStatus], ...], words: str
) -> None:
    view = insights_view((), weekly_plan(*marks), HERE, None)
    assert view.lines[1] == words
    assert view.unmarked == 4 - len(marks)


def test_before_the_first_session_nothing_is_said_of_being_there() -> None:
    plan = Plan(program=program(4), slots=(slot(0),), exceptions=(), marks={})
    view = hours_view(Material((), plan, HERE), 7)
    assert view.words == (
        "This week 1 session was planned (1.5 h).",
        "1 session is still to come this week.",
    )


def test_a_cancelled_session_and_one_to_come_do_not_wait_for_a_mark() -> None:
    plan = weekly_plan()
    cancelled = exception(ExceptionKind.CANCELLED, MONDAY - timedelta(weeks=1))
    changed = Plan(
        program=plan.program, slots=plan.slots, exceptions=(cancelled,), marks=plan.marks
    )
    assert insights_view((), changed, HERE, None).unmarked == 3


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "America/Los_Angeles"])
def test_sessions_are_counted_on_the_days_that_the_schedule_shows(zone: str) -> None:
    plan = weekly_plan(time_zone=zone)
    for span in (7, 8, 15, 29):
        first = MONDAY - timedelta(days=span - 1)
        shown = sum(entry.needs_mark for entry in entries(plan, HERE, first, MONDAY))
        assert insights_view((), plan, HERE, span).unmarked == shown


def test_days_without_use_are_told_of_the_days_answered_for() -> None:
    answers = (ReturnToUse.NO, ReturnToUse.YES, ReturnToUse.RATHER_NOT_SAY, None, ReturnToUse.NO)
    found = [check_in(MONDAY - timedelta(days=n), used=each) for n, each in enumerate(answers)]
    view = insights_view(found, None, HERE, 7)
    assert view.lines[-1] == "2 of 3 days you answered for went without use."


@given(values=VALUES, room=st.integers(1, 120))
def test_columns_fit_and_keep_the_last_one_full(
    values: tuple[float | None, ...], room: int
) -> None:
    found = columns(values, room)
    assert len(found.values) <= room
    assert (len(found.values) - 1) * found.days_each < len(values)
    assert len(values) <= len(found.values) * found.days_each
    last = [value for value in values[-found.days_each :] if value is not None]
    assert (found.values[-1] is None) == (not last)
    if last:
        assert found.values[-1] == pytest.approx(sum(last) / len(last))


@given(values=VALUES)
def test_with_room_for_all_each_day_is_a_column(values: tuple[float | None, ...]) -> None:
    assert columns(values, len(values)).values == values
