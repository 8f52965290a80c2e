"""Write or change a note."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from typing_extensions import override

from iop_tracker.content import NoteTemplate
from iop_tracker.domain.note import Note, SessionLink, parse_tags
from iop_tracker.domain.words import parse_day
from iop_tracker.screens.form import Form
from iop_tracker.screens.task_form import TaskForm
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import Picker, TextBox, TextLine

NEW = "note:new"


class NoteForm(Form):
    """A title, text in Markdown, tags, and the session it came from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "task", "Add a task", id="note.task", tooltip="Write down a task"),
    ]

    def __init__(
        self, tracker: Tracker, note: Note | None = None, *, template: NoteTemplate | None = None
    ) -> None:
        super().__init__(tracker, f"note:{note.id}" if note else NEW)
        self._note = note
        self._template = template
        self.heading = "Change the note" if note else "A note"

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("title", "Title", TextLine())
        yield Field("text", "", TextBox(placeholder="Write here. Markdown works."), tall=True)
        yield Field("tags", "Tags", TextLine(placeholder="divided by commas"))
        if self._sessions:
            yield Field("session", "From", Picker(tuple(self._sessions.items())))
        yield Field("day", "Day", TextLine())

    @property
    def _sessions(self) -> dict[str, str]:
        """Sessions to choose from, as key and words; the note's own is among them."""
        schedule = self.tracker.schedule
        links = [
            SessionLink(slot_id=e.occurrence.slot_id, day=e.occurrence.day)
            for e in schedule.recent_sessions()
        ]
        if self._note and self._note.session and self._note.session not in links:
            links.append(self._note.session)
        return {_key(link): schedule.link_text(link) for link in links}

    @override
    def fill(self) -> None:
        note, template = self._note, self._template
        self.field("day").answer = (note.day if note else self.tracker.here.today).isoformat()
        if note:
            self.field("title").answer = note.title
            self.field("text").answer = note.text
            self.field("tags").answer = ", ".join(note.tags)
            if note.session:
                self.field("session").answer = _key(note.session)
        elif template:
            self.field("title").answer = template.title
            self.field("text").answer = template.body

    @override
    def store(self) -> None:
        base = self._note or Note(title="·", day=self.tracker.here.today)
        self.tracker.notes.save_note(
            replace(
                base,
                title=self.answer("title"),
                text=self.field("text").answer,
                tags=parse_tags(self.answer("tags")),
                day=parse_day(self.answer("day"), self.tracker.here.today, field="day"),
                session=self._link(),
            )
        )

    def _link(self) -> SessionLink | None:
        found = self.answers.get("session", "")
        if not found:
            return None
        slot_id, _, day = found.partition("@")
        return SessionLink(slot_id=slot_id, day=date.fromisoformat(day))

    def action_task(self) -> None:
        """Write down a task that comes out of this note's session."""
        self.app.push_screen(TaskForm(self.tracker, session=self._link()))


def _key(link: SessionLink) -> str:
    return f"{link.slot_id}@{link.day}"
