"""The keys of a screen in its last line."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey
from typing_extensions import override


class KeyFooter(Footer):
    """As many keys as there is room for; the one that lists all of them is always there.

    Textual says "the keys may have changed" at every change of the focus and whenever a screen
    comes up. The keys are drawn anew only when they did change.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._shown: list[tuple[Binding, bool, str]] | None = None

    @override
    def compose(self) -> ComposeResult:
        self._shown = _keys(self.screen) if self._bindings_ready else None
        for item in super().compose():
            if isinstance(item, FooterKey) and item.action.endswith("keys"):
                item.add_class("-always")
            yield item

    @override
    def bindings_changed(self, screen: Screen[object]) -> None:
        if self._shown is None or self._shown != _keys(screen):
            super().bindings_changed(screen)


def _keys(screen: Screen[object]) -> list[tuple[Binding, bool, str]]:
    return [
        (key.binding, key.enabled, key.tooltip)
        for key in screen.active_bindings.values()
        if key.binding.show
    ]
