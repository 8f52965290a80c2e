"""A note as it is read: its title, where it belongs, its Markdown, and what to do about it."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Markdown
from typing_extensions import override

from iop_tracker.widgets.plain_text import PlainText


class Reading(Struct, frozen=True, kw_only=True):
    """What is read of one note."""

    title: str
    about: str
    """Its day, session and tags, on one line."""
    text: str
    """Markdown."""
    tasks: str
    """The tasks that came out of it, one a line; empty for none."""


class NoteText(Vertical):
    """Shows one note; a link in it opens nothing, and every line stays a line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: Reading | None = None

    @override
    def compose(self) -> ComposeResult:
        yield PlainText(classes="note-title")
        yield PlainText(classes="note-about")
        yield Markdown(parser_factory=_parser, open_links=False)
        yield PlainText(classes="note-tasks")

    async def show(self, reading: Reading) -> None:
        """Show a note; does nothing when it is shown already."""
        if reading == self._shown:
            return
        self._shown = reading
        self.query_one(".note-title", PlainText).update(reading.title)
        self.query_one(".note-about", PlainText).update(reading.about)
        tasks = self.query_one(".note-tasks", PlainText)
        tasks.update(reading.tasks)
        tasks.display = bool(reading.tasks)
        await self.query_one(Markdown).update(reading.text)


def _parser() -> MarkdownIt:
    """Markdown that loses none of the participant's words: no HTML, and lines are kept."""
    parser = MarkdownIt("gfm-like", {"html": False})
    parser.core.ruler.push("keep_lines", _keep_lines)
    return parser


def _keep_lines(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type = "hardbreak"
