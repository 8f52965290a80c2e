"""What was erased for good on one computer goes from the other, and nothing else does."""

import shutil
from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from iop_tracker.domain.note import Note
from iop_tracker.domain.record import Erased, Record
from iop_tracker.domain.safety import SAFETY_ID, SafetyPlan
from iop_tracker.domain.schedule import Slot
from iop_tracker.domain.settings import Settings
from iop_tracker.domain.step import Step
from iop_tracker.errors import NothingFound
from iop_tracker.paths import backups_folder
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.journal import SETTINGS_ID
from iop_tracker.tracker.opening import open_tracker
from tests.builders import check_in, note, slot
from tests.conftest import FixedClock
from tests.storage.test_erasing import WORD, places
from tests.storage.test_merging import Two, texts, two

__all__ = ["two"]


def erase_all(tracker: Tracker) -> None:
    tracker.removal.erase([row.record for row in tracker.removal.rows()])


def erase_note(tracker: Tracker, title: str) -> None:
    tracker.notes.remove_note(tracker.notes.notes(title)[0])
    erase_all(tracker)


@pytest.mark.parametrize(
    "make",
    [
        lambda words: SafetyPlan(id=SAFETY_ID, signs=(words,)),
        lambda words: Settings(id=SETTINGS_ID, called=words),
    ],
)
@pytest.mark.parametrize("clock_goes", [1, -1])
def test_what_there_is_once_can_be_written_anew_after_it_was_erased(
    two: Two, clock: FixedClock, make: Callable[[str], Record], clock_goes: int
) -> None:
    one, other = two
    kind = type(make("x"))
    one._journal.save("the first", make(WORD))
    other.merging.merge(one.database.path)
    clock.move(minutes=1)
    one._journal.remove("the first", one.database.of(kind).all()[0])
    erase_all(one)
    clock.move(days=clock_goes)
    one._journal.save("the second", make("new"))
    for here, there in (two, two[::-1], two):
        here.merging.merge(there.database.path)
    for tracker in two:
        (found,) = tracker.database.of(kind).all_with_removed()
        assert WORD not in str(found)
        assert "new" in str(found)
        assert places(tracker.database.path.parent, WORD) == []


def test_redo_does_not_bring_back_what_was_erased_there(two: Two, clock: FixedClock) -> None:
    one, other = two
    other.notes.save_note(note("Pears", text=WORD))
    one.merging.merge(other.database.path)
    one.undo()
    clock.move(minutes=1)
    erase_note(other, "Pears")
    one.merging.merge(other.database.path)
    with pytest.raises(NothingFound):
        one.redo()
    assert places(one.database.path.parent, WORD) == []


def test_it_goes_from_copies_where_only_they_have_it(two: Two, clock: FixedClock) -> None:
    one, other = two
    other.notes.save_note(note("Pears", text=WORD))
    one.merging.merge(other.database.path)
    one.check_ins.save(check_in())
    generations = one.database.generations
    generations.restore(generations.all()[-1])
    assert texts(one) == ["first"]
    clock.move(minutes=1)
    erase_note(other, "Pears")
    one.merging.merge(other.database.path)
    assert places(one.database.path.parent, WORD) == []


def test_it_goes_from_the_past_of_a_kept_version(two: Two, clock: FixedClock) -> None:
    one, other = two
    other.notes.save_note(note("Pears", text=WORD))
    one.merging.merge(other.database.path)
    other.undo()
    left = one.database.path.with_name("recovery (1).json")
    shutil.copy(other.database.path, left)
    clock.move(minutes=1)
    erase_note(one, "Pears")
    one.merging.merge(left)
    assert places(one.database.path.parent, WORD) == []


def test_drafts_and_copies_that_cannot_be_read_are_told_of_as_by_an_erasure_here(
    two: Two,
) -> None:
    one, other = two
    (plums,) = one.notes.notes()
    one.keep_draft(f"note:{plums.id}", {"text": WORD})
    one.check_ins.save(check_in())
    first = min(backups_folder(one.database.path).iterdir())
    first.write_bytes(b"no journal")
    shutil.copy(other.database.path, one.database.path.with_name("recovery (1).json"))
    erase_note(other, "Plums")
    said = " ".join(one.merging.merge(other.database.path).lines)
    assert "Erased for good, from the file and" in said
    assert "1 copy could not be looked into" in said
    assert "recovery (1).json may still hold it." in said
    assert one.drafts() == ()


def test_a_merge_that_only_erases_offers_no_undo(two: Two) -> None:
    one, other = two
    one.check_ins.save(check_in())
    erase_note(other, "Plums")
    assert not one.merging.merge(other.database.path).can_undo
    assert one.undo() == "Undone: the check-in for today."


