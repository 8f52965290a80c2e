"""The system ends the program, or the window is closed under it."""

import signal
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.program import COMMAND
from tests.terminal.terminal import Terminal, opened
from tests.terminal.test_terminal import command

TERMINATED, HUNG_UP = 128 + signal.SIGTERM, 128 + signal.SIGHUP
WAYS: dict[str, Callable[[Terminal], int]] = {
    "terminated": lambda terminal: terminal.ask_to_end(signal.SIGTERM),
    "closed": lambda terminal: terminal.hang_up(),
}


@pytest.fixture
def file(path: Path) -> Path:
    """A file with a program."""
    command(path, "setup", "--template", "three-evenings", "--start", "2026-11-23")
    return path


@pytest.mark.parametrize("way", WAYS)
def test_half_typed_text_is_kept_and_the_terminal_given_back(file: Path, way: str) -> None:
    terminal = opened(file)
    before = terminal.modes
    terminal.wait_for("Next session")
    assert terminal.now_modes() != before
    terminal.press("5", "n", "3")
    terminal.wait_for("Title")
    terminal.type("elderberry")
    terminal.wait_for("elderberry")
    terminal.type("!")
    terminal.wait_for("elderberry!")
    code = WAYS[way](terminal)
    assert code == (TERMINATED if way == "terminated" else HUNG_UP)
    assert "elderberry!" in file.with_name("recovery.drafts.json").read_text()
    assert not file.with_name("recovery.json.holder").exists()
    if way != "closed":
        assert "elderberry" not in terminal.text
        assert "\x1b[?1049l" in terminal.raw.decode()
        assert terminal.raw.rindex(b"\x1b[2J") > terminal.raw.rindex(b"elderberry")
        assert terminal.modes == before


@pytest.mark.parametrize("way", WAYS)
def test_the_demo_leaves_no_folder_behind(tmp_path: Path, way: str) -> None:
    terminal = Terminal(COMMAND, "demo", variables={"TMPDIR": str(tmp_path)})
    terminal.wait_for("Next session")
    (folder,) = tmp_path.glob("iop-tracker-demo-*")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in folder.rglob("*")} == {0}
    assert WAYS[way](terminal) == (TERMINATED if way == "terminated" else HUNG_UP)
    assert list(tmp_path.glob("iop-tracker-demo-*")) == []


def test_a_terminal_that_was_asked_for_the_passphrase_shows_again_what_is_typed(
    file: Path, tmp_path: Path
) -> None:
    words = tmp_path / "words"
    words.write_text("four plain invented words")
    command(file, "encrypt", "--passphrase-file", str(words))
    terminal = opened(file)
    before = terminal.modes
    terminal.wait_for("Passphrase")
    assert terminal.now_modes() != before
    assert terminal.ask_to_end(signal.SIGTERM) == TERMINATED
    assert terminal.modes == before
