"""A stretch of time between two signs that turn it, as in `[ 2025 ]`."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.widgets.plain_text import assemble

SIDE = "bold $accent"


class Turner(Widget):
    """Shows what is looked at; a click on its left half goes back, on its right half on."""

    text: reactive[str] = reactive("", layout=True)

    @dataclass
    class Turned(Message):
        """The participant wants to go back (-1) or on (1)."""

        by: int

    @override
    def render(self) -> Content:
        return assemble(("[ ", SIDE), (self.text, "bold"), (" ]", SIDE))

    def on_click(self, event: events.Click) -> None:
        """Say where to."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self.post_message(self.Turned(-1 if offset.x < self.size.width // 2 else 1))
