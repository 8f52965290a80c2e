"""Work on the file done by a forked child, which says through a pipe what it was told is saved."""

import errno
import os
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.note import Note
from iop_tracker.errors import StorageError
from iop_tracker.storage import schema
from iop_tracker.storage.database import Database
from iop_tracker.storage.drafts import Drafts
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
