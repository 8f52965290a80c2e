"""The doctor looks at the terminal, too."""

import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from iop_tracker.cli import window
from iop_tracker.cli.window import examine_window
from iop_tracker.storage.doctor import LOOK, WELL
from iop_tracker.storage.drafts import Drafts
from tests.builders import STORED_AT
from tests.cli.driving import SET_UP, Cli, answer
from tests.conftest import FixedClock
from tests.terminal.program import COMMAND
from tests.terminal.terminal import Terminal


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A terminal in which all is well; gives what changes it."""
    monkeypatch.setattr(window, "has_terminal", lambda: True)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((60, 20)))
    monkeypatch.setattr(sys, "stderr", SimpleNamespace(encoding="UTF-8"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORTERM", raising=False)
    return monkeypatch


def levels(words: str) -> list[str]:
    """Levels of the findings that say these words."""
    return [finding.level for finding in examine_window() if words in finding.sentence]


@pytest.mark.usefixtures("terminal")
def test_a_good_terminal_is_called_well() -> None:
    assert [finding.level for finding in examine_window()] == [WELL] * 3
    assert levels("60 wide and 20 high") == [WELL]


@pytest.mark.parametrize("size", [(59, 20), (60, 19)])
def test_a_small_window_is_told_with_the_size_it_needs(
    terminal: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    terminal.setattr(shutil, "get_terminal_size", lambda: os.terminal_size(size))
    assert levels("at least 60 by 20") == [LOOK]


@pytest.mark.parametrize("alphabet", ["latin-1", "ascii"])
def test_another_alphabet_is_told(terminal: pytest.MonkeyPatch, alphabet: str) -> None:
    terminal.setattr(sys, "stderr", SimpleNamespace(encoding=alphabet))
    assert levels("LANG to UTF-8") == [LOOK]


@pytest.mark.parametrize(
    ("variables", "words", "level"),
    [
        ({"TERM": "dumb"}, "Use another one", LOOK),
        ({"TERM": ""}, "Use another one", LOOK),
        ({"TERM": "linux"}, "few colors", LOOK),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, "enough colors", WELL),
        ({"NO_COLOR": "1"}, "as NO_COLOR asks", WELL),
    ],
)
def test_what_the_terminal_says_of_its_colors_is_told(
    terminal: pytest.MonkeyPatch, variables: dict[str, str], words: str, level: str
) -> None:
    for name, value in variables.items():
        terminal.setenv(name, value)
    assert levels(words) == [level]


def test_where_there_is_no_terminal_that_is_said_and_no_problem(ready: Cli) -> None:
    findings = answer(ready, "doctor")
    assert findings[-1] == {
        "level": LOOK,
        "sentence": "This is no terminal, so window and colors were not looked at. "
        "Opening needs one.",
    }


def test_in_a_real_terminal_its_size_is_told(path: Path) -> None:
    terminal = Terminal(COMMAND, "--file", str(path), "doctor")
    assert terminal.ended() == 0
    assert "The window is 80 wide and 24 high." in terminal.text
    assert "alphabet is UTF-8" in terminal.text


def test_what_the_doctor_says_can_be_shared(cli: Cli, tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "elderberry"
    file = folder / "elderberry.json"
    told = ("--file", str(file))
    said = [cli(*told, "doctor")]
    for command in (SET_UP, ("note", "add", "elderberry", "--text", "elderberry")):
        clock.move(minutes=1)
        assert cli(*told, *command)[0] == 0
    Drafts(file).save("note:new", {"text": "elderberry"}, STORED_AT)
    folder.chmod(0o755)
    said.append(cli(*told, "doctor"))
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b'"title":"elderberry"', b'"title":{"elderberry":1}'))
    said.append(cli(*told, "doctor"))
    file.write_bytes(whole[:-9])
    said.append(cli(*told, "doctor"))
    file.unlink()
    file.mkdir()
    said.append(cli(*told, "doctor"))
    assert [code for code, _, _ in said] == [0, 0, 2, 2, 2]
    for _, out, err in said:
        assert "elderberry" not in out + err
        assert "/" not in out + err
