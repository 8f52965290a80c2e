"""A few words to switch on and off, or to choose one of."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.widgets.plain_text import styled

GAP = 2
"""Cells between two words."""


class Toggles(Widget, can_focus=True):
    """Words in a row; those that are on carry a sign, not only a color.

    Arrows move, space or a click switches. The answer is the ids that are on, divided by commas.
    With `single`, one at most is on and moving chooses.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "Left", show=False),
        Binding("right,l", "move(1)", "Right", show=False),
        Binding("space", "switch", "On or off", show=False),
        Binding("enter", "app.focus_next", "Next", show=False),
    ]

    chosen: reactive[frozenset[str]] = reactive(frozenset())
    cursor: reactive[int] = reactive(0)

    def __init__(
        self, choices: Iterable[tuple[str, str]], *, single: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._choices = tuple(choices)
        self._single = single

    @property
    def answer(self) -> str:
        """Ids that are on, in their order, divided by commas."""
        return ",".join(each for each, _ in self._choices if each in self.chosen)

    @answer.setter
    def answer(self, text: str) -> None:
        known = {each for each, _ in self._choices}
        self.chosen = frozenset(text.split(",")) & known
        first = next((i for i, (each, _) in enumerate(self._choices) if each in self.chosen), 0)
        self.cursor = first

    @override
    def render(self) -> Content:
        rows = self._rows(self.content_size.width)
        lines = (Content("  ").join(self._word(index) for index in row) for row in rows)
        return Content("\n").join(lines)

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def _rows(self, width: int) -> list[list[int]]:
        """The words of each line, as many as fit."""
        rows: list[list[int]] = [[]]
        column = 0
        for index in range(len(self._choices)):
            needed = self._word(index).cell_length
            if rows[-1] and column + needed > width:
                rows.append([])
                column = 0
            rows[-1].append(index)
            column += needed + GAP
        return rows

    def _word(self, index: int) -> Content:
        each, label = self._choices[index]
        on_sign, off_sign = ("(•)", "( )") if self._single else ("[x]", "[ ]")
        is_on = each in self.chosen
        style = "bold $primary" if is_on else ""
        if self.has_focus and index == self.cursor:
            style = "bold $block-cursor-foreground on $block-cursor-background"
        return styled(f"{on_sign if is_on else off_sign} {label}", style)

    def on_focus(self) -> None:
        """Show where the cursor is."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Switch the word under the mouse."""
        content = event.get_content_offset(self)
        index = None if content is None else self._index_at(content.x, content.y)
        if index is not None:
            self.cursor = index
            self.action_switch()

    def _index_at(self, x: int, y: int) -> int | None:
        """The word at a place."""
        rows = self._rows(self.content_size.width)
        column = 0
        for index in rows[y] if y < len(rows) else ():
            width = self._word(index).cell_length
            if column <= x < column + width:
                return index
            column += width + GAP
        return None

    def action_move(self, by: int) -> None:
        """Move the cursor; it stops at the ends."""
        self.cursor = max(0, min(len(self._choices) - 1, self.cursor + by))
        if self._single:
            self.chosen = frozenset({self._choices[self.cursor][0]})

    def action_switch(self) -> None:
        """Switch the word at the cursor."""
        each = frozenset({self._choices[self.cursor][0]})
        self.chosen = (each - self.chosen) if self._single else self.chosen ^ each
