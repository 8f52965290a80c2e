"""Everything is erased on request, and nothing else."""

import os
import shutil
from pathlib import Path

import pytest

from iop_tracker.errors import FileInUse, NothingFound, StorageError
from iop_tracker.storage.destroying import destroy, everything
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from tests.builders import note
from tests.conftest import FixedClock


@pytest.fixture
def written(path: Path, clock: FixedClock) -> Path:
    """A file with everything that can lie beside it."""
    tracker = open_tracker(path, clock)
    for number in range(3):
        clock.move(minutes=1)
        tracker.notes.save_note(note(f"Note {number}"))
    tracker.keep_draft("note:new", {"text": "half"})
    tracker.close()
    for name in (
        "recovery.damaged.2026-11-23T204500-000000Z.json",
        "recovery.drafts.damaged.json",
        ".recovery.json.4711.tmp",
    ):
        path.with_name(name).write_text("elderberry")
    shutil.copy(path, path.with_name("recovery (1).json"))
    return path


def test_nothing_is_left_but_what_is_not_ours(written: Path, clock: FixedClock) -> None:
    theirs = written.with_name("shopping.txt")
    theirs.write_text("plums")
    said = destroy(written, clock, 0)
    assert said == "Erased: 8 files. Nothing is left."
    assert list(written.parent.iterdir()) == [theirs]
    with pytest.raises(NothingFound):
        destroy(written, clock, 0)


def test_the_file_itself_goes_last(written: Path) -> None:
    assert everything(written)[-1] == written
    assert len(everything(written)) == 8


def test_what_it_held_is_written_over_first(
    written: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    last_seen: dict[str, bytes] = {}
    unlink = Path.unlink

    def watched(path: Path, missing_ok: bool = False) -> None:
        if path.is_file() and path.stat().st_nlink == 1:
            last_seen[path.name] = path.read_bytes()
        unlink(path, missing_ok=missing_ok)

    found = everything(written)
    monkeypatch.setattr(Path, "unlink", watched)
    destroy(written, clock, 0)
    assert {each.name for each in found} <= set(last_seen)
    assert all(set(last_seen[each.name]) <= {0} for each in found)


def test_another_name_of_the_file_elsewhere_keeps_what_it_has(
    written: Path, clock: FixedClock, tmp_path: Path
) -> None:
    mine = tmp_path / "my own backup.json"
    os.link(written, mine)
    before = mine.read_bytes()
    destroy(written, clock, 0)
    assert mine.read_bytes() == before


def test_a_file_that_is_open_elsewhere_stays(
    tracker: Tracker, path: Path, clock: FixedClock
) -> None:
    tracker.notes.save_note(note())
    with pytest.raises(FileInUse):
        destroy(path, clock, 0)
    assert path.exists()


def test_what_could_not_be_erased_is_named(
    written: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refused(path: Path, missing_ok: bool = False) -> None:
        if path.name == "recovery (1).json":
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(StorageError, match=r"could not be erased: recovery \(1\)\.json"):
        destroy(written, clock, 0)
    assert not written.exists()


def test_files_of_other_journals_stay(written: Path, clock: FixedClock) -> None:
    second = open_tracker(written.with_name("recovery.old.json"), clock)
    for number in range(3):
        clock.move(minutes=1)
        second.notes.save_note(note(f"Old {number}"))
    second.close()
    theirs = [second.database.path, *(g.path for g in second.database.generations.all())]
    strange = written.with_name("recovery 2.json")
    strange.write_bytes(second.database.path.read_bytes())
    letter = written.with_name("recovery(3).json")
    letter.write_text("a letter")
    before = {each: each.read_bytes() for each in (*theirs, strange, letter)}
    assert len(before) == 5
    destroy(written, clock, 0)
    assert {each: each.read_bytes() for each in before} == before
