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

from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.too_small import TooSmall

WORDS = (
    "Write it on paper. It is shown only now. It opens your file when the passphrase is "
    "forgotten. Without both, nobody can open it, not even we."
)
READING = "0 is a zero and 1 is a one. Small letters are as good as big ones."
UNWRITTEN = (
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
        Binding("w", "written", "Written down", id="code.written", tooltip="It is on paper"),
        Binding("escape", "leave", "Back", id="code.back", tooltip="Close; asks first"),
        Binding(
            "f2,ctrl+g,exclamation_mark",
            "app.help_now",
            "Help now",
            id="code.help_now",
            tooltip="Help in a hard moment; the code is here afterwards",
        ),
    ]

    def __init__(self, code: str) -> None:
        super().__init__()
        self._groups = code.split("-")

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="form-box"):
            yield PlainText("Your recovery code", classes="form-heading")
            yield PlainText(WORDS, classes="code-words")
            with Grid(id="code-groups"):
                for number, group in enumerate(self._groups, start=1):
                    shown = PlainText("  ".join(group), classes="code-group")
                    shown.border_title = str(number)
                    yield shown
            yield PlainText(READING, classes="code-words")
            yield Button("I have written it down (w)", id="written")
        yield KeyFooter()
        yield TooSmall()

    @on(Button.Pressed)
    def action_written(self) -> None:
        """Close: it is on paper."""
        self.dismiss()

    def action_leave(self) -> None:
        """Ask whether it is on paper before it is gone."""
        question = ConfirmDialog(UNWRITTEN, yes="It is on paper", no="Show it")
        self.app.push_screen(question, self._leave)

    def _leave(self, sure: bool | None) -> None:
        if sure:
            self.dismiss()
