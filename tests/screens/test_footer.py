"""The line of keys: it says what can be pressed now, and stands still while that is the same."""

from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter, ShownKey, placed
from tests.screens.conftest import Run
from tests.screens.driving import press


def described(pilot: Pilot[str]) -> list[str]:
    return [key.description for key in pilot.app.screen.query_one(KeyFooter).keys]


shown_keys = st.builds(
    ShownKey,
    key=st.just("x"),
    display=st.sampled_from(["x", "^q", "esc", "↓"]),
    description=st.text("ab漢", min_size=1, max_size=9),
    action=st.sampled_from(["edit", "undo", "app.keys"]),
    is_enabled=st.booleans(),
    tooltip=st.just(""),
)


@given(st.lists(shown_keys, max_size=9, unique_by=lambda key: key.action), st.integers(0, 60))
def test_keys_stand_whole_in_their_order_and_the_one_that_lists_all_stays(
    keys: list[ShownKey], room: int
) -> None:
    found = placed(keys, room)
    ends = [start + key.width for start, key in found]
    assert all(end <= room for end in ends)
    assert all(end < start for end, (start, _) in zip(ends, found[1:], strict=False))
    others = [key for _, key in found if not key.is_always_there]
    assert others == [key for key in keys if not key.is_always_there][: len(others)]
    for key in keys:
        assert not key.is_always_there or key.width + 1 >= room or key in [k for _, k in found]


async def test_the_key_under_the_mouse_says_what_it_does(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        footer = pilot.app.screen.query_one(KeyFooter)
        await pilot.hover(footer, offset=(1, 0))
        assert footer.under_mouse == footer.keys[0]
        assert footer.tooltip == "Say how a session went"
        await pilot.hover("#cards")
        assert footer.under_mouse is None


async def test_the_keys_follow_what_has_the_focus_and_what_the_page_shows(
    run: Run, demo: Tracker
) -> None:
    notes = ["New", "Read", "Edit", "Remove", "Search", "Next list", "Quit", "Keys"]
    questions = ["New", "Edit", "Remove", "Done", "Search", "Next list", "Quit", "Keys"]
    tasks = [*questions[:4], "Later", *questions[4:]]
    goals = ["New", "Read", *questions[1:]]
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
        assert described(pilot) == goals
        await press(pilot, "t")
        assert described(pilot) == questions
        await press(pilot, "t")
        assert described(pilot) == notes
