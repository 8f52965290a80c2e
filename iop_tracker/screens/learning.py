"""What the palette has of learning and of danger: the plans as cards, looking back, the signs."""

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

    def show_danger() -> None:
        from iop_tracker.screens.danger import DangerScreen

        app.push_screen(DangerScreen(tracker))

    def ask_substances() -> None:
        from iop_tracker.screens.substances_form import SubstancesForm

        app.push_screen(SubstancesForm(tracker))

    yield SystemCommand(
        "Danger signs", "When to call, and what to do until help comes", show_danger
    )
    if not tracker.is_read_only:
        yield SystemCommand(
            "What your recovery is about", "It decides which danger signs are shown", ask_substances
        )
    if "rehearse" not in _actions_below(app):
        yield SystemCommand(GO_THROUGH, "What would you do?", rehearse)


def _actions_below(app: App[Any]) -> set[str]:
    """What the keys of the screen do from which the palette was opened."""
    below = next(s for s in reversed(app.screen_stack) if not isinstance(s, CommandPalette))
    return {active.binding.action for active in below.active_bindings.values() if active.enabled}
