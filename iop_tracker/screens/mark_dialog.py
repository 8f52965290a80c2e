"""How did this session go?"""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.views.entry import Entry
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.text_field import TextLine

CHOICES = (
    (AttendanceStatus.ATTENDED, "a", tr("I was there")),
    (AttendanceStatus.LATE, "t", tr("I was there, a bit late")),
    (AttendanceStatus.EXCUSED, "x", tr("I was excused")),
    (AttendanceStatus.MISSED, "m", tr("I missed it")),
)
"""Status, key and words."""


AT_CHOICES = tr("a letter or enter: save   escape: back")
AT_NOTE = tr("enter: to the answers   escape: back")


class MarkDialog(Form):
    """Marks one session, with a note if wanted."""

    AUTO_FOCUS = "#statuses"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"mark('{status}')", words, id=f"mark.{status}", tooltip=words)
            for status, key, words in CHOICES
        ),
    ]
    saved_sentence = tr("Saved. u takes it back.")

    def __init__(self, tracker: Tracker, entry: Entry) -> None:
        super().__init__(tracker, f"mark:{entry.occurrence.slot_id}:{entry.occurrence.day}")
        self._entry = entry
        self._status = AttendanceStatus.ATTENDED

    @override
    def compose(self) -> ComposeResult:
        entry = self._entry
        day = self.tracker.here.day(entry.day)
        with Vertical(classes="dialog-box"):
            yield PlainText(
                tr("How did {name} go?", name=entry.occurrence.name), classes="form-heading"
            )
            yield PlainText(f"{day}, {entry.time}–{entry.ends}", classes="dialog-question")
            yield RecordList(id="statuses")
            yield from self.compose_fields()
            yield PlainText(
                tr("A missed session is no reason to stay away from the next one."),
                classes="field-hint",
            )
            yield PlainText(AT_CHOICES, id="mark-keys", classes="field-hint")

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("note", "", TextLine(placeholder=tr("a note, if you like"), id="mark-note"))

    @override
    def fill(self) -> None:
        self.query_one("#statuses", RecordList).show(
            (status.value, assemble((f" {key}  ", "bold $accent"), words))
            for status, key, words in CHOICES
        )
        if self._entry.mark:
            self.field("note").answer = " ".join(self._entry.mark.note.splitlines())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say which keys there are where the focus is now."""
        is_typing = isinstance(event.widget, TextLine)
        self.query_one("#mark-keys", PlainText).update(AT_NOTE if is_typing else AT_CHOICES)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        # Only a choice saves; there is none before one is made.
        return action != "save" and super().check_action(action, parameters)

    @on(OptionList.OptionSelected, "#statuses")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen row."""
        self.action_mark(event.option_id or "")

    def action_mark(self, status: str) -> None:
        """Save the mark, and close when it is on disk."""
        self._status = AttendanceStatus(status)
        self.action_save()

    @override
    def store(self) -> None:
        # A note that nobody typed in stays as it is, with its lines.
        note = self.answer("note") if self.answers != self._opened_with else None
        self.tracker.schedule.mark(self._entry.occurrence, self._status, note)
