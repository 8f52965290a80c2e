"""What takes back, brings back and erases."""

from iop_tracker.cli.options.base import Commands, command
from iop_tracker.language import tr


def add(commands: Commands) -> None:
    """Commands that take back."""
    undo = command(
        commands, "undo", tr("take back the last change of the last 30 days"), reads=True
    )
    undo.add_argument("--list", action="store_true", help=tr("show the changes instead"))
    undo.set_defaults(run="writing.undo")
    redo = command(commands, "redo", tr("do again what was taken back last"))
    redo.set_defaults(run="writing.redo")
    _add_removal(commands)


def _add_removal(commands: Commands) -> None:
    removed = command(commands, "removed", tr("what was removed in the last 30 days"), reads=True)
    removed.add_argument("number", nargs="?", help=tr("number in the list, to bring it back"))
    removed.set_defaults(run="removal.removed")
    erase = command(commands, "erase", tr("erase for good what was removed, or everything"))
    what = tr("a number in the list of removed, or: removed (all of it), or: everything")
    erase.add_argument("what", metavar="WHAT", help=what)
    erase.add_argument("--yes", action="store_true", help=tr("do it without asking"))
    erase.set_defaults(run="removal.erase")
