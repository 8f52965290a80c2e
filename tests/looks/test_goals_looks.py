"""How goals and milestones look. Look at each new picture before it is taken over."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from iop_tracker.app import IopApp
from iop_tracker.demo import write_demo
from iop_tracker.screens.milestones_form import MilestonesForm
from iop_tracker.screens.milestones_view import begin
from iop_tracker.tracker import Tracker
from tests.conftest import FixedClock

Compare = Callable[..., bool]


@pytest.fixture
def app(tracker: Tracker, clock: FixedClock) -> IopApp:
    """The app over the invented participant; nothing in it moves."""
    write_demo(tracker.database, clock())
    made = IopApp(tracker)
    made.animation_level = "none"
    return made


def pressing(*keys: str) -> Callable[[Pilot[str]], Awaitable[None]]:
    async def press(pilot: Pilot[str]) -> None:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()

    return press


def test_goals_on_the_notes_page(snap_compare: Compare, app: IopApp) -> None:
    assert snap_compare(app, run_before=pressing("5", "t", "t"), terminal_size=(80, 24))


def test_a_goal_where_it_is_narrow(snap_compare: Compare, app: IopApp) -> None:
    app.theme = "iop-contrast"
    keys = ("5", "t", "t", "enter")
    assert snap_compare(app, run_before=pressing(*keys), terminal_size=(60, 20))


def test_milestones_with_a_celebration(snap_compare: Compare, app: IopApp) -> None:
    async def opened(pilot: Pilot[str]) -> None:
        await pilot.pause()
        begin(pilot.app, app.tracker)
        await pilot.pause()

    app.theme = "iop-light"
    assert snap_compare(app, run_before=opened, terminal_size=(120, 36))


def test_what_milestones_show(snap_compare: Compare, app: IopApp) -> None:
    async def opened(pilot: Pilot[str]) -> None:
        await pilot.pause()
        await pilot.app.push_screen(MilestonesForm(app.tracker))
        await pilot.pause()

    assert snap_compare(app, run_before=opened, terminal_size=(80, 24))
