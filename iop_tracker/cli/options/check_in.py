"""The check-in, and what it asks."""

from iop_tracker.cli.options.base import AGAIN, Commands, Parser, command

YES_OR_NO = (
    ("medication", "taken as agreed: yes or no"),
    ("meeting", "at a meeting or support group: yes or no"),
    ("movement", "a walk, sport, dancing: yes or no"),
    ("support", "in touch with supportive people: yes or no"),
)


def add(commands: Commands) -> None:
    """Commands about the check-in."""
    check_in = command(commands, "checkin", "record or amend a day's check-in", texts=True)
    for name in ("mood", "craving", "anxiety", "energy"):
        check_in.add_argument(f"--{name}", metavar="0-10")
    check_in.add_argument("--sleep", metavar="HOURS", help="like 7, 6.5 or 7:15")
    check_in.add_argument("--halt", metavar="LIST", help="hungry,angry,lonely,tired")
    check_in.add_argument("--feeling", metavar="T", action="append", help=AGAIN)
    check_in.add_argument("--trigger", metavar="T", action="append", help=AGAIN)
    sign = "a warning sign of your plans that you noticed; may be given again"
    check_in.add_argument("--sign", metavar="T", action="append", help=sign)
    for name, about in YES_OR_NO:
        check_in.add_argument(f"--{name}", metavar="ANSWER", help=about)
    check_in.add_argument("--used", metavar="ANSWER", help="yes, no or rather-not-say")
    check_in.add_argument("--grateful", metavar="T", help="what you are grateful for")
    own = "the answer to a question of your own, like Pain=4; may be given again"
    check_in.add_argument("--own", metavar="NAME=VALUE", action="append", help=own)
    check_in.add_argument("--note", metavar="T", help="a few words")
    part = "morning or evening; else the one that it is now, for who checks in twice a day"
    check_in.add_argument("--part", metavar="PART", help=part)
    check_in.add_argument("--date", metavar="DATE", default="today")
    check_in.set_defaults(run="check_in.check_in")
    _add_questions(commands)


def _add_questions(commands: Commands) -> None:
    questions = command(commands, "questions", "what a check-in asks", reads=True)
    questions.set_defaults(run="questions.show")
    ways = questions.add_subparsers(metavar="WHAT", parser_class=Parser)
    for name, about in (("ask", "ask something more"), ("skip", "leave something out")):
        way = command(ways, name, about)
        way.add_argument("names", metavar="NAME", nargs="+", help="like feelings or sleep")
        way.set_defaults(run=f"questions.{name}")
    add = command(ways, "add", "add a question of your own", texts=True)
    add.add_argument("name", help="like: Called my sponsor?")
    add.add_argument("--scale", action="store_true", help="0 to 10 instead of yes or no")
    add.add_argument("--low", metavar="T", default="", help="what 0 means")
    add.add_argument("--high", metavar="T", default="", help="what 10 means")
    add.set_defaults(run="questions.add")
    remove = command(ways, "remove", "remove one of your own; its answers stay", texts=True)
    remove.add_argument("name", help="the question or part of it")
    remove.set_defaults(run="questions.remove")
    twice = command(ways, "twice", "check in twice a day, or once")
    twice.add_argument("answer", metavar="ANSWER", help="yes or no")
    twice.set_defaults(run="questions.twice")
