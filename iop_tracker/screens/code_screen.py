"""The recovery code, once, to be written on paper."""

from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.too_small import TooSmall

WORDS = tr(
    "Write it on paper. It is shown only now. It opens your file when the passphrase is "
    "forgotten. Without both, nobody can open it, not even we."
)
READING = tr("0 is a zero and 1 is a one. Small letters are as good as big ones.")
UNWRITTEN = tr(
    "Is it on paper? It is not shown again. You can make another code later: ctrl+p, then "
    '"Make another recovery code".'
)


class CodeScreen(ModalScreen[None]):
    """Shows the code until the participant says that it is on paper. Nothing of it is kept."""

    AUTO_FOCUS = ""
    LOCKS_AFTER: ClassVar[timedelta] = timedelta(minutes=15)
    """For how long the code can be written down without a key."""
    """A key pressed once too often must not take the code away."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "w", "written", tr("Written down"), id="code.written", tooltip=tr("It is on paper")
        ),
        Binding("escape", "leave", tr("Back"), id="code.back", tooltip=tr("Close; asks first")),
        Binding(
            "f2,ctrl+g,exclamation_mark",
            "app.help_now",
            tr("Help now"),
            id="code.help_now",
            tooltip=tr("Help in a hard moment; the code is here afterwards"),
        ),
    ]

    def __init__(self, code: str) -> None:
        super().__init__()
        self._groups = code.split("-")

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="form-box"):
            yield PlainText(tr("Your recovery code"), classes="form-heading")
            yield PlainText(WORDS, classes="code-words")
            with Grid(id="code-groups"):
                for number, group in enumerate(self._groups, start=1):
                    shown = PlainText("  ".join(group), classes="code-group")
                    shown.border_title = str(number)
                    yield shown
            yield PlainText(READING, classes="code-words")
            yield Button(tr("I have written it down (w)"), id="written")
        yield KeyFooter()
        yield TooSmall()

    @on(Button.Pressed)
    def action_written(self) -> None:
        """Close: it is on paper."""
        self.dismiss()

    def action_leave(self) -> None:
        """Ask whether it is on paper before it is gone."""
        question = ConfirmDialog(UNWRITTEN, yes=tr("It is on paper"), no=tr("Show it"))
        self.app.push_screen(question, self._leave)

    def _leave(self, sure: bool | None) -> None:
        if sure:
            self.dismiss()
