from datetime import timedelta

import pytest
from textual.pilot import Pilot

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.insights import InsightsScreen
from iop_tracker.screens.insights_pictures import PICTURES
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.picture import Picture
from iop_tracker.widgets.tab_row import TabRow
from iop_tracker.widgets.turner import Turner
from tests.builders import MONDAY, check_in, program, slot
from tests.screens.conftest import Run
from tests.screens.driving import press, shows


@pytest.fixture
def kept(set_up: Tracker) -> Tracker:
    """Forty days of check-ins with a gap of five days that ended yesterday."""
    set_up.programs.save(program(start=MONDAY - timedelta(days=45)))
    for back in range(6, 46):
        day = MONDAY - timedelta(days=back)
        set_up.check_ins.save(check_in(day, back % 11, craving=3, sleep_hours=7))
    set_up.check_ins.save(check_in(MONDAY, 0))
    return set_up


def drawn(pilot: Pilot[str]) -> list[str]:
    return str(pilot.app.screen.query_one(Picture).render()).splitlines()


def days(pilot: Pilot[str]) -> str:
    return str(shows(pilot, InsightsScreen).days.content)


def empty_words(pilot: Pilot[str]) -> str:
    empty = pilot.app.screen.query_one(EmptyState)
    return str(empty.content) if empty.display else ""


async def test_an_empty_page_names_the_key_and_the_key_works(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "6")
        assert "Press c" in empty_words(pilot)
        page = shows(pilot, InsightsScreen)
        for name, _ in PICTURES:
            page.names.set_reactive(TabRow.current, name)
            page.reload()
            assert empty_words(pilot) or name == "hours"
            assert page.pictures.display == (not empty_words(pilot))
        page.names.current = "lines"
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, CheckInForm)
        await press(pilot, "7", "ctrl+s")
        assert empty_words(pilot) == ""
        assert drawn(pilot)[0].startswith("You checked in on 1 of 30 days.")


async def test_keys_choose_the_picture_and_the_stretch_and_move_down_a_long_one(
    run: Run, kept: Tracker
) -> None:
    async with run(kept) as pilot:
        await press(pilot, "6")
        page = shows(pilot, InsightsScreen)
        for keys, stretch in (
            ((), "Sun 25 Oct to Mon 23 Nov"),
            (("right_square_bracket",), "Wed 26 Aug to Mon 23 Nov"),
            (("right_square_bracket",) * 2, "Fri 9 Oct to Mon 23 Nov"),
            (("left_square_bracket",) * 4, "Tue 17 Nov to Mon 23 Nov"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert days(pilot) == stretch
        seen = []
        for key in ("right", "l", "t", "h", "left", "left", "left"):
            await pilot.press(key)
            seen.append(page.names.current)
        assert seen == ["year", "sleep", "urges", "sleep", "year", "lines", "together"]
        await pilot.resize_terminal(60, 20)
        await press(pilot, "right")
        for down, up in (("down", "k"), ("j", "up"), ("space", "pageup"), ("pagedown", "right")):
            await pilot.press(down)
            assert page.pictures.scroll_y > 0
            await pilot.press(up)
            await pilot.pause()
            assert page.pictures.scroll_y == 0


async def test_in_year_the_keys_of_the_stretch_turn_years_as_far_as_there_are_check_ins(
    run: Run, kept: Tracker
) -> None:
    kept.check_ins.save(check_in(MONDAY.replace(year=2024), 9))
    async with run(kept) as pilot:
        await press(pilot, "6", "right")
        turner = pilot.app.screen.query_one(Turner)
        seen = [turner.text]
        for key in (*["left_square_bracket"] * 3, *["right_square_bracket"] * 3):
            await pilot.press(key)
            seen.append(turner.text)
        this, before, first = (
            "Mon 24 Nov 2025 to Mon 23 Nov",
            "Sun 24 Nov 2024 to Sun 23 Nov 2025",
            "Fri 24 Nov 2023 to Sat 23 Nov 2024",
        )
        assert seen == [
            *(this, before, first, first),
            *(before, this, this),
        ]


async def test_the_mouse_chooses_pictures_stretches_and_years(run: Run, kept: Tracker) -> None:
    kept.check_ins.save(check_in(MONDAY.replace(year=2025), 9))
    async with run(kept, size=(60, 20)) as pilot:
        await press(pilot, "6")
        page = shows(pilot, InsightsScreen)
        for each, name in reversed(PICTURES[::4]):
            row = str(page.names.render())
            await pilot.click(page.names, offset=(row.index(name) + 1, 0))
            await pilot.pause()
            assert page.names.current == each
        await pilot.click(page.spans, offset=(str(page.spans.render()).index("90 days"), 0))
        await pilot.pause()
        assert drawn(pilot)[0].startswith("You checked in on 41 of 90 days.")
        await press(pilot, "right")
        today = page.turner.text
        await pilot.click(page.turner, offset=(1, 0))
        await pilot.pause()
        assert page.turner.text != today
        await pilot.click(page.turner, offset=(page.turner.size.width - 1, 0))
        await pilot.pause()
        assert page.turner.text == today


async def test_no_name_is_cut_at_any_size(run: Run, kept: Tracker) -> None:
    async with run(kept) as pilot:
        await press(pilot, "6")
        for size in ((80, 24), (60, 20), (120, 36)):
            await pilot.resize_terminal(*size)
            for row in pilot.app.screen.query(TabRow):
                assert len(str(row.render())) <= row.size.width


async def test_gaps_are_dots_zero_is_a_column_and_sessions_have_their_sign(
    run: Run, kept: Tracker
) -> None:
    kept.schedule.save_slot(slot(0, slot_id="", first=MONDAY - timedelta(days=21)))
    for back, status in ((21, AttendanceStatus.ATTENDED), (14, AttendanceStatus.MISSED)):
        (entry,) = kept.schedule.on(MONDAY - timedelta(days=back))
        kept.schedule.mark(entry.occurrence, status)
    async with run(kept) as pilot:
        await press(pilot, "6")
        lines = drawn(pilot)
        assert lines[2] == "Mood"
        assert lines[3].startswith(" 10┤")
        assert lines[5].startswith("  0┤")
        assert lines[5][4:].split()[-6:] == ["·", "·", "·", "·", "·", "▁"]
        assert lines[6].index("▴") == 4 + 2 * 8
        assert lines[6].count("▴") == 1
        assert lines[7].split() == ["Sun", "25", "Oct", "Mon", "23", "Nov"]
        assert lines[8].startswith("4.9 on average of 25 days, 0 to 10")
        said = "You were at 1 of the 2 sessions you marked (1.5 h); 1 is not marked yet."
        assert said in lines
        await press(pilot, "right_square_bracket")
        assert "each column is 2 days" in drawn(pilot)[7]


async def test_the_page_reads_again_when_it_comes_back(run: Run, kept: Tracker) -> None:
    async with run(kept) as pilot:
        await press(pilot, "6")
        before = drawn(pilot)[0]
        await press(pilot, "3")
        kept.check_ins.save(check_in(MONDAY - timedelta(days=1)))
        await press(pilot, "6")
        assert drawn(pilot)[0] != before
