"""Notes and tasks in one line each, in columns."""

from textual.content import Content

from iop_tracker.domain.note import Note, Task
from iop_tracker.views.here import Here
from iop_tracker.widgets.plain_text import assemble

DAY_WIDTH = 12
"""Cells of the column of days: `Wed 18 Nov` and a gap."""
WHEN_WIDTH = 20
"""Cells of the column that says until when: `was due Wed 18 Nov` and a gap."""


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
        ("half-typed  " if half_typed else "", "bold $warning"),
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
    )


def task_line(task: Task, here: Here) -> str:
    """A task below the note it came from: `□ Call Ruth, due tomorrow`."""
    when = task_when(task, here)
    return f"{'✓' if task.done else '□'} {task.text}{f', {when}' if when else ''}"


def task_when(task: Task, here: Here) -> str:
    """Until when a task is to be done, or when it was: `due tomorrow`; empty for no day."""
    if task.done:
        return f"done {here.day(task.done)}"
    if task.due is None:
        return ""
    return f"{'was due' if task.due < here.today else 'due'} {here.day(task.due)}"