def test_titles_go_from_what_other_steps_say(tracker: Tracker, clock: FixedClock) -> None:
    journal = tracker._journal
    journal.save("the slot", slot(title=WORD))
    (found,) = tracker.database.of(Slot).all()
    journal.save(f"cancelling {WORD} today", check_in())
    clock.move(minutes=1)
    journal.remove("the slot", found)
    erase_all(tracker)
    assert "another change" in {step.said for step in tracker.database.of(Step).all()}
    assert places(tracker.database.path.parent, WORD) == []


def test_what_came_to_be_after_an_erasure_is_another_one(tracker: Tracker) -> None:
    erased = Erased(id="Note/n", created=tracker._journal.moment)
    earlier = note(id="n", created=tracker._journal.moment - timedelta(days=1))
    assert erased.is_about(earlier)
    assert erased.is_about(replace(earlier, created=erased.created))
    assert not erased.is_about(
        replace(earlier, created=tracker._journal.moment + timedelta(days=1))
    )


def test_text_without_room_comes_back_after_the_other_was_made_shorter(
    two: Two, clock: FixedClock
) -> None:
    one, other = two
    for tracker, sign in ((other, "y"), (one, "x")):
        clock.move(minutes=1)
        tracker.notes.save_note(replace(tracker.notes.notes()[0], text=sign * 60_000))
    before = one.database.path.read_bytes().count(b"y" * 60_000)
    one.merging.merge(other.database.path)
    clock.move(minutes=1)
    one.undo()
    assert one.database.path.read_bytes().count(b"y" * 60_000) > before
    one.redo()
    clock.move(minutes=1)
    one.notes.save_note(replace(one.notes.notes()[0], text="short"))
    other.merging.merge(one.database.path)
    one.merging.merge(other.database.path)
    for tracker in two:
        (text,) = texts(tracker)
        assert set(text.split("\n\n— another version —\n\n")) == {"y" * 60_000, "short"}


def test_what_was_changed_here_lately_is_kept_for_thirty_days_after_a_removal_there(
    two: Two, clock: FixedClock
) -> None:
    one, other = two
    other.notes.remove_note(other.notes.notes()[0])
    clock.move(days=40)
    one.notes.save_note(replace(one.notes.notes()[0], text="yesterday"))
    clock.move(days=1)
    one.merging.merge(other.database.path)
    one.check_ins.save(check_in())
    one.removal.forget_old()
    (row,) = one.removal.rows()
    assert (row.kept_until - row.removed).days == 70
    one.removal.bring_back(row.record)
    assert texts(one) == ["yesterday"]


def test_three_computers_come_to_the_same_in_any_order(two: Two, clock: FixedClock) -> None:
    """One wrote and removed, one removed and brought back; a third takes in both, a month later."""
    one, other = two
    content = one.database.path.read_bytes()
    other.notes.remove_note(other.notes.notes()[0])
    clock.move(minutes=1)
    one.notes.save_note(replace(one.notes.notes()[0], text="written here"))
    clock.move(minutes=1)
    one.notes.remove_note(one.notes.notes()[0])
    clock.move(days=20)
    other.removal.bring_back(other.removal.rows()[0].record)
    clock.move(days=11)
    for name, order in (("a", two), ("b", two[::-1])):
        path = one.database.path.with_name(f"third-{name}.json")
        path.write_bytes(content)
        third = open_tracker(path, clock)
        for tracker in order:
            third.merging.merge(tracker.database.path)
        assert texts(third) == ["written here"]
        third.close()


def test_a_clock_far_ahead_for_one_start_takes_nothing_away(two: Two, clock: FixedClock) -> None:
    tracker, _ = two
    for mood in range(8):
        clock.move(days=1)
        tracker.check_ins.save(check_in(clock().date(), mood))
    tracker.notes.remove_note(tracker.notes.notes()[0])
    right = clock.now
    steps, copies = len(tracker.steps()), len(tracker.database.generations.all())
    clock.move(days=2000)
    for mood in range(8):
        tracker.removal.forget_old()
        tracker.check_ins.save(check_in(clock().date(), mood))
    clock.now = right
    assert len(tracker.removal.rows()) == 1
    assert len(tracker.steps()) == steps + 8
    assert len(tracker.database.generations.all()) >= copies


def test_what_was_removed_while_the_clock_was_behind_is_kept(two: Two, clock: FixedClock) -> None:
    tracker, _ = two
    tracker.check_ins.save(check_in())
    clock.move(days=-2000)
    tracker.notes.remove_note(tracker.notes.notes()[0])
    clock.move(days=2001)
    tracker.removal.forget_old()
    assert len(tracker.removal.rows()) == 1
    assert "removing" in tracker.undo()


def test_after_a_long_pause_old_removals_go_on_the_second_day(two: Two, clock: FixedClock) -> None:
    tracker, _ = two
    tracker.notes.remove_note(tracker.notes.notes()[0])
    clock.move(days=100)
    tracker.check_ins.save(check_in())
    tracker.removal.forget_old()
    assert len(tracker.database.of(Note).all_with_removed()) == 1
    clock.move(days=1)
    tracker.removal.forget_old()
    assert tracker.database.of(Note).all_with_removed() == ()
