"""Files that were damaged, swapped, marked or lost: one sentence, and a way back where there is."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from iop_tracker.cli import main, opening
from iop_tracker.storage.database import TWICE
from iop_tracker.storage.durable import refusal
from iop_tracker.tracker import Tracker
from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock

PASSPHRASE, OTHER = "four plain invented words", "another four invented words"


@pytest.fixture
def words(tmp_path: Path) -> str:
    """A file with the passphrase."""
    name = tmp_path / "words"
    name.write_text(PASSPHRASE)
    return str(name)


@pytest.fixture
def sealed(ready: Cli, words: str) -> Cli:
    """The command line on an encrypted file that has a copy with the task `kept`."""
    ready("task", "add", "kept")
    ready("task", "add", "newer")
    assert ready("encrypt", "--passphrase-file", words)[0] == 0
    return lambda *arguments: ready(*arguments, "--passphrase-file", words)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answers yes to every question; the tasks of each file that was opened full-screen."""
    shown: list[str] = []

    def show(tracker: Tracker, *_: object) -> tuple[None, int]:
        shown.append(", ".join(task.text for task in tracker.notes.tasks()))
        return None, 0

    monkeypatch.setattr(opening, "has_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: "y")
    monkeypatch.setattr("iop_tracker.cli.screen._show", show)
    return shown


@pytest.mark.parametrize("place", [0, 25, 130])
def test_where_the_beginning_of_an_encrypted_file_is_damaged_a_copy_opens_it(
    sealed: Cli, path: Path, opened: list[str], place: int
) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    said = refused(sealed, "today")
    assert "damaged" in said or "not encrypted, though it should be" in said
    assert sealed("doctor")[0] == 2
    assert path.read_bytes() == content
    assert "1 task" in sealed("restore")[1]
    assert sealed()[0] == 0
    assert opened == ["kept"]
    assert len(list(path.parent.glob("*.damaged.*"))) == 1


def test_plain_garbage_in_the_place_of_an_encrypted_file_is_no_way_around_its_copies(
    sealed: Cli, ready: Cli, path: Path, opened: list[str]
) -> None:
    path.write_bytes(b'{"notes":[')
    assert "--passphrase-file" in refused(ready, "restore")
    assert sealed()[0] == 0
    assert opened == ["kept"]
    assert b"kept" not in path.read_bytes()


def test_the_former_passphrase_opens_nothing_though_a_copy_still_has_it(
    sealed: Cli, ready: Cli, path: Path, words: str, tmp_path: Path
) -> None:
    """As after a power cut between the file and its copies."""
    copies = path.parent / "backups"
    shutil.copytree(copies, tmp_path / "former")
    new = tmp_path / "new"
    new.write_text(OTHER)
    assert sealed("passphrase", "--new-passphrase-file", str(new))[0] == 0
    shutil.rmtree(copies)
    shutil.copytree(tmp_path / "former", copies)
    before = path.read_bytes()
    for command in (("today",), ("task", "add", "x")):
        assert "does not open" in refused(ready, *command, "--passphrase-file", words)
    assert path.read_bytes() == before
    assert ready("task", "list", "--passphrase-file", str(new))[0] == 0


def test_a_name_that_stands_twice_is_told_and_nothing_is_saved_over_it(
    ready: Cli, path: Path, opened: list[str], tmp_path: Path
) -> None:
    ready("task", "add", "first")
    content = path.read_bytes().replace(b'{"', b'{"tasks":{"1":{"id":"a","text":"hidden"}},"', 1)
    path.write_bytes(content)
    assert "first" in ready("task", "list")[1]
    assert "looking only" in refused(ready, "task", "add", "x")
    assert TWICE in ready("doctor")[1]
    assert ready()[0] == 0
    assert path.read_bytes() == content
    twice = tmp_path / "twice.json"
    twice.write_bytes(ready("export", "json")[1].replace("{", '{"version":1,', 1).encode())
    assert "stands twice" in refused(ready, "import", str(twice))
    assert opened == ["first"]


def test_where_the_file_is_gone_its_newest_good_copy_is_offered(
    ready: Cli, path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ready("task", "add", "kept")
    ready("task", "add", "newer")
    path.unlink()
    monkeypatch.setattr("builtins.input", lambda _: "")
    assert ready()[0] == 0
    assert not path.exists()
    monkeypatch.setattr("builtins.input", lambda _: "y")
    assert "The file is not in its place" in ready()[1]
    assert opened == ["", "kept"]


def changed(path: Path, table: str, **changes: object) -> None:
    """Edit the first document of a table, as another program would."""
    tables = json.loads(path.read_bytes())
    del tables["checksum"]
    tables[table]["1"].update(changes)
    path.write_text(json.dumps(tables))


@pytest.mark.parametrize(
    "damage",
    [{"changes": 7}, {"said": None}, {"created": "0001-01-01T00:00:00+14:00"}, {"changes": [{}]}],
)
def test_a_damaged_step_is_found_when_the_file_is_opened_and_not_when_saving(
    ready: Cli, path: Path, opened: list[str], damage: dict[str, object]
) -> None:
    ready("task", "add", "first")
    changed(path, "history", **damage)
    content = path.read_bytes()
    assert "Step" in refused(ready, "undo")
    assert "Step" in refused(ready, "task", "add", "x")
    assert ready("doctor")[0] == 2
    assert path.read_bytes() == content
    assert "newest good copy" in ready()[1]
    assert len(opened) == 1


def test_a_step_about_what_is_not_known_is_not_taken_back(ready: Cli, path: Path) -> None:
    ready("task", "add", "first")
    tables = json.loads(path.read_bytes())
    steps = tables["history"]
    newest = max(steps, key=int)
    steps[newest]["changes"] = [{"table": "of_later", "id": "a", "other": None}]
    del tables["checksum"]
    path.write_text(json.dumps(tables))
    content = path.read_bytes()
    assert "cannot be taken back" in refused(ready, "undo")
    assert path.read_bytes() == content


def test_a_step_without_a_time_is_listed(ready: Cli, path: Path) -> None:
    ready("task", "add", "first")
    changed(path, "history", created=None)
    assert len(answer(ready, "undo")) == 2
    assert ready("undo", "--list")[1].count("\n") == 2


@pytest.mark.parametrize("how", ["link", "loop", "folder"])
def test_what_lies_in_the_place_of_the_lock_is_named_and_not_touched(
    ready: Cli, path: Path, tmp_path: Path, how: str
) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    lock = path.with_name(f"{path.name}.lock")
    lock.unlink()
    if how == "folder":
        lock.mkdir()
    else:
        lock.symlink_to(precious if how == "link" else lock.name)
    assert "recovery.json.lock is in the way" in refused(ready, "task", "add", "x")
    assert ready("today")[0] == 0
    assert precious.read_text() == "mine"


def test_a_file_marked_as_read_only_is_not_written(ready: Cli, path: Path) -> None:
    path.chmod(0o400)
    before = path.read_bytes()
    assert "may only be read" in refused(ready, "task", "add", "x")
    assert ready("today")[0] == 0
    assert path.read_bytes() == before
    path.chmod(0o600)
    assert ready("task", "add", "x")[0] == 0


def test_an_immutable_file_is_one_sentence(ready: Cli, path: Path) -> None:
    before = path.read_bytes()
    if subprocess.run(["chattr", "+i", path], capture_output=True, check=False).returncode:
        pytest.skip("no permission to make a file immutable here")
    try:
        assert "can't be written to" in refused(ready, "task", "add", "x")
        assert not any((path.parent / "backups").glob("*"))
        assert ready("today")[0] == 0
    finally:
        subprocess.run(["chattr", "-i", path], check=True)
    assert path.read_bytes() == before


def test_a_file_of_another_user_is_one_sentence(
    ready: Cli, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready("today")
    real = os.open

    def refuse(name: os.PathLike[str] | str, *rest: int, dir_fd: int | None = None) -> int:
        if os.fspath(name) == str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return real(name, *rest, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", refuse)
    for command in (("today",), ("task", "add", "x"), ("import", str(path))):
        assert "You may not read" in refused(ready, *command)
    assert refusal(PermissionError(13, ""), path).sentence.startswith("This place")
    assert main(("--file", str(path), "doctor"), clock) == 2


def test_a_hundred_megabytes_of_one_text_are_one_sentence(ready: Cli, path: Path) -> None:
    with path.open("w") as file:
        file.write('{"meta":{"1":{"schema":1}},"tasks":{"1":{"id":"a","text":"')
        file.writelines("x" * 1_000_000 for _ in range(100))
        file.write('"}}}')
    size = path.stat().st_size
    assert "text is not as it should be" in refused(ready, "task", "list")
    assert path.stat().st_size == size
