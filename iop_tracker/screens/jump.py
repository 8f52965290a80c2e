"""Jumping: a letter on everything that can be gone to, and the letter goes there."""

from collections.abc import Callable, Iterator
from functools import partial
from string import ascii_lowercase, digits
from typing import Any, ClassVar

from msgspec import Struct
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.tab_row import TabRow

LETTERS = ascii_lowercase + digits
"""What can stand on a place, in this order; a screen at 80 by 24 has no more places."""


class Place(Struct, frozen=True):
    """Somewhere to go to."""

    at: Offset
    """The cell that its letter covers."""
    go: Callable[[], object]


def places(screen: Screen[Any]) -> Iterator[Place]:
    """Everything on a screen that can be gone to, from the top: lists, rows, fields, buttons."""
    for row in screen.query(TabRow):
        if row.display and row.region:
            for start, tab in row.starts():
                yield Place(
                    row.region.offset + Offset(start, 0), partial(setattr, row, "current", tab)
                )
    for widget in screen.focus_chain:
        if isinstance(widget, RecordList):
            yield from _rows(widget)
        elif screen.region.contains_point(widget.region.offset):
            yield Place(widget.region.offset, widget.focus)


def _rows(rows: RecordList) -> Iterator[Place]:
    for number, line in rows.seen_lines():
        yield Place(rows.content_region.offset + Offset(0, line), partial(_highlight, rows, number))


def _highlight(rows: RecordList, number: int) -> None:
    rows.focus()
    rows.highlighted = number


class JumpScreen(ModalScreen[None]):
    """The letters, over the screen that they are about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "dismiss", tr("Back"), id="jump.back", tooltip=tr("Take the letters away")
        ),
    ]

    def __init__(self, known: dict[str, Place]) -> None:
        super().__init__()
        self._known = known

    @override
    def compose(self) -> ComposeResult:
        for letter, place in self._known.items():
            label = PlainText(f" {letter} ", classes="jump-letter")
            label.styles.offset = (place.at.x, place.at.y)
            yield label

    def on_key(self, event: Key) -> None:
        """Go where the letter stands; any other key takes the letters away."""
        if event.key == "escape":
            return
        place = self._known.get(event.character or "")
        event.stop()
        self.dismiss()
        if place:
            self.app.call_later(place.go)


def jump(app: App[Any]) -> None:
    """Show the letters, where there is somewhere to go, or take them away."""
    if isinstance(app.screen, JumpScreen):
        app.screen.dismiss()
        return
    known = dict(zip(LETTERS, places(app.screen), strict=False))
    if known:
        app.push_screen(JumpScreen(known))
