"""Today, worked out from what is late, says what it says when all of the file was read."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from iop_tracker.demo import write_demo
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.checkin import ReturnToUse
from iop_tracker.domain.choice import Rule
from iop_tracker.domain.milestone import Milestones, SinceDay
from iop_tracker.domain.urge import Urge
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.tracker.programs import SetUp
from iop_tracker.views.today import TodayView
from tests.builders import MONDAY, check_in
from tests.conftest import FixedClock

DAY = timedelta(days=1)

Both = Callable[[], tuple[TodayView, TodayView]]


@pytest.fixture
def both(path: Path, clock: FixedClock) -> Both:
    """Today as the first page of a program that just began, and once everything was read."""

    def views() -> tuple[TodayView, TodayView]:
        tracker = open_tracker(path, clock, write=False)
        first = tracker.today()
        tracker.check()
        return first, tracker.today()

    return views


def test_at_any_hour_of_a_long_life_both_are_alike(
    tracker: Tracker, clock: FixedClock, both: Both
) -> None:
    write_demo(tracker.database, clock(), weeks=52)
    for rule in Rule:
        tracker.signals.switch(rule, on=True)
    start, signals = clock.now, 0
    for hours in range(-24 * 40, 24 * 70, 53):
        clock.now = start + timedelta(hours=hours)
        first, read = both()
        assert first == read
        signals += len(read.signals)
    assert signals


def test_urges_and_marks_of_late_are_pointed_out_on_the_first_page(
    tracker: Tracker, both: Both
) -> None:
    for back in range(3):
        at = datetime.combine(MONDAY - back * DAY, time(12))
        tracker.urges.save(Urge(at=at, before=9))
    tracker.signals.switch(Rule.STRONG_CRAVING, on=True)
    first, read = both()
    assert [each.rule for each in first.signals] == [Rule.STRONG_CRAVING]
    assert first == read


def test_round_numbers_are_reached_on_the_first_page(tracker: Tracker, both: Both) -> None:
    for back in range(30):
        used = ReturnToUse.YES if back == 20 else ReturnToUse.NO
        tracker.check_ins.save(check_in(MONDAY - back * DAY, used=used))
    home = SinceDay(name="home", day=MONDAY - 90 * DAY, tells=True)
    tracker.milestones.save(Milestones(), [home])
    first, read = both()
    assert "You checked in on 30 days. Each one was a moment for yourself." in first.reached
    assert "On 29 days of them it went as you wanted. They stay." in first.reached
    assert first == read


def test_a_session_moved_from_long_ago_keeps_its_mark(
    tracker: Tracker, clock: FixedClock, both: Both
) -> None:
    answers = SetUp(template="three-evenings", start=MONDAY, time_zone="America/New_York")
    tracker.programs.set_up(answers)
    planned = next(each for each in tracker.schedule.on(MONDAY) if each.occurrence.is_session)
    clock.move(days=60)
    today = clock().date()
    tracker.schedule.move_once(planned.occurrence, datetime.combine(today, time(9)), 60)
    key = planned.occurrence.key
    (moved,) = (each for each in tracker.schedule.on(today) if each.occurrence.key == key)
    tracker.schedule.mark(moved.occurrence, AttendanceStatus.ATTENDED)
    first, read = both()
    assert [e.status for e in first.today if e.occurrence.key == key] == [AttendanceStatus.ATTENDED]
    assert first == read


def test_a_questionnaire_answered_long_ago_is_due(tracker: Tracker, clock: FixedClock) -> None:
    instrument = tracker.assessments.rows()[0].instrument
    tracker.assessments.choose(instrument, 1)
    sitting = tracker.assessments.begin(instrument).answered(0)
    tracker.assessments.save(sitting)
    assert tracker.assessments.due() == ()
    clock.move(days=60)
    (due,) = open_tracker(tracker.database.path, clock, write=False).assessments.due()
    assert due == tracker.assessments.due()[0]
    assert "since Mon 30 Nov" in due.text
