from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from iop_tracker.app import IopApp
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.check_ins import CheckInsScreen
from iop_tracker.screens.day_form import DayForm
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from tests.builders import MONDAY, check_in, program
from tests.conftest import FixedClock
from tests.screens.driving import press, type_text

SUNDAY = MONDAY - timedelta(days=1)
FRIDAY = MONDAY - timedelta(days=3)
OCTOBER = date(2026, 10, 14)


@pytest.fixture
def kept(tracker: Tracker) -> Tracker:
    """Check-ins for Sunday, Friday, and a day in October."""
    tracker.check_ins.save(check_in(OCTOBER, 2, craving=9))
    tracker.check_ins.save(check_in(FRIDAY, 5, note="A [b]hard[/b] talk [/x]"))
    tracker.check_ins.save(check_in(SUNDAY, 7, craving=3, sleep_hours=6.5, triggers=("payday",)))
    return tracker


@asynccontextmanager
async def opened(tracker: Tracker, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[str]]:
    if not tracker.is_set_up:
        tracker.programs.save(program())
    async with IopApp(tracker).run_test(size=size) as pilot:
        await pilot.press("3")
        await pilot.pause()
        yield pilot


def page(pilot: Pilot[str]) -> CheckInsScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CheckInsScreen)
    return screen


def days_in(pilot: Pilot[str]) -> list[str | None]:
    return [option.id for option in page(pilot).rows.options]


def shown(pilot: Pilot[str], widget_id: str) -> str:
    return str(pilot.app.screen.query_one(widget_id, PlainText).content)


def heading_of_form(pilot: Pilot[str]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, CheckInForm)
    return screen.heading


def empty_words(pilot: Pilot[str]) -> str:
    empty = pilot.app.screen.query_one(EmptyState)
    return str(empty.content) if empty.display else ""


def said(pilot: Pilot[str]) -> str:
    return " ".join(note.message for note in pilot.app._notifications)


def stored_days(path: Path, clock: FixedClock) -> list[date]:
    other = open_tracker(path, clock, write=False)
    try:
        return [found.day for found in other.check_ins.all()]
    finally:
        other.close()


