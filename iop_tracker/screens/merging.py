"""A second version of the file lies beside it, from another computer: to be put together."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from textual.app import App, SystemCommand

from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.tell_dialog import TellDialog
from iop_tracker.tracker import Tracker

QUESTION = tr(
    "A second version of your file lies beside it, as when two computers changed it. Put both "
    "together? What is there now is kept as a copy."
)
UNDO = tr("u takes this back.")
COMMAND = tr("Put both versions of the file together")


def merge_command(app: App[str], tracker: Tracker) -> SystemCommand:
    """What the palette offers while a second version lies there."""
    return SystemCommand(COMMAND, tr("From two computers"), partial(merge_all, app, tracker))


def offer_merge(app: App[str], tracker: Tracker) -> None:
    """Ask whether a second version is to be taken in."""

    def answered(yes: bool | None) -> None:
        if yes:
            merge_all(app, tracker)

    app.push_screen(ConfirmDialog(QUESTION, yes=tr("Put together"), no=tr("Not now")), answered)


def merge_all(app: App[str], tracker: Tracker) -> None:
    """Take in every version that lies there, and tell what came from where."""
    lines: list[str] = []
    for other in tracker.merging.waiting():
        lines += _merge(tracker, other)
    app.push_screen(TellDialog(tr("Put together"), lines))


def _merge(tracker: Tracker, other: Path) -> Iterable[str]:
    try:
        done = tracker.merging.merge(other)
    except IopError as problem:
        return (problem.sentence,)
    return (*done.lines, *([UNDO] if done.can_undo else []))
