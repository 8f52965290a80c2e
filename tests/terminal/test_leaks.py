"""Nothing that somebody wrote gets out by way of what developers look at."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.broken import BROKEN, WAYS
from tests.terminal.terminal import Terminal, opened
from tests.terminal.test_terminal import command
from tests.terminal.watched import WATCHED

FATAL = sorted(way for way in WAYS if way != "aside")
CURIOUS = {
    "PYTHONFAULTHANDLER": "1",
    "PYTHONDEVMODE": "1",
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONWARNINGS": "always",
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_DEVTOOLS_PORT": "8099",
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_PRESS": "5",
}
"""Everything by which an environment asks Python and Textual to tell more."""


@pytest.fixture
def file(path: Path) -> Path:
    """A file with a program and a note whose text no first page shows."""
    command(path, "setup", "--template", "three-evenings", "--start", "2026-11-23")
    command(path, "note", "add", "A title", "--text", "elderberry")
    return path


def broken(way: str, file: Path, **variables: str) -> Terminal:
    """The program as it breaks that way by the key."""
    terminal = Terminal(BROKEN, way, "--file", str(file), variables={**CURIOUS, **variables})
    terminal.wait_for("Next session")
    terminal.press("?")
    return terminal


@pytest.mark.parametrize("way", FATAL)
def test_a_crash_says_one_sentence_and_none_of_the_words(file: Path, way: str) -> None:
    terminal = broken(way, file)
    if way == "in_input":
        terminal.wait_for("still here")
        terminal.press("x")
    assert terminal.ended() == 1
    assert b"elderberry" not in terminal.raw
    assert b"Traceback" not in terminal.raw
    assert "Something went wrong" in terminal.text
    assert "Next session" not in terminal.text


def test_what_breaks_aside_is_not_told_at_all(file: Path) -> None:
    terminal = broken("aside", file)
    terminal.wait_for("still here")
    assert terminal.quit() == 0
    assert b"elderberry" not in terminal.raw
    assert "Next session" not in terminal.text


def test_a_command_that_breaks_says_one_sentence_and_none_of_the_words(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, BROKEN, "command", "--file", str(file), "today"],
        env={**os.environ, **CURIOUS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Something went wrong inside iop-tracker. What you saved is safe.\n"


def test_an_environment_that_asks_for_logs_gets_none(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    variables = {
        **CURIOUS,
        "TEXTUAL_LOG": str(folder / "log"),
        "TEXTUAL_SCREENSHOT_LOCATION": str(folder),
        "TMPDIR": str(folder),
    }
    terminal = Terminal(WATCHED, "--file", str(file), variables=variables, folder=folder)
    terminal.wait_for("Next session")
    terminal.press("5")
    terminal.wait_for("elderberry")
    assert terminal.quit() == 0
    assert "elderberry" not in terminal.text
    assert list(folder.iterdir()) == []


POINTER = re.compile(rb"22;[a-z-]+")
"""The shape of the mouse's pointer."""


def commands(terminal: Terminal) -> list[bytes]:
    """What sets a title, notifies, or fills the clipboard: its number, without the rest."""
    found = re.findall(rb"(?:\x1b[\]P^_X]|\xc2[\x90\x98\x9d-\x9f])([^\x07\x1b]*)", terminal.raw)
    return [each.partition(b";")[0] for each in found if not POINTER.fullmatch(each)]


def test_no_title_no_notification_and_no_clipboard_gets_a_word_unasked(file: Path) -> None:
    text = "\x1b]0;elderberry\x07 \x1b]9;elderberry\x1b\\ \x9d52;c;elderberry\x9c"
    archive = json.loads(command(file, "export", "json"))
    (program,) = archive["tables"]["program"]
    note = {"id": "a" * 32, "title": "A title", "text": text, "day": "2026-11-23"}
    note |= {name: program[name] for name in ("created", "changed")}
    archive["tables"]["notes"] = [note]
    source = file.with_name("odd.json")
    source.write_text(json.dumps(archive))
    command(file, "import", str(source))
    terminal = opened(file)
    terminal.wait_for("Next session")
    for key, shows in (("5", "elderberry"), ("enter", "esc Back")):
        terminal.press(key)
        terminal.wait_for(shows)
    terminal.drag((4, 5), (40, 5))
    terminal.press("f9")
    terminal.wait_for("November 2026")
    assert commands(terminal) == []
    terminal.press("f9")
    terminal.wait_for("elderberry")
    terminal.press("ctrl+c", "escape")
    terminal.wait_for("Tasks")
    assert terminal.quit() == 0
    assert commands(terminal) == [b"52"]


QUIET = """
import faulthandler, os, resource, sys
from iop_tracker.cli.quiet import hide_memory, keep_quiet
keep_quiet()
hide_memory()
print(sorted(name for name in os.environ if name.startswith("TEXTUAL")))
print(faulthandler.is_enabled(), resource.getrlimit(resource.RLIMIT_CORE))
if sys.platform == "linux":
    import ctypes
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def test_there_is_no_picture_of_the_memory_and_looks_can_still_be_chosen() -> None:
    looks = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_COLOR_SYSTEM": "256"}
    done = subprocess.run(
        [sys.executable, "-c", QUIET],
        env={**os.environ, **CURIOUS, **looks},
        capture_output=True,
        text=True,
        check=True,
    )
    names, limits, *dumpable = done.stdout.splitlines()
    assert names == str(sorted(looks))
    assert limits == "False (0, 0)"
    assert dumpable == (["0"] if sys.platform == "linux" else [])
