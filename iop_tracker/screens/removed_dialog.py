"""What was removed: to bring back, or to erase for good."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker.domain.record import name_of
from iop_tracker.domain.words import date_text
from iop_tracker.language import tr
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.doing import DoingScreen
from iop_tracker.views.removed import RemovedRow
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList

NOTHING = tr("Nothing was removed in the last 30 days.")
HOW = tr("What you remove stays here for 30 days, then it goes by itself.")
FOR_GOOD = tr("Erase {name} for good, from the copies too? This cannot be undone.")


class RemovedDialog(DoingScreen):
    """Lists what was removed in the last 30 days."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,b",
            "bring_back",
            tr("Bring back"),
            id="removed.back_again",
            tooltip=tr("Bring it back"),
        ),
        Binding(
            "d,delete", "erase", tr("Erase"), id="removed.erase", tooltip=tr("Erase it for good")
        ),
        Binding("escape,q", "dismiss", tr("Back"), id="removed.back", tooltip=tr("Close")),
    ]
    seconds = 5
    rows = query_one(RecordList)

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box -wide-box"):
            yield PlainText(tr("Removed"), classes="form-heading")
            yield PlainText(HOW, classes="dialog-question", id="removed-how")
            yield RecordList(id="removed-rows")
            yield PlainText(
                tr("enter: bring back   d: erase for good   escape: back"), classes="field-hint"
            )

    def on_mount(self) -> None:
        """Show what there is."""
        self.reload()
        self.rows.focus()

    @override
    def reload(self) -> None:
        """Show what there is now."""
        rows = self.tracker.removal.rows()
        self.rows.show((name_of(row.record), _line(row)) for row in rows)
        self.query_one("#removed-how", PlainText).update(HOW if rows else NOTHING)

    @property
    def current(self) -> RemovedRow | None:
        """The highlighted row."""
        rows = self.tracker.removal.rows()
        return next((row for row in rows if name_of(row.record) == self.rows.current), None)

    @on(OptionList.OptionSelected)
    def action_bring_back(self) -> None:
        """Let the highlighted one be there again."""
        row = self.current
        if row:
            self.do(lambda: self.tracker.removal.bring_back(row.record))

    def action_erase(self) -> None:
        """Erase the highlighted one, when it is sure."""
        row = self.current
        if row is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.do(lambda: self.tracker.removal.erase([row.record]))

        question = FOR_GOOD.format(name=row.name)
        self.app.push_screen(ConfirmDialog(question, yes=tr("Erase"), no=tr("Keep it")), answered)


def _line(row: RemovedRow) -> Content:
    return assemble(
        (tr("until {day}  ", day=date_text(row.kept_until)), "$text-muted"),
        (f"{row.name[:1].upper()}{row.name[1:]}", "bold"),
    )
