"""The command line: what it says, what it answers, what it refuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from iop_tracker.cli import main
from tests.cli.driving import SET_UP, Cli, answer, refused
from tests.conftest import FixedClock


def test_setup_lists_its_templates(cli: Cli) -> None:
    code, out, _ = cli("setup", "--list")
    assert code == 0
    assert len(out.splitlines()) >= 6
    assert "matrix-16" in out


def test_setup_makes_the_program_and_today_tells_it(ready: Cli) -> None:
    code, out, _ = ready("today")
    assert code == 0
    for words in ("Week 1 of 8", "Group counseling", "in 2 h 15 min", "911", "988", "not yet"):
        assert words in out


def test_a_second_setup_is_refused_and_the_first_stays(ready: Cli) -> None:
    assert "already" in refused(ready, *SET_UP)
    assert answer(ready, "today")["program"]["weeks"] == 8


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--template", "none"), "Choose one of"),
        (("--start", "soon"), "2026-11-23"),
        (("--weeks", "0"), "1 to 52"),
        (("--weeks", "53"), "1 to 52"),
        (("--weeks", "x"), "1 to 52"),
        (("--start", "9999-12-31"), "1900 to 2199"),
        (("--time-zone", "Moon/Base"), "America/New_York"),
        (("--usual-time", "25"), "18:00"),
        (("--country", "QQ"), "US"),
        (("--name", "x" * 121), "120 characters"),
    ],
)
def test_a_wrong_setup_is_one_sentence_and_sets_up_nothing(
    cli: Cli, path: Path, arguments: tuple[str, ...], words: str
) -> None:
    assert words in refused(cli, *SET_UP, *arguments)
    assert not path.exists()


def test_setup_needs_a_template_and_a_day(cli: Cli) -> None:
    assert "--template" in refused(cli, "setup")


def test_the_program_can_have_another_length_zone_and_time(cli: Cli) -> None:
    more = ("--weeks", "10", "--time-zone", "Europe/Berlin", "--usual-time", "7 pm")
    assert cli(*SET_UP, *more, "--country", "de", "--name", "Sam")[0] == 0
    week = answer(cli, "schedule", "--week", "2026-11-23")
    assert week["program"]["weeks"] == 10
    assert week["entries"][0]["program_starts_at"] == "2026-11-23T19:00:00"
    assert week["entries"][0]["starts_at"] == "2026-11-23T13:00:00"
    assert "112" in cli("contact", "list")[1]


def test_before_the_setup_reading_says_what_to_do_with_exit_code_1(cli: Cli) -> None:
    for command in (("today",), ("schedule",)):
        code, out, err = cli(*command)
        assert (code, out) == (1, "")
        assert "setup --help" in err


def test_the_week_as_json_has_the_documented_shape(ready: Cli) -> None:
    week = answer(ready, "schedule", "--week", "mon")
    assert set(week) == {"first", "last", "program", "week", "entries", "events"}
    assert set(week["entries"][0]) == {
        *("slot_id", "day", "kind", "name", "starts_at", "program_starts_at", "minutes"),
        *("place", "facilitator", "state", "status", "overlaps"),
    }
    assert [week["first"], week["last"]] == ["2026-11-22", "2026-11-28"]


def test_today_as_json_has_the_documented_shape(ready: Cli) -> None:
    today = answer(ready, "today")
    assert set(today) == {
        *("day", "program", "week", "next_session", "check_in", "unmarked", "tasks", "plan"),
        *("coming_up", "to_ask", "signals", "questionnaires", "goals", "reached"),
    }
    assert today["next_session"]["in"] == "in 2 h 15 min"


def test_insights_are_told_in_words(ready: Cli) -> None:
    assert ready("insights")[0] == 1
    ready("checkin", "--mood", "6")
    ready("checkin", "--mood", "4", "--date", "yesterday")
    out = ready("insights", "--days", "7")[1]
    assert "Mood: 5.0 on average of 2 days, 4 to 6." in out
    assert "You checked in on 2 of 7 days." in out
    assert answer(ready, "insights", "--days", "7")["trends"][0]["n"] == 2


def test_control_characters_never_reach_the_terminal(ready: Cli) -> None:
    ready("note", "add", "a\x1b[31mb\x07", "--text", "\x9b2J \u202e x\u200b\r")
    for command in (("note", "list"), ("note", "show", "b")):
        out = ready(*command)[1]
        assert not set(out) & set("\x1b\x07\x9b\u202e\u200b\r")
    assert answer(ready, "note", "list")[0]["title"] == "a\x1b[31mb\x07"


def test_something_unexpected_shows_no_words_of_the_participant(
    ready: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("SECRET")

    monkeypatch.setattr("iop_tracker.cli.reading.today_rows", broken)
    assert "SECRET" not in refused(ready, "today")


def test_help_ends_well_and_names_help_lines(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["checkin", "--help"], ["--version"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 0
    assert "988" in capsys.readouterr().out


COMMANDS = [
    ("today",),
    ("schedule", "--json"),
    ("attend", "today@18:00", "attended"),
    ("checkin", "--mood", "5"),
    ("plan", "list"),
    ("note", "add", "x"),
    ("task", "list"),
    ("contact", "list"),
    ("insights",),
    ("export", "json"),
    ("demo", "--to", "demo.json", "--weeks", "2"),
    ("backup",),
    ("restore",),
    ("doctor",),
    ("path",),
    ("setup", "--list"),
]


def test_no_command_loads_textual(ready: Cli, path: Path, tmp_path: Path) -> None:
    ready("checkin", "--mood", "5")
    script = (
        "import sys, json\n"
        "from iop_tracker.cli import main\n"
        "for command in json.loads(sys.argv[2]):\n"
        "    main(['--file', sys.argv[1], *command])\n"
        "    loaded = {'textual', 'rich', 'cryptography', 'icalendar'} & set(sys.modules)\n"
        "    assert not loaded, (command, loaded)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), json.dumps(COMMANDS)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert done.returncode == 0, done.stderr


def test_the_module_runs_as_a_program(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "iop_tracker", "--file", str(path), "today"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr


def test_undo_and_redo_reach_what_other_commands_did(ready: Cli, clock: FixedClock) -> None:
    ready("checkin", "--mood", "6")
    clock.move(days=1)
    ready("note", "add", "Plums")
    listed = answer(ready, "undo")
    assert [each["said"] for each in listed] == [
        "the change to the note “Plums”",
        "the check-in for today",
        "the set-up",
    ]
    assert len(ready("undo", "--list")[1].splitlines()) == len(listed) == 3
    assert ready("undo")[0] == 0
    assert answer(ready, "today")["check_in"] is None
    assert ready("note", "list")[0] == 1
    assert "from Mon 23 Nov" in ready("undo")[1]
    assert ready("redo")[0] == 0
    assert ready("redo")[0] == 0
    assert "Plums" in ready("note", "list")[1]
    assert ready("redo") == (1, "", "There is nothing to do again.\n")
    for _ in listed:
        assert ready("undo")[0] == 0
    assert ready("undo") == (1, "", "There is nothing to undo.\n")
    assert ready("undo", "--list")[0] == 1
