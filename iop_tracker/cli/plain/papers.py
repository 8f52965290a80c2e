"""What is read and written: plans, notes, tasks, and the page for a session."""

from collections.abc import Iterator

from iop_tracker.cli.entries import page_lines, plan_lines
from iop_tracker.cli.insights import told
from iop_tracker.cli.output import say
from iop_tracker.cli.plain.asking import BACK, Asker
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.words import parse_day
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.views.document import Block, Curve, Document, Items, Paragraph, Table

FIRST_NOTES = 9
"""So many notes are offered, the newest first; all others by words."""


def plans(tracker: Tracker, asker: Asker) -> None:
    """The safety plan and every coping plan, one of them to read."""
    known = tracker.coping.plans()
    number = asker.choose(
        tr("Which one to read"), [tr("Safety plan"), *(p.situation for p in known)]
    )
    if number == 0:
        say(*page_lines(tracker, tracker.coping.safety_plan()))
    elif number is not None and number != BACK:
        say(*plan_lines(tracker, known[number - 1]))


def notes(tracker: Tracker, asker: Asker) -> None:
    """A new note, or one to read."""
    known = tracker.notes.notes()[:FIRST_NOTES]
    titles = [f"{each.title}, {tracker.here.day(each.day)}" for each in known]
    number = asker.choose(tr("Which one"), [tr("Write a new one"), *titles])
    if number == 0:
        title = asker.ask(tr("Title; enter alone: none after all: "))
        if title:
            text = asker.lines(tr("Write line by line. An empty line ends it."))
            tracker.notes.save_note(Note(title=title, text=text, day=tracker.here.today))
            say(tr("Saved."))
    elif number is not None and number != BACK:
        say(known[number - 1].title, known[number - 1].text)


def tasks(tracker: Tracker, asker: Asker) -> None:
    """A new task, or one that is done."""
    known = [task for task in tracker.notes.tasks() if task.done is None]
    here = tracker.here
    due = [
        f"{task.text}{tr(', by {due}', due=here.day(task.due)) if task.due else ''}"
        for task in known
    ]
    number = asker.choose(tr("Which one is done"), [tr("Write a new one"), *due])
    if number == 0:
        text = asker.ask(tr("What is to do; enter alone: nothing after all: "))
        if text:
            by = asker.read(
                tr("By when, like fri or 2026-11-27; enter alone: no day"),
                lambda typed: parse_day(typed, here.today, field="due"),
            )
            tracker.notes.save_task(Task(text=text, due=by))
            say(tr("Saved."))
    elif number is not None and number != BACK:
        tracker.notes.toggle_task(known[number - 1])
        say(tr("Done. Well done."))


def brief(tracker: Tracker, asker: Asker) -> None:
    """The page for the next session, or the days in words."""
    number = asker.choose(
        tr("Which one"), [tr("The page for the next session"), tr("How the days go")]
    )
    if number == 0:
        say(*_lines(tracker.briefs.brief(None).document))
    elif number is not None and number != BACK:
        say(*(trend.words for trend in tracker.insights.lines(None).trends))
        for title, words in told(tracker.insights, None):
            say("", title, *words)


def _lines(document: Document) -> Iterator[str]:
    yield document.title
    yield from document.about
    for section in document.sections:
        yield from ("", section.title)
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Items):
        yield from block.lines
    elif isinstance(block, Curve):
        yield block.words
    elif isinstance(block, Table):
        for row in block.rows:
            yield ", ".join(f"{name}: {cell}" for name, cell in zip(block.head, row, strict=True))
    else:
        yield from block.lines
