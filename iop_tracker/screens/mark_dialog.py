"""How did this session go?"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import IopError
from iop_tracker.tracker import Tracker
from iop_tracker.views.entry import Entry
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.text_field import TextLine

CHOICES = (
    (AttendanceStatus.ATTENDED, "a", "I was there"),
    (AttendanceStatus.LATE, "t", "I was there, a bit late"),
    (AttendanceStatus.EXCUSED, "x", "I was excused"),
    (AttendanceStatus.MISSED, "m", "I missed it"),
)
"""Status, key and words."""


class MarkDialog(ModalScreen[bool]):
    """Marks one session, with a note if wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"mark('{status}')", words, id=f"mark.{status}", tooltip=words)
            for status, key, words in CHOICES
        ),
        Binding("escape", "dismiss(False)", "Back", id="mark.back", tooltip="Close"),
    ]

    def __init__(self, tracker: Tracker, entry: Entry) -> None:
        super().__init__()
        self.tracker = tracker
        self._entry = entry

    @override
    def compose(self) -> ComposeResult:
        entry = self._entry
        day = self.tracker.here.day(entry.day)
        with Vertical(classes="dialog-box"):
            yield PlainText(f"How did {entry.occurrence.name} go?", classes="form-heading")
            yield PlainText(f"{day}, {entry.time}–{entry.ends}", classes="dialog-question")
            yield RecordList(id="statuses")
            yield TextLine(placeholder="a note, if you like", id="mark-note")
            yield PlainText(
                "A missed session is no reason to stay away from the next one.",
                classes="field-hint",
            )
            yield PlainText("a letter or enter: save   escape: back", classes="field-hint")

    def on_mount(self) -> None:
        """Show the choices and the note that is there."""
        statuses = self.query_one("#statuses", RecordList)
        statuses.show(
            (status.value, assemble((f" {key}  ", "bold $accent"), words))
            for status, key, words in CHOICES
        )
        statuses.focus()
        if self._entry.mark:
            self.query_one("#mark-note", TextLine).answer = self._entry.mark.note

    @on(OptionList.OptionSelected, "#statuses")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen row."""
        self.action_mark(event.option_id or "")

    def action_mark(self, status: str) -> None:
        """Save the mark, and close when it is on disk."""
        note = self.query_one("#mark-note", TextLine).answer.strip()
        try:
            self.tracker.schedule.mark(self._entry.occurrence, AttendanceStatus(status), note)
        except (IopError, InvalidEntry) as problem:
            self.notify(problem.sentence, markup=False, severity="error", timeout=10)
            return
        self.app.notify("Saved. u takes it back.", markup=False, timeout=3)
        self.dismiss(True)
