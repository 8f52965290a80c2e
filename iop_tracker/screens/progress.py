"""What the palette has of the way one has come: goals and milestones."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand

from iop_tracker.language import tr
from iop_tracker.screens.below import Below
from iop_tracker.tracker import Tracker


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterator[SystemCommand]:
    """Both can always be looked at; milestones by a key of the screen below, too."""
    if "milestones" not in below.actions:
        yield SystemCommand(
            tr("Milestones"),
            tr("What you have done, in numbers"),
            partial(_milestones, app, tracker),
        )
    yield SystemCommand(tr("Goals"), tr("What you want, and the next step"), partial(_goals, app))


def _milestones(app: App[Any], tracker: Tracker) -> None:
    from iop_tracker.screens.milestones_view import begin

    begin(app, tracker)


async def _goals(app: App[Any]) -> None:
    from iop_tracker.screens.notes import NotesScreen

    await app.switch_mode(NotesScreen.MODE)
    if isinstance(app.screen, NotesScreen):
        app.screen.open_tab("goals")
