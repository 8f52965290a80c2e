"""Write or change a note."""

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from typing_extensions import override

from iop_tracker.content import NoteTemplate
from iop_tracker.domain.note import Note, parse_tags
from iop_tracker.domain.words import parse_day
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.screens.session_choice import (
    drafted_session,
    link_key,
    link_of,
    session_choices,
)
from iop_tracker.screens.task_form import TaskForm
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import Picker, TextBox, TextLine, ValueLine

NEW = "note:new"
"""Under which key a note that was never saved is kept half typed."""


class NoteForm(Form):
    """A title, text in Markdown, tags, and the session it came from.

    Attributes:
        note_id: Id of the note, also of one that is not stored yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t", "task", tr("Add a task"), id="note.task", tooltip=tr("Write down a task")
        ),
    ]

    def __init__(
        self, tracker: Tracker, note: Note | None = None, *, template: NoteTemplate | None = None
    ) -> None:
        super().__init__(tracker, f"note:{note.id}" if note else NEW)
        self._note = note or tracker.notes.begin(_drafted_id(tracker))
        self._is_new = note is None
        self._template = template
        self.note_id = self._note.id
        self.heading = "A note" if self._is_new else tr("Change the note")
        self._known_tags = tracker.notes.tags()
        typed = drafted_session(tracker, self.draft_key)
        self._sessions = session_choices(tracker, self._note.session, typed)

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("title", tr("Title"), TextLine())
        yield Field("text", "", TextBox(placeholder=tr("Write here. Markdown works.")), tall=True)
        known = ", ".join(self._known_tags[:3])
        like = (
            tr("divided by commas, like {known}", known=known) if known else tr("divided by commas")
        )
        yield Field("tags", tr("Tags"), TextLine(placeholder=like))
        if self._sessions:
            yield Field("session", tr("From"), Picker(self._sessions, nothing=tr("no session")))
        yield Field("day", tr("Day"), ValueLine())

    @property
    @override
    def answers(self) -> dict[str, str]:
        return {**super().answers, "id": self.note_id}

    @override
    def fill(self) -> None:
        note, template = self._note, self._template
        self.field("day").answer = note.day.isoformat()
        if not self._is_new:
            self.field("title").answer = note.title
            self.field("text").answer = note.text
            self.field("tags").answer = ", ".join(note.tags)
            if note.session:
                self.field("session").answer = link_key(note.session)
        elif template:
            self.field("title").answer = template.title
            self.field("text").answer = template.body
            self.query_one(TextBox).move_cursor((1, 0))

    @override
    def store(self) -> None:
        self.tracker.notes.save_note(
            replace(
                self._note,
                title=self.answer("title"),
                text=self.field("text").answer,
                tags=parse_tags(self.answer("tags")),
                day=parse_day(self.answer("day"), self.tracker.here.today, field="day"),
                session=link_of(self.answers.get("session", "")),
            )
        )

    def action_task(self) -> None:
        """Write down a task that comes out of this note and its session."""
        link = link_of(self.answers.get("session", ""))
        self.app.push_screen(TaskForm(self.tracker, session=link, note_id=self.note_id))


def _drafted_id(tracker: Tracker) -> str:
    """The id that a half-typed new note has already."""
    draft = tracker.draft(NEW)
    return draft.fields.get("id", "") if draft else ""
