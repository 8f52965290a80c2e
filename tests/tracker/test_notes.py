"""Notes, and what comes out of them."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from iop_tracker.demo import write_demo
from iop_tracker.domain.coping import Strategy
from iop_tracker.domain.note import Note, Task
from iop_tracker.storage.tables import TABLES
from iop_tracker.tracker import Tracker
from iop_tracker.views.findable import FINDABLE
from tests.builders import MONDAY
from tests.conftest import FixedClock


def note(tracker: Tracker, title: str, text: str = "") -> Note:
    made = Note(id=title.lower().ljust(32, "0"), title=title, text=text, day=MONDAY)
    tracker.notes.save_note(made)
    return tracker.notes.note(made.id)


def test_links_follow_a_note_that_gets_another_title_in_one_step(tracker: Tracker) -> None:
    sleep = note(tracker, "Sleep")
    other = note(tracker, "Other", "See [[sleep]] and [[Moon]].")
    assert tracker.notes.mentions(sleep) == (other,)
    tracker.notes.save_note(replace(sleep, title="Rest"))
    assert tracker.notes.note(other.id).text == "See [[Rest]] and [[Moon]]."
    tracker.undo()
    assert tracker.notes.note(other.id).text == "See [[sleep]] and [[Moon]]."
    assert tracker.notes.note(sleep.id).title == "Sleep"


def test_a_pinned_note_stands_above_newer_ones(tracker: Tracker, clock: FixedClock) -> None:
    old = note(tracker, "Old")
    clock.move(days=1)
    new = Note(id="n" * 32, title="New", day=clock().date())
    tracker.notes.save_note(new)
    assert [each.title for each in tracker.notes.notes()] == ["New", "Old"]
    tracker.notes.toggle_pin(old)
    assert [each.title for each in tracker.notes.notes()] == ["Old", "New"]
    assert "pinning" in tracker.undo()


def test_a_line_becomes_a_task_a_question_or_a_strategy(tracker: Tracker) -> None:
    made = note(tracker, "Group", "- call Ruth")
    task = tracker.notes.make_task("call Ruth", made)
    assert tracker.notes.tasks_of(made) == (tracker.notes.task(task.id),)
    topic = tracker.notes.ask("call Ruth?", made)
    assert tracker.notes.topic(topic.id).note_id == made.id
    strategy = tracker.notes.make_strategy("call Ruth")
    assert tracker.database.of(Strategy).get(strategy.id)
    for said in ("the strategy", "the question", "the task"):
        assert said in tracker.undo()


def test_a_task_that_comes_back_stays_open_and_remembers(
    tracker: Tracker, clock: FixedClock
) -> None:
    tracker.notes.save_task(Task(text="walk", due=MONDAY, every=1))
    (task,) = tracker.notes.tasks()
    task = tracker.notes.toggle_task(task)
    assert (task.done, task.due, len(task.done_days)) == (None, MONDAY + timedelta(days=1), 1)
    clock.move(days=3)
    task = tracker.notes.toggle_task(task)
    assert (task.due, len(task.done_days)) == (date(2026, 11, 27), 2)
    tracker.undo()
    assert len(tracker.notes.tasks()[0].done_days) == 1


def test_everything_with_words_can_be_found(tracker: Tracker, clock: FixedClock) -> None:
    write_demo(tracker.database, clock())
    kinds = {hit.page.kind for query in "aeiort" for hit in tracker.searching.find(query, 5000)}
    assert kinds == {shape.kind for shape in FINDABLE.values()}
    first = tracker.searching.find("ruth")
    assert first
    note(tracker, "Ruthless")
    assert len(tracker.searching.find("ruth", 500)) > len(first) or "Ruthless" in {
        hit.page.title for hit in tracker.searching.find("ruth", 500)
    }


def test_of_every_kind_it_was_decided_whether_it_can_be_found() -> None:
    without = {each.__name__ for each in set(TABLES) - set(FINDABLE)}
    assert without == {
        *("Program", "Slot", "ScheduleException", "OwnQuestion", "Settings"),
        *("Assessment", "Milestones", "SinceDay", "Wants"),
    }


@pytest.mark.parametrize("days", [0, 2])
def test_a_task_is_carried_over(tracker: Tracker, days: int) -> None:
    tracker.notes.save_task(Task(text="x", due=MONDAY + timedelta(days=days)))
    changed = tracker.notes.carry_over(tracker.notes.tasks()[0])
    assert changed.due == MONDAY + timedelta(days=days + 1)
    assert "carrying over" in tracker.undo()
