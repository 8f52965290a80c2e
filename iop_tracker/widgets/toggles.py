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

from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import styled

GAP = 2
"""Cells between two words."""
MOST_NUMBERED = 9
"""So many words can have a digit; 0 moves on."""


class Toggles(Widget, can_focus=True):
    """Words in a row; those that are on carry a sign, not only a color.

    Arrows move, space or a click switches. The answer is the ids that are on, divided by commas.
    With `single`, one at most is on and moving chooses. With `numbered`, a digit switches the word
    with that number, or chooses it and moves on; 0 moves on.

    Attributes:
        before: Ids of an earlier answer to compare with, marked by a dot.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", tr("Left"), show=False),
        Binding("right,l", "move(1)", tr("Right"), show=False),
        Binding("space", "switch", tr("On or off"), show=False),
        Binding("enter", "app.focus_next", tr("Next"), show=False),
    ]

    chosen: reactive[frozenset[str]] = reactive(frozenset())
    cursor: reactive[int] = reactive(0)
    before: reactive[frozenset[str]] = reactive(frozenset())

    def __init__(
        self,
        choices: Iterable[tuple[str, str]],
        *,
        single: bool = False,
        numbered: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._choices = tuple(choices)
        self._single = single
        self._numbered = numbered

    @property
    def is_single(self) -> bool:
        """Whether one at most is on."""
        return self._single

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
        width = self.content_size.width
        return Content("\n").join(self._line(row, width) for row in self._rows(width))

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def _rows(self, width: int) -> list[list[tuple[int, int]]]:
        """The words of each line with their cells, a gap included: as many as fit."""
        needed = [self._cells(index) for index in range(len(self._choices))]
        if self._numbered:
            return _in_columns(needed, width)
        rows: list[list[tuple[int, int]]] = [[]]
        column = 0
        for index, cells in enumerate(needed):
            if rows[-1] and column + cells > width:
                rows.append([])
                column = 0
            rows[-1].append((index, cells + GAP))
            column += cells + GAP
        return rows

    def _line(self, row: list[tuple[int, int]], width: int) -> Content:
        line = Content()
        for index, cells in row:
            line = line + self._word(index).pad_right(cells - self._cells(index))
        return line.rstrip().truncate(width, ellipsis=True)

    def _cells(self, index: int) -> int:
        return self._word(index).cell_length

    def _word(self, index: int) -> Content:
        each, label = self._choices[index]
        left, on_sign, right = ("(", "•", ")") if self._single else ("[", "x", "]")
        is_on = each in self.chosen
        sign = on_sign if is_on else "·" if each in self.before else " "
        style = "bold $primary" if is_on else ""
        if self.has_focus and index == self.cursor:
            style = "bold $block-cursor-foreground on $block-cursor-background"
        word = styled(f"{left}{sign}{right} {label}", style)
        if not self._numbered:
            return word
        number = f"{index + 1}" if index < MOST_NUMBERED else " "
        return styled(number, "$hint italic") + word

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

    def type_digit(self, digit: str) -> None:
        """Take one digit as if it was typed here; does nothing where words have no numbers."""
        index = int(digit) - 1
        if not self._numbered or index >= len(self._choices):
            return
        if index >= 0:
            self.cursor = index
            each = frozenset({self._choices[index][0]})
            self.chosen = each if self._single else self.chosen ^ each
        if index < 0 or self._single:
            self.move_on()

    def move_on(self) -> None:
        """Go to the next field."""
        self.screen.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Digits switch the words that have a number."""
        if self._numbered and event.character and event.character in "0123456789":
            self.type_digit(event.character)
            event.stop()
            event.prevent_default()

    def _index_at(self, x: int, y: int) -> int | None:
        """The word at a place."""
        rows = self._rows(self.content_size.width)
        column = 0
        for index, width in rows[y] if y < len(rows) else ():
            if column <= x < column + self._cells(index):
                return index
            column += width
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


def _in_columns(needed: list[int], width: int) -> list[list[tuple[int, int]]]:
    """Words below each other in as many columns as fit, read along the lines.

    Args:
        needed: Cells of each word.
        width: Cells there are.
    """
    for count in range(len(needed), 1, -1):
        columns = [max(needed[at::count]) + GAP for at in range(count)]
        if sum(columns) - GAP <= width:
            break
    else:
        columns = [max(needed, default=0)]
    step = len(columns)
    places = [(index, columns[index % step]) for index in range(len(needed))]
    return [places[at : at + step] for at in range(0, len(places), step)]
