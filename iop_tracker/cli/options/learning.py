"""What is learned from, and danger."""

from iop_tracker.cli.options.base import Commands, command


def add(commands: Commands) -> None:
    """Commands for learning."""
    rehearse = command(commands, "rehearse", "go through your plans as cards")
    rehearse.set_defaults(run="learning.rehearse")
    look_back = command(
        commands, "lookback", "look back after a return to use", reads=True, texts=True
    )
    look_back.add_argument("--list", action="store_true", help="show the looks back instead")
    look_back.add_argument("--date", metavar="DATE", default="today")
    for option, about in (
        ("--before", "what came before"),
        ("--thoughts", "what went through your mind"),
        ("--feelings", "what you felt"),
        ("--did", "what you did"),
        ("--would-try", "what to try another time"),
        ("--tell", "whom to tell"),
    ):
        look_back.add_argument(option, metavar="T", help=about)
    look_back.add_argument("--plan", metavar="P", help="a plan to add a line to; name or part")
    look_back.add_argument("--if-then", metavar="T", help="the line: if ..., then ...")
    look_back.add_argument("--sign", metavar="T", help="or a warning sign")
    look_back.add_argument("--for-session", action="store_true", help="a note for the next session")
    look_back.set_defaults(run="learning.look_back")
    danger = command(commands, "danger", "danger signs, and what to do", reads=True)
    danger.set_defaults(run="learning.danger")
