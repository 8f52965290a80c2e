"""Speed as ratios within one run; printed, never asserted by the clock.

Run with `python -m pytest -m bench -s tests/bench`.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from iop_tracker.demo import write_demo
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.storage.durable import replace_file
from iop_tracker.tracker.opening import open_tracker
from tests.builders import check_in
from tests.conftest import FixedClock
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.bench

ROUNDS = 9
TEN_YEARS = 520
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


def compare(name: str, ours: Callable[[], object], reference: Callable[[], object]) -> None:
    """Run both in turn and print their medians and the ratio of these."""
    pairs = [(seconds(ours), seconds(reference)) for _ in range(ROUNDS)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"\n{name}: {mine * 1000:.1f} ms, reference {theirs * 1000:.1f} ms, {mine / theirs:.2f}x")


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


@pytest.mark.parametrize("command", ["today", "schedule", "insights"])
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
