"""The command line: what it says, what it answers, what it refuses."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iop_tracker.cli import main, opening
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.storage.database import Database
from iop_tracker.tracker import Tracker
from tests.conftest import FixedClock

Cli = Callable[..., tuple[int, str, str]]
SET_UP = ("setup", "--template", "three-evenings", "--start", "2026-11-23")


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


def answer(cli: Cli, *arguments: str) -> Any:
    code, out, _ = cli(*arguments, "--json")
    assert code == 0
    return json.loads(out)


def refused(cli: Cli, *arguments: str) -> str:
    """The sentence of a refusal: exit code 2, one line, nothing else."""
    code, out, err = cli(*arguments)
    assert code == 2
    assert out == ""
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


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
    assert set(week) == {"first", "last", "program", "week", "entries"}
    assert set(week["entries"][0]) == {
        *("slot_id", "day", "kind", "name", "starts_at", "program_starts_at", "minutes"),
        *("place", "facilitator", "state", "status", "overlaps"),
    }
    assert [week["first"], week["last"]] == ["2026-11-22", "2026-11-28"]


def test_today_as_json_has_the_documented_shape(ready: Cli) -> None:
    today = answer(ready, "today")
    assert set(today) == {
        *("day", "program", "week", "next_session", "check_in", "unmarked", "tasks", "plan"),
    }
    assert today["next_session"]["in"] == "in 2 h 15 min"


def test_a_session_is_marked_by_day_time_or_name(ready: Cli, clock: FixedClock) -> None:
    assert "more than one" in refused(ready, "attend", "today", "attended")
    assert ready("attend", "today@18:00", "attended", "--note", "good")[0] == 0
    assert ready("attend", "mon relapse", "missed")[0] == 0
    week = answer(ready, "schedule")
    assert [e["status"] for e in week["entries"][:2]] == ["attended", "missed"]
    clock.move(days=2)
    assert ready("attend", "2026-11-25@6pm", "late")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("someday", "attended"), "2026-11-23"),
        (("sun", "attended"), "no such session"),
        (("today@3am", "attended"), "no such session"),
        (("today@99", "attended"), "18:00"),
        (("today", "there"), "attended, late, excused, missed"),
        (("", "attended"), "Say when"),
    ],
)
def test_a_wrong_mark_is_one_sentence(ready: Cli, arguments: tuple[str, ...], words: str) -> None:
    assert words in refused(ready, "attend", *arguments)


def test_a_check_in_is_recorded_and_amended(ready: Cli, path: Path, clock: FixedClock) -> None:
    assert ready("checkin", "--mood", "7", "--craving", "3", "--sleep", "7:15")[0] == 0
    more = ("--halt", "tired,hungry", "--trigger", "stress", "--trigger", "payday")
    code, out, _ = ready("checkin", *more, "--used", "rather-not-say", "--note", "ok")
    assert (code, out) == (0, "Saved: check-in for today.\n")
    found = answer(ready, "today")["check_in"]
    assert (found["mood"], found["craving"], found["sleep_hours"]) == (7, 3, 7.25)
    assert found["halt"] == ["hungry", "tired"]
    assert found["triggers"] == ["stress", "payday"]
    assert found["used"] == "rather_not_say"
    assert ready("checkin", "--mood", "2", "--date", "yesterday")[0] == 0
    assert len(Database.open(path, clock, write=False).of(CheckIn).all()) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--mood", "11"), "0 to 10"),
        (("--mood", "x"), "0 to 10"),
        (("--mood", "5", "--sleep", "25"), "quarters"),
        (("--mood", "5", "--halt", "sleepy"), "hungry, angry, lonely, tired"),
        (("--mood", "5", "--used", "maybe"), "rather_not_say"),
        (("--mood", "5", "--date", "tomorrow"), "today or a day before"),
        (("--mood", "5", "--date", "2026-02-30"), "2026-11-23"),
        (("--craving", "5"), "--mood"),
        ((), "--mood"),
    ],
)
def test_a_wrong_check_in_is_one_sentence_and_stores_nothing(
    ready: Cli, arguments: tuple[str, ...], words: str
) -> None:
    assert words in refused(ready, "checkin", *arguments)
    assert answer(ready, "today")["check_in"] is None


def test_on_a_terminal_the_check_in_asks_and_asks_again(
    ready: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["12", "", "7", "", "4", "", "7.1", "7.5", "tired", "no", "a note"])
    monkeypatch.setattr(opening, "has_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    code, out, _ = ready("checkin")
    assert code == 0
    assert out.count("0 to 10") >= 1
    assert "quarters" in out
    found = answer(ready, "today")["check_in"]
    assert (found["mood"], found["anxiety"], found["sleep_hours"]) == (7, 4, 7.5)
    assert "craving" not in found or found["craving"] is None
    assert next(typed, None) is None


def test_a_return_to_use_is_answered_kindly(ready: Cli) -> None:
    _, out, _ = ready("checkin", "--mood", "3", "--used", "yes")
    assert "Thank you for being honest" in out


def test_a_note_can_come_from_the_input_where_no_one_sees_it_listed(
    ready: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("secret words\n"))
    assert ready("checkin", "--mood", "5", "--note", "-")[0] == 0
    assert answer(ready, "today")["check_in"]["note"] == "secret words"


def test_plans_notes_tasks_and_people_have_their_twins(ready: Cli) -> None:
    assert ready("contact", "add", "Ruth", "--phone", "555-0142", "--role", "sponsor")[0] == 0
    plan = ("--sign", "no lunch", "--strategy", "call someone", "--contact", "ruth")
    assert ready("plan", "add", "Payday", *plan, "--reason", "Mia", "--days", "fri")[0] == 0
    shown = ready("plan", "show", "pay")[1]
    for words in ("Payday", "no lunch", "1  Call someone", "Ruth  555-0142", "Mia"):
        assert words in shown
    assert answer(ready, "plan", "show", "Payday")["weekdays"] == [4]
    assert ready("note", "add", "Sleep", "--text", "screens out", "--tags", "night")[0] == 0
    assert "#night" in ready("note", "list")[1]
    assert "screens out" in ready("note", "show", "sle")[1]
    assert len(answer(ready, "note", "search", "screens")) == 1
    assert ready("note", "search", "nothing")[0] == 1
    assert ready("task", "add", "Call the bank", "--due", "fri")[0] == 0
    assert answer(ready, "task", "list")[0]["due"] == "2026-11-27"
    assert ready("task", "done", "bank")[0] == 0
    assert "done" in ready("task", "list")[1]
    assert "sponsor" in ready("contact", "list")[1]
    assert answer(ready, "contact", "list")[0]["name"] == "Ruth"
    assert answer(ready, "plan", "list")[0]["situation"] == "Payday"


@pytest.mark.parametrize("kind", ["plan", "note", "task"])
def test_an_empty_list_names_the_command_for_the_first_one(ready: Cli, kind: str) -> None:
    code, out, err = ready(kind, "list")
    assert (code, out) == (1, "")
    assert f"The first: iop-tracker {kind} add" in err
    assert ready(kind, "list", "--json")[:2] == (1, "[]\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "add", " "),
        ("note", "add", ""),
        ("task", "add", ""),
        ("contact", "add", "a\nb"),
        ("plan", "add", "x", "--days", "someday"),
        ("task", "add", "x", "--due", "never"),
        ("insights", "--days", "0"),
        ("nonsense",),
        ("note",),
        ("attend",),
        ("export", "xml"),
        ("demo", "--weeks", "0", "--to", "x"),
        ("demo", "--weeks", "1", "--years", "1"),
        ("--wrong",),
    ],
)
def test_wrong_words_are_one_sentence(ready: Cli, arguments: tuple[str, ...]) -> None:
    assert refused(ready, *arguments)


def test_an_ambiguous_name_lists_the_choices(ready: Cli) -> None:
    for title in ("Sleep one", "Sleep two"):
        ready("note", "add", title)
    assert "Sleep one, Sleep two" in refused(ready, "note", "show", "sleep").replace(
        "Sleep two, Sleep one", "Sleep one, Sleep two"
    )
    code, _, err = ready("note", "show", "party")
    assert code == 1
    assert "none of that name" in err


def test_insights_are_told_in_words(ready: Cli) -> None:
    assert ready("insights")[0] == 1
    ready("checkin", "--mood", "6")
    ready("checkin", "--mood", "4", "--date", "yesterday")
    out = ready("insights", "--days", "7")[1]
    assert "Mood: 5.0 on average, 4 to 6 (n = 2)." in out
    assert "You checked in on 2 of 7 days." in out
    assert answer(ready, "insights", "--days", "7")["trends"][0]["n"] == 2


def test_control_characters_never_reach_the_terminal(ready: Cli) -> None:
    ready("note", "add", "a\x1b[31mb\x07", "--text", "\x9b2J \u202e x\u200b\r")
    for command in (("note", "list"), ("note", "show", "b")):
        out = ready(*command)[1]
        assert not set(out) & set("\x1b\x07\x9b\u202e\u200b\r")
    assert answer(ready, "note", "list")[0]["title"] == "a\x1b[31mb\x07"


def test_export_and_import_carry_everything(ready: Cli, tmp_path: Path, clock: FixedClock) -> None:
    ready("checkin", "--mood", "6")
    target = tmp_path / "out.json"
    code, out, _ = ready("export", "json", "-o", str(target))
    assert code == 0
    assert "not encrypted" in out
    assert target.stat().st_mode & 0o777 == 0o600
    assert "already" in refused(ready, "export", "json", "-o", str(target))
    other = tmp_path / "other" / "r.json"
    assert main(["--file", str(other), "import", str(target)], clock) == 0
    assert ready("import", str(target))[1].endswith("0 new, 0 changed, 9 as they were.\n")
    with Database.open(other, clock, write=False) as database:
        assert len(database.of(CheckIn).all()) == 1
    assert "No such file" in refused(ready, "import", str(tmp_path / "nothing"))


def test_backup_and_restore_go_back_and_forth(
    ready: Cli, clock: FixedClock, tmp_path: Path
) -> None:
    ready("checkin", "--mood", "6")
    clock.move(minutes=1)
    assert ready("backup")[0] == 0
    assert ready("backup", "-o", str(tmp_path / "b.json"))[0] == 0
    clock.move(minutes=1)
    ready("checkin", "--mood", "1")
    listed = answer(ready, "restore")
    assert len(listed) == 3
    assert "1 checkins" in ready("restore")[1]
    clock.move(minutes=1)
    assert "Back to" in ready("restore", "1")[1]
    assert answer(ready, "today")["check_in"]["mood"] == 6
    assert "1 to 4" in refused(ready, "restore", "9")


def test_without_copies_restore_says_so(cli: Cli) -> None:
    assert cli("restore")[0] == 1


def test_the_doctor_and_the_path(ready: Cli, path: Path) -> None:
    assert ready("path")[1] == f"{path}\n"
    code, out, _ = ready("doctor")
    assert code == 0
    assert "can be read" in out
    path.write_bytes(b"{")
    assert ready("doctor")[0] == 2


def test_the_same_seed_and_day_give_the_same_bytes(
    cli: Cli, tmp_path: Path, clock: FixedClock
) -> None:
    contents = []
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        target = tmp_path / name / "demo.json"
        assert cli("demo", "--to", str(target), "--years", "1", "--seed", seed)[0] == 0
        contents.append(target.read_bytes())
    assert contents[0] == contents[1]
    assert contents[0] != contents[2]
    assert "already" in refused(cli, "demo", "--to", str(tmp_path / "a" / "demo.json"))
    assert main(["--file", str(tmp_path / "a" / "demo.json"), "today"], clock) == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\x00\xff"])
def test_a_damaged_file_is_one_sentence_and_stays(ready: Cli, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "damaged" in refused(ready, "today")
    assert "damaged" in refused(ready, "checkin", "--mood", "5")
    assert path.read_bytes() == content


def test_an_open_window_is_named_to_a_command_that_wants_to_write(
    ready: Cli, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0)
    with Database.open(path, clock):
        assert f"process {os.getpid()}" in refused(ready, "checkin", "--mood", "5")
        assert ready("today")[0] == 0


def test_without_a_terminal_the_screen_is_one_sentence(cli: Cli) -> None:
    assert "needs a terminal" in refused(cli)
    assert "--to FILE" in refused(cli, "demo")


def test_a_damaged_file_is_offered_its_newest_good_copy(
    ready: Cli, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ready("checkin", "--mood", "5")
    path.write_bytes(b"{broken")
    monkeypatch.setattr(opening, "has_terminal", lambda: True)
    opened: list[Path] = []

    def show(tracker: Tracker, notice: str) -> tuple[None, int]:
        assert notice == ""
        opened.append(tracker.database.path)
        return None, 0

    monkeypatch.setattr("iop_tracker.cli.screen._show", show)
    monkeypatch.setattr("builtins.input", lambda _: "n")
    assert ready()[0] == 2
    assert path.read_bytes() == b"{broken"
    monkeypatch.setattr("builtins.input", lambda _: "y")
    assert ready()[0] == 0
    assert opened == [path]
    assert len(list(path.parent.glob("*.damaged.*"))) == 1
    capsys.readouterr()
    assert answer(ready, "today")["program"]["weeks"] == 8


def test_something_unexpected_shows_no_words_of_the_participant(
    ready: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("SECRET")

    monkeypatch.setattr("iop_tracker.cli.reading._today_rows", broken)
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
