"""What can be scrolled back to in a terminal that keeps everything, after the program was left."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from time import monotonic

import pytest

from iop_tracker.app import CRASH_SENTENCE
from iop_tracker.cli.screen import LOCKED_WORDS
from tests.terminal.broken import BROKEN
from tests.terminal.program import COMMAND
from tests.terminal.terminal import PATIENCE
from tests.terminal.test_terminal import command

pytestmark = pytest.mark.skipif(which("tmux") is None, reason="there is no tmux here")
QUESTION = "Passphrase, or recovery code:"
PASSPHRASE = "four plain invented words"


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Gives tmux a command of its own, on a server of this test; what it answers."""
    socket = str(tmp_path / "tmux")

    def run(*arguments: str) -> str:
        line = ["tmux", "-S", socket, "-f", os.devnull, *arguments]
        return subprocess.run(line, capture_output=True, text=True, check=True).stdout

    yield run
    run("kill-server")


@pytest.mark.parametrize(
    ("program", "key", "left"),
    [
        ((COMMAND,), "C-q", "was here"),
        ((BROKEN, "in_handler"), "?", f"{CRASH_SENTENCE} was here"),
        ((COMMAND,), "C-l", f"{QUESTION} {' '.join(LOCKED_WORDS)} {QUESTION}"),
    ],
    ids=["left", "crashed", "locked"],
)
def test_nothing_is_left_in_the_scrollback(
    path: Path, tmux: Callable[..., str], program: tuple[str, ...], key: str, left: str
) -> None:
    def wait_for(words: str, *everything: str) -> None:
        end = monotonic() + PATIENCE
        while words not in (shown := " ".join(tmux("capture-pane", "-p", *everything).split())):
            assert monotonic() < end, shown

    command(path, "setup", "--template", "three-evenings", "--start", "2026-11-23")
    command(path, "note", "add", "A title", "--text", "elderberry")
    if key == "C-l":
        words = path.with_name("words")
        words.write_text(PASSPHRASE)
        command(path, "encrypt", "--passphrase-file", str(words))
    told = shlex.join((sys.executable, *program, "--file", str(path)))
    tmux("new-session", "-d", "-x", "80", "-y", "24", f"{told}; echo was here; exec cat")
    if key == "C-l":
        wait_for("Passphrase")
        tmux("send-keys", PASSPHRASE, "Enter")
    wait_for("Next session")
    for page, shows in (("2", "this week"), ("5", "elderberry"), ("1", "Next session")):
        tmux("send-keys", page)
        wait_for(shows)
    tmux("send-keys", key)
    wait_for(left, "-J", "-S", "-")
    assert tmux("capture-pane", "-p", "-J", "-S", "-").split() == left.split()
