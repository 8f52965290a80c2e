"""The keys of the screen below."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import PlainText, assemble

KeyLine = tuple[str, str]
"""Keys, and what they do."""


class KeysDialog(ModalScreen[None]):
    """Lists every key that does something on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", tr("Back"), id="keys.back", tooltip=tr("Close")),
    ]

    def __init__(self, lines: tuple[KeyLine, ...]) -> None:
        super().__init__()
        self._lines = lines

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield PlainText(tr("Keys on this screen"), classes="form-heading")
            with VerticalScroll():
                for keys, does in self._lines:
                    yield PlainText(assemble((f"{keys:<18}", "bold $accent"), does))
            yield PlainText(tr("escape: back"), classes="field-hint")


def key_lines(screen: Screen[object]) -> tuple[KeyLine, ...]:
    """What to list for a screen: its active bindings that carry a text, each action once."""
    found: dict[str, tuple[list[str], str]] = {}
    offered = [each.binding for each in screen.active_bindings.values() if each.enabled]
    for binding in (*offered, *_everywhere(screen)):
        if binding.id and binding.description:
            does = binding.tooltip or binding.description
            keys, _ = found.setdefault(binding.action.removeprefix("app."), ([], does))
            # A word in the footer may stand for two keys, as in `[ ]`; here each has its own.
            keys.append(screen.app.get_key_display(binding).split()[0])
    lines = tuple((" ".join(dict.fromkeys(keys)), does) for keys, does in found.values())
    return (*lines, ("^p", tr("Everything by name; also a passphrase")))


def _everywhere(screen: Screen[object]) -> Iterator[Binding]:
    """What the app does on dialogs too, as far as it can be done now."""
    for node, bindings in screen._binding_chain:
        if node is screen.app:
            for _, binding in bindings:
                if binding.priority and node.check_action(binding.action, ()):
                    yield binding
