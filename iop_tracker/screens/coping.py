"""The CopingScreen page."""

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.screens.page import Page
from iop_tracker.widgets.empty_state import EmptyState


class CopingScreen(Page):
    """The page."""

    MODE = "coping"

    @override
    def compose_page(self) -> ComposeResult:
        yield EmptyState("to come")

    @override
    def reload(self) -> None:
        pass
