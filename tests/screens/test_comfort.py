"""How it looks and feels: what is chosen holds at once, after a new start, and not after `u`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.events import Key
from textual.pilot import Pilot

from iop_tracker.app import ANEW, IopApp
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.comfort import Comfort, Signs
from iop_tracker.screens.comfort_form import ComfortForm
from iop_tracker.screens.welcome import WelcomeScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.nav_bar import NavBar
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.text_field import TextLine
from iop_tracker.widgets.week_grid import WeekGrid
from tests.screens.conftest import Run
from tests.screens.driving import choose, press

CHOSEN = Comfort(still=True, large=True, bounce=300, signs=Signs.PLAIN)


def lines(pilot: Pilot[str]) -> list[list[Segment]]:
    """The screen's lines before the last filters."""
    screen = pilot.app.screen
    return [list(strip) for strip in screen._compositor.render_strips(screen.size)]


def drawn(pilot: Pilot[str]) -> list[str]:
    """Their texts."""
    return ["".join(part.text for part in line) for line in lines(pilot)]


async def test_by_keys_everything_is_chosen_holds_at_once_and_is_taken_back(
    run: Run, demo: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(demo) as pilot:
        app = pilot.app
        await choose(pilot, "comfort")
        assert isinstance(app.screen, ComfortForm)
        await press(pilot, "right", "right", "tab", "right", "tab", "right", "right")
        await press(pilot, "tab", "right", "tab", "right", "right", "ctrl+s")
        assert app.theme == "iop-contrast"
        assert demo.programs.settings.comfort == CHOSEN
        assert app.animation_level == "none"
        assert app.screen.query_one(NavBar).size.height + 2 == 3
        assert all(line.isascii() for line in await filtered(pilot))
        await press(pilot, "u")
        assert app.theme == "iop-dark"
        assert app.screen.query_one(NavBar).size.height == 1
        assert not all(line.isascii() for line in await filtered(pilot))
        demo.programs.save_comfort("iop-gray", CHOSEN)
    again = IopApp(reopened())
    assert again.theme == "iop-gray"
    assert again.bounce == 0.3


async def filtered(pilot: Pilot[str]) -> list[str]:
    """What the terminal gets of the uppermost screen."""
    await pilot.pause()
    found = []
    for widget in pilot.app.screen.query("*"):
        widget.refresh()
        widget._styles_cache.clear()
        if widget.is_container or not widget.size:
            continue
        found += [strip.text for strip in widget.render_lines(widget.region.reset_offset)]
    return found


async def test_before_anything_is_set_up_it_can_be_made_easier_to_read(
    run: Run, tracker: Tracker
) -> None:
    async with run(tracker) as pilot:
        await press(pilot, "4", "right", "right", "ctrl+s")
        assert isinstance(pilot.app.screen, WelcomeScreen)
        assert pilot.app.theme == "iop-contrast"
        await press(pilot, "1", "ctrl+s")
        assert tracker.is_set_up
        assert tracker.programs.settings.theme == "iop-contrast"


@pytest.mark.parametrize(("bounce", "moods"), [(0, "55"), (300, "5")])
async def test_a_key_that_a_shaky_hand_pressed_twice_counts_once(
    run: Run, set_up: Tracker, bounce: int, moods: str
) -> None:
    set_up.programs.save_comfort("iop-dark", Comfort(bounce=bounce))
    async with run(set_up) as pilot:
        await press(pilot, "1", "n")
        for time, key in ((1.0, "5"), (1.2, "5")):
            event = Key(key, key)
            event.time = time
            await pilot.app.on_event(event)
            await pilot.pause()
        for time, key in ((1.3, "x"), (1.35, "y"), (1.8, "y")):
            event = Key(key, key)
            event.time = time
            await pilot.app.on_event(event)
            await pilot.pause()
        assert pilot.app.screen.query_one(TextLine).value == f"{moods}xyy"


async def test_large_rows_and_bars_are_met_by_the_mouse_anywhere(run: Run, demo: Tracker) -> None:
    demo.programs.save_comfort("iop-dark", Comfort(large=True))
    async with run(demo) as pilot:
        await pilot.click(NavBar, offset=(46, 2))
        await pilot.pause()
        rows = pilot.app.screen.query_one("#notes-list", RecordList)
        await pilot.click(rows, offset=(4, 5))
        await pilot.pause()
        assert rows.highlighted == 2


async def test_where_there_is_little_room_nothing_is_large(run: Run, demo: Tracker) -> None:
    demo.programs.save_comfort("iop-dark", Comfort(large=True))
    async with run(demo, size=(60, 20)) as pilot:
        assert pilot.app.screen.query_one(NavBar).size.height == 1
        assert pilot.app.screen.query_one(KeyFooter).size.height == 1


STATES = {
    "the page": (("5",), ("6",)),
    "the row": (("5",), ("5", "down")),
    "the list": (("5",), ("5", "t")),
    "the field": (("c",), ("c", "tab")),
    "the number": (("c",), ("c", "7", "shift+tab")),
    "what is on": (("2", "p", *["tab"] * 6), ("2", "p", *["tab"] * 6, "right")),
    "a task that is done": (("5", "t"), ("5", "t", "x")),
    "the day": (("2",), ("2", "right")),
}
"""Keys to two states of one screen."""


@pytest.mark.parametrize("state", STATES)
async def test_a_state_is_seen_without_color(run: Run, demo: Tracker, state: str) -> None:
    demo.programs.save_comfort("iop-gray", Comfort())
    seen = []
    for keys in STATES[state]:
        async with run(demo) as pilot:
            await press(pilot, *keys)
            seen.append(lines(pilot))
    assert seen[0] != seen[1]


async def test_how_each_session_went_is_a_sign_and_no_color(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        await press(pilot, "2", "left_square_bracket")
        signs = []
        for key in "atxm":
            await press(pilot, key)
            region = pilot.app.screen.query_one(WeekGrid).region
            signs.append("\n".join(drawn(pilot)[region.y : region.bottom]))
        assert len(set(signs)) == len(AttendanceStatus)


async def test_another_language_is_kept_and_the_program_begins_anew(
    run: Run, demo: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "C.UTF-8")
    async with run(demo) as pilot:
        await choose(pilot, "comfort")
        await press(pilot, "tab", "tab", "tab", "tab", "tab", "right", "ctrl+s")
        assert pilot.app.is_running
        assert demo.language.kept == "en"
        await choose(pilot, "comfort")
        await press(pilot, "tab", "tab", "tab", "tab", "tab", "right", "ctrl+s")
        await pilot.pause()
        assert demo.language.kept == "es"
        assert pilot.app.return_value == ANEW


async def test_the_welcome_offers_the_other_language_in_its_own_words(
    run: Run, tracker: Tracker
) -> None:
    async with run(tracker) as pilot:
        assert "5  Español  el programa en español" in "\n".join(drawn(pilot))
        await press(pilot, "5")
        assert tracker.language.kept == "es"
        assert pilot.app.return_value == ANEW


async def test_a_language_that_cannot_be_kept_says_why(
    run: Run, tracker: Tracker, path: Path
) -> None:
    path.with_suffix(".language").mkdir(parents=True)
    async with run(tracker) as pilot:
        await press(pilot, "5")
        assert [each.severity for each in pilot.app._notifications] == ["error"]
        assert pilot.app.is_running