async def test_days_are_listed_newest_first_and_the_newest_is_shown(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        assert days_in(pilot) == [str(SUNDAY), str(FRIDAY), str(OCTOBER)]
        assert shown(pilot, "#day-heading") == "Sunday 22 November"
        detail = shown(pilot, "#day-detail")
        assert "6.5 h" in detail
        assert "payday" in detail
        assert shown(pilot, "#month-words") == "2 check-ins, mood 6.0 on average"


async def test_an_empty_page_names_the_key_and_still_lets_a_day_be_filled(
    tracker: Tracker, path: Path, clock: FixedClock
) -> None:
    async with opened(tracker) as pilot:
        assert "Press c" in empty_words(pilot)
        await pilot.press("v", "left", "enter", "4", "ctrl+s")
        await pilot.pause()
        assert empty_words(pilot) == ""
        assert days_in(pilot) == [str(SUNDAY)]
    assert stored_days(path, clock) == [SUNDAY]


async def test_n_and_c_check_in_for_today(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await pilot.press("c")
        assert "today, Monday 23 November" in heading_of_form(pilot)
        await pilot.press("escape", "n")
        assert "today, Monday 23 November" in heading_of_form(pilot)
        await pilot.press("8", "ctrl+s")
        await pilot.pause()
        assert days_in(pilot)[0] == str(MONDAY)


async def test_e_and_enter_edit_the_highlighted_day(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await pilot.press("j", "enter")
        assert heading_of_form(pilot) == "Check-in for Friday 20 November"
        await pilot.press("escape", "e")
        assert heading_of_form(pilot) == "Check-in for Friday 20 November"
        await pilot.press("9", "ctrl+s")
        await pilot.pause()
        assert shown(pilot, "#day-heading") == "Friday 20 November"
    found = kept.check_ins.on(FRIDAY)
    assert found is not None
    assert (found.mood, found.note) == (9, "A [b]hard[/b] talk [/x]")


async def test_a_click_on_a_row_opens_that_day(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await pilot.click("#days-list", offset=(4, 2))
        assert heading_of_form(pilot) == "Check-in for Wednesday 14 October"


async def test_a_removed_day_comes_back_with_undo(
    kept: Tracker, path: Path, clock: FixedClock
) -> None:
    async with opened(kept) as pilot:
        await pilot.press("delete", "ctrl+z", "d")
        await pilot.pause()
        assert "Press u" in said(pilot)
        assert stored_days(path, clock) == [SUNDAY, OCTOBER]
        assert days_in(pilot) == [str(SUNDAY), str(OCTOBER)]
        await pilot.press("u")
        await pilot.pause()
        assert days_in(pilot) == [str(SUNDAY), str(FRIDAY), str(OCTOBER)]
    assert stored_days(path, clock) == [SUNDAY, FRIDAY, OCTOBER]


async def test_removing_a_day_without_check_in_says_so(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await pilot.press("v", "right", "d")
        assert "There is no check-in on this day." in said(pilot)
    assert len(kept.check_ins.all()) == 3


async def test_a_day_can_be_typed(kept: Tracker, path: Path, clock: FixedClock) -> None:
    async with opened(kept) as pilot:
        await pilot.press("o", *"1 nov", "enter")
        assert heading_of_form(pilot) == "Check-in for Sunday 1 November"
        await pilot.press("6", "ctrl+s")
        await pilot.pause()
        assert shown(pilot, "#day-heading") == "Sunday 1 November"
    assert date(2026, 11, 1) in stored_days(path, clock)


async def test_a_wrong_or_coming_day_is_told_at_the_field(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await pilot.press("o")
        screen = pilot.app.screen
        assert isinstance(screen, DayForm)
        for typed, sentence in (("xx", "2026-11-23"), ("tomorrow", "a day before")):
            screen.query_one(Field).answer = typed
            await pilot.press("enter")
            assert sentence in str(screen.query_one(".field-error", PlainText).content)
            assert screen.query_one(Field).answer == typed


async def test_the_calendar_moves_by_day_week_and_month(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        seen = []
        for key in ("v", "left", "up", "l", "k", "pageup", "pagedown", "j", "h", "down", "down"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(shown(pilot, "#day-heading").split(maxsplit=1)[1])
        assert seen == [
            *("22 November", "21 November", "14 November", "15 November", "8 November"),
            *("8 October", "8 November", "15 November", "14 November", "21 November"),
            "23 November",
        ]


async def test_a_day_that_has_not_come_cannot_be_reached(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await pilot.press("v", "right", "right", "right", "down", "right_square_bracket")
        await pilot.pause()
        assert shown(pilot, "#day-heading") == "Monday 23 November"
        await pilot.click("MonthGrid", offset=(7 + 4 * 4 + 1, 6))
        assert shown(pilot, "#day-heading") == "Monday 23 November"


async def test_months_turn_by_bracket_and_the_list_follows(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert "October 2026" in str(page(pilot).grid.render())
        assert page(pilot).rows.current == str(OCTOBER)
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert "November 2026" in str(page(pilot).grid.render())


async def test_the_calendar_works_by_mouse(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        friday = Offset(7 + 4 * 4 + 1, 5)
        await pilot.click("MonthGrid", offset=friday)
        await pilot.pause()
        assert shown(pilot, "#day-heading") == "Friday 20 November"
        assert page(pilot).rows.current == str(FRIDAY)
        await pilot.click("MonthGrid", offset=friday)
        assert heading_of_form(pilot) == "Check-in for Friday 20 November"
        await pilot.press("escape")
        await pilot.click("MonthGrid", offset=(8, 0))
        await pilot.pause()
        assert "October 2026" in str(page(pilot).grid.render())
        await pilot.click("MonthGrid", offset=(7 + 27, 0))
        await pilot.pause()
        assert "November 2026" in str(page(pilot).grid.render())


async def test_the_calendar_shows_moods_dots_and_today_in_brackets(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        rows = str(page(pilot).grid.render()).splitlines()
        assert rows[5].split() == ["16", "Nov", "·", "·", "·", "·", "5", "·", "7"]
        assert rows[6].split() == ["23", "Nov", "[", "·]"]


async def test_a_large_window_shows_the_number_of_each_day(kept: Tracker) -> None:
    async with opened(kept, size=(120, 36)) as pilot:
        rows = str(page(pilot).grid.render()).splitlines()
        assert rows[8].split() == ["16", "17", "18", "19", "20", "21", "22"]
        assert rows[9].split() == ["·", "·", "·", "·", "5", "·", "7"]
        await pilot.click("MonthGrid", offset=(7 + 4 * 4 + 1, 8))
        await pilot.pause()
        assert shown(pilot, "#day-heading") == "Friday 20 November"


async def test_user_text_is_shown_as_it_was_typed(kept: Tracker) -> None:
    async with opened(kept, size=(120, 36)) as pilot:
        await pilot.press("j")
        await pilot.pause()
        assert "A [b]hard[/b] talk [/x]" in shown(pilot, "#day-detail")
        assert "A [b]hard[/b] talk [/x]" in str(page(pilot).rows.options[1].prompt)


async def test_in_a_small_window_v_changes_between_list_and_calendar(kept: Tracker) -> None:
    async with opened(kept, size=(60, 20)) as pilot:
        assert page(pilot).rows.region.width > 0
        assert not page(pilot).query_one("#month").display
        await pilot.press("v")
        await pilot.pause()
        assert page(pilot).grid.has_focus
        assert page(pilot).grid.region.bottom <= 20
        assert not page(pilot).query_one("#days").display
        await pilot.press("v")
        await pilot.pause()
        assert page(pilot).rows.has_focus


async def test_notes_stand_in_the_list_where_there_is_room(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        assert "hard" not in str(page(pilot).rows.options[1].prompt)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        await pilot.pause()
        assert "hard" in str(page(pilot).rows.options[1].prompt)
        assert page(pilot).rows.current == str(SUNDAY)


async def test_a_file_for_looking_only_says_so_when_removing(
    kept: Tracker, path: Path, clock: FixedClock
) -> None:
    kept.programs.save(program())
    looking = open_tracker(path, clock, write=False)
    try:
        async with opened(looking) as pilot:
            await pilot.press("d")
            await pilot.pause()
            assert "Removed" not in said(pilot)
            assert said(pilot)
            assert len(days_in(pilot)) == 3
    finally:
        looking.close()


async def test_two_check_ins_for_one_day_are_one_row_with_the_one_changed_last(
    kept: Tracker, clock: FixedClock
) -> None:
    clock.move(minutes=1)
    kept._journal.save("a check-in from another computer", check_in(SUNDAY, 1))
    async with opened(kept) as pilot:
        assert days_in(pilot) == [str(SUNDAY), str(FRIDAY), str(OCTOBER)]
        assert " 1 " in str(page(pilot).rows.options[0].prompt)


async def test_days_are_searched_by_their_notes_and_triggers(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "talk hard")
        assert days_in(pilot) == [FRIDAY.isoformat()]
        assert shown(pilot, "#days-header") == "1 found"
        await press(pilot, "escape")
        assert len(days_in(pilot)) == 3
        await press(pilot, "slash")
        await type_text(pilot, "pay")
        assert shown(pilot, "#day-heading").startswith("Sunday")
        await press(pilot, "enter", "e")
        assert "Sunday" in heading_of_form(pilot)
        await press(pilot, "escape", "slash")
        await type_text(pilot, "nothing like it")
        assert days_in(pilot) == []
        await press(pilot, "enter", "d", "e")
        assert isinstance(pilot.app.screen, CheckInForm)
