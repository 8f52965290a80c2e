"""What this version changed."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.content import Content
from typing_extensions import override

from iop_tracker import __version__, content
from iop_tracker.screens.below import Below
from iop_tracker.screens.reading_view import ReadingView
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_text import styled


class NewsView(ReadingView):
    """The newest part of the list of changes."""

    @override
    def reload(self) -> None:
        title, _, text = content.news().partition("\n")
        heading = styled(f"What is new in {title}", "bold $primary")
        self.show(Content("\n").join([heading, styled(text, "")]))


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterator[SystemCommand]:
    """What the palette has of it."""
    if not below.has_form:
        show = partial(app.push_screen, NewsView(tracker))
        yield SystemCommand("What is new", f"In version {__version__}", show)
