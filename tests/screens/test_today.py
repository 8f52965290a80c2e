from collections.abc import Callable
from datetime import date, timedelta

import pytest

from iop_tracker.domain.attendance import Attendance, AttendanceStatus
from iop_tracker.domain.checkin import DayPart
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.milestone import Milestones, SinceDay
from iop_tracker.instruments import instruments
from iop_tracker.screens.assess_ask import AskScreen
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.goal_view import GoalView
from iop_tracker.screens.mark_dialog import MarkDialog
from iop_tracker.screens.milestones_view import MilestonesView
from iop_tracker.screens.plan_view import PlanView
from iop_tracker.screens.task_form import TaskForm
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.card import Card
from iop_tracker.widgets.nav_bar import NavBar
from iop_tracker.widgets.record_list import RecordList
from tests.builders import MONDAY, check_in, plan, task
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import error_at, listed, press, said, screen_text, shows, type_text


async def test_today_says_where_one_is_and_what_comes_next(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        text = screen_text(pilot)
        assert "Good afternoon, Sam." in text
        assert "Week 1 of 8" in text
        assert "0 of 7 sessions this week" in text
        assert "in 2 h 15 min" in text
        assert "Group counseling" in text
        assert "Press c to check in" in text
        assert "Help now" in str(pilot.app.screen.query_one(NavBar).render())


async def test_the_words_follow_the_clock(run: Run, set_up: Tracker, clock: FixedClock) -> None:
    async with run(set_up) as pilot:
        clock.move(hours=1)
        await press(pilot, "2", "1")
        assert "in 1 h 15 min" in screen_text(pilot)
        clock.move(days=60)
        await press(pilot, "2", "1")
        assert "All 8 weeks done · Step-down care goes on" in screen_text(pilot)
        clock.now = clock.now.replace(year=2026, month=11, day=20)
        await press(pilot, "2", "1")
        assert "Starts Mon 23 Nov" in screen_text(pilot)


async def test_a_session_that_is_over_waits_for_its_mark(
    run: Run, set_up: Tracker, clock: FixedClock, reopened: Callable[[], Tracker]
) -> None:
    clock.move(hours=6)
    async with run(set_up) as pilot:
        assert "Mark " in str(pilot.app.screen.query_one(RecordList).options[0].prompt)
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, MarkDialog)
        await press(pilot, "m")
        assert "1 of 7" not in screen_text(pilot)
        await press(pilot, "a", "t")
        assert "1 of 7 sessions this week" in screen_text(pilot)
        await press(pilot, "a")
        assert any("No session waits" in sentence for sentence in said(pilot))
    marks = reopened()._journal.all(Attendance)
    assert {m.status for m in marks} == {AttendanceStatus.MISSED, AttendanceStatus.LATE}
    assert {m.day for m in marks} == {MONDAY}


async def test_a_mark_keeps_its_note(run: Run, set_up: Tracker, clock: FixedClock) -> None:
    clock.move(hours=4)
    async with run(set_up) as pilot:
        await press(pilot, "a", "tab")
        await type_text(pilot, "bus was late")
        await press(pilot, "shift+tab", "down", "enter")
    marks = set_up._journal.all(Attendance)
    assert [(m.status, m.note) for m in marks] == [(AttendanceStatus.LATE, "bus was late")]


async def test_the_check_in_card_opens_the_form_by_key_and_by_mouse(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await pilot.click("#check-in")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CheckInForm)
        await press(pilot, "escape")
        pilot.app.screen.query_one("#check-in", Card).focus()
        await press(pilot, "enter", "8", "ctrl+s")
        assert "Done for today" in screen_text(pilot)
        assert "1 of the last 7 days" in screen_text(pilot)


async def test_the_next_session_opens_the_schedule(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await pilot.click("#next-session")
        await pilot.pause()
        assert pilot.app.current_mode == "schedule"


async def test_tasks_are_written_done_and_opened_here(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, TaskForm)
        await press(pilot, "ctrl+s")
        assert "needs a few words" in error_at(pilot, "text")
        await type_text(pilot, "Call Ruth")
        await press(pilot, "tab")
        await type_text(pilot, "someday")
        await press(pilot, "ctrl+s")
        assert "2026-11-27" in error_at(pilot, "due")
        for _ in "someday":
            await pilot.press("backspace")
        await type_text(pilot, "fri")
        await press(pilot, "ctrl+s")
        rows = pilot.app.screen.query_one(RecordList)
        assert "Call Ruth" in str(rows.options[0].prompt)
        assert "Fri 27 Nov" in str(rows.options[0].prompt)
        rows.focus()
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TaskForm)
        await press(pilot, "escape", "x")
        assert set_up.notes.tasks()[0].done == MONDAY
        assert not rows.display
        await press(pilot, "u")
        assert set_up.notes.tasks()[0].done is None


