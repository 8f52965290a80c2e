"""A row of names, one of them chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.widgets.plain_text import styled

GAP = 3
"""Cells between two names."""


class TabRow(Widget):
    """Names to choose from by mouse, or by the keys of the page."""

    current: reactive[str] = reactive("", init=False)

    @dataclass
    class Changed(Message):
        """Another name was chosen."""

        current: str

    def __init__(self, tabs: Iterable[tuple[str, str]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tabs = tuple(tabs)
        self.set_reactive(TabRow.current, self._tabs[0][0])

    @override
    def render(self) -> Content:
        return Content(" " * GAP).join(
            styled(f"▸ {name}", "bold underline $accent")
            if each == self.current
            else styled(f"  {name}", "$text-muted")
            for each, name in self._tabs
        )

    def watch_current(self) -> None:
        """Say that another one was chosen."""
        self.post_message(self.Changed(self.current))

    def move(self, by: int) -> None:
        """Choose the next one, round in a circle."""
        ids = [each for each, _ in self._tabs]
        self.current = ids[(ids.index(self.current) + by) % len(ids)]

    def on_click(self, event: events.Click) -> None:
        """Choose the name under the mouse."""
        offset = event.get_content_offset(self)
        column = 0
        for each, name in self._tabs:
            width = len(name) + 2
            if offset is not None and column <= offset.x < column + width:
                self.current = each
            column += width + GAP
