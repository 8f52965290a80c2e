"""The keys of a screen in its last line."""

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey
from typing_extensions import override


class KeyFooter(Footer):
    """As many keys as there is room for; the one that lists all of them is always there."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    @override
    def compose(self) -> ComposeResult:
        for item in super().compose():
            if isinstance(item, FooterKey) and item.action.endswith("keys"):
                item.add_class("-always")
            yield item
