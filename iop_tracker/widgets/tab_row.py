"""A row of names, one of them chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.widgets.plain_text import styled

SPACING = ((2, 3), (2, 2), (2, 1), (1, 1), (1, 0))
"""Cells before each name, where the chosen one has its mark, and between two: what fits first."""


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
        before, gap = self._spacing
        return Content(" " * gap).join(
            styled(f"{'▸':<{before}}{name}", "bold underline $accent")
            if each == self.current
            else styled(f"{'':<{before}}{name}", "$text-muted")
            for each, name in self._tabs
        )

    @property
    def _spacing(self) -> tuple[int, int]:
        """Cells before each name and between two, so that no name is cut."""
        return next((s for s in SPACING if self._width(*s) <= self.size.width), SPACING[-1])

    def _width(self, before: int, gap: int) -> int:
        names = sum(len(name) for _, name in self._tabs)
        return names + len(self._tabs) * (before + gap) - gap

    @override
    def get_content_width(self, container: Size, viewport: Size) -> int:
        return min(self._width(*SPACING[0]), container.width)

    def watch_current(self) -> None:
        """Say that another one was chosen."""
        self.post_message(self.Changed(self.current))

    def move(self, by: int) -> None:
        """Choose the next one, round in a circle."""
        ids = [each for each, _ in self._tabs]
        self.current = ids[(ids.index(self.current) + by) % len(ids)]

    def starts(self) -> Iterator[tuple[int, str]]:
        """The first cell of each name, with its mark, and the name's id."""
        before, gap = self._spacing
        column = 0
        for each, name in self._tabs:
            yield column, each
            column += len(name) + before + gap

    def on_click(self, event: events.Click) -> None:
        """Choose the name under the mouse."""
        offset = event.get_content_offset(self)
        names = dict(self._tabs)
        for start, each in self.starts():
            if offset and start <= offset.x < start + len(names[each]) + self._spacing[0]:
                self.current = each
