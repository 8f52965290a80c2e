"""What is pointed out, from what is stored."""

from datetime import timedelta

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.choice import Rule
from iop_tracker.tracker import Tracker
from tests.builders import MONDAY, program, slot
from tests.conftest import FixedClock


def test_a_session_that_was_called_off_after_it_was_marked_is_not_a_missed_one(
    tracker: Tracker, clock: FixedClock
) -> None:
    tracker.database.of(type(program())).put([program()])
    tracker.schedule.save_slot(slot(0, 1))
    clock.move(days=1)
    plan = tracker.schedule.plan
    assert plan
    monday, tuesday = plan.between(MONDAY, MONDAY + timedelta(days=1))
    for each in (monday, tuesday):
        tracker.schedule.mark(each, AttendanceStatus.MISSED)
    tracker.signals.switch(Rule.MISSED_SESSIONS, on=True)
    assert [found.signal.count for found in tracker.signals.now()] == [2]
    tracker.schedule.cancel_once(tuesday)
    assert tracker.signals.now() == ()
