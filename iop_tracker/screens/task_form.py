"""Something to do."""

from dataclasses import replace

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.note import SessionLink, Task
from iop_tracker.domain.words import parse_due
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import TextLine


class TaskForm(Form):
    """What to do, and until when."""

    def __init__(
        self, tracker: Tracker, task: Task | None = None, *, session: SessionLink | None = None
    ) -> None:
        super().__init__(tracker, f"task:{task.id if task else 'new'}")
        self._edited = task
        self._session = session
        self.heading = "Change the task" if task else "Something to do"

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("text", "What", TextLine(placeholder="Call the bank about the account"))
        hint = "empty, tomorrow, fri, or like 2026-11-27"
        yield Field("due", "Until", TextLine(), hint=hint)

    @override
    def fill(self) -> None:
        if self._edited:
            self.field("text").answer = self._edited.text
            self.field("due").answer = self._edited.due.isoformat() if self._edited.due else ""

    @override
    def store(self) -> None:
        base = self._edited or Task(text="·", session=self._session)
        due = self.answer("due")
        today = self.tracker.here.today
        self.tracker.notes.save_task(
            replace(
                base,
                text=self.answer("text"),
                due=parse_due(due, today) if due else None,
            )
        )
