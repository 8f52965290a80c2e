"""What can be done about one occurrence."""

from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker.domain.occurrence import OccurrenceState
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.views.entry import Entry
from iop_tracker.widgets.entry_line import entry_details
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList


class Choice(StrEnum):
    """One thing to do about an occurrence."""

    MARK = "mark"
    UNMARK = "unmark"
    MOVE = "move"
    CANCEL = "cancel"
    PUT_BACK = "put_back"
    CHANGE = "change"
    END = "end"
    PREPARE = "prepare"


WORDS = {
    Choice.MARK: tr("Say how it went"),
    Choice.UNMARK: tr("Take the mark off"),
    Choice.MOVE: tr("Move it, this once"),
    Choice.CANCEL: tr("Cancel it, this once"),
    Choice.PUT_BACK: tr("Put it back as planned"),
    Choice.CHANGE: tr("Change it"),
    Choice.END: tr("End it: none from this day on"),
    Choice.PREPARE: tr("Get ready: what happened since the last one"),
}


def choices(entry: Entry, *, only_removing: bool) -> tuple[Choice, ...]:
    """What makes sense for an entry, most usual first."""
    occurrence = entry.occurrence
    has_slot = occurrence.state is not OccurrenceState.ADDED
    changed = occurrence.state in {OccurrenceState.MOVED, OccurrenceState.CANCELLED}
    offered = {
        Choice.MARK: occurrence.is_session and occurrence.takes_place,
        Choice.UNMARK: entry.mark is not None,
        Choice.MOVE: occurrence.takes_place,
        Choice.CANCEL: occurrence.takes_place,
        Choice.PUT_BACK: changed,
        Choice.CHANGE: has_slot,
        Choice.END: has_slot,
        Choice.PREPARE: entry.can_prepare,
    }
    removing = {Choice.CANCEL, Choice.PUT_BACK, Choice.END}
    return tuple(c for c, fits in offered.items() if fits and (c in removing or not only_removing))


class OccurrenceDialog(ModalScreen[Choice | None]):
    """Shows an occurrence and lets the participant choose what to do about it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(number), f"pick({number - 1})", tr("Choice {number}", number=number), show=False
            )
            for number in range(1, 9)
        ),
        Binding("escape,q", "dismiss(None)", tr("Back"), id="occurrence.back", tooltip=tr("Close")),
    ]

    def __init__(self, tracker: Tracker, entry: Entry, *, only_removing: bool = False) -> None:
        super().__init__()
        self._day = tracker.here.day(entry.day)
        self._entry = entry
        self._choices = choices(entry, only_removing=only_removing)

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield PlainText(entry_details(self._entry, self._day), classes="dialog-question")
            yield RecordList(id="choices")
            yield PlainText(tr("number or enter: choose   escape: back"), classes="field-hint")

    def on_mount(self) -> None:
        """Show the choices."""
        rows = self.query_one("#choices", RecordList)
        rows.show(
            (choice.value, assemble((f"{number}  ", "bold $accent"), WORDS[choice]))
            for number, choice in enumerate(self._choices, start=1)
        )
        rows.focus()

    @on(OptionList.OptionSelected, "#choices")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen row."""
        self.dismiss(Choice(event.option_id or ""))

    def action_pick(self, index: int) -> None:
        """Take a row by its number."""
        if index < len(self._choices):
            self.dismiss(self._choices[index])
