"""The line of keys: it says what can be pressed now, and stands still while that is the same."""

from textual.pilot import Pilot
from textual.widgets._footer import FooterKey

from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from tests.screens.conftest import Run
from tests.screens.driving import press


def shown(pilot: Pilot[str]) -> list[FooterKey]:
    return list(pilot.app.screen.query_one(KeyFooter).query(FooterKey))


def described(pilot: Pilot[str]) -> list[str]:
    return [key.description for key in shown(pilot)]


async def test_the_keys_are_not_drawn_anew_where_they_stay_the_same(
    run: Run, demo: Tracker
) -> None:
    async with run(demo) as pilot:
        await press(pilot, "c")
        before, focused = shown(pilot), pilot.app.focused
        assert before
        await press(pilot, "tab", "tab")
        assert pilot.app.focused is not focused
        assert shown(pilot) == before
        await press(pilot, "escape", "5")
        before = shown(pilot)
        await press(pilot, "c", "escape")
        assert shown(pilot) == before


async def test_the_keys_follow_what_has_the_focus_and_what_the_page_shows(
    run: Run, demo: Tracker
) -> None:
    notes = ["New", "Read", "Edit", "Remove", "Search", "Notes/tasks", "Quit", "Keys"]
    tasks = ["New", "Edit", "Remove", "Done", "Search", "Notes/tasks", "Quit", "Keys"]
    async with run(demo) as pilot:
        await press(pilot, "5")
        assert described(pilot) == notes
        await press(pilot, "slash")
        assert described(pilot) == ["Show all", "Quit"]
        await press(pilot, "escape")
        assert described(pilot) == notes
        await press(pilot, "t")
        assert described(pilot) == tasks
        await press(pilot, "1", "5")
        assert described(pilot) == tasks
        await press(pilot, "t")
        assert described(pilot) == notes
