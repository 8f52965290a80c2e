"""What this version changed."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.content import Content
from typing_extensions import override

from iop_tracker import __version__, content
from iop_tracker.language import tr
from iop_tracker.screens.below import Below
from iop_tracker.screens.reading_view import MOVING, ReadingView
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_text import styled


class NewsView(ReadingView):
    """The newest part of the list of changes."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVING]

    @override
    def reload(self) -> None:
        title, *points = news_points(content.news())
        heading = styled(tr("What is new in {title}", title=title), "bold $primary")
        self.show(Content("\n\n").join([heading, *map(Content, points)]))


def news_points(markdown: str) -> list[str]:
    """The title, and each point as one line without the signs of Markdown."""
    parts = re.split(r"\n\n|\n- ", markdown)
    return [" ".join(part.removeprefix("- ").replace("`", "").split()) for part in parts]


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterator[SystemCommand]:
    """What the palette has of it."""
    if not below.has_form:
        show = partial(app.push_screen, NewsView(tracker))
        yield SystemCommand(
            tr("What is new"), tr("In version {version}", version=__version__), show
        )
