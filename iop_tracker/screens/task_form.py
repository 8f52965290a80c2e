"""Something to do."""

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.due import Due, every_text, parse_every, parse_when
from iop_tracker.domain.note import SessionLink, Task
from iop_tracker.language import tr
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

LIKE = tr("before thursday's group")
UNTIL = tr("or tomorrow, fri, in 3 days; empty for no day")
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
        self.heading = tr("Change the task") if task else tr("Something to do")
        typed = drafted_session(tracker, self.draft_key)
        self._sessions = session_choices(tracker, self._session, typed)

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field(
            "text", tr("What"), TextLine(placeholder=tr("like: call the bank about the account"))
        )
        yield Field("due", tr("Until"), TextLine(placeholder=LIKE), hint=UNTIL)
        yield Field(
            "every", tr("Again"), ValueLine(), hint=tr("empty for once; day, week, 2 weeks")
        )
        if self._sessions:
            yield Field("session", tr("From"), Picker(self._sessions, nothing=tr("no session")))

    @override
    def fill(self) -> None:
        if self._edited:
            due = self._edited.due
            self.field("text").answer = self._edited.text
            self.field("due").answer = due.isoformat() if due else ""
            self.field("every").answer = every_text(self._edited.every).removeprefix(
                f"{tr('every')} "
            )
        if self._session:
            self.field("session").answer = link_key(self._session)

    @override
    def store(self) -> None:
        edited, typed = self._edited, self.answer("due")
        due = parse_when(typed, self.tracker.here.today, self.tracker.sessions.coming())
        if edited and edited.due and typed == edited.due.isoformat():
            due = Due(day=edited.due, before=edited.before)
        self.tracker.notes.save_task(
            replace(
                self._edited or Task(text="·", note_id=self._note_id),
                text=self.answer("text"),
                due=due.day,
                before=due.before,
                every=parse_every(self.answer("every")),
                session=link_of(self.answers.get("session", "")),
            )
        )
