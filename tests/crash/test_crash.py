"""Real processes that are killed, starved of disk, or two at once.

A forked child works on the file and says through a pipe what it was told is saved. The parent
then looks at the disk.
"""

import errno
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.note import Note
from iop_tracker.errors import Damaged, FileInUse, StorageError
from iop_tracker.storage import schema
from iop_tracker.storage.database import Database
from iop_tracker.storage.drafts import Drafts
from iop_tracker.storage.durable import leftovers
from iop_tracker.storage.generations import Generations
from tests.builders import MONDAY, STORED_AT, check_in, note, stored
from tests.conftest import FixedClock

CALLS = ("open", "write", "fsync", "close", "link", "replace", "rename", "unlink", "mkdir")
MOST_STEPS = 200

Work = Callable[[Path, Callable[[str], None]], None]


def save(database: Database, key: str, mood: int = 6) -> None:
    day = MONDAY - timedelta(days=int(key))
    with database.transaction():
        database.of(CheckIn).put([stored(check_in(day, mood), key)])


def first_save(path: Path, acknowledge: Callable[[str], None]) -> None:
    with Database.open(path, FixedClock()) as database:
        save(database, "100")
        acknowledge("100")


def saves(path: Path, acknowledge: Callable[[str], None]) -> None:
    clock = FixedClock()
    with Database.open(path, clock) as database:
        for number in (101, 102):
            clock.move(minutes=1)
            save(database, str(number))
            acknowledge(str(number))


def two_tables(path: Path, acknowledge: Callable[[str], None]) -> None:
    with Database.open(path, FixedClock()) as database:
        with database.transaction():
            database.of(Note).put([stored(note(), "103")])
            database.of(CheckIn).put([stored(check_in(MONDAY - timedelta(days=103)), "103")])
        acknowledge("103")


def restore(path: Path, acknowledge: Callable[[str], None]) -> None:
    generations = Generations(path, FixedClock())
    generations.restore(generations.all()[-1])
    acknowledge("restored")


def back_up(path: Path, acknowledge: Callable[[str], None]) -> None:
    Generations(path, FixedClock()).back_up()
    acknowledge("kept")


def restore_damaged(path: Path, acknowledge: Callable[[str], None]) -> None:
    """Go back to a copy while the present file is damaged; seeded with a damaged file."""
    generations = Generations(path, FixedClock())
    good = generations.newest_good()
    assert good is not None
    generations.restore_locked(good, 0)
    acknowledge("restored")


def migrate(path: Path, acknowledge: Callable[[str], None]) -> None:
    """Open a file of the version before."""
    schema.SCHEMA_VERSION = 2
    schema.MIGRATIONS = {1: lambda tables: {**tables, "added": {}}}
    with Database.open(path, FixedClock()) as database:
        assert database.of(CheckIn).all()
    acknowledge("migrated")


def saves_with_copies(path: Path, acknowledge: Callable[[str], None]) -> None:
    """As `saves`, on a file system without links."""

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    os.link = no_links  # type: ignore[assignment]
    saves(path, acknowledge)


def draft(path: Path, acknowledge: Callable[[str], None]) -> None:
    Drafts(path).save("note:new", {"text": "half typed"}, STORED_AT)
    acknowledge("draft")


def in_child(work: Work, path: Path, prepare: Callable[[], None]) -> tuple[int, list[str]]:
    """Run the work in a forked child; its wait status and what it was told is saved."""
    reading, writing = os.pipe()
    raw_write = os.write
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 0
        try:
            prepare()
            work(path, lambda key: void(raw_write(writing, f"{key}\n".encode())))
        except StorageError:
            code = 3
        except BaseException:  # the child must not run the parent's tests
            code = 9
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read().split()
    return os.waitpid(child, 0)[1], said


def void(_: object) -> None:
    """Give nothing back."""


def wrap(on_call: Callable[[str], None]) -> None:
    """Let every call that changes the disk go through `on_call` first."""

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            on_call(name)
            return real(*args, **options)

        return call

    for name in CALLS:
        setattr(os, name, wrapped(name, getattr(os, name)))


def killer(step: int) -> Callable[[], None]:
    """Prepare a child that is killed just before its `step`-th change of the disk."""

    def prepare() -> None:
        left = [step]

        def on_call(_: str) -> None:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        wrap(on_call)

    return prepare


def failing(step: int, error: int) -> Callable[[], None]:
    """Prepare a child whose `step`-th change of the disk fails, with all that follow."""

    def prepare() -> None:
        left = [step]

        def on_call(name: str) -> None:
            left[0] -= 1
            if left[0] <= 0 and name in {"open", "write", "fsync", "link", "replace", "mkdir"}:
                raise OSError(error, os.strerror(error))

        wrap(on_call)

    return prepare


