"""What a shell and a manual need."""

from iop_tracker.cli.options.base import Commands, command
from iop_tracker.language import tr

SHELLS = ("bash", "zsh", "fish")


def add(commands: Commands) -> None:
    """Commands about the command line itself."""
    completion = command(commands, "completion", tr("what lets a shell complete words with tab"))
    completion.add_argument("shell", choices=SHELLS)
    completion.set_defaults(run="shell.completion")
    manual = command(commands, "man", tr("the manual page, as in: iop-tracker man | man -l -"))
    manual.set_defaults(run="shell.man")
