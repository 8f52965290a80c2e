"""The ScheduleScreen page."""

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.screens.page import Page
from iop_tracker.widgets.empty_state import EmptyState


class ScheduleScreen(Page):
    """The page."""

    MODE = "schedule"

    @override
    def compose_page(self) -> ComposeResult:
        yield EmptyState("to come")

    @override
    def reload(self) -> None:
        pass
