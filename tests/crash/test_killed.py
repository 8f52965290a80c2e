"""Killed at any moment: what was said to be saved is on the disk. See test_matrix, too."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from iop_tracker.errors import Damaged, FileInUse
from iop_tracker.storage.database import Database
from iop_tracker.storage.durable import leftovers
from tests.conftest import FixedClock
from tests.crash.child import (
    damage,
    in_child,
    killer,
    look,
    restore_damaged,
    save,
    saves,
    seed,
    steps_of,
)


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
