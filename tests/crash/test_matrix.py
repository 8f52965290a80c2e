"""Every operation that writes, stopped at every call that changes the disk."""

import errno
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from iop_tracker.paths import backups_folder
from tests.crash.child import failing, in_child, killer, steps_of
from tests.crash.operations import (
    OPERATIONS,
    Operation,
    assert_whole,
    command,
    records,
    told_states,
    with_draft,
)
from tests.crash.power import recorded

each_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Of one's own, in memory where that is to be had: hundreds of runs sync thousands of times."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder in it is private
    place = memory if os.access(memory, os.W_OK) else tmp_path
    with TemporaryDirectory(dir=place) as made:
        yield Path(made)


@pytest.fixture
def begun(folder: Path) -> Callable[[Operation, Path], None]:
    """Gives a folder in which an operation can begin; made once, then copied."""

    def begin(operation: Operation, path: Path) -> None:
        made = folder / "made" / "recovery.json"
        if not made.parent.exists():
            made.parent.mkdir()
            operation.begin(made)
        shutil.copytree(made.parent, path.parent)

    return begin


def runs(
    operation: Operation,
    begin: Callable[[Operation, Path], None],
    folder: Path,
    stop: Callable[[int], Callable[[], None]],
) -> Iterator[tuple[Path, int, list[str], list[str]]]:
    """Each run with the state it is stopped in, its wait status, and the states it may be in."""
    reference = folder / "reference" / "recovery.json"
    begin(operation, reference)
    states = told_states(operation, reference)
    for step, path in steps_of(folder):
        begin(operation, path)
        status, said = in_child(operation.work, path, stop(step))
        yield path, status, said, states[len(said) : len(said) + 2]


@each_operation
def test_killed_at_any_step_nothing_that_was_said_to_be_done_is_lost(
    operation: Operation, folder: Path, begun: Callable[[Operation, Path], None]
) -> None:
    count = acknowledged = 0
    for path, status, said, allowed in runs(operation, begun, folder, killer):
        count += 1
        acknowledged += len(said)
        assert_whole(operation, path, allowed)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            break
        assert os.WTERMSIG(status) == signal.SIGKILL
    print(f"\n{operation.name}: {count} runs, {acknowledged} acknowledged, lost 0, unreadable 0")


@each_operation
@pytest.mark.parametrize("error", [errno.ENOSPC, pytest.param(errno.EIO, marks=pytest.mark.long)])
def test_refused_at_any_step_it_is_one_sentence_and_all_or_nothing(
    operation: Operation, error: int, folder: Path, begun: Callable[[Operation, Path], None]
) -> None:
    count = refused = 0
    for path, status, _, allowed in runs(operation, begun, folder, lambda s: failing(s, error)):
        count += 1
        assert os.WIFEXITED(status)
        assert os.WEXITSTATUS(status) in {0, 3}, "an error that is no sentence"
        refused += os.WEXITSTATUS(status) == 3
        assert_whole(operation, path, allowed)
        if not os.WEXITSTATUS(status):
            break
    print(f"\n{operation.name}, {errno.errorcode[error]}: {count} runs, {refused} refused, lost 0")


@each_operation
def test_after_a_power_cut_at_any_step_nothing_that_was_said_to_be_done_is_lost(
    operation: Operation, folder: Path, begun: Callable[[Operation, Path], None]
) -> None:
    reference, path = (folder / name / "recovery.json" for name in ("reference", "run"))
    begun(operation, reference)
    before = records(reference)
    states = told_states(operation, reference)
    begun(operation, path)
    status, _ = in_child(recorded(operation.work, folder / "left"), path, lambda: None)
    assert status == 0
    left = sorted((folder / "left").iterdir())
    for each in left:
        said = int(each.name.partition("-")[2])
        found = each / "run" / "recovery.json"
        copies = [records(copy) for copy in backups_folder(found).glob("[!.]*.json")]
        is_there = before in {"nothing", records(found), *copies}
        assert is_there or not operation.keeps_former, "the former state is gone"
        assert_whole(operation, found, states[said : said + 2])
    print(f"\n{operation.name}: {len(left)} states of the disk, lost 0, unreadable 0")


def test_erasing_everything_that_was_cut_off_at_any_step_can_be_done_again(
    begun: Callable[[Operation, Path], None], folder: Path
) -> None:
    everything = Operation("erase everything", command("erase", "everything", "--yes"), with_draft)
    count = 0
    for step, path in steps_of(folder):
        begun(everything, path)
        status, _ = in_child(everything.work, path, killer(step))
        count += 1
        if os.WIFEXITED(status):
            break
        left = [each for each in path.parent.rglob("*") if each.is_file()]
        if {each.suffix for each in left} - {".lock", ".holder"}:
            everything.work(path, lambda _: None)
        left = [each for each in path.parent.rglob("*") if each.is_file()]
        assert {each.suffix for each in left} <= {".lock", ".holder"}
    print(f"\nerase everything: {count} runs, each done by doing it again")
