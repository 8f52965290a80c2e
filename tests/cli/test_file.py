"""Commands for the file itself: export, import, copies, the doctor, a damaged file."""

import os
from pathlib import Path

import pytest

from iop_tracker.cli import main, opening
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.storage.database import Database
from iop_tracker.tracker import Tracker
from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock


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
    assert "no such file" in refused(ready, "import", str(tmp_path / "nothing"))


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
    assert "15:46:00  1 check-in" in ready("restore")[1]
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

    def show(tracker: Tracker, notice: str, _: object) -> tuple[None, int]:
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
