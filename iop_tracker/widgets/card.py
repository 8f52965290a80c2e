"""A framed part of a page that can be opened."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.visual import VisualType
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import PlainText

MORE = tr("… more")
"""Stands in the frame where not everything fits; opening it shows all."""


class Card(PlainText, can_focus=True):
    """A frame with a title and a few lines; enter or a click opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", tr("Open"), id="card.open", show=False, tooltip=tr("Open this")),
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

    @override
    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        super().update(content, layout=layout)
        self.call_after_refresh(self.tell_if_cut)

    def on_resize(self) -> None:
        """There is more room, or less."""
        self.tell_if_cut()

    def tell_if_cut(self) -> None:
        """Say in the frame whether not everything fits."""
        size = self.content_size
        is_cut = bool(size) and self.get_content_height(size, size, size.width) > size.height
        self.border_subtitle = Content(MORE if is_cut else "")

    def action_open(self) -> None:
        """Say that it was opened."""
        self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """A click opens it."""
        event.stop()
        self.action_open()
