"""The app over a file of its own, driven by keys and mouse."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from iop_tracker.app import IopApp
from iop_tracker.demo import write_demo
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.tracker.programs import SetUp
from tests.builders import MONDAY
from tests.conftest import FixedClock

Run = Callable[..., AbstractAsyncContextManager[Pilot[str]]]


@pytest.fixture
def run() -> Run:
    """Opens the app: `async with run(tracker, size=(80, 24)) as pilot`."""

    @asynccontextmanager
    async def opened(
        tracker: Tracker, size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[Pilot[str]]:
        app = IopApp(tracker)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot

    return opened


@pytest.fixture
def set_up(tracker: Tracker) -> Tracker:
    """A file with a program of three evenings a week that begins today."""
    tracker.programs.set_up(
        SetUp(template="three-evenings", start=MONDAY, time_zone="America/New_York", called="Sam")
    )
    return tracker


@pytest.fixture
def demo(tracker: Tracker, clock: FixedClock) -> Tracker:
    """A file with the invented participant, read once as the program does when it opens one."""
    write_demo(tracker.database, clock())
    tracker.check()
    return tracker


@pytest.fixture
def reopened(path: Path, clock: FixedClock) -> Callable[[], Tracker]:
    """Gives the file as another program would read it from the disk."""
    return lambda: open_tracker(path, clock, write=False)
