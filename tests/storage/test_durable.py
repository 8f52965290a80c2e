import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.errors import StorageError
from iop_tracker.storage.database import Database
from iop_tracker.storage.durable import make_folder, replace_file
from iop_tracker.storage.generations import Generations
from tests.builders import check_in, stored
from tests.conftest import FixedClock

Refuses = Callable[..., bool]


def save(database: Database, mood: int) -> None:
    with database.transaction():
        database.of(CheckIn).put([stored(check_in(mood=mood), "a")])


def mood(database: Database) -> int:
    return database.of(CheckIn).all()[0].mood


def refuse(patch: pytest.MonkeyPatch, name: str, error: int, when: Refuses) -> None:
    """Let an `os` function fail for the arguments that `when` picks."""
    real = getattr(os, name)

    def call(*args: Any, **options: Any) -> Any:
        if when(*args):
            raise OSError(error, os.strerror(error))
        return real(*args, **options)

    patch.setattr(os, name, call)


def always(*_: object) -> bool:
    return True


def is_folder(descriptor: int) -> bool:
    return stat.S_ISDIR(os.fstat(descriptor).st_mode)


def test_content_is_synced_before_it_takes_the_name_and_the_name_before_returning(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    replace_file(path, b"old")
    steps: list[str] = []

    def note(name: str, tell: Callable[..., str]) -> None:
        real = getattr(os, name)

        def call(*args: Any, **options: Any) -> Any:
            steps.append(tell(*args))
            return real(*args, **options)

        monkeypatch.setattr(os, name, call)

    note("write", lambda *_: "write")
    note("fsync", lambda descriptor: "sync folder" if is_folder(descriptor) else "sync file")
    note("link", lambda *_: "link")
    note("replace", lambda *_: "replace")
    replace_file(path, b"new", keep_as=path.with_name("former"))
    assert steps == ["write", "sync file", "link", "replace", "sync folder"]
    assert path.with_name("former").read_bytes() == b"old"


def test_every_folder_that_is_made_is_for_the_participant_only(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        make_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(before)
    for each in (tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "c"):
        assert stat.S_IMODE(each.stat().st_mode) == 0o700


@pytest.mark.parametrize("error", [errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK])
def test_where_links_are_not_to_be_had_the_former_file_is_copied(
    error: int, database: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(database, 1)
    former = path.read_bytes()
    refuse(monkeypatch, "link", error, always)
    save(database, 2)
    [kept] = database.generations.all()
    assert kept.path.read_bytes() == former
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600


def test_a_copy_that_did_not_fit_leaves_no_half_behind(
    database: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(database, 1)
    former = path.read_bytes()
    refuse(monkeypatch, "link", errno.EPERM, always)
    syncs = iter((False, True))
    refuse(monkeypatch, "fsync", errno.ENOSPC, lambda d: not is_folder(d) and next(syncs))
    with pytest.raises(StorageError, match="disk is full"):
        save(database, 2)
    assert path.read_bytes() == former
    assert not [each for each in path.parent.rglob("*") if "backups/" in str(each)]
    assert not list(path.parent.glob(".*"))


def test_a_save_that_failed_last_leaves_no_copy_of_what_is_still_there(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(database, 1)
    with monkeypatch.context() as patch:
        refuse(patch, "replace", errno.EIO, always)
        for _ in range(3):
            with pytest.raises(StorageError, match="disk gave an error"):
                save(database, 2)
    assert database.generations.all() == ()
    assert mood(database) == 1


def test_an_error_in_the_last_step_is_told_and_not_called_saved(
    database: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(database, 1)
    with monkeypatch.context() as patch:
        refuse(patch, "fsync", errno.EIO, is_folder)
        with pytest.raises(StorageError, match="disk gave an error"):
            save(database, 2)
    on_disk = Database.open(path, FixedClock(), write=False)
    assert mood(database) == mood(on_disk)
    save(database, 3)
    assert mood(on_disk) == 3


@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP, errno.EACCES])
def test_a_file_system_that_cannot_sync_folders_is_good_enough(
    error: int, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "fsync", error, is_folder)
    save(database, 4)
    assert mood(database) == 4


def test_a_file_where_the_copies_should_go_is_said_and_can_be_put_right(
    database: Database, path: Path
) -> None:
    save(database, 1)
    in_the_way = path.with_name("backups")
    in_the_way.write_text("mine")
    with pytest.raises(StorageError, match="named backups is in the way"):
        save(database, 2)
    assert mood(database) == 1
    in_the_way.rename(path.with_name("moved"))
    save(database, 2)
    assert mood(database) == 2
    assert len(database.generations.all()) == 1


def test_old_copies_that_cannot_be_cleared_do_not_stop_saving(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        clock.move(minutes=1)
        save(database, number)
    refuse(monkeypatch, "unlink", errno.EACCES, lambda name, *_: "backups" in str(name))
    save(database, 9)
    assert mood(database) == 9


def test_what_a_killed_program_left_is_cleared_by_the_next_writer_only(
    path: Path, clock: FixedClock
) -> None:
    with Database.open(path, clock) as database:
        save(database, 1)
    left = [path.with_name(".recovery.json.4711.tmp")]
    left.append(path.with_name(".recovery.drafts.json.4711.tmp"))
    foreign = [path.with_name(name) for name in (".recovery.json.mine.tmp", ".other.json.1.tmp")]
    for each in (*left, *foreign):
        each.write_bytes(b"x")
    Database.open(path, clock, write=False).close()
    assert all(each.exists() for each in left)
    Database.open(path, clock).close()
    assert not any(each.exists() for each in left)
    assert all(each.exists() for each in foreign)


STEPS = ("open", "write", "fsync", "link", "replace", "unlink", "mkdir")


@pytest.mark.parametrize("step", range(1, 15))
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_after_one_error_anywhere_memory_and_disk_agree_and_saving_works_again(
    step: int, error: int, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Database.open(path, clock) as database:
        for number in range(6):
            clock.move(minutes=1)
            save(database, number)
        kept = {each.path.name for each in database.generations.all()}
        left = [step]

        def is_due(*_: object) -> bool:
            left[0] -= 1
            return left[0] == 0

        with monkeypatch.context() as patch:
            for name in STEPS:
                refuse(patch, name, error, is_due)
            clock.move(minutes=1)
            said_saved = True
            try:
                save(database, 9)
            except StorageError:
                said_saved = False
        looking = Database.open(path, clock, write=False)
        assert mood(database) == mood(looking)
        assert mood(looking) == 9 or not said_saved
        assert len(kept & {each.path.name for each in Generations(path, clock).all()}) >= 4
        save(database, 10)
        assert mood(looking) == 10
        assert all(each.is_good() for each in database.generations.all())
        assert not list(path.parent.glob(".*.tmp"))
