"""note, task, ask, search."""

import argparse
from typing import Any

from msgspec.structs import replace

from iop_tracker.cli import opening
from iop_tracker.cli.entries import one_of, say_all
from iop_tracker.cli.opening import line_from, lines_from, text_from
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock
from iop_tracker.domain.due import every_text, parse_every, parse_when
from iop_tracker.domain.note import Note, Task, parse_tags
from iop_tracker.domain.search import Hit
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker

NO_NOTES = tr("There are no notes yet. The first: iop-tracker note add TITLE")
NO_TAGGED = tr("No note has this tag.")
NO_TASKS = tr("There are no tasks yet. The first: iop-tracker task add TEXT")
NO_QUESTIONS = tr("There are no questions yet. The first: iop-tracker ask add TEXT")


def note_list(options: argparse.Namespace, clock: Clock) -> int:
    """Every note, newest first."""
    tag = line_from(options.tag).strip().lstrip("#") if options.tag else ""
    return _notes(options, clock, f"#{tag}" if tag else "", NO_TAGGED if tag else NO_NOTES)


def note_search(options: argparse.Namespace, clock: Clock) -> int:
    """Notes with every word."""
    return _notes(
        options, clock, " ".join(lines_from(options.words)), tr("No note has all of these words.")
    )


def _notes(options: argparse.Namespace, clock: Clock, query: str, none: str) -> int:
    with opening.reading(options, clock) as tracker:
        notes = tracker.notes.notes(query)
        rows = [
            (
                str(n.day),
                tr("pinned") if n.pinned else "",
                n.title,
                " ".join(f"#{t}" for t in n.tags),
            )
            for n in notes
        ]
        return say_all(options, notes, rows, none)


def note_show(options: argparse.Namespace, clock: Clock) -> int:
    """One note."""
    with opening.reading(options, clock) as tracker:
        note = one_of(tracker.notes.notes(), line_from(options.title), lambda n: n.title)
        if options.json:
            say_json(note)
        else:
            say(note.title, str(note.day), "", note.text)
    return 0


def note_pin(options: argparse.Namespace, clock: Clock) -> int:
    """Let a note stand above the others, or not any more."""
    with opening.writing(options, clock) as tracker:
        found = one_of(tracker.notes.notes(), line_from(options.title), lambda n: n.title)
        note = tracker.notes.toggle_pin(found)
    say(tr("Pinned.") if note.pinned else tr("Not pinned any more."))
    return 0


def note_add(options: argparse.Namespace, clock: Clock) -> int:
    """Write a note."""
    with opening.writing(options, clock) as tracker:
        tracker.notes.save_note(
            Note(
                title=line_from(options.title),
                tags=parse_tags(line_from(options.tags)),
                text=text_from(options.text),
                day=tracker.here.today,
            )
        )
    say(tr("Saved."))
    return 0


def task_list(options: argparse.Namespace, clock: Clock) -> int:
    """Every task, open ones first."""
    with opening.reading(options, clock) as tracker:
        tasks = tracker.notes.tasks()
        rows = [
            (_sign(task), task.text, str(task.due or ""), every_text(task.every)) for task in tasks
        ]
        return say_all(options, tasks, rows, NO_TASKS)


def _sign(task: Task) -> str:
    return tr("done") if task.done else tr("open")


def task_add(options: argparse.Namespace, clock: Clock) -> int:
    """Write a task."""
    with opening.writing(options, clock) as tracker:
        due = parse_when(options.due or "", tracker.here.today, tracker.sessions.coming())
        every = parse_every(options.every or "")
        text = line_from(options.text)
        tracker.notes.save_task(Task(text=text, due=due.day, before=due.before, every=every))
    say(tr("Saved."))
    return 0


def task_done(options: argparse.Namespace, clock: Clock) -> int:
    """Mark a task as done."""
    with opening.writing(options, clock) as tracker:
        task = tracker.notes.toggle_task(_waiting(tracker, options))
        again = (
            tr(" It comes back {due}.", due=tracker.here.day(task.due))
            if task.every and task.due
            else ""
        )
    say(tr("Done.{again}", again=again))
    return 0


def task_later(options: argparse.Namespace, clock: Clock) -> int:
    """Carry a task over."""
    with opening.writing(options, clock) as tracker:
        task = _waiting(tracker, options)
        if options.due:
            due = parse_when(options.due, tracker.here.today, tracker.sessions.coming())
            task = replace(task, due=due.day, before=due.before)
            tracker.notes.save_task(task)
        else:
            task = tracker.notes.carry_over(task)
        until = tracker.here.day(task.due) if task.due else ""
    say(tr("It waits until {until}. That is fine.", until=until))
    return 0


def _waiting(tracker: Tracker, options: argparse.Namespace) -> Task:
    waiting = [task for task in tracker.notes.tasks() if task.done is None]
    return one_of(waiting, line_from(options.text), lambda task: task.text)


def ask_list(options: argparse.Namespace, clock: Clock) -> int:
    """Every question for a session, open ones first."""
    with opening.reading(options, clock) as tracker:
        topics = tracker.notes.topics()
        rows = [(tr("done") if t.done else tr("open"), t.text, str(t.day)) for t in topics]
        return say_all(options, topics, rows, NO_QUESTIONS)


def ask_add(options: argparse.Namespace, clock: Clock) -> int:
    """Keep a question for the next session."""
    with opening.writing(options, clock) as tracker:
        tracker.notes.ask(line_from(options.text))
    say(tr("Saved. It stands on the page for your next session."))
    return 0


def ask_done(options: argparse.Namespace, clock: Clock) -> int:
    """Mark a question as talked about."""
    with opening.writing(options, clock) as tracker:
        waiting = [topic for topic in tracker.notes.topics() if topic.done is None]
        tracker.notes.toggle_topic(one_of(waiting, line_from(options.text), lambda t: t.text))
    say(tr("Done."))
    return 0


def search(options: argparse.Namespace, clock: Clock) -> int:
    """Everything with these words."""
    with opening.reading(options, clock) as tracker:
        hits = tracker.searching.find(" ".join(lines_from(options.words)))
        if options.json:
            say_json([_hit_json(hit) for hit in hits])
        elif hits:
            say_table((tr(hit.page.kind), str(hit.page.day or ""), hit.snippet) for hit in hits)
    if not hits:
        raise NothingFound(tr("Nothing has all of these words."))
    return 0


def _hit_json(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.page.kind,
        "id": hit.page.id,
        "title": hit.page.title,
        "day": hit.page.day,
        "snippet": hit.snippet,
        "marks": hit.marks,
    }
