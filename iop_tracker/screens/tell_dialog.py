"""A few lines to read, and nothing to decide."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import PlainText


class TellDialog(ModalScreen[None]):
    """Says what was done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", tr("Back"), id="tell.back", tooltip=tr("Close")),
    ]

    def __init__(self, heading: str, lines: Iterable[str]) -> None:
        super().__init__()
        self._heading = heading
        self._lines = tuple(lines)

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield PlainText(self._heading, classes="form-heading")
            with VerticalScroll():
                for line in self._lines:
                    yield PlainText(line, classes="dialog-question")
            yield PlainText(tr("enter or escape: back"), classes="field-hint")
