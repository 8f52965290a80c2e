"""What was done in the last 30 days can be taken back, also after the program was closed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.note import Note
from iop_tracker.domain.step import Change, Step
from iop_tracker.errors import Damaged, NothingFound
from iop_tracker.storage.database import Database
from iop_tracker.tracker.journal import Journal
from tests.builders import check_in, note
from tests.conftest import FixedClock

ID = "1" * 32
Open = Callable[[], Journal]


@pytest.fixture
def opened(path: Path, clock: FixedClock) -> Open:
    """The journal as the program reads it when it starts."""
    kept: list[Database] = []

    def again() -> Journal:
        for each in kept:
            each.close()
        kept[:] = [Database.open(path, clock)]
        return Journal(kept[0], clock)

    return again


def moods(journal: Journal) -> list[int]:
    return [each.mood for each in journal.all(CheckIn)]


def test_every_step_of_earlier_runs_is_taken_back_and_done_again_in_turn(
    opened: Open, clock: FixedClock
) -> None:
    for mood in (3, 4, 5):
        opened().save(f"the mood {mood}", check_in(id=ID, mood=mood))
        clock.move(days=1)
    opened().remove("the removal", opened().get(CheckIn, ID))
    said, seen = [], []
    for _ in range(4):
        journal = opened()
        said.append(journal.undo())
        seen.append(moods(journal))
    assert said[:2] == ["Undone: the removal.", "Undone: the mood 5, from Wed 25 Nov."]
    assert seen == [[5], [4], [3], []]
    with pytest.raises(NothingFound, match="nothing to undo"):
        opened().undo()
    for expected in ([3], [4], [5], []):
        journal = opened()
        assert journal.redo().startswith("Done again: ")
        assert moods(journal) == expected
    with pytest.raises(NothingFound, match="nothing to do again"):
        opened().redo()


def test_a_step_of_several_kinds_goes_as_one(opened: Open) -> None:
    journal = opened()
    journal.save("both", check_in(id=ID), note(id="2" * 32))
    journal.undo()
    assert (journal.all(CheckIn), journal.all(Note)) == ((), ())
    journal.redo()
    assert (len(journal.all(CheckIn)), len(journal.all(Note))) == (1, 1)


def test_after_something_new_what_was_undone_cannot_be_done_again(opened: Open) -> None:
    journal = opened()
    journal.save("one", check_in(id=ID, mood=1))
    journal.undo()
    journal.save("two", check_in(id=ID, mood=2))
    with pytest.raises(NothingFound):
        journal.redo()
    assert [step.said for step in journal.steps()] == ["two"]


def test_after_thirty_days_a_step_stays_and_its_memory_goes(
    opened: Open, clock: FixedClock, path: Path
) -> None:
    journal = opened()
    journal.save("old", check_in(id=ID, note="elderberry"))
    journal.save("old", check_in(id=ID, note="something else"))
    clock.move(days=29)
    assert len(journal.steps()) == 2
    journal.save("young", note(id="2" * 32))
    clock.move(days=2)
    journal.undo()
    with pytest.raises(NothingFound):
        journal.undo()
    assert b"elderberry" in path.read_bytes()
    journal.save("new", note(id="3" * 32))
    assert b"elderberry" not in path.read_bytes()
    assert [each.note for each in journal.all(CheckIn)] == ["something else"]


@pytest.mark.parametrize(
    "change",
    [
        Change("checkins", ID, {"id": "2" * 32, "day": "2026-11-23", "mood": 3}),
        Change("checkins", "2" * 32, None),
        Change("strangers", ID, None),
    ],
)
def test_a_step_about_something_else_than_it_says_is_not_taken_back(
    opened: Open, path: Path, change: Change
) -> None:
    journal = opened()
    journal.save("the mood 5", check_in(id=ID, mood=5))
    (step,) = journal.steps()
    journal.database.of(Step).put([replace(step, changes=(change,))])
    before = path.read_bytes()
    with pytest.raises(Damaged, match="cannot be taken back"):
        opened().undo()
    assert path.read_bytes() == before