def seed(path: Path) -> None:
    """A file with two entries and so many former generations that the next one pushes one out."""
    clock = FixedClock(FixedClock().now - timedelta(hours=1))
    with Database.open(path, clock) as database:
        for number in (1, 2, *range(10)):
            clock.move(minutes=1)
            save(database, str(1 + (number + 1) % 2), mood=number)


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def look(path: Path) -> set[str]:
    """Keys of the check-ins on the disk; fails when the file cannot be opened."""
    with Database.open(path, FixedClock()) as database:
        database.check()
        return {c.id for c in database.of(CheckIn).all()}


def steps_of(folder: Path) -> Iterator[tuple[int, Path]]:
    for step in range(1, MOST_STEPS):
        yield step, folder / str(step) / "recovery.json"


@pytest.mark.parametrize(
    "work", [saves, saves_with_copies, two_tables, first_save, restore, back_up, migrate, draft]
)
def test_killed_at_any_step_nothing_acknowledged_is_lost(work: Work, tmp_path: Path) -> None:
    runs = acknowledged = 0
    finished = False
    for step, path in steps_of(tmp_path):
        if work is not first_save:
            seed(path)
        status, said = in_child(work, path, killer(step))
        runs += 1
        acknowledged += len(said)
        found = look(path)
        assert {key for key in said if key.isdigit()} <= found
        if work is not first_save:
            assert {"1", "2"} <= found
            assert all(each.is_good() for each in Generations(path, FixedClock()).all())
        if work is draft and "draft" in said:
            kept = Drafts(path).get("note:new")
            assert kept is not None
            assert kept.fields == {"text": "half typed"}
        assert not leftovers(path)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            finished = True
            break
        assert os.WTERMSIG(status) == signal.SIGKILL
    assert finished
    print(f"{work.__name__}: {runs} runs, {acknowledged} acknowledged, lost 0, unreadable 0")


def test_killed_while_going_back_from_a_damaged_file_one_can_go_back_again(tmp_path: Path) -> None:
    runs = 0
    finished = False
    for step, path in steps_of(tmp_path):
        seed(path)
        damage(path)
        status, said = in_child(restore_damaged, path, killer(step))
        runs += 1
        if "restored" not in said and is_damaged(path):
            restore_damaged(path, said.append)
        assert look(path) == {"1", "2"}
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            assert list(path.parent.glob("recovery.damaged.*.json"))
            finished = True
            break
    assert finished
    print(f"restore_damaged: {runs} runs, damaged file kept, lost 0")


def is_damaged(path: Path) -> bool:
    try:
        look(path)
    except Damaged:
        return True
    return False


@pytest.mark.parametrize("part", [0.0, 0.5, 0.99])
def test_killed_in_the_middle_of_writing_the_former_file_stays_whole(
    part: float, tmp_path: Path
) -> None:
    path = tmp_path / "recovery.json"
    seed(path)
    before = path.read_bytes()
    raw_write = os.write

    def torn(descriptor: int, content: memoryview) -> int:
        if len(content) < 500:
            return raw_write(descriptor, content)
        raw_write(descriptor, content[: int(len(content) * part)])
        os.kill(os.getpid(), signal.SIGKILL)
        return 0

    status, said = in_child(saves, path, lambda: setattr(os, "write", torn))
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert said == []
    assert path.read_bytes() == before
    assert leftovers(path)
    assert look(path) == {"1", "2"}
    assert not leftovers(path)


def test_killed_from_outside_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """The parent kills as soon as it hears, so the child is anywhere in its next save."""
    path = tmp_path / "recovery.json"
    seed(path)
    acknowledged: set[str] = {"1", "2"}
    rounds = 25
    for number in range(rounds):
        start = 1000 + 100 * number

        def work(path: Path, to: int, start: int = start) -> None:
            with Database.open(path, FixedClock(), wait=5) as database:
                for key in range(start, start + 100):
                    save(database, str(key))
                    os.write(to, f"{key}\n".encode())

        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                work(path, writing)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            for _ in range(1 + number % 4):
                acknowledged.add(pipe.readline().strip())
            os.kill(child, signal.SIGKILL)
            acknowledged |= set(pipe.read().split("\n")[:-1])
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        assert acknowledged <= look(path)
    print(f"killed from outside: {rounds} runs, {len(acknowledged)} acknowledged, lost 0")


def test_the_lock_of_a_killed_program_is_free_at_once(tmp_path: Path) -> None:
    path = tmp_path / "recovery.json"
    seed(path)

    def die_holding(path: Path, acknowledge: Callable[[str], None]) -> None:
        held = Database.open(path, FixedClock())
        with pytest.raises(FileInUse):
            Database.open(path, FixedClock())
        acknowledge("held" if not held.read_only else "not held")
        os.kill(os.getpid(), signal.SIGKILL)

    status, said = in_child(die_holding, path, lambda: None)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert said == ["held"]
    assert look(path) == {"1", "2"}


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


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES])
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


def test_two_writers_in_turn_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "recovery.json"
    seed(path)
    each = 40

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
    print(f"two writers: {len(said)} acknowledged, lost 0")
