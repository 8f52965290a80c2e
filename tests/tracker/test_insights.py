from datetime import timedelta

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.checkin import DayPart, ReturnToUse
from iop_tracker.domain.milestone import SinceDay
from iop_tracker.tracker import Tracker
from tests.builders import MONDAY, check_in, program, slot, urge
from tests.conftest import FixedClock


def test_a_picture_is_new_after_every_change_and_as_time_goes_by(
    tracker: Tracker, clock: FixedClock
) -> None:
    tracker.programs.save(program(start=MONDAY - timedelta(days=7)))
    tracker.schedule.save_slot(slot(0, slot_id="", first=MONDAY - timedelta(days=7)))
    was_empty = tracker.insights.is_empty
    tracker.check_ins.save(check_in(MONDAY, 8, craving=2))
    assert (was_empty, tracker.insights.is_empty) == (True, False)
    assert tracker.insights.lines(7).trends[0].mean == 8
    assert tracker.insights.lines(30).unmarked == 1
    clock.move(hours=5)
    assert tracker.insights.lines(30).unmarked == 2
    (entry,) = tracker.schedule.on(MONDAY)
    tracker.schedule.mark(entry.occurrence, AttendanceStatus.LATE)
    assert tracker.insights.lines(30).unmarked == 1
    assert tracker.insights.hours(7).total.done == 1
    assert tracker.insights.sessions(7).n == 1
    assert tracker.insights.urges(7).is_empty
    tracker.urges.save(urge())
    assert tracker.insights.urges(7).n == 1
    assert not tracker.insights.sleep(7).n
    tracker.check_ins.save(check_in(MONDAY, 8, craving=2, sleep_hours=7))
    assert tracker.insights.sleep(7).n == 1
    clock.move(days=7)
    assert tracker.insights.urges(7).is_empty
    tracker.undo()
    assert tracker.insights.sleep(30).is_empty


def test_insights_and_milestones_count_a_day_with_a_return_in_the_morning_alike(
    tracker: Tracker,
) -> None:
    for part, used in ((DayPart.MORNING, ReturnToUse.YES), (DayPart.EVENING, ReturnToUse.NO)):
        tracker.check_ins.save(check_in(part=part, used=used))
    tracker.check_ins.save(check_in(MONDAY - timedelta(days=1), used=ReturnToUse.NO))
    page = tracker.milestones
    page.save(page.chosen, [SinceDay(name="x", day=MONDAY - timedelta(days=1), tells=True)])
    (since,) = page.view().since
    assert since.went
    assert (since.went.total, since.went.answered) == (1, 2)
    said = "1 of 2 days you answered for went without use."
    assert said in tracker.insights.lines(7).lines
