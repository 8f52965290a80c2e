"""Text that would control a terminal, by the command line: kept as it is and never written raw."""

import json
import sys
import unicodedata
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from iop_tracker.cli import main
from iop_tracker.tracker.opening import open_tracker
from tests.cli.driving import Cli, refused
from tests.conftest import FixedClock

HOSTILE = "a\a\b\v\f\x1b[31m\x1b]0;title\x07\x9b2J\u202e\u2066\u200b\ufeff\u2028[/]\u0301\x85\x7f界"
RAW = {"Cc", "Cf", "Cs", "Zl", "Zp"}
READING = (
    *("today", "schedule", "insights", "plan list", "note list", "task list", "contact list"),
    *("undo --list", "restore", "export json", "doctor", "note show a", "plan show a"),
    *("note search a", "contact list", "questions"),
    *("goal list", "goal show a", "milestones"),
)


def raw(text: str) -> set[str]:
    """What controls a terminal, turns text or hides in it."""
    return {each for each in text if unicodedata.category(each) in RAW} - {"\n"}


@pytest.fixture
def hostile(ready: Cli) -> Cli:
    """The command line on a file with such a text in everything that can be written by command."""
    for command in (
        *(("note", "add", HOSTILE, "--text", HOSTILE), ("task", "add", HOSTILE)),
        ("contact", "add", HOSTILE, "--phone", HOSTILE, "--role", HOSTILE),
        ("plan", "add", HOSTILE, "--sign", HOSTILE, "--reason", HOSTILE),
        ("questions", "add", HOSTILE, "--scale", "--low", HOSTILE),
        ("checkin", "--mood", "5", "--note", HOSTILE, "--trigger", "x" + HOSTILE),
        ("checkin", "--feeling", HOSTILE, "--sign", HOSTILE, "--grateful", HOSTILE),
        ("checkin", "--own", f"{HOSTILE}=4"),
        ("attend", "today@18:00", "attended", "--note", HOSTILE),
        ("task", "done", HOSTILE),
        ("goal", "add", HOSTILE, "--why", HOSTILE, "--step", HOSTILE),
        ("goal", "step", HOSTILE, HOSTILE),
        ("milestones", "set", "--since", f"{HOSTILE}=2026-09-01", "--money", "1"),
    ):
        code, out, err = ready(*command)
        assert (code, err) == (0, ""), command
        assert raw(out) == set(), command
    return ready


def test_every_command_that_reads_shows_it_without_writing_it_raw(hostile: Cli) -> None:
    for command in READING:
        for more in ((), ("--json",)):
            code, out, err = hostile(*command.split(), *more)
            assert raw(out + err) == set(), command
            assert code in {0, 2}, command
            if more and code == 0:
                json.loads(out)


def test_it_comes_out_as_it_went_in_and_in_again(
    hostile: Cli, tmp_path: Path, clock: FixedClock
) -> None:
    tables = json.loads(hostile("export", "json")[1])["tables"]
    (note,) = tables["notes"]
    assert (note["title"], note["text"]) == (HOSTILE, HOSTILE)
    assert tables["tasks"][0]["text"] == HOSTILE
    assert [tables["contacts"][0][name] for name in ("name", "phone", "role")] == [HOSTILE] * 3
    assert tables["plans"][0]["reasons"] == [HOSTILE]
    assert tables["checkins"][0]["note"] == HOSTILE
    assert tables["attendance"][0]["note"] == HOSTILE
    target, other = tmp_path / "out.json", tmp_path / "other" / "recovery.json"
    assert hostile("export", "json", "-o", str(target))[0] == 0
    assert main(("--file", str(other), "import", str(target)), clock) == 0
    with open_tracker(other, clock, write=False).database as database:
        again = open_tracker(database.path, clock, write=False)
        assert again.notes.notes()[0].title == HOSTILE
        assert again.check_ins.all()[0].note == HOSTILE


def test_what_was_undone_is_said_without_writing_it_raw(hostile: Cli) -> None:
    for command in ("undo",) * 9 + ("redo",) * 9:
        code, out, err = hostile(command)
        assert (code, err) == (0, "")
        assert out.count("\n") == 1
        assert raw(out) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        (HOSTILE,),
        ("today", HOSTILE),
        ("note", "show", HOSTILE + "\nsecond line"),
        ("checkin", "--mood", HOSTILE),
        ("checkin", "--mood", "5", "--own", HOSTILE),
        ("questions", "ask", HOSTILE),
        ("attend", HOSTILE, "attended"),
        ("attend", "today", HOSTILE),
        ("import", HOSTILE),
        ("restore", HOSTILE),
        ("setup", "--template", HOSTILE, "--start", "today"),
        ("today", "a\nb"),
    ],
)
def test_a_refusal_repeats_nothing_raw_and_is_one_line(
    ready: Cli, arguments: tuple[str, ...]
) -> None:
    code, out, err = ready(*arguments)
    assert code in {1, 2}
    assert raw(out + err) == set()
    assert (out + err).count("\n") == 1


def test_the_one_that_is_meant_of_several_is_asked_without_writing_them_raw(ready: Cli) -> None:
    for end in "12":
        ready("task", "add", f"{HOSTILE}{end}")
    assert raw(refused(ready, "task", "done", "a")) == set()


@pytest.mark.parametrize(
    "command",
    [
        *(("note", "add"), ("task", "add"), ("contact", "add"), ("plan", "add")),
        *(("checkin", "--mood", "5", "--note"), ("note", "add", "x", "--text")),
        ("attend", "today@18:00", "late", "--note"),
    ],
)
def test_bytes_that_are_no_text_are_refused_and_nothing_is_saved(
    ready: Cli, path: Path, command: tuple[str, ...]
) -> None:
    before = path.read_bytes()
    assert "can't be stored" in refused(ready, *command, "half \udcff of it")
    assert path.read_bytes() == before


def test_a_file_whose_name_is_no_text_is_used_and_not_named_raw(
    clock: FixedClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "odd \udcff\x1b[31m\u202e.json"
    told = ("--file", str(odd))
    for command in (("task", "add", "x"), ("backup",), ("restore",), ("path",), ("doctor",)):
        assert main((*told, *command), clock) == 0
        assert raw("".join(capsys.readouterr())) == set()
    odd.write_bytes(b"{")
    assert main((*told, "today"), clock) == 2
    assert raw("".join(capsys.readouterr())) == set()


def test_text_from_the_input_is_kept_as_it_is(ready: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(HOSTILE.encode()), "utf-8", newline=""))
    assert ready("note", "add", "x", "--text", "-")[0] == 0
    assert json.loads(ready("note", "show", "x", "--json")[1])["text"] == HOSTILE
