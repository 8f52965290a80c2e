"""A question with two answers."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import PlainText


class ConfirmDialog(ModalScreen[bool]):
    """Asks before something that cannot be undone; the safe answer has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", tr("Yes"), id="confirm.yes", tooltip=tr("Yes, do it")),
        Binding("n,escape", "answer(False)", tr("No"), id="confirm.no", tooltip=tr("No, go back")),
        Binding("left,h", "app.focus_previous", tr("Left"), show=False),
        Binding("right,l", "app.focus_next", tr("Right"), show=False),
    ]

    def __init__(self, question: str, *, yes: str = tr("Yes"), no: str = tr("No")) -> None:
        super().__init__()
        self._question = question
        self._yes = yes
        self._no = no

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield PlainText(self._question, classes="dialog-question")
            with Horizontal(classes="dialog-buttons"):
                yield Button(f"{self._no} (n)", id="no", variant="primary")
                yield Button(f"{self._yes} (y)", id="yes")

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """Take the button's answer."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Take the key's answer."""
        self.dismiss(answer)
