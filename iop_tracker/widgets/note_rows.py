"""Notes and tasks in one line each, in columns."""

from textual.content import Content

from iop_tracker.domain.due import every_text
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.topic import Topic
from iop_tracker.language import tr
from iop_tracker.views.here import Here
from iop_tracker.widgets.plain_text import assemble

PINNED = "▲ "
"""Stands before the title of a note that is pinned."""
DAY_WIDTH = 12
"""Cells of the column of days: `Wed 18 Nov` and a gap."""
WHEN_WIDTH = 20
"""Cells of the column that says until when: `due Wed 18 Nov 2027` and a gap."""


def note_row(note: Note, here: Here, *, tags: bool, half_typed: bool) -> Content:
    """A note's day and title.

    Args:
        note: The note.
        here: The participant's moment.
        tags: Whether there is room for its tags.
        half_typed: Whether a change to it was typed and not saved yet.
    """
    words = " ".join(f"#{tag}" for tag in note.tags) if tags else ""
    return assemble(
        (here.day(note.day).ljust(DAY_WIDTH), "$text-muted"),
        (PINNED if note.pinned else "", "bold $accent"),
        (tr("half-typed  ") if half_typed else "", "bold $warning"),
        note.title,
        (f"  {words}" if words else "", "$primary"),
    )


def task_row(task: Task, here: Here) -> Content:
    """A task's sign, until when, and what it is; one that is done is muted."""
    sign, style = ("✓ ", "$text-muted") if task.done else ("□ ", "")
    late = task.done is None and task.due is not None and task.due < here.today
    return assemble(
        (sign, "$success" if task.done else "bold"),
        (task_when(task, here).ljust(WHEN_WIDTH), "$accent" if late else "$text-muted"),
        (task.text, style),
        (f"  {every_text(task.every)}" if task.every else "", "$text-muted"),
    )


def task_line(task: Task, here: Here) -> str:
    """A task below the note it came from: `□ Call Ruth, due tomorrow`."""
    when = task_when(task, here)
    return f"{'✓' if task.done else '□'} {task.text}{f', {when}' if when else ''}"


def task_when(task: Task, here: Here) -> str:
    """Until when a task is to be done, since when it waits, or when it was done."""
    if task.done:
        return tr("done {done}", done=here.day(task.done))
    if task.due is None:
        return ""
    return f"{tr('since') if task.due < here.today else tr('due')} {here.day(task.due)}"


def topic_row(topic: Topic, here: Here) -> Content:
    """A question's sign, the day it came up or was talked about, and what it is."""
    sign, style = ("✓ ", "$text-muted") if topic.done else ("? ", "")
    day = here.day(topic.done or topic.day)
    return assemble(
        (sign, "$success" if topic.done else "bold $accent"),
        (day.ljust(DAY_WIDTH), "$text-muted"),
        (topic.text, style),
    )
