"""A few words in a row, one of which is chosen."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override


class SpanBar(Widget):
    """Words to choose one of by mouse; the chosen one stands in brackets."""

    chosen: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """The participant clicked on a word."""

        index: int

    def __init__(self, words: tuple[str, ...], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words

    @override
    def render(self) -> Content:
        return Content.assemble(*(self._word(index) for index in range(len(self._words))))

    def _word(self, index: int) -> tuple[str, str]:
        word = self._words[index]
        if index == self.chosen:
            return (f"[{word}]", "bold $block-cursor-foreground on $block-cursor-background")
        return (f" {word} ", "$text-muted")

    def on_click(self, event: events.Click) -> None:
        """Say which word it was."""
        content = event.get_content_offset(self)
        if content is None:
            return
        column = 0
        for index in range(len(self._words)):
            width = len(self._word(index)[0])
            if column <= content.x < column + width:
                self.post_message(self.Chosen(index))
            column += width
