"""Notes and tasks."""

from dataclasses import replace
from uuid import uuid4

from iop_tracker.domain.note import Note, Task, open_tasks, search_notes
from iop_tracker.tracker.journal import Journal


class Notes:
    """What the participant wrote down, and what they want to do about it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def notes(self, query: str = "") -> tuple[Note, ...]:
        """Notes with every word of the query, newest day first."""
        return search_notes(self._journal.all(Note), query)

    def note(self, note_id: str) -> Note:
        """One note.

        Raises:
            NothingFound: when it is not there any more.
        """
        return self._journal.get(Note, note_id)

    def begin(self, note_id: str = "") -> Note:
        """A note of today that is not stored yet, with an id that tasks can already name.

        Args:
            note_id: The id that it had when it was half typed; empty makes a new one.
        """
        return Note(id=note_id or uuid4().hex, title="·", day=self._journal.today)

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, by name."""
        return tuple(sorted({tag for note in self._journal.all(Note) for tag in note.tags}))

    def save_note(self, note: Note) -> None:
        """Store a note."""
        self._journal.save(f"the change to the note “{note.title}”", note)

    def remove_note(self, note: Note) -> None:
        """Remove a note."""
        self._journal.remove(f"removing the note “{note.title}”", note)

    def tasks(self) -> tuple[Task, ...]:
        """Open tasks by due day, then those done, the last done first."""
        everything = self._journal.all(Task)
        done = (task for task in everything if task.done is not None)
        return (*open_tasks(everything), *sorted(done, key=lambda t: str(t.done), reverse=True))

    def tasks_of(self, note: Note) -> tuple[Task, ...]:
        """The tasks that came out of a note."""
        return tuple(task for task in self.tasks() if task.note_id == note.id)

    def task(self, task_id: str) -> Task:
        """One task.

        Raises:
            NothingFound: when it is not there any more.
        """
        return self._journal.get(Task, task_id)

    def save_task(self, task: Task) -> None:
        """Store a task."""
        self._journal.save(f"the change to the task “{task.text}”", task)

    def remove_task(self, task: Task) -> None:
        """Remove a task."""
        self._journal.remove(f"removing the task “{task.text}”", task)

    def toggle_task(self, task: Task) -> Task:
        """Mark a task as done today, or as open again; gives the task as stored."""
        done = None if task.done else self._journal.today
        changed = replace(task, done=done)
        self._journal.save(f"the mark on the task “{task.text}”", changed)
        return changed
