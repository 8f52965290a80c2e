"""A disk that refuses or is full, a folder that cannot be written, and two writers at once."""

import errno
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.errors import StorageError
from iop_tracker.storage.database import Database
from tests.conftest import FixedClock
from tests.crash.child import (
    Work,
    draft,
    failing,
    in_child,
    look,
    migrate,
    restore,
    save,
    saves,
    saves_with_copies,
    seed,
    steps_of,
    two_tables,
)


@pytest.mark.parametrize("was_locked_before", [True, False])
def test_a_folder_that_cannot_be_written_is_said_and_can_be_looked_at(
    *, was_locked_before: bool
) -> None:
    """As an ordinary user, whoever runs the tests."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        path = place / "journal" / "recovery.json"
        seed(path)
        if not was_locked_before:
            path.with_name("recovery.json.lock").unlink(missing_ok=True)
        before = path.read_bytes()
        nobody = 65534
        if os.geteuid() == 0:
            for each in (place, *place.rglob("*")):
                os.chown(each, nobody, nobody)
        path.parent.chmod(0o500)

        def prepare() -> None:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(nobody)
                os.setuid(nobody)

        def work(path: Path, acknowledge: Callable[[str], None]) -> None:
            with Database.open(path, FixedClock(), write=False) as database:
                acknowledge(str(len(database.of(CheckIn).all())))
            with (
                pytest.raises(StorageError, match="can't be written to"),
                Database.open(path, FixedClock()) as database,
            ):
                save(database, "3")
            acknowledge("said")

        status, said = in_child(work, path, prepare)
        path.parent.chmod(0o700)
        assert os.WEXITSTATUS(status) == 0
        assert said == ["2", "said"]
        assert path.read_bytes() == before


@pytest.mark.parametrize("error", [errno.EIO, errno.EACCES])
@pytest.mark.parametrize("work", [saves, saves_with_copies, two_tables, restore, migrate, draft])
def test_when_the_disk_refuses_at_any_step_the_former_file_stays_whole(
    work: Work, error: int, tmp_path: Path
) -> None:
    finished = False
    for step, path in steps_of(tmp_path):
        seed(path)
        status, said = in_child(work, path, failing(step, error))
        assert os.WIFEXITED(status)
        assert os.WEXITSTATUS(status) in {0, 3}, "an error that is no sentence"
        found = look(path)
        assert {key for key in said if key.isdigit()} <= found
        if "restored" not in said:
            assert {"1", "2"} <= found
        assert not list(path.parent.glob(".*.tmp")) or os.WEXITSTATUS(status) == 3
        if os.WEXITSTATUS(status) == 0:
            finished = True
            break
    assert finished


def test_when_the_file_may_not_grow_the_former_one_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "recovery.json"
    seed(path)
    limit = path.stat().st_size + 10

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    status, said = in_child(saves, path, prepare)
    assert os.WEXITSTATUS(status) == 3
    assert said == []
    assert look(path) == {"1", "2"}
    assert not list(path.parent.glob(".*.tmp"))


def test_on_a_full_disk_the_former_file_stays_whole(tmp_path: Path) -> None:
    mount = tmp_path / "disk"
    mount.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(mount)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("no permission to mount a small disk here")
    try:
        path = mount / "recovery.json"
        seed(path)
        shutil.rmtree(mount / "backups")  # clearing an old copy would make room
        filler = mount / "filler"
        with pytest.raises(OSError, match="No space"), filler.open("wb", buffering=0) as file:
            while file.write(b"x" * 4096):
                pass
        status, said = in_child(saves, path, lambda: None)
        assert os.WEXITSTATUS(status) == 3
        assert said == []
        assert look(path) == {"1", "2"}
        filler.unlink()
        assert look(path) == {"1", "2"}
    finally:
        subprocess.run(["umount", str(mount)], check=True)


@pytest.mark.parametrize("each", [40, pytest.param(500, marks=pytest.mark.long)])
def test_two_writers_in_turn_lose_nothing(each: int, tmp_path: Path) -> None:
    path = tmp_path / "recovery.json"
    seed(path)

    def writer(start: int) -> Work:
        def work(path: Path, acknowledge: Callable[[str], None]) -> None:
            for number in range(start, start + each):
                with Database.open(path, FixedClock(), wait=30) as database:
                    save(database, str(number))
                acknowledge(str(number))

        return work

    reading, writing = os.pipe()
    other = os.fork()
    if other == 0:
        os.close(reading)
        _, said = in_child(writer(2000), path, lambda: None)
        os.write(writing, "\n".join(said).encode())
        os._exit(0)
    os.close(writing)
    _, said = in_child(writer(1000), path, lambda: None)
    with os.fdopen(reading) as pipe:
        said += pipe.read().split()
    os.waitpid(other, 0)
    assert len(said) == 2 * each
    assert set(said) | {"1", "2"} == look(path)
    print(f"\ntwo writers: {len(said)} acknowledged, lost 0")
