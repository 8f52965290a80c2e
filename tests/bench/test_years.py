"""The table of README: what grows with the years, each as a ratio within one run.

Run with `python -m pytest -m bench -s tests/bench/test_years.py`.
"""

import os
import statistics
import subprocess
import sys
import tracemalloc
from pathlib import Path
from time import perf_counter

import pytest
from rich.console import RenderableType
from textual.pilot import Pilot
from textual.screen import Screen

from iop_tracker.app import IopApp
from iop_tracker.demo import write_demo
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.storage.durable import replace_file
from iop_tracker.tracker.opening import open_tracker
from tests.bench.test_speed import SMALL_APP, medians, paint
from tests.builders import check_in
from tests.conftest import FixedClock
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.bench

WEEKS = {"12 weeks": 12, "1 year": 52, "10 years": 520, "50 years": 2600}
NOTHING = "pass"
PAGES = "234561" * 10
KEYS = "jk" * 10


@pytest.fixture(params=WEEKS)
def years(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """So much of an invented life, and its file."""
    path = tmp_path / "journal" / "recovery.json"
    clock = FixedClock()
    with open_tracker(path, clock).database as database:
        write_demo(database, clock(), weeks=WEEKS[request.param], time_zone="America/New_York")
    return request.param, path


def test_paint_save_and_commands(years: tuple[str, Path], tmp_path: Path) -> None:
    name, path = years
    ours, empty = medians(
        paint("Next session", "-m", "iop_tracker", "--file", str(path)),
        paint("first paint", "-c", SMALL_APP),
    )
    clock = FixedClock()
    tracker = open_tracker(path, clock)
    moods = iter(range(1, 10**6))

    def save() -> None:
        known = tracker.check_ins.on(clock().date()) or check_in()
        tracker.check_ins.save(CheckIn(id=known.id, day=clock().date(), mood=next(moods) % 11))

    save()
    content = path.read_bytes()
    saved, written = medians(save, lambda: replace_file(tmp_path / "same.json", content))
    tracker.close()

    def run(*arguments: str) -> None:
        environment = {**os.environ, "IOP_TRACKER_FILE": str(path)}
        subprocess.run(
            [sys.executable, *arguments], env=environment, check=True, capture_output=True
        )

    status, today, nothing = medians(
        lambda: run("-m", "iop_tracker", "status"),
        lambda: run("-m", "iop_tracker", "today"),
        lambda: run("-c", NOTHING),
    )
    print(
        f"\n| {name} | {len(content) / 1e6:.1f} MB | {ours:.0f} ms, {ours / empty:.2f}x "
        f"| {saved:.1f} ms, {saved / written:.1f}x "
        f"| {status:.0f} ms, {status / nothing:.1f}x | {today:.0f} ms, {today / nothing:.1f}x |"
    )


def drawn_in(app: IopApp) -> list[float]:
    """When something was drawn, from now on."""
    moments: list[float] = []
    draw = app._display

    def note(screen: Screen[object], renderable: RenderableType | None) -> None:
        draw(screen, renderable)
        if renderable is not None:
            moments.append(perf_counter())

    app._display = note  # type: ignore[method-assign]
    return moments


async def slowest(pilot: Pilot[str], drawn: list[float], keys: str, which: int) -> float:
    """Milliseconds from a key until the first (0) or last (-1) drawing, of 19 in 20."""
    times = []
    for key in keys:
        drawn.clear()
        begins = perf_counter()
        await pilot.press(key)
        await pilot.pause()
        times.append((drawn[which] - begins) * 1000)
    return statistics.quantiles(times, n=20)[-1]


async def test_pages_and_keys(years: tuple[str, Path]) -> None:
    name, path = years
    tracker = open_tracker(path, FixedClock())
    app = IopApp(tracker)
    async with app.run_test(size=(120, 36)) as pilot:
        for key in PAGES[:12]:
            await pilot.press(key)
        drawn = drawn_in(app)
        pages = await slowest(pilot, drawn, PAGES, -1)
        await pilot.press("5")
        rows = await slowest(pilot, drawn, KEYS, 0)
        await pilot.press("n", "enter")
        letters = await slowest(pilot, drawn, "a" * 20, 0)
    tracker.close()
    print(f"\n{name}: page p95 {pages:.0f} ms, row p95 {rows:.0f} ms, letter p95 {letters:.0f} ms")


def test_memory(years: tuple[str, Path]) -> None:
    """What is resident once all is read, against a minimal Textual app and the entries alone."""
    name, path = years

    def resident(words: str, *command: str) -> float:
        terminal = Terminal(*command)
        terminal.wait_for(words)
        while terminal.read(1):
            pass
        status = Path(f"/proc/{terminal.process}/status").read_text()
        terminal.kill()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    ours = resident("Next session", "-m", "iop_tracker", "--file", str(path))
    small = resident("first paint", "-c", SMALL_APP)
    tracemalloc.start()
    tracker = open_tracker(path, FixedClock(), write=False)
    tracker.check()
    decoded = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    tracker.close()
    print(
        f"\n{name}: {ours:.0f} MB, minimal app {small:.0f} MB, the file decoded {decoded:.1f} MB: "
        f"aim {1.25 * small + decoded:.0f} MB"
    )
