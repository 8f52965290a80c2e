"""Notes, tasks, and questions for a session."""

from uuid import uuid4

from msgspec.structs import replace

from iop_tracker.domain.coping import CopingPlan, Strategy
from iop_tracker.domain.due import carried_over, done_once
from iop_tracker.domain.linking import Place, Target, can_be_linked, leads_to, renamed
from iop_tracker.domain.note import Note, Task, open_tasks, search_notes
from iop_tracker.domain.topic import Topic, open_topics
from iop_tracker.language import tr
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
        """Store a note; where it has another title, links to it in other notes follow."""
        known = self._journal.find(Note, note.id) if note.id else None
        old = known.title if known else note.title
        others = [
            replace(other, text=renamed(other.text, old, note.title))
            for other in self._journal.all(Note)
            if old != note.title and other.id != note.id and leads_to(other.text, old)
        ]
        kept = others if can_be_linked(note.title) else []
        self._journal.save(tr("the change to the note “{title}”", title=note.title), note, *kept)

    def toggle_pin(self, note: Note) -> Note:
        """Let a note stand above the others, or not any more; gives it as stored."""
        changed = replace(note, pinned=not note.pinned)
        said = tr("pinning") if changed.pinned else tr("unpinning")
        self._journal.save(tr("{said} the note “{title}”", said=said, title=note.title), changed)
        return changed

    def places(self) -> tuple[Place, ...]:
        """The notes and plans that a link in a note can lead to."""
        found = [Place(target=Target.NOTE, id=n.id, name=n.title) for n in self._journal.all(Note)]
        plans = self._journal.all(CopingPlan)
        found += [Place(target=Target.PLAN, id=p.id, name=p.situation) for p in plans]
        return tuple(found)

    def mentions(self, note: Note) -> tuple[Note, ...]:
        """The notes that have a link to this one, newest day first."""
        others = (n for n in self.notes() if n.id != note.id)
        return tuple(other for other in others if leads_to(other.text, note.title))

    def topics(self) -> tuple[Topic, ...]:
        """Questions for a session: open ones, the oldest first, then those talked about."""
        everything = self._journal.all(Topic)
        done = (topic for topic in everything if topic.done is not None)
        return (*open_topics(everything), *sorted(done, key=lambda t: str(t.done), reverse=True))

    def topic(self, topic_id: str) -> Topic:
        """One question.

        Raises:
            NothingFound: when it is not there any more.
        """
        return self._journal.get(Topic, topic_id)

    def save_topic(self, topic: Topic) -> None:
        """Store a question for a session."""
        self._journal.save(tr("the change to the question “{text}”", text=topic.text), topic)

    def remove_topic(self, topic: Topic) -> None:
        """Remove a question."""
        self._journal.remove(tr("removing the question “{text}”", text=topic.text), topic)

    def toggle_topic(self, topic: Topic) -> Topic:
        """Mark a question as talked about today, or as open again; gives it as stored."""
        changed = replace(topic, done=None if topic.done else self._journal.today)
        self._journal.save(tr("the mark on the question “{text}”", text=topic.text), changed)
        return changed

    def ask(self, text: str, note: Note | None = None) -> Topic:
        """Keep a question for the next session.

        Args:
            text: One line.
            note: The note it came from.
        """
        note_id = note.id if note else ""
        topic = Topic(
            id=self._journal.new_id(), text=text, day=self._journal.today, note_id=note_id
        )
        self._journal.save(tr("the question “{text}”", text=text), topic)
        return topic

    def make_task(self, text: str, note: Note) -> Task:
        """Make a line of a note a task."""
        task = Task(id=self._journal.new_id(), text=text, note_id=note.id, session=note.session)
        self._journal.save(tr("the task “{text}”", text=text), task)
        return task

    def make_strategy(self, text: str) -> Strategy:
        """Make a line of a note a strategy of one's own."""
        strategy = Strategy(id=self._journal.new_id(), name=text)
        self._journal.save(tr("the strategy “{text}”", text=text), strategy)
        return strategy

    def remove_note(self, note: Note) -> None:
        """Remove a note."""
        self._journal.remove(tr("removing the note “{title}”", title=note.title), note)

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
        self._journal.save(tr("the change to the task “{text}”", text=task.text), task)

    def remove_task(self, task: Task) -> None:
        """Remove a task."""
        self._journal.remove(tr("removing the task “{text}”", text=task.text), task)

    def toggle_task(self, task: Task) -> Task:
        """Mark a task as done today, or as open again; gives the task as stored.

        One that comes back stays open and waits for its next day.
        """
        today = self._journal.today
        changed = replace(task, done=None) if task.done else done_once(task, today)
        self._journal.save(tr("the mark on the task “{text}”", text=task.text), changed)
        return changed

    def carry_over(self, task: Task) -> Task:
        """Let a task wait until tomorrow, or a day longer; gives it as stored."""
        changed = carried_over(task, self._journal.today)
        self._journal.save(tr("carrying over the task “{text}”", text=task.text), changed)
        return changed
