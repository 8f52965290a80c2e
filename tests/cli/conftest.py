"""A command line for one test."""

import builtins
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from iop_tracker.cli import main, opening
from tests.cli.driving import SET_UP, Cli
from tests.conftest import FixedClock


@pytest.fixture
def cli(path: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs a command on this test's file; gives exit code, output and complaint."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["--file", str(path), *arguments], clock)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def ready(cli: Cli) -> Cli:
    """The same, with a program of three evenings that begins today."""
    code, _, _ = cli(*SET_UP)
    assert code == 0
    return cli


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[str]], list[str]]:
    """Somebody at a terminal types these lines; gives the questions that were asked."""

    def type_all(lines: Iterable[str]) -> list[str]:
        waiting, asked = iter(lines), []

        def read(question: str = "") -> str:
            asked.append(question)
            return next(waiting)

        monkeypatch.setattr(builtins, "input", read)
        monkeypatch.setattr(opening, "has_terminal", lambda: True)
        return asked

    return type_all
