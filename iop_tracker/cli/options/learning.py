"""What is learned from, and danger."""

from iop_tracker.cli.options.base import Commands, command
from iop_tracker.language import tr


def add(commands: Commands) -> None:
    """Commands for learning."""
    rehearse = command(commands, "rehearse", tr("go through your plans as cards"))
    rehearse.set_defaults(run="learning.rehearse")
    look_back = command(
        commands, "lookback", tr("look back after a return to use"), reads=True, texts=True
    )
    look_back.add_argument("--list", action="store_true", help=tr("show the looks back instead"))
    look_back.add_argument("--date", metavar="DATE", default="today")
    for option, about in (
        ("--before", tr("what came before")),
        ("--thoughts", tr("what went through your mind")),
        ("--feelings", tr("what you felt")),
        ("--did", tr("what you did")),
        ("--would-try", tr("what to try another time")),
        ("--tell", tr("whom to tell")),
    ):
        look_back.add_argument(option, metavar="T", help=about)
    look_back.add_argument("--plan", metavar="P", help=tr("a plan to add a line to; name or part"))
    look_back.add_argument("--if-then", metavar="T", help=tr("the line: if ..., then ..."))
    look_back.add_argument("--sign", metavar="T", help=tr("or a warning sign"))
    look_back.add_argument(
        "--for-session", action="store_true", help=tr("a note for the next session")
    )
    look_back.set_defaults(run="learning.look_back")
    danger = command(commands, "danger", tr("danger signs, and what to do"), reads=True)
    danger.set_defaults(run="learning.danger")
