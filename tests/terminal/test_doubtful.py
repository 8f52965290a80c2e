"""A file that seems to be as it was left, and is not: shown at once, then looked at."""

from pathlib import Path

import pytest

from iop_tracker.demo import write_demo
from iop_tracker.tracker.opening import open_tracker
from tests.builders import check_in
from tests.conftest import FixedClock
from tests.terminal.program import COMMAND
from tests.terminal.terminal import QUIET, Terminal, opened

BEGINS = b"\x1b[?1049h"
"""What a terminal is told before anything is drawn."""


@pytest.fixture
def file(path: Path, clock: FixedClock) -> Path:
    """The invented participant's file with two copies, left as after a day's use."""
    tracker = open_tracker(path, clock)
    write_demo(tracker.database, clock())
    for mood in (5, 6):
        tracker.check_ins.save(check_in(clock().date(), mood=mood))
    tracker.close()
    return path


@pytest.mark.parametrize(
    ("word", "instead", "said"),
    [
        (b'"mood":6', b'"mood":66', "CheckIn"),
        (b'"theme"', b'"theme":7,"x"', "Settings"),
        (b'"why":"', b'"why":7,"x":"', "Goal"),
    ],
)
def test_an_entry_that_cannot_be_read_offers_the_good_copy_and_changes_nothing(
    word: bytes, instead: bytes, said: str, file: Path
) -> None:
    content = file.read_bytes()
    assert word in content
    file.write_bytes(content.replace(word, instead))
    terminal = opened(file)
    terminal.wait_for(f"An entry of the kind {said}")
    terminal.wait_for("[y/N]")
    assert "Nothing was changed." in terminal.text
    terminal.press("n", "enter")
    assert terminal.ended() == 2
    assert file.read_bytes() == content.replace(word, instead)


def test_a_word_changed_from_outside_is_shown_and_told(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content.replace(b'"mood":6', b'"mood":9'))
    terminal = opened(file)
    terminal.wait_for("Something else than")
    assert "mood 9" in terminal.text
    assert terminal.quit() == 0


def test_a_key_pressed_before_the_first_picture_opens_what_it_opens_later(file: Path) -> None:
    shown = []
    for is_early in (False, True):
        terminal = Terminal(COMMAND, "--file", str(file), size=(120, 36))
        if is_early:
            while BEGINS not in terminal.raw:
                terminal.read(QUIET)
        else:
            terminal.wait_for("Next session")
            while terminal.read(QUIET):
                pass
        terminal.press("w")
        terminal.wait_for("Gentle signals")
        while terminal.read(QUIET):
            pass
        shown.append(terminal.text)
        terminal.kill()
    assert shown[0] == shown[1]


def test_two_programs_that_begin_at_once_agree_who_writes(file: Path) -> None:
    both = [opened(file), opened(file)]
    for terminal in both:
        terminal.wait_for("Next session")
    while not any("looking only" in terminal.text for terminal in both):
        for terminal in both:
            terminal.read(QUIET)
    assert sum("looking only" in terminal.text for terminal in both) == 1
    assert [terminal.quit() for terminal in both] == [0, 0]
