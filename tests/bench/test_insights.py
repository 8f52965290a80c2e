"""Insights over ten years, from the key until it is drawn; printed as milliseconds and as a ratio.

Run with `python -m pytest -m bench -s tests/bench/test_insights.py`.
"""

import statistics
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest
from rich.console import RenderableType
from textual.pilot import Pilot
from textual.screen import Screen

from iop_tracker.app import IopApp
from iop_tracker.demo import write_demo
from iop_tracker.screens.insights import InsightsScreen
from iop_tracker.screens.insights_pictures import PICTURES
from iop_tracker.tracker.opening import open_tracker
from tests.conftest import FixedClock

pytestmark = pytest.mark.bench

TEN_YEARS = 520
ROUNDS = 9
QUIET = 0.2
"""Seconds to wait for what may still be drawn."""
LONGEST = ("right_square_bracket",) * 2
MOST_MILLISECONDS = 150
"""What is asked for; printed beside, never asserted by the clock."""

Act = Callable[[], Awaitable[object]]


async def milliseconds(pilot: Pilot[str], drawn: list[float], act: Act) -> float:
    """From the key until the last time that anything was drawn."""
    begins = perf_counter()
    await act()
    await pilot.pause(QUIET)
    return (drawn[-1] - begins) * 1000


async def empty(pilot: Pilot[str], drawn: list[float]) -> float:
    """The same for an empty screen of Textual."""
    pushed = partial(pilot.app.push_screen, Screen())
    time = await milliseconds(pilot, drawn, pushed)
    pilot.app.pop_screen()
    await pilot.pause()
    return time


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When something was drawn."""
    moments: list[float] = []
    draw = IopApp._display

    def note(app: IopApp, screen: Screen[object], renderable: RenderableType | None) -> None:
        draw(app, screen, renderable)
        moments.append(perf_counter())

    monkeypatch.setattr(IopApp, "_display", note)
    return moments


async def test_insights_with_ten_years(tmp_path: Path, drawn: list[float]) -> None:
    path = tmp_path / "journal" / "recovery.json"
    tracker = open_tracker(path, FixedClock())
    write_demo(tracker.database, FixedClock()(), weeks=TEN_YEARS)
    tracker.check()
    app = IopApp(tracker)
    times: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        go = partial(app.run_action, "page('insights')")
        times["first visit, 30 days"] = [await milliseconds(pilot, drawn, go)]
        for key in LONGEST:
            await pilot.press(key)
        await pilot.pause()
        page = app.screen
        assert isinstance(page, InsightsScreen)
        for _ in range(ROUNDS):
            times.setdefault("empty screen", []).append(await empty(pilot, drawn))
            await app.run_action("page('today')")
            await pilot.pause()
            times.setdefault("6, all", []).append(await milliseconds(pilot, drawn, go))
            for _ in PICTURES:
                turn = partial(app.run_action, "picture(1)", default_namespace=page)
                time = await milliseconds(pilot, drawn, turn)
                times.setdefault(f"{page.names.current}, all", []).append(time)
    tracker.close()
    reference = statistics.median(times["empty screen"])
    print(f"\nInsights, ten years of entries; asked for are {MOST_MILLISECONDS} ms")
    for name, measured in times.items():
        middle, slowest = statistics.median(measured), max(measured)
        ratio = middle / reference
        print(f"{name}: median {middle:.1f} ms, slowest {slowest:.1f} ms, {ratio:.1f}x empty")
