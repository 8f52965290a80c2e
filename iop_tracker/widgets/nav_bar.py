"""The row at the top: the six pages and the way to help."""

from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import Part, assemble

PAGES = (
    ("today", "1", tr("Today")),
    ("schedule", "2", tr("Schedule")),
    ("check-ins", "3", tr("Check-ins")),
    ("coping", "4", tr("Coping")),
    ("notes", "5", tr("Notes")),
    ("insights", "6", tr("Insights")),
)
"""Mode, key and name of each page."""

HELP_NOW = "help-now"

SHORT_NAMES = {"schedule": tr("Week"), "check-ins": tr("Days"), "insights": tr("Trend")}
"""Names of pages where there is little room."""

NARROW, WIDE = 80, 120
"""Cells under which names are short; with the words for looking only, under the second."""
LOOKING_ONLY = tr("looking only")
STYLES = {
    "page": "$text-muted",
    "hovered": "underline $text",
    "current": "bold $block-cursor-foreground on $primary",
    "words": "bold $warning",
    "help": "bold $on-accent on $accent",
}


class NavItem(Struct, frozen=True):
    """One part of the row."""

    target: str
    """A mode, `HELP_NOW`, or empty for words alone."""
    text: str
    """With the spaces around it."""
    start: int
    """Its first cell."""
    kind: str
    """Which of the `STYLES` it has."""

    @property
    def end(self) -> int:
        """The cell after its last."""
        return self.start + len(self.text)


def nav_items(current: str, room: int, *, read_only: bool) -> tuple[NavItem, ...]:
    """What stands in the row, from the left; help is always at the right.

    Args:
        current: The mode of the page.
        room: Cells in the row.
        read_only: Whether to say that the file is for looking only.
    """
    is_narrow = room < NARROW
    is_brief = is_narrow or (read_only and room < WIDE)
    column = 0 if is_narrow else 1
    items: list[NavItem] = []
    for mode, key, name in PAGES:
        text = f" {key} {SHORT_NAMES.get(mode, name) if is_brief else name}"
        is_here = mode == current
        text += " " if is_here or not is_narrow else ""
        items.append(NavItem(mode, text, column, "current" if is_here else "page"))
        column = items[-1].end
    if read_only:
        items.append(NavItem("", f"{LOOKING_ONLY} ", column, "words"))
    help_text = tr(" ! Help now ")
    start = room - len(help_text) - (0 if is_narrow else 1)
    kept = tuple(each for each in items if each.end <= start)
    return (*kept, NavItem(HELP_NOW, help_text, max(0, start), "help"))


class NavBar(Widget):
    """The row in one piece: a click goes where it meets."""

    ALLOW_SELECT: ClassVar[bool] = False

    hovered: reactive[str] = reactive("")

    @dataclass
    class Chosen(Message):
        """The participant clicked on a page, or on help."""

        target: str

    def __init__(self, current: str, *, read_only: bool = False) -> None:
        super().__init__()
        self._current = current
        self._read_only = read_only

    def items(self) -> tuple[NavItem, ...]:
        """What stands in the row now."""
        return nav_items(self._current, self.size.width, read_only=self._read_only)

    @override
    def render(self) -> Content:
        parts: list[Part] = []
        column = 0
        for item in self.items():
            is_hovered = item.kind == "page" and item.target == self.hovered
            parts.append(" " * (item.start - column))
            parts.append((item.text, STYLES["hovered" if is_hovered else item.kind]))
            column = item.end
        return assemble(*parts)

    def _target_at(self, column: int) -> str:
        return next((i.target for i in self.items() if i.start <= column < i.end), "")

    def on_click(self, event: events.Click) -> None:
        """Say what is under the mouse."""
        event.stop()
        if target := self._target_at(event.x):
            self.post_message(self.Chosen(target))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would choose."""
        self.hovered = self._target_at(event.x)

    def on_leave(self) -> None:
        """The mouse is somewhere else."""
        self.hovered = ""
