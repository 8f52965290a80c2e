from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from iop_tracker.app import IopApp
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.insights import InsightsScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.tab_row import TabRow
from iop_tracker.widgets.trend import TrendChart
from tests.builders import MONDAY, check_in, program, slot


@pytest.fixture
def kept(tracker: Tracker) -> Tracker:
    """Forty days of check-ins with a gap of five days that ended yesterday."""
    for back in range(6, 46):
        tracker.check_ins.save(check_in(MONDAY - timedelta(days=back), back % 11, sleep_hours=7))
    tracker.check_ins.save(check_in(MONDAY, 0))
    return tracker


@asynccontextmanager
async def opened(tracker: Tracker, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[str]]:
    if not tracker.is_set_up:
        tracker.programs.save(program(start=MONDAY - timedelta(days=45)))
    async with IopApp(tracker).run_test(size=size) as pilot:
        await pilot.press("6")
        await pilot.pause()
        yield pilot


def shown(pilot: Pilot[str], widget_id: str) -> str:
    return str(pilot.app.screen.query_one(widget_id, PlainText).content)


def empty_words(pilot: Pilot[str]) -> str:
    empty = pilot.app.screen.query_one(EmptyState)
    return str(empty.content) if empty.display else ""


def chart(pilot: Pilot[str], name: str) -> list[str]:
    drawn = pilot.app.screen.query_one(f"#chart-{name}", TrendChart).render()
    return str(drawn).splitlines()


async def test_an_empty_page_names_the_key_and_the_key_works(tracker: Tracker) -> None:
    async with opened(tracker) as pilot:
        assert "Press c" in empty_words(pilot)
        assert not pilot.app.screen.query_one("#pictures").display
        await pilot.press("c")
        assert isinstance(pilot.app.screen, CheckInForm)
        await pilot.press("7", "ctrl+s")
        await pilot.pause()
        assert empty_words(pilot) == ""
        assert shown(pilot, "#insights-lines").startswith("You checked in on 1 of 30 days.")


async def test_keys_look_at_more_days_and_stop_at_all(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        seen = [shown(pilot, "#insights-days")]
        for key in ("right_square_bracket", "right", "l"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(shown(pilot, "#insights-days"))
        assert seen == [
            "Sun 25 Oct to Mon 23 Nov",
            "Wed 26 Aug to Mon 23 Nov",
            "Fri 9 Oct to Mon 23 Nov",
            "Fri 9 Oct to Mon 23 Nov",
        ]


async def test_keys_look_at_fewer_days_and_stop_at_seven(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await pilot.press("right", "right")
        seen = []
        for key in ("left_square_bracket", "left", "h", "left"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(shown(pilot, "#insights-lines").splitlines()[0])
        assert seen == [
            "You checked in on 41 of 90 days.",
            "You checked in on 25 of 30 days.",
            *["You checked in on 2 of 7 days."] * 2,
        ]


async def test_a_click_on_a_stretch_shows_it(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        row = pilot.app.screen.query_one(TabRow)
        place = str(row.render()).index("90 days")
        await pilot.click(TabRow, offset=(place, 0))
        await pilot.pause()
        assert shown(pilot, "#insights-days") == "Wed 26 Aug to Mon 23 Nov"


async def test_gaps_are_dots_and_zero_is_a_column(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await pilot.press("left")
        await pilot.pause()
        top, *_, bottom, days = chart(pilot, "mood")
        assert top.startswith(" 10┤")
        assert bottom[:4] == "  0┤"
        assert bottom[4:].split() == ["█████", "·", "·", "·", "·", "·", "▁▁▁▁▁"]
        assert days.split() == ["Tue", "17", "Nov", "Mon", "23", "Nov"]
        assert shown(pilot, "#words-mood") == "Mood: 3.0 on average of 2 days, 0 to 6."


async def test_a_measure_without_answers_says_so(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        assert shown(pilot, "#words-craving") == "No craving written down in this time."
        assert set(chart(pilot, "craving")[-2][4:].split()) == {"·"}


async def test_more_days_than_columns_are_put_together_and_it_says_so(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        await pilot.press("right")
        await pilot.pause()
        assert "each column is 2 days" in chart(pilot, "mood")[-1]
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert "each column" not in chart(pilot, "mood")[-1]


async def test_attendance_counts_what_was_marked(kept: Tracker) -> None:
    kept.programs.save(program(start=MONDAY - timedelta(days=21)))
    kept.schedule.save_slot(slot(0, slot_id="", first=MONDAY - timedelta(days=21)))
    first, second, _ = (
        entry.occurrence
        for back in (21, 14, 7)
        for entry in kept.schedule.on(MONDAY - timedelta(days=back))
    )
    kept.schedule.mark(first, AttendanceStatus.ATTENDED)
    kept.schedule.mark(second, AttendanceStatus.MISSED)
    async with opened(kept) as pilot:
        lines = shown(pilot, "#insights-lines").splitlines()
        assert lines[1] == (
            "You were at 1 of the 2 sessions you marked (1.5 h); 1 is not marked yet."
        )


async def test_everything_fits_at_80_by_24_and_scrolls_at_60_by_20(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        assert pilot.app.screen.query_one("#pictures").max_scroll_y == 0
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        pictures = pilot.app.screen.query_one("#pictures")
        await pilot.press("down", "j")
        await pilot.pause()
        assert pictures.scroll_y > 0
        await pilot.press("up", "k")
        await pilot.pause()
        assert pictures.scroll_y == 0


async def test_the_page_reads_again_when_it_comes_back(kept: Tracker) -> None:
    async with opened(kept) as pilot:
        before = shown(pilot, "#insights-lines")
        await pilot.press("3")
        kept.check_ins.save(check_in(MONDAY - timedelta(days=1)))
        await pilot.press("6")
        await pilot.pause()
        assert isinstance(pilot.app.screen, InsightsScreen)
        assert shown(pilot, "#insights-lines") != before
