"""Words to switch on by number, and a line for one's own, as one answer."""

from collections.abc import Collection, Iterable
from typing import Self

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from typing_extensions import override

from iop_tracker.domain.note import parse_tags
from iop_tracker.language import tr
from iop_tracker.widgets.text_field import TextLine, ValueLine
from iop_tracker.widgets.toggles import Toggles

OWN_DIGIT = "9"
"""Goes to the line for one's own words."""


class OfferedWords(Toggles):
    """Numbered words; 9 goes on to the line of own words, 0 past it."""

    @override
    def type_digit(self, digit: str) -> None:
        if digit == OWN_DIGIT:
            self.screen.focus_next()
        else:
            super().type_digit(digit)

    @override
    def move_on(self) -> None:
        self.screen.focus_next()
        self.screen.focus_next()


class WordChoice(Vertical):
    """Words in a row and a line below them; the answer is both, divided by commas.

    Args:
        words: Those to switch, at most eight, none with a comma.
    """

    toggles = query_one(OfferedWords)
    line = query_one(TextLine)

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self._words = tuple(words)

    @override
    def compose(self) -> ComposeResult:
        yield OfferedWords(((word, word) for word in self._words), numbered=True)
        yield TextLine(
            placeholder=tr("{own_digit}: own words, divided by commas", own_digit=OWN_DIGIT)
        )

    @override
    def focus(self, scroll_visible: bool = True) -> Self:
        self.toggles.focus(scroll_visible)
        return self

    @property
    def answer(self) -> str:
        """The words that are on, then one's own, as they are typed."""
        return ",".join(part for part in (self.toggles.answer, self.line.value) if part)

    @answer.setter
    def answer(self, text: str) -> None:
        words = parse_tags(text)
        self.toggles.answer = ",".join(words)
        self.line.value = ", ".join(word for word in words if word not in self._words)

    def mark(self, before: Collection[str]) -> None:
        """Mark the words of an earlier answer."""
        self.toggles.before = frozenset(before)


class SleepLine(ValueLine):
    """Hours to type; space goes on, as enter does, because no hours have one in them."""

    def on_key(self, event: events.Key) -> None:
        """Space goes on."""
        if event.key == "space":
            event.stop()
            event.prevent_default()
            self.screen.focus_next()
