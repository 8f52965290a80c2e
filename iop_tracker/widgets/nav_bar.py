"""The row at the top: the six pages and the way to help."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from typing_extensions import override

from iop_tracker.widgets.plain_text import PlainText

PAGES = (
    ("today", "1", "Today"),
    ("schedule", "2", "Schedule"),
    ("check-ins", "3", "Check-ins"),
    ("coping", "4", "Coping"),
    ("notes", "5", "Notes"),
    ("insights", "6", "Insights"),
)
"""Mode, key and name of each page."""

HELP_NOW = "help-now"

SHORT_NAMES = {"schedule": "Week", "check-ins": "Days", "insights": "Trend"}
"""Names of pages where there is little room."""


class NavItem(PlainText):
    """One thing to click in the row."""

    @dataclass
    class Chosen(Message):
        """The participant clicked on a page, or on help."""

        target: str

    def __init__(self, target: str, text: str, *, classes: str) -> None:
        super().__init__(text, classes=f"nav-{target} {classes}")
        self._target = target

    def on_click(self, event: events.Click) -> None:
        """Say which one it was."""
        event.stop()
        self.post_message(self.Chosen(self._target))


class NavBar(Horizontal):
    """The six pages with their keys, and help now at the right."""

    def __init__(self, current: str, *, read_only: bool = False) -> None:
        super().__init__(classes="-brief-names" if read_only else "")
        self._current = current
        self._read_only = read_only

    @override
    def compose(self) -> ComposeResult:
        for mode, key, name in PAGES:
            current = " -current" if mode == self._current else ""
            short = SHORT_NAMES.get(mode, name)
            yield NavItem(mode, f"{key} {name}", classes=f"page-item -long{current}")
            yield NavItem(mode, f"{key} {short}", classes=f"page-item -brief{current}")
        if self._read_only:
            yield PlainText("looking only", classes="looking-only")
        yield NavItem(HELP_NOW, "! Help now", classes="help-item")
