"""What the palette has of learning and of danger: the plans as cards, looking back, the signs."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandPalette

from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker

GO_THROUGH = "Go through your plans, as cards"
LOOK_BACKS = "Your looks back, to read"


def commands(app: App[Any], tracker: Tracker) -> Iterator[SystemCommand]:
    """Only what can be done now, and what the screen below has no key for."""
    yield SystemCommand(
        "Danger signs", "When to call, and what to do until then", partial(_danger, app, tracker)
    )
    known = actions_below(app)
    if "rehearse" not in known:
        yield SystemCommand(GO_THROUGH, "What would you do?", partial(_rehearse, app, tracker))
    if "look_back" not in known:
        yield SystemCommand(LOOK_BACKS, "After a return to use", partial(_read, app, tracker))
    if tracker.is_read_only or any(isinstance(screen, Form) for screen in app.screen_stack):
        return
    yield SystemCommand(
        "Look back after a return to use", "Six short questions", partial(_look_back, app, tracker)
    )
    yield SystemCommand(
        "What your recovery is about: substances",
        "It decides which danger signs are shown",
        partial(_substances, app, tracker),
    )


def _danger(app: App[Any], tracker: Tracker) -> None:
    from iop_tracker.screens.danger import DangerScreen

    app.push_screen(DangerScreen(tracker))


def _rehearse(app: App[Any], tracker: Tracker) -> None:
    from iop_tracker.screens.rehearsal import begin

    begin(app, tracker)


def _read(app: App[Any], tracker: Tracker) -> None:
    from iop_tracker.screens.look_backs import LookBacksScreen

    app.push_screen(LookBacksScreen(tracker))


def _look_back(app: App[Any], tracker: Tracker) -> None:
    from iop_tracker.screens.look_back_form import begin

    begin(app, tracker)


def _substances(app: App[Any], tracker: Tracker) -> None:
    from iop_tracker.screens.substances_form import SubstancesForm

    app.push_screen(SubstancesForm(tracker))


def actions_below(app: App[Any]) -> set[str]:
    """What the keys of the screen do from which the palette was opened."""
    below = next(s for s in reversed(app.screen_stack) if not isinstance(s, CommandPalette))
    return {active.binding.action for active in below.active_bindings.values() if active.enabled}
