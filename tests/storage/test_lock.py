import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from iop_tracker.errors import FileInUse
from iop_tracker.storage.database import Database
from iop_tracker.storage.lock import WriterLock, holder
from tests.conftest import FixedClock


def test_a_holder_of_another_day_is_named_with_the_day(path: Path, clock: FixedClock) -> None:
    with Database.open(path, clock):
        clock.move(days=1)
        with pytest.raises(FileInUse, match=r"since Mon 23 Nov, 15:45\)\. Close it there"):
            Database.open(path, clock)


def test_a_holder_on_another_computer_is_said_to_be_there(path: Path, clock: FixedClock) -> None:
    with Database.open(path, clock):
        note = path.with_name("recovery.json.holder")
        said = json.loads(note.read_text())
        assert set(said) == {"process", "host", "since"}
        note.write_text(json.dumps({**said, "host": "elsewhere"}))
        with pytest.raises(FileInUse, match="on another computer since 15:45"):
            Database.open(path, clock)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"process":"x","host":1,"since":2}'])
def test_a_holder_that_cannot_be_read_is_another_window(
    content: str, path: Path, clock: FixedClock
) -> None:
    with Database.open(path, clock):
        path.with_name("recovery.json.holder").write_text(content)
        with pytest.raises(FileInUse, match="in another window"):
            Database.open(path, clock)


def test_the_file_opens_when_the_holder_cannot_be_written(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(WriterLock, "_say_who", refuse)
    with Database.open(path, clock) as database:
        assert not database.read_only
        with pytest.raises(FileInUse, match="in another window"):
            Database.open(path, clock)


def test_a_link_and_its_file_have_one_lock(path: Path, clock: FixedClock, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    with Database.open(path, clock), pytest.raises(FileInUse):
        Database.open(link, clock)


def test_nobody_is_named_after_closing(path: Path, clock: FixedClock) -> None:
    with Database.open(path, clock):
        assert holder(path, clock()) == f"process {os.getpid()} since 15:45"
        assert "Mon 23 Nov" in holder(path, clock() + timedelta(days=2))
    assert holder(path, clock()) == ""


def test_a_file_that_is_not_a_journal_is_free_again_after_the_refusal(
    path: Path, clock: FixedClock
) -> None:
    path.parent.mkdir()
    path.write_text("{broken")
    for _ in range(2):
        with pytest.raises(Exception, match="damaged"):
            Database.open(path, clock)
    path.unlink()
    Database.open(path, clock).close()
