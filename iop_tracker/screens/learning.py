"""What the palette offers to learn with: going through the plans, and looking back."""

from collections.abc import Iterator
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandPalette

from iop_tracker.tracker import Tracker

GO_THROUGH = "Go through your plans, as cards"


def commands(app: App[Any], tracker: Tracker) -> Iterator[SystemCommand]:
    """Only what the screen below has no key for."""

    def rehearse() -> None:
        from iop_tracker.screens.rehearsal import begin

        begin(app, tracker)

    if "rehearse" not in _actions_below(app):
        yield SystemCommand(GO_THROUGH, "What would you do?", rehearse)


def _actions_below(app: App[Any]) -> set[str]:
    """What the keys of the screen do from which the palette was opened."""
    below = next(s for s in reversed(app.screen_stack) if not isinstance(s, CommandPalette))
    return {active.binding.action for active in below.active_bindings.values() if active.enabled}
