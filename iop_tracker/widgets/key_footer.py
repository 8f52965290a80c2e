"""The keys of a screen in its last line."""

from collections.abc import Iterable
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.widgets.plain_text import Part, assemble

LISTS_ALL = "keys"
"""How the action ends that lists all keys."""


class ShownKey(Struct, frozen=True):
    """A key as it stands in the line."""

    key: str
    display: str
    description: str
    action: str
    is_enabled: bool
    tooltip: str

    @property
    def width(self) -> int:
        """Cells it takes."""
        return Content(f"{self.display} {self.description}").cell_length

    @property
    def is_always_there(self) -> bool:
        """Whether it is the key that lists all of them."""
        return self.action.endswith(LISTS_ALL)


def placed(keys: Iterable[ShownKey], room: int) -> tuple[tuple[int, ShownKey], ...]:
    """The keys that there is room for, each with its first cell.

    They stand from the left, whole or not at all; the one that lists all of them is at the right.

    Args:
        keys: In their order.
        room: Cells in the line.
    """
    known = tuple(keys)
    found: list[tuple[int, ShownKey]] = []
    last = next((each for each in known if each.is_always_there), None)
    end = room - last.width - 1 if last else room
    column = 0
    for each in known:
        if each is last:
            continue
        if column + each.width >= end:
            break
        found.append((column, each))
        column += each.width + 1
    if last and end > 0:
        found.append((end, last))
    return tuple(found)


class KeyFooter(Widget):
    """As many keys as there is room for, in one piece: a click presses the one it meets.

    Textual's own line has a widget for each key, which costs every new screen about 25 ms.
    """

    ALLOW_SELECT: ClassVar[bool] = False

    keys: reactive[tuple[ShownKey, ...]] = reactive(())
    under_mouse: reactive[ShownKey | None] = reactive(None)

    def on_mount(self) -> None:
        """Follow what can be pressed."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def on_unmount(self) -> None:
        """Follow it no more."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _follow(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen and self.app.app_focus:
            self.keys = tuple(self._known())

    def _known(self) -> Iterable[ShownKey]:
        """The keys that are shown; of several for one action the first."""
        actions = set[str]()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in actions:
                actions.add(binding.action)
                display = self.app.get_key_display(binding)
                yield ShownKey(
                    binding.key,
                    display,
                    binding.description,
                    binding.action,
                    active.enabled,
                    active.tooltip or binding.description,
                )

    @override
    def render(self) -> Content:
        parts: list[Part] = []
        column = 0
        for start, each in placed(self.keys, self.size.width):
            dim = "" if each.is_enabled else "dim "
            over = " on $block-hover-background" if each is self.under_mouse else ""
            parts.append(" " * (start - column))
            parts.append((each.display, f"{dim}bold $footer-key-foreground{over}"))
            parts.append((f" {each.description}", f"{dim}$footer-description-foreground{over}"))
            column = start + each.width
        return assemble(*parts)

    def key_at(self, column: int) -> ShownKey | None:
        """The key that covers a cell of the line."""
        found = placed(self.keys, self.size.width)
        return next((each for start, each in found if start <= column < start + each.width), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key under the mouse."""
        found = self.key_at(event.x)
        if found is None:
            return
        if found.is_enabled:
            self.app.simulate_key(found.key)
        else:
            self.app.bell()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the key under the mouse does."""
        self.under_mouse = self.key_at(event.x)
        self.tooltip = self.under_mouse.tooltip if self.under_mouse else None

    def on_leave(self) -> None:
        """The mouse is somewhere else."""
        self.under_mouse = None
