"""Files and numbers that cannot be: one sentence each, and nothing is left behind."""

import os
from pathlib import Path

import pytest

from iop_tracker.cli import main
from tests.cli.driving import Cli, refused
from tests.conftest import FixedClock


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A named pipe that nobody writes into."""
    made = tmp_path / "pipe.json"
    os.mkfifo(made)
    return made


def complaint(
    capsys: pytest.CaptureFixture[str], clock: FixedClock, *arguments: str
) -> tuple[int, str]:
    code = main(arguments, clock)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return code, said.err


@pytest.mark.parametrize("command", [("today",), ("task", "add", "x")])
def test_a_pipe_or_a_device_is_no_file_to_wait_for(
    pipe: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    for place in (pipe, Path("/dev/zero"), Path("/dev/null")):
        code, said = complaint(capsys, clock, "--file", str(place), *command)
        assert (code, "not a plain file" in said) == (2, True)
        assert not place.with_name(f"{place.name}.lock").exists()


def test_a_pipe_or_a_device_is_not_taken_in(ready: Cli, pipe: Path) -> None:
    for place in (pipe, Path("/dev/zero")):
        assert "not a plain file" in refused(ready, "import", str(place))


def test_a_pipe_in_the_place_of_what_lies_beside_the_file_stops_nothing(
    ready: Cli, path: Path
) -> None:
    os.mkfifo(path.with_name(f"{path.name}.holder"))
    (path.parent / "backups").mkdir(exist_ok=True)
    os.mkfifo(path.parent / "backups" / "recovery.2026-11-23T204500-000000Z.json")
    assert ready("task", "add", "x")[0] == 0
    assert "cannot be read" in ready("restore")[1]
    assert ready("doctor")[0] == 0


def test_a_link_in_the_place_of_what_lies_beside_the_file_overwrites_nothing(
    ready: Cli, path: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    path.with_name(f"{path.name}.holder").symlink_to(precious)
    assert ready("task", "add", "x")[0] == 0
    assert precious.read_text() == "mine"


@pytest.mark.parametrize("place", ["/", "", " ", "x" * 300, "loop.json"])
def test_a_place_that_cannot_be_is_said(
    place: str,
    tmp_path: Path,
    clock: FixedClock,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop.json").symlink_to("loop.json")
    for command in (("today",), ("task", "add", "x")):
        code, said = complaint(capsys, clock, "--file", place, *command)
        assert code == 2
        assert "output" not in said
        assert "Something went wrong" not in said
    assert [each.name for each in tmp_path.iterdir()] == ["loop.json"]


@pytest.mark.parametrize(
    "command", [("prep",), ("card", "payday"), ("export", "md"), ("export", "ics")]
)
def test_a_dash_is_the_terminal(
    ready: Cli, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ready(*command, "-o", "-") == ready(*command)
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize("place", ["~nobody-of-that-name/x.json", "x" * 300])
def test_a_new_file_that_cannot_be_is_said(
    ready: Cli, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if place.startswith("~"):
        assert ready("export", "json", "-o", place)[0] == 0
        assert (tmp_path / place).exists()
    else:
        assert "too long" in refused(ready, "export", "json", "-o", place)
        assert "too long" in refused(ready, "backup", "-o", place)


@pytest.mark.parametrize(
    "arguments",
    [
        ("insights", "--days", "9" * 5000),
        ("demo", "--seed", "9" * 5000, "--to", "x"),
        ("setup", "--template", "three-evenings", "--start", "today", "--weeks", "9" * 5000),
    ],
)
def test_a_number_of_any_length_is_a_number_out_of_range(
    cli: Cli, arguments: tuple[str, ...]
) -> None:
    assert "whole number from" in refused(cli, *arguments)


def test_a_number_may_begin_with_zeros(ready: Cli) -> None:
    ready("checkin", "--mood", "5")
    assert ready("insights", "--days", "0007")[0] == 0


def test_a_copy_is_private_even_where_the_file_was_not(ready: Cli, path: Path) -> None:
    path.chmod(0o666)
    assert ready("task", "add", "x")[0] == 0
    for each in (path.parent / "backups").iterdir():
        assert each.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content",
    [
        '{"meta":{"1":{"schema":1}},"tasks":{"abc":{"text":"hi"}}}',
        '{"meta":{"1":{"schema":1}},"tasks":{"01":{"text":"hi"}}}',
        '{"meta":{"1":{"schema":1}},"tasks":{"1.5":{"text":"hi"}}}',
        '{"meta":{"1":{"schema":1}},"tasks":{"%s":{"text":"hi"}}}' % ("9" * 5000),
        '{"meta":{"1":{"schema":1}},"tasks":{"1":{"id":"a","text":"x"},"2":{"id":"a","text":"y"}}}',
        '{"meta":{"1":{"schema":1}},"tasks":{"1":{"id":"a","text":"x",'
        '"created":"2026-11-23T10:00:00"}}}',
    ],
)
def test_an_edited_file_that_makes_no_sense_is_damaged_and_stays(
    cli: Cli, path: Path, content: str
) -> None:
    path.parent.mkdir()
    path.write_text(content)
    for command in (("task", "list"), ("task", "add", "x"), ("export", "json")):
        said = refused(cli, *command)
        assert "damaged" in said or "same id" in said or "cannot be read" in said
    assert cli("doctor")[0] == 2
    assert path.read_text() == content
