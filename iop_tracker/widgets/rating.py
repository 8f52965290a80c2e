"""A 0 to 10 scale on one line: by digit, arrow or mouse."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import assemble
from iop_tracker.widgets.text_field import TextLine
from iop_tracker.widgets.toggles import Toggles

CELL = 3
"""Cells for each number; the last has one more."""


class Rating(Widget, can_focus=True):
    """A 0 to 10 scale; None means not answered.

    A digit sets the value and moves on. `1` waits for what follows: `1` and then `0` is 10, and
    any other digit is the next scale's. It waits as long as the focus is there, or for `settles`
    seconds. Space leaves the scale out and moves on.

    Attributes:
        before: An earlier answer to compare with, marked by a dot at each side.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", tr("Less"), show=False),
        Binding("right,l", "step(1)", tr("More"), show=False),
        Binding("backspace,delete", "clear", tr("No answer"), show=False),
        Binding("enter", "move_on", tr("Next"), show=False),
        Binding("space", "leave_out", tr("Leave out"), show=False),
    ]

    value: reactive[int | None] = reactive(None)
    before: reactive[int | None] = reactive(None)

    def __init__(
        self, *, low: str = "", high: str = "", settles: float | None = None, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._settles = settles
        self._low = low
        self._high = high
        self._one_typed = False

    @property
    def answer(self) -> str:
        """The value as text; empty while not answered."""
        return "" if self.value is None else str(self.value)

    @answer.setter
    def answer(self, text: str) -> None:
        self.value = int(text) if text else None

    @override
    def render(self) -> Content:
        parts = [
            (f"[{n}]", "bold $block-cursor-foreground on $block-cursor-background")
            if n == self.value
            else (f"·{n}·", "$hint italic")
            if n == self.before
            else (f" {n} ", "")
            for n in range(11)
        ]
        words = tr("  {low} to {high}", low=self._low, high=self._high) if self._low else ""
        words = tr("  0 makes it 10") if self._one_typed else words
        return assemble(*parts, (words, "$text-muted"))

    def type_digit(self, digit: str) -> None:
        """Take one digit as if it was typed here."""
        if self._one_typed:
            self._one_typed = False
            if digit == "0":
                self.value = 10
            self.screen.focus_next()
            following = self.screen.focused
            if digit != "0" and isinstance(following, Rating | Toggles):
                following.type_digit(digit)
            elif digit != "0" and isinstance(following, TextLine):
                following.call_later(_type_into, following, digit)
            return
        self.value = int(digit)
        self._one_typed = digit == "1"
        if self._one_typed and self._settles is not None:
            self.set_timer(self._settles, self.settle)
        self.refresh()
        if not self._one_typed:
            self.screen.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Digits set the value."""
        if event.character and event.character in "0123456789":
            self.type_digit(event.character)
            event.stop()
            event.prevent_default()

    def on_blur(self) -> None:
        """A `1` that was left alone is a one."""
        self.settle()

    def settle(self) -> None:
        """Wait no longer for what follows a `1`: it is a one."""
        self._one_typed = False
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Take the number under the mouse."""
        content = event.get_content_offset(self)
        if content is not None and content.x < 11 * CELL + 1:
            self.value = min(content.x // CELL, 10)

    def action_step(self, by: int) -> None:
        """Go up or down by one; the first step from no answer starts at 5."""
        self._one_typed = False
        self.value = 5 if self.value is None else max(0, min(10, self.value + by))

    def action_clear(self) -> None:
        """Take the answer away."""
        self._one_typed = False
        self.value = None

    def action_leave_out(self) -> None:
        """Go to the next field without an answer; a `1` that was just typed is a one."""
        if not self._one_typed:
            self.value = None
        self.screen.focus_next()

    def action_move_on(self) -> None:
        """Go to the next field."""
        self.screen.focus_next()


def _type_into(line: TextLine, digit: str) -> None:
    """Type into a line that has just got the focus, in the place of what it has selected."""
    line.replace(digit, *sorted(line.selection))
