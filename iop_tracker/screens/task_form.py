"""Something to do."""

from dataclasses import replace

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.note import SessionLink, Task
from iop_tracker.domain.words import parse_due
from iop_tracker.screens.form import Form
from iop_tracker.screens.session_choice import (
    drafted_session,
    link_key,
    link_of,
    session_choices,
)
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import Picker, TextLine, ValueLine

NEW_TASK = "task:new"
"""Under which key a task that was never saved is kept half typed."""


class TaskForm(Form):
    """What to do, until when, and which session it came from."""

    def __init__(
        self,
        tracker: Tracker,
        task: Task | None = None,
        *,
        session: SessionLink | None = None,
        note_id: str = "",
    ) -> None:
        super().__init__(tracker, f"task:{task.id}" if task else NEW_TASK)
        self._edited = task
        self._session = task.session if task else session
        self._note_id = note_id
        self.heading = "Change the task" if task else "Something to do"
        typed = drafted_session(tracker, self.draft_key)
        self._sessions = session_choices(tracker, self._session, typed)

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("text", "What", TextLine(placeholder="like: call the bank about the account"))
        hint = "empty, tomorrow, fri, or like 2026-11-27"
        yield Field("due", "Until", ValueLine(), hint=hint)
        if self._sessions:
            yield Field("session", "From", Picker(self._sessions, nothing="no session"))

    @override
    def fill(self) -> None:
        if self._edited:
            due = self._edited.due
            self.field("text").answer = self._edited.text
            self.field("due").answer = due.isoformat() if due else ""
        if self._session:
            self.field("session").answer = link_key(self._session)

    @override
    def store(self) -> None:
        due = self.answer("due")
        today = self.tracker.here.today
        self.tracker.notes.save_task(
            replace(
                self._edited or Task(text="·", note_id=self._note_id),
                text=self.answer("text"),
                due=parse_due(due, today) if due else None,
                session=link_of(self.answers.get("session", "")),
            )
        )
