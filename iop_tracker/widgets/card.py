"""A framed part of a page that can be opened."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from typing_extensions import override

from iop_tracker.widgets.plain_text import PlainText


class Card(PlainText, can_focus=True):
    """A frame with a title and a few lines; enter or a click opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="card.open", show=False, tooltip="Open this"),
    ]

    @dataclass
    class Opened(Message):
        """The participant wants what the card is about."""

        card: "Card"

        @property
        @override
        def control(self) -> "Card":
            """The card, for selectors."""
            return self.card

    def __init__(self, title: str, *, id: str) -> None:
        super().__init__(id=id)
        self.border_title = Content(title)

    def action_open(self) -> None:
        """Say that it was opened."""
        self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """A click opens it."""
        event.stop()
        self.action_open()
