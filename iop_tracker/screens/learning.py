"""What the palette has of learning and of danger: the plans as cards, looking back, the signs."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand

from iop_tracker.language import tr
from iop_tracker.screens.below import Below
from iop_tracker.tracker import Tracker

GO_THROUGH = tr("Go through your plans, as cards")
LOOK_BACKS = tr("Your looks back, to read")


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterator[SystemCommand]:
    """Only what can be done now, and what the screen below has no key for."""
    yield SystemCommand(
        tr("Danger signs"),
        tr("When to call, and what to do until then"),
        partial(_danger, app, tracker),
    )
    if "rehearse" not in below.actions:
        yield SystemCommand(GO_THROUGH, tr("What would you do?"), partial(_rehearse, app, tracker))
    if "look_back" not in below.actions:
        yield SystemCommand(LOOK_BACKS, tr("After a return to use"), partial(_read, app, tracker))
    if tracker.is_read_only or below.has_form:
        return
    yield SystemCommand(
        tr("Look back after a return to use"),
        tr("Six short questions"),
        partial(_look_back, app, tracker),
    )
    yield SystemCommand(
        tr("What your recovery is about: substances"),
        tr("It decides which danger signs are shown"),
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
