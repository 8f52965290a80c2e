"""Whatever is done on two computers, after taking in each other's file both have the same."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from iop_tracker.errors import NothingFound
from iop_tracker.storage.tables import ALL_TABLES
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from tests.builders import MONDAY, check_in, note, task
from tests.conftest import FixedClock

STEPS = 40
Do = Callable[[Tracker, Random, int], object]


def edit(tracker: Tracker, chance: Random, number: int) -> None:
    changes = (
        *({"text": f"text {number}"}, {"title": f"title {number}"}),
        *({"tags": (f"tag {number}",)}, {"day": MONDAY - timedelta(days=number)}),
    )
    for found in chance.sample(tracker.notes.notes(), min(1, len(tracker.notes.notes()))):
        tracker.notes.save_note(replace(found, **chance.choice(changes)))


def remove(tracker: Tracker, chance: Random, _: int) -> None:
    for found in chance.sample(tracker.notes.notes(), min(1, len(tracker.notes.notes()))):
        tracker.notes.remove_note(found)


def toggle(tracker: Tracker, chance: Random, _: int) -> None:
    for found in chance.sample(tracker.notes.tasks(), min(1, len(tracker.notes.tasks()))):
        tracker.notes.toggle_task(found)


def bring_back(tracker: Tracker, chance: Random, _: int) -> None:
    rows = tracker.removal.rows()
    if rows:
        tracker.removal.bring_back(chance.choice(rows).record)


def erase(tracker: Tracker, chance: Random, _: int) -> None:
    rows = tracker.removal.rows()
    if rows:
        tracker.removal.erase([chance.choice(rows).record])


def restore(tracker: Tracker, chance: Random, _: int) -> None:
    generations = tracker.database.generations
    if generations.all():
        generations.restore(chance.choice(generations.all()))


ONE: Mapping[str, tuple[int, Do]] = {
    "note": (2, lambda t, _, n: t.notes.save_note(note(f"note {n}", text=f"first {n}"))),
    "task": (1, lambda t, _, n: t.notes.save_task(task(f"task {n}"))),
    "check in": (2, lambda t, c, _: t.check_ins.save(check_in(t.here.today, c.randrange(11)))),
    "edit": (5, edit),
    "toggle": (1, toggle),
    "remove": (2, remove),
    "bring back": (2, bring_back),
    "erase": (1, erase),
    "undo": (2, lambda t, *_: t.undo()),
    "redo": (1, lambda t, *_: t.redo()),
    "forget": (1, lambda t, *_: t.removal.forget_old()),
    "restore": (1, restore),
}
"""What can be done on one computer, each with how often it is."""


def everything(tracker: Tracker) -> dict[str, dict[str, object]]:
    """All that a merge is about: the records, when they were written, and what is erased."""
    names = {kind: name for kind, name in ALL_TABLES.items() if name != "history"}
    return {
        name: {each.id: each for each in tracker.database.of(kind).all_with_removed()}
        for kind, name in names.items()
    }


@pytest.mark.parametrize("seed", range(40))
def test_after_taking_in_each_others_file_both_have_the_same(
    tracker: Tracker, clock: FixedClock, tmp_path: Path, seed: int
) -> None:
    tracker.notes.save_note(note("Plums", text="first"))
    two = (tracker, copied(tracker, tmp_path / "elsewhere", clock))
    chance = Random(seed)
    often = [do for times, do in ONE.values() for _ in range(times)]
    for number in range(STEPS):
        clock.move(hours=chance.choice([0.1, 1, 30, 200]))
        one, other = chance.sample(two, 2)
        if chance.random() < 0.15:
            one.merging.merge(other.database.path)
        else:
            with suppress(NothingFound):
                chance.choice(often)(one, chance, number)
    for one, other in (two, two[::-1], two):
        one.merging.merge(other.database.path)
    assert everything(two[0]) == everything(two[1])
    for each in two:
        each.database.check()
    two[1].close()


@pytest.mark.parametrize("seed", range(10))
def test_of_three_computers_any_order_of_taking_in_comes_to_the_same(
    tracker: Tracker, clock: FixedClock, tmp_path: Path, seed: int
) -> None:
    """Within the thirty days in which nothing is forgotten."""
    tracker.notes.save_note(note("Plums", text="first"))
    three = (tracker, *(copied(tracker, tmp_path / name, clock) for name in ("b", "c")))
    chance = Random(seed)
    often = [do for times, do in ONE.values() for _ in range(times)]
    for number in range(STEPS):
        clock.move(hours=chance.choice([0.1, 1, 6, 30]))
        one, other = chance.sample(three, 2)
        if chance.random() < 0.1:
            one.merging.merge(other.database.path)
        else:
            with suppress(NothingFound):
                chance.choice(often)(one, chance, number)
    found = []
    for number, order in enumerate(permutations(three)):
        first = copied(order[0], tmp_path / f"{number}", clock)
        for each in order[1:]:
            first.merging.merge(each.database.path)
        found.append(everything(first))
        first.close()
    assert all(each == found[0] for each in found)
    for each in three[1:]:
        each.close()


def copied(tracker: Tracker, folder: Path, clock: FixedClock) -> Tracker:
    """The same file on another computer."""
    folder.mkdir(mode=0o700)
    shutil.copy(tracker.database.path, folder / "recovery.json")
    return open_tracker(folder / "recovery.json", clock)
