from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from msgspec.structs import replace

from iop_tracker.domain.attendance import Attendance, AttendanceStatus
from iop_tracker.domain.schedule import ScheduleException, Slot, SlotKind
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.mark_dialog import MarkDialog
from iop_tracker.screens.move_form import MoveForm
from iop_tracker.screens.occurrence_dialog import OccurrenceDialog
from iop_tracker.screens.program_form import ProgramForm
from iop_tracker.screens.schedule import ScheduleScreen
from iop_tracker.screens.slot_form import SlotForm
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.week_grid import DayColumn, WeekGrid
from tests.builders import MONDAY, slot
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import error_at, press, said, screen_text, type_text


def marks(tracker: Tracker) -> list[tuple[date, AttendanceStatus]]:
    return [(m.day, m.status) for m in tracker._journal.all(Attendance)]


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("a", AttendanceStatus.ATTENDED),
        ("t", AttendanceStatus.LATE),
        ("x", AttendanceStatus.EXCUSED),
        ("m", AttendanceStatus.MISSED),
    ],
)
async def test_a_session_is_marked_with_one_key(
    run: Run,
    set_up: Tracker,
    key: str,
    status: AttendanceStatus,
    reopened: Callable[[], Tracker],
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2", key)
        assert any(status in sentence for sentence in said(pilot))
        assert status in screen_text(pilot)
        assert marks(reopened()) == [(MONDAY, status)]
        await press(pilot, "u")
        assert marks(set_up) == []


async def test_the_week_shows_its_place_in_the_program(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2")
        text = screen_text(pilot)
        assert "Mon 23 Nov to Sun 29 Nov" in text
        assert "this week" in text
        assert "Week 1 of 8" in text
        assert "◆□□□□□□□" in text
        assert "0 of 7 sessions · 0 h of 9.3 h attended" in text
        assert "▸Mon 23" in text


async def test_weeks_go_back_and_forth_and_home(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2", "right_square_bracket")
        assert "Week 2 of 8" in screen_text(pilot)
        assert "back to this week" in screen_text(pilot)
        await press(pilot, "pagedown", "full_stop")
        assert "Week 1 of 8" in screen_text(pilot)
        await press(pilot, "left_square_bracket")
        assert "Starts today" in screen_text(pilot)
        await press(pilot, "home")
        assert "back to this week" not in screen_text(pilot)


async def test_arrows_and_hjkl_move_over_days_entries_and_weeks(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2")
        page = pilot.app.screen
        assert isinstance(page, ScheduleScreen)
        assert page.entry is not None
        assert page.entry.occurrence.name == "Group counseling"
        await press(pilot, "down")
        assert page.entry.occurrence.name == "Relapse prevention"
        await press(pilot, "k", "l", "l")
        assert page.entry.day == date(2026, 11, 25)
        await press(pilot, "j", "h", "h", "left")
        assert "Mon 16 Nov to Sun 22 Nov" in screen_text(pilot)
        await press(pilot, "right")
        assert "Mon 23 Nov to Sun 29 Nov" in screen_text(pilot)


async def test_a_click_chooses_and_a_second_one_opens(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2")
        wednesday = pilot.app.screen.query(DayColumn)[2]
        await pilot.click(wednesday, offset=(3, 1))
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, ScheduleScreen)
        assert page.entry is not None
        assert page.entry.day == date(2026, 11, 25)
        await pilot.click(wednesday, offset=(3, 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, OccurrenceDialog)


async def test_one_session_is_cancelled_and_put_back(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2", "d")
        assert "Cancel it, this once" in str(
            pilot.app.screen.query_one("#choices")._options[0].prompt  # type: ignore[attr-defined]
        )
        await press(pilot, "1")
        assert "cancelled" in screen_text(pilot)
        assert "0 of 6 sessions" in screen_text(pilot)
        await press(pilot, "a")
        assert any("cancelled, so there is nothing to mark" in s for s in said(pilot))
        await press(pilot, "enter", "1")
        assert "0 of 7 sessions" in screen_text(pilot)
        assert set_up._journal.all(ScheduleException) == ()


async def test_one_session_is_moved(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2", "e", "2")
        form = pilot.app.screen
        assert isinstance(form, MoveForm)
        form.field("starts_at").answer = "25:00"
        await press(pilot, "ctrl+s")
        assert "18:00 or 6:30 pm" in error_at(pilot, "starts_at")
        form.field("day").answer = "2026-11-24"
        form.field("starts_at").answer = "10 am"
        form.field("minutes").answer = "1:00"
        await press(pilot, "ctrl+s")
        assert "moved" in screen_text(pilot)
    (moved,) = reopened()._journal.all(ScheduleException)
    assert moved.starts_at == datetime(2026, 11, 24, 10)
    assert (moved.day, moved.minutes) == (MONDAY, 60)


async def test_a_session_can_be_added_every_week_or_only_once(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2", "n")
        form = pilot.app.screen
        assert isinstance(form, SlotForm)
        await press(pilot, "ctrl+s")
        assert "18:00" in error_at(pilot, "starts")
        form.field("kind").answer = "work"
        form.field("title").answer = "Shift"
        form.field("weekdays").answer = "1,3"
        form.field("starts").answer = "8:00"
        form.field("minutes").answer = "forever"
        await press(pilot, "ctrl+s")
        assert "minutes like 90" in error_at(pilot, "minutes")
        form.field("minutes").answer = "240"
        await press(pilot, "ctrl+s")
        shift = next(s for s in set_up._journal.all(Slot) if s.title == "Shift")
        assert (shift.weekdays, shift.starts, shift.minutes) == ((1, 3), time(8), 240)
        await press(pilot, "n")
        form = pilot.app.screen
        assert isinstance(form, SlotForm)
        form.field("kind").answer = "medical"
        form.field("starts").answer = "8:00"
        form.field("minutes").answer = "30"
        form.field("every_weeks").answer = "once"
        await press(pilot, "ctrl+s")
        (added,) = set_up._journal.all(ScheduleException)
        assert added.session_kind is SlotKind.MEDICAL
        assert "Medical" in screen_text(pilot)


async def test_a_change_from_a_day_on_leaves_what_was_before(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    clock.move(days=14)
    async with run(set_up) as pilot:
        await press(pilot, "2", "a", "e", "5")
        form = pilot.app.screen
        assert isinstance(form, SlotForm)
        form.field("starts").answer = "19:00"
        await press(pilot, "ctrl+s")
        assert "19:00" in screen_text(pilot)
        await press(pilot, "left_square_bracket")
        monday = str(pilot.app.screen.query(DayColumn)[0].render())
        assert "18:00" in monday
        assert "19:00" not in monday
        await press(pilot, "u", "full_stop")
        assert "19:00" not in str(pilot.app.screen.query(DayColumn)[0].render())


async def test_a_slot_ends_from_a_day_on_and_attendance_before_stays(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    set_up.schedule.mark(set_up.schedule.on(MONDAY)[0].occurrence, AttendanceStatus.ATTENDED)
    clock.move(days=14)
    async with run(set_up) as pilot:
        await press(pilot, "2", "d", "2")
        assert set_up.schedule.on(date(2026, 12, 7))[0].occurrence.name == "Relapse prevention"
        assert set_up.schedule.on(MONDAY)[0].status is AttendanceStatus.ATTENDED


async def test_the_mark_can_get_a_note_and_go_again(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2", "enter", "1")
        assert isinstance(pilot.app.screen, MarkDialog)
        await press(pilot, "escape", "a", "enter", "2")
        assert marks(set_up) == []


async def test_a_note_on_a_mark_is_not_lost_by_leaving(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2", "enter", "1", "tab")
        assert "enter: to the answers" in screen_text(pilot)
        await type_text(pilot, "hard")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await press(pilot, "n")
        await pilot.press("ctrl+q")
        assert pilot.app._exit
    async with run(set_up) as pilot:
        await press(pilot, "2", "enter", "1", "m")
    (mark,) = set_up._journal.all(Attendance)
    assert (mark.status, mark.note) == (AttendanceStatus.MISSED, "hard")
    assert set_up.drafts() == ()


async def test_conflicts_are_said_in_words(run: Run, set_up: Tracker) -> None:
    set_up.schedule.save_slot(
        slot(0, slot_id="", kind=SlotKind.WORK, title="Late shift", starts=time(19))
    )
    async with run(set_up) as pilot:
        await press(pilot, "2")
        assert "overlaps" in str(pilot.app.screen.query(DayColumn)[0].render())
        assert "overlaps Late shift" in screen_text(pilot)


async def test_the_program_can_be_changed_and_nothing_recorded_is_lost(
    run: Run, set_up: Tracker
) -> None:
    set_up.schedule.mark(set_up.schedule.on(MONDAY)[0].occurrence, AttendanceStatus.ATTENDED)
    async with run(set_up) as pilot:
        await press(pilot, "2", "p")
        form = pilot.app.screen
        assert isinstance(form, ProgramForm)
        form.field("weeks_p1").answer = "many"
        await press(pilot, "ctrl+s")
        assert "0 to 52" in error_at(pilot, "weeks_p1")
        form.field("weeks_p1").answer = "53"
        await press(pilot, "ctrl+s")
        assert "0 to 52" in error_at(pilot, "weeks_p1")
        form.field("weeks_p1").answer = "10"
        form.field("clock").answer = "12"
        await press(pilot, "ctrl+s")
        assert "Week 1 of 10" in screen_text(pilot)
        assert "6:00 pm" in screen_text(pilot)
    assert marks(set_up) == [(MONDAY, AttendanceStatus.ATTENDED)]


async def test_in_another_zone_local_times_have_the_programs_beside_them(
    run: Run, set_up: Tracker
) -> None:
    program = set_up.programs.current
    assert program is not None
    set_up.programs.save(replace(program, time_zone="America/Los_Angeles"))
    async with run(set_up) as pilot:
        await press(pilot, "2")
        assert "21:00" in str(pilot.app.screen.query(DayColumn)[0].render())
        assert "(18:00 program time)" in screen_text(pilot)


async def test_where_it_is_narrow_the_days_stand_below_each_other(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up, (60, 20)) as pilot:
        await press(pilot, "2")
        monday = str(pilot.app.screen.query(DayColumn)[0].render())
        assert "18:00–19:30  Group counseling" in monday
        await press(pilot, "down", "down", "l", "l", "l")
        page = pilot.app.screen
        assert isinstance(page, ScheduleScreen)
        assert page.query_one(WeekGrid).day is not None
        assert page.entry is None
        assert "Nothing planned Fri 27 Nov" in screen_text(pilot)
        await press(pilot, "up")
        assert page.entry is not None


async def test_without_a_program_the_page_says_what_to_do(run: Run, tracker: Tracker) -> None:
    async with run(tracker) as pilot:
        await press(pilot, "escape", "2", "a", "enter", "n", "p", "d")
        assert "set up your program" in screen_text(pilot)
        assert isinstance(pilot.app.screen, ScheduleScreen)
