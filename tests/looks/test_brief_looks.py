"""How getting ready for a session looks. Look at each new picture before it is taken over."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from iop_tracker.app import IopApp
from iop_tracker.demo import write_demo
from iop_tracker.tracker import Tracker
from tests.conftest import FixedClock

Compare = Callable[..., bool]


@pytest.mark.parametrize(
    ("keys", "size", "theme"),
    [
        (("b",), (80, 24), "iop-dark"),
        (("b", "s"), (120, 36), "iop-light"),
        (("b", "o"), (60, 20), "iop-contrast"),
        (("ctrl+p", *"export", "enter"), (80, 24), "iop-dark"),
    ],
    ids=["page", "shown", "parts", "export"],
)
def test_getting_ready(
    snap_compare: Compare,
    tracker: Tracker,
    clock: FixedClock,
    keys: tuple[str, ...],
    size: tuple[int, int],
    theme: str,
) -> None:
    async def press(pilot: Pilot[str]) -> None:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    write_demo(tracker.database, clock())
    shown = IopApp(tracker)
    shown.theme = theme
    assert snap_compare(shown, run_before=press, terminal_size=size)
