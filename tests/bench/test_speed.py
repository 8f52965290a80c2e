"""Speed as ratios within one run; printed, never asserted by the clock.

Run with `python -m pytest -m bench -s tests/bench`.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest
from rich.console import RenderableType
from textual._compositor import LayoutUpdate
from textual.screen import Screen

from iop_tracker.app import IopApp
from iop_tracker.demo import write_demo
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.storage.cover import Cover, Unlock
from iop_tracker.storage.durable import replace_file
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.tracker.privacy import unlocked
from tests.builders import check_in
from tests.conftest import FixedClock
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.bench

ROUNDS = 9
TEN_YEARS = 520
WORDS = "four plain invented words"
SMALL_APP = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Small(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Header()
        yield Static("first paint")
        yield Footer()
Small().run()
"""
EMPTY_COMMAND = "import argparse, json; argparse.ArgumentParser().parse_args([])"


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with ten years of an invented life."""
    path = tmp_path_factory.mktemp("bench") / "journal" / "recovery.json"
    clock = FixedClock()
    tracker = open_tracker(path, clock)
    write_demo(tracker.database, clock(), weeks=TEN_YEARS, seed=1, time_zone="America/New_York")
    tracker.close()
    return path


def seconds(action: Callable[[], object]) -> float:
    begins = perf_counter()
    action()
    return perf_counter() - begins


def medians(*actions: Callable[[], object]) -> list[float]:
    """Milliseconds of each, done in turn."""
    rounds = [[seconds(action) * 1000 for action in actions] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def compare(name: str, ours: Callable[[], object], reference: Callable[[], object]) -> None:
    """Run both in turn and print their medians and the ratio of these."""
    mine, theirs = medians(ours, reference)
    print(f"\n{name}: {mine:.1f} ms, reference {theirs:.1f} ms, {mine / theirs:.2f}x")


def paint(words: str, *command: str) -> Callable[[], None]:
    """From the start of a program in a terminal to the first screen that shows some words."""

    def run() -> None:
        terminal = Terminal(*command)
        terminal.wait_for(words)
        terminal.kill()

    return run


def test_first_paint_of_today_with_ten_years(ten_years: Path) -> None:
    compare(
        "first paint of Today, ten years of entries, against a minimal Textual app",
        paint("Next session", "-m", "iop_tracker", "--file", str(ten_years)),
        paint("first paint", "-c", SMALL_APP),
    )


def test_saving_a_check_in_with_ten_years(ten_years: Path, tmp_path: Path) -> None:
    clock = FixedClock()
    tracker = open_tracker(ten_years, clock)
    moods = iter(range(1, 10**6))
    content = ten_years.read_bytes()

    def save() -> None:
        known = tracker.check_ins.on(clock().date()) or check_in()
        tracker.check_ins.save(CheckIn(id=known.id, day=clock().date(), mood=next(moods) % 11))

    save()
    compare(
        "saving a check-in, ten years of entries, against writing and syncing the same bytes",
        save,
        lambda: replace_file(tmp_path / "same.json", content),
    )
    tracker.close()


@pytest.fixture
def sealed(ten_years: Path, tmp_path: Path) -> Path:
    """The same ten years under a passphrase."""
    path = tmp_path / "journal" / "recovery.json"
    path.parent.mkdir()
    replace_file(path, ten_years.read_bytes())
    tracker = open_tracker(path, FixedClock())
    tracker.privacy.encrypt(WORDS)
    tracker.close()
    return path


def opening(path: Path, unlock: Unlock | None = None) -> Callable[[], None]:
    """From the file to the first page, every entry read once."""

    def run() -> None:
        tracker = open_tracker(path, FixedClock(), unlock=unlock)
        tracker.check()
        tracker.today()
        tracker.close()

    return run


def test_opening_an_encrypted_file_costs_its_key_and_at_most_a_fifth_more(
    ten_years: Path, sealed: Path
) -> None:
    """The 64 MiB that make the key push all else out of the processor's caches.

    So the rest is measured twice: with a key that is there already, and right after making it.
    """
    seal = unlocked([sealed.read_bytes()], WORDS)
    keys: list[float] = []
    wholes: list[float] = []

    def timed(content: bytes) -> Cover:
        found: list[Cover] = []
        keys.append(1000 * seconds(lambda: found.append(unlocked([content], WORDS))))
        return found[0]

    plain, rest, _ = medians(
        opening(ten_years),
        opening(sealed, lambda _: seal),
        lambda: wholes.append(1000 * seconds(opening(sealed, timed))),
    )
    key = statistics.median(keys)
    cold = statistics.median(whole - each for whole, each in zip(wholes, keys, strict=True))
    print(
        f"\nopening ten years: plain {plain:.1f} ms; encrypted {statistics.median(wholes):.1f} ms, "
        f"of which the key {key:.1f} ms and the rest {cold:.1f} ms, {cold / plain:.2f}x "
        f"(at most 1.2x); with the key at hand {rest:.1f} ms, {rest / plain:.2f}x"
    )


def test_saving_into_an_encrypted_file_costs_at_most_half_more(
    ten_years: Path, sealed: Path
) -> None:
    def saving(path: Path, unlock: Unlock | None = None) -> tuple[Tracker, Callable[[], object]]:
        clock = FixedClock()
        tracker = open_tracker(path, clock, unlock=unlock)
        moods = iter(range(1, 10**6))

        def save() -> None:
            clock.move(seconds=1)
            known = tracker.check_ins.on(clock().date()) or check_in()
            tracker.check_ins.save(CheckIn(id=known.id, day=clock().date(), mood=next(moods) % 11))

        save()
        return tracker, save

    first, save_plain = saving(ten_years)
    second, save_sealed = saving(sealed, lambda *heads: unlocked(heads, WORDS))
    plain, encrypted = medians(save_plain, save_sealed)
    first.close()
    second.close()
    print(
        f"\nsaving into ten years: plain {plain:.1f} ms, encrypted {encrypted:.1f} ms, "
        f"{encrypted / plain:.2f}x (at most 1.5x)"
    )


@pytest.mark.parametrize("command", ["status", "today", "schedule", "insights"])
def test_a_command_with_ten_years(ten_years: Path, command: str) -> None:
    def run(*arguments: str) -> None:
        environment = {**os.environ, "IOP_TRACKER_FILE": str(ten_years)}
        subprocess.run(
            [sys.executable, *arguments], env=environment, check=True, capture_output=True
        )

    compare(
        f"`{command}`, ten years of entries, against a Python program that does nothing",
        lambda: run("-m", "iop_tracker", command),
        lambda: run("-c", EMPTY_COMMAND),
    )


ROUNDS_OF_HELP = 40


async def test_from_the_key_to_help_now_with_ten_years(
    ten_years: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until all of it is drawn, against the same of an empty screen of Textual.

    What comes after the last drawing of the whole screen is the bar of the list, which moves.
    """
    tracker = open_tracker(ten_years, FixedClock(), write=False)
    drawn: list[float] = []
    draw = IopApp._display

    def note(app: IopApp, screen: Screen[object], renderable: RenderableType | None) -> None:
        draw(app, screen, renderable)
        if isinstance(renderable, LayoutUpdate):
            drawn.append(perf_counter())

    monkeypatch.setattr(IopApp, "_display", note)
    empty: list[float] = []
    ours: list[float] = []
    app = IopApp(tracker)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2", "escape")
        for _ in range(ROUNDS_OF_HELP):
            for times, show in ((empty, partial(app.push_screen, Screen())), (ours, None)):
                begins = perf_counter()
                if show:
                    show()
                else:
                    await app.run_action("help_now")
                await pilot.pause()
                times.append((drawn[-1] - begins) * 1000)
                app.pop_screen()
                await pilot.pause()
    tracker.close()
    mine, theirs = (statistics.quantiles(times, n=20)[-1] for times in (ours, empty))
    middle = statistics.median(ours) / statistics.median(empty)
    print(
        f"\nhelp now, ten years: p95 {mine:.1f} ms, median {statistics.median(ours):.1f} ms; "
        f"empty screen p95 {theirs:.1f} ms; {middle:.2f}x"
    )
