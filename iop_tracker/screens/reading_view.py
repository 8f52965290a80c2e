"""What is read under stress: large, short, one column, and one key to leave."""

from abc import abstractmethod

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import ScreenResume
from typing_extensions import override

from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.screens.scrolling import SCROLL_KEYS, ScrollingScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, styled
from iop_tracker.widgets.too_small import TooSmall

MOVING = (
    Binding("escape,q", "dismiss", tr("Back"), id="reading.back", tooltip=tr("Close")),
    Binding(
        "exclamation_mark",
        "app.help_now",
        tr("Help now"),
        key_display="!",
        id="reading.help",
        tooltip=tr("Help in a hard moment"),
    ),
    *SCROLL_KEYS,
)
"""The keys of everything that is read; each view puts its own before them."""


class ReadingView(ScrollingScreen):
    """Shows a text that can be scrolled. It reads again whenever it becomes visible."""

    def __init__(self, tracker: Tracker) -> None:
        super().__init__()
        self.tracker = tracker

    @override
    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="plan-box", can_focus=False):
            yield from self.compose_text()
        yield KeyFooter()
        yield TooSmall()

    def compose_text(self) -> ComposeResult:
        """What stands in the column."""
        yield PlainText(id="plan-text")

    @abstractmethod
    def reload(self) -> None:
        """Read what is shown, as it may have been changed.

        Raises:
            NothingFound: when it is gone.
        """

    def on_screen_resume(self, _: ScreenResume) -> None:
        """Read again; close when it is gone."""
        try:
            self.reload()
        except NothingFound:
            self.dismiss()

    def show(self, text: Content) -> None:
        """Put the text into the column."""
        self.query_one("#plan-text", PlainText).update(text)


def section(title: str, lines: list[Content]) -> Content:
    """A part with its title above it."""
    return Content("\n").join([styled(title.upper(), "bold $primary"), *lines])


def points(lines: tuple[str, ...]) -> list[Content]:
    """Lines of one's own, each with a point before it."""
    return [Content(f"·  {line}") for line in lines]