async def test_a_task_that_is_far_off_or_done_is_not_in_the_way(run: Run, set_up: Tracker) -> None:
    far = MONDAY.replace(month=12, day=20)
    for each in (task("far", due=far), task("done", done=MONDAY), task("old", due=MONDAY)):
        set_up.notes.save_task(each)
    async with run(set_up) as pilot:
        rows = pilot.app.screen.query_one(RecordList)
        assert [str(option.prompt) for option in rows.options] == ["□ today  old"]


async def test_the_plan_to_read_opens_by_key_and_by_mouse(run: Run, set_up: Tracker) -> None:
    set_up.coping.save_plan(plan())
    async with run(set_up) as pilot:
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, PlanView)
        await press(pilot, "r")
        assert "Last read today" in screen_text(pilot)
        await pilot.click("#plan")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PlanView)


async def test_without_a_plan_the_card_leads_to_where_plans_are_made(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "p")
        assert pilot.app.current_mode == "coping"


async def test_after_midnight_the_check_in_asks_for_which_day_it_is(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    clock.move(hours=10)
    async with run(set_up) as pilot:
        assert "this can be for yesterday" in screen_text(pilot)
        await press(pilot, "c")
        assert "Is this check-in for yesterday?" in screen_text(pilot)
        await press(pilot, "y", "5", "ctrl+s")
        await press(pilot, "c", "6", "ctrl+s")
    assert [(c.day.day, c.mood) for c in set_up.check_ins.all()] == [(24, 6), (23, 5)]


async def test_after_midnight_the_answer_can_be_today(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    clock.move(hours=10)
    async with run(set_up) as pilot:
        await press(pilot, "c", "n", "6", "ctrl+s")
    assert [c.day.day for c in set_up.check_ins.all()] == [24]


async def test_the_days_checked_are_praised_and_gaps_are_not_scolded(
    run: Run, set_up: Tracker
) -> None:
    for back in (1, 3, 5, 9):
        set_up.check_ins.save(check_in(MONDAY.fromordinal(MONDAY.toordinal() - back)))
    async with run(set_up) as pilot:
        assert "You checked in on 3 of the last 7 days." in screen_text(pilot)


async def test_what_is_due_the_goals_of_the_week_and_what_was_reached_are_here(
    run: Run, set_up: Tracker
) -> None:
    (phq9,) = (each for each in instruments() if each.id == "phq-9")
    set_up.assessments.choose(phq9, 2)
    set_up.goals.save(Goal(text="Sleep better", steps=("Phone out of the room", "Up at seven")))
    set_up.milestones.save(
        Milestones(), [SinceDay(name="living at home", day=MONDAY - timedelta(days=30))]
    )
    async with run(set_up) as pilot:
        assert listed(pilot, "#tasks") == [
            "? Fill in PHQ-9",
            "◎ Phone out of the room  Sleep better",
        ]
        assert "✦ 30 days" in screen_text(pilot)
        await press(pilot, "m")
        shows(pilot, MilestonesView)
        await press(pilot, "escape")
        rows = pilot.app.screen.query_one(RecordList)
        rows.focus()
        await press(pilot, "enter")
        shows(pilot, AskScreen)
        await press(pilot, "escape", "down", "x")
        assert listed(pilot, "#tasks")[1] == "◎ Up at seven  Sleep better"
        assert said(pilot)[-1] == "One step done. u takes it back."
        await press(pilot, "enter")
        shows(pilot, GoalView)


@pytest.mark.parametrize(
    ("hour", "stored", "waits_for", "last_night"),
    [
        (9, [], None, None),
        (9, [(0, DayPart.MORNING)], None, None),
        (19, [(0, DayPart.MORNING)], DayPart.EVENING, None),
        (19, [(0, DayPart.EVENING), (0, DayPart.MORNING)], None, None),
        (9, [(0, DayPart.EVENING)], DayPart.MORNING, None),
        (19, [(0, None)], None, None),
        (1, [(1, DayPart.MORNING)], None, MONDAY - timedelta(days=1)),
        (1, [(1, DayPart.EVENING)], None, None),
        (1, [(1, None)], None, None),
    ],
)
def test_with_two_check_ins_a_day_the_part_that_it_is_time_for_is_asked_for(
    set_up: Tracker,
    clock: FixedClock,
    hour: int,
    stored: list[tuple[int, DayPart | None]],
    waits_for: DayPart | None,
    last_night: date | None,
) -> None:
    set_up.check_ins.questions.ask_twice_a_day(yes=True)
    clock.now = clock.now.replace(hour=hour)
    for ago, part in stored:
        set_up.check_ins.save(check_in(MONDAY - timedelta(days=ago), part=part))
    view = set_up.today()
    assert (view.waits_for, view.last_night) == (waits_for, last_night)


async def test_after_midnight_the_evening_that_waits_is_the_one_that_opens(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    set_up.check_ins.questions.ask_twice_a_day(yes=True)
    set_up.check_ins.save(check_in(part=DayPart.MORNING))
    clock.move(hours=10)
    async with run(set_up) as pilot:
        await press(pilot, "c", "y", "7", "ctrl+s")
    stored = set_up.check_ins.for_part(MONDAY, DayPart.EVENING)
    assert stored is not None
    assert stored.mood == 7
