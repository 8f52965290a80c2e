"""Questions and answers line by line: the main job, help at every question, and nothing lost."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from iop_tracker.cli.plain import BYE, MENU
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from tests.cli.driving import SET_UP, Cli, refused
from tests.conftest import FixedClock
from tests.screens.conftest import Run, run  # noqa: F401 - a fixture
from tests.screens.driving import press
from tests.terminal.terminal import Terminal

Walk = Callable[[Iterable[str]], list[str]]
FIRST_WALK = ("1", "2026-11-23", "Sam", "3", "7", "", "", "", "", "", "", "", "", "q")
"""From nothing to a saved check-in."""


@pytest.fixture
def walk(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Walk:
    """Goes through it with these answers; gives the lines that came."""

    def walked(answers: Iterable[str]) -> list[str]:
        monkeypatch.setattr("sys.stdin", StringIO("".join(f"{each}\n" for each in answers)))
        code, out, err = cli("--plain")
        assert (code, err) == (0, "")
        return out.splitlines()

    return walked


@pytest.fixture
def reopened(path: Path, clock: FixedClock) -> Callable[[], Tracker]:
    """The file as it is now, for looking only."""
    return lambda: open_tracker(path, clock, write=False)


def test_from_nothing_to_a_saved_check_in_by_numbers(
    walk: Walk, reopened: Callable[[], Tracker]
) -> None:
    said = walk(FIRST_WALK)
    assert said[-1] == BYE or said[-1].endswith(BYE)
    tracker = reopened()
    assert tracker.programs.settings.called == "Sam"
    assert [each.mood for each in tracker.check_ins.all()] == [7]


@pytest.mark.parametrize("length", range(len(FIRST_WALK)))
def test_where_the_input_ends_it_closes_and_what_was_answered_is_kept(
    walk: Walk, reopened: Callable[[], Tracker], length: int
) -> None:
    said = walk(FIRST_WALK[:length])
    assert said[-1].endswith(BYE)
    tracker = reopened()
    assert tracker.is_set_up is (length > 2)
    assert [each.mood for each in tracker.check_ins.all()] == ([7] if length > 4 else [])


@pytest.mark.parametrize("place", range(len(FIRST_WALK) - 1))
def test_help_comes_at_every_question_and_then_the_same_question_again(
    walk: Walk, reopened: Callable[[], Tracker], place: int
) -> None:
    helped = ("!", "8", "1", "", "", "3")
    said = walk([*FIRST_WALK[:place], *helped, *FIRST_WALK[place:]])
    assert any("988" in line for line in said)
    tracker = reopened()
    assert [each.mood for each in tracker.check_ins.all()] == [7]
    (urge,) = tracker.urges.all()
    assert (urge.before, urge.after, len(urge.strategies)) == (8, 3, 1)


async def test_a_check_in_is_the_same_by_answers_by_command_and_by_the_form(
    walk: Walk,
    ready: Cli,
    reopened: Callable[[], Tracker],
    run: Run,  # noqa: F811
    path: Path,
    clock: FixedClock,
) -> None:
    def taken() -> tuple[object, ...]:
        (found,) = reopened().check_ins.all()
        assert ready("undo")[0] == 0
        return (found.mood, found.craving, found.anxiety, found.energy, found.sleep_hours)

    walk(("3", "7", "3", "10", "0", "6.5", "", "", "", "", "", "", "q"))
    by_answers = taken()
    given = ("--mood", "7", "--craving", "3", "--anxiety", "10", "--energy", "0", "--sleep", "6.5")
    assert ready("checkin", *given)[0] == 0
    by_command = taken()
    with closing(open_tracker(path, clock)) as tracker:
        async with run(tracker) as pilot:
            await press(pilot, "c", "7", "3", "1", "0", "0", *"6.5")
            assert isinstance(pilot.app.screen, CheckInForm)
            await press(pilot, "ctrl+s")
    assert by_answers == by_command == taken() == (7, 3, 10, 0, 6.5)


def test_everything_of_the_menu_does_what_it_says(
    walk: Walk, ready: Cli, reopened: Callable[[], Tracker]
) -> None:
    ready("task", "add", "Call the clinic")
    assert ready("plan", "add", "Payday", "--sign", "restless")[0] == 0
    said = walk(
        [
            *("2", "1", "2"),  # the week: the first session, late
            *("5", "1"),  # the safety plan
            *("5", "2"),  # a plan
            *("6", "1", "Group", "one", "two", ""),  # a note
            *("6", "2"),  # to read
            *("7", "1", "Buy milk", "someday", "fri"),  # a task with a day, at the second attempt
            *("7", "3"),  # done
            *("8", "1", "8", "2", "1", "?", "11", "q"),
        ]
    )
    text = "\n".join(said)
    tracker = reopened()
    first = tracker.schedule.week(tracker.here.today)
    assert first
    sessions = [each for each in first.entries if each.occurrence.is_session]
    assert sessions[0].status is AttendanceStatus.LATE
    assert [(n.title, n.text) for n in tracker.notes.notes()] == [("Group", "one\ntwo")]
    assert "two" in said
    assert {task.text: bool(task.done) for task in tracker.notes.tasks()} == {
        "Buy milk": False,
        "Call the clinic": True,
    }
    assert "Safety plan" in text
    assert "Type a number from 1 to 9" in text
    assert all(len(line) <= 200 for line in said)


def test_what_was_done_is_taken_back_and_said(walk: Walk, reopened: Callable[[], Tracker]) -> None:
    said = walk([*FIRST_WALK[:-1], "9", "9", "9", "q"])
    assert any("Undone" in line for line in said)
    assert not reopened().check_ins.all()
    assert any("nothing to undo" in line for line in said)


def test_what_was_typed_controls_no_terminal(walk: Walk, reopened: Callable[[], Tracker]) -> None:
    said = walk([*FIRST_WALK[:-1], "6", "1", "\x1b[31mred", "a\x07b", "", "6", "2", "q"])
    assert reopened().notes.notes()[0].title == "\x1b[31mred"
    assert not any("\x1b" in line or "\x07" in line for line in said)


def test_an_encrypted_file_opens_with_its_passphrase(
    ready: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("four plain invented words\n")
    assert ready("encrypt", "--passphrase-file", str(secret))[0] == 0
    monkeypatch.setattr("sys.stdin", StringIO("q\n"))
    assert "--passphrase-file" in refused(ready, "--plain")
    monkeypatch.setattr("sys.stdin", StringIO("q\n"))
    code, out, _ = ready("--plain", "--passphrase-file", str(secret))
    assert code == 0
    assert "Program: Week" in out


def test_it_loads_no_full_screen(path: Path) -> None:
    code = (
        "import sys; from iop_tracker.cli import main; main(sys.argv[1:]);"
        "print('textual' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--file", str(path), "--plain"],
        input="\nq\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.endswith("False\n")


def test_in_a_terminal_it_writes_lines_and_moves_no_cursor(path: Path, cli: Cli) -> None:
    assert cli(*SET_UP)[0] == 0
    terminal = Terminal("-m", "iop_tracker", "--file", str(path), "--plain")
    terminal.wait_for("What now?")
    terminal.type("4")
    terminal.press("enter")
    terminal.wait_for("How strong is it")
    terminal.press("ctrl+c")
    terminal.wait_for(BYE)
    assert terminal.ended() == 0
    assert b"\x1b[" not in terminal.raw.replace(b"\x1b[?2004h", b"").replace(b"\x1b[?2004l", b"")


def test_every_job_has_a_name_and_there_are_no_more_than_digits() -> None:
    assert len(MENU) <= 9
    assert len({name for name, _ in MENU}) == len(MENU)
