"""The check-in, and what it asks."""

from iop_tracker.cli.options.base import AGAIN, Commands, Parser, command
from iop_tracker.language import tr

YES_OR_NO = (
    ("medication", tr("taken as agreed: yes or no")),
    ("meeting", tr("at a meeting or support group: yes or no")),
    ("movement", tr("a walk, sport, dancing: yes or no")),
    ("support", tr("in touch with supportive people: yes or no")),
)


def add(commands: Commands) -> None:
    """Commands about the check-in."""
    check_in = command(commands, "checkin", tr("record or amend a day's check-in"), texts=True)
    for name in ("mood", "craving", "anxiety", "energy"):
        check_in.add_argument(f"--{name}", metavar="0-10")
    check_in.add_argument("--sleep", metavar="HOURS", help=tr("like 7, 6.5 or 7:15"))
    check_in.add_argument("--halt", metavar="LIST", help="hungry,angry,lonely,tired")
    check_in.add_argument("--feeling", metavar="T", action="append", help=AGAIN)
    check_in.add_argument("--trigger", metavar="T", action="append", help=AGAIN)
    sign = tr("a warning sign of your plans that you noticed; may be given again")
    check_in.add_argument("--sign", metavar="T", action="append", help=sign)
    for name, about in YES_OR_NO:
        check_in.add_argument(f"--{name}", metavar="ANSWER", help=about)
    check_in.add_argument("--used", metavar="ANSWER", help=tr("yes, no or rather-not-say"))
    check_in.add_argument("--grateful", metavar="T", help=tr("what you are grateful for"))
    own = tr("the answer to a question of your own, like Pain=4; may be given again")
    check_in.add_argument("--own", metavar="NAME=VALUE", action="append", help=own)
    check_in.add_argument("--note", metavar="T", help=tr("a few words"))
    part = tr("morning or evening; else the one that it is now, for who checks in twice a day")
    check_in.add_argument("--part", metavar="PART", help=part)
    check_in.add_argument("--date", metavar="DATE", default="today")
    check_in.set_defaults(run="check_in.check_in")
    _add_questions(commands)


def _add_questions(commands: Commands) -> None:
    questions = command(commands, "questions", tr("what a check-in asks"), reads=True)
    questions.set_defaults(run="questions.show")
    ways = questions.add_subparsers(metavar="WHAT", parser_class=Parser)
    for name, about in (("ask", tr("ask something more")), ("skip", tr("leave something out"))):
        way = command(ways, name, about)
        way.add_argument("names", metavar="NAME", nargs="+", help=tr("like feelings or sleep"))
        way.set_defaults(run=f"questions.{name}")
    add = command(ways, "add", tr("add a question of your own"), texts=True)
    add.add_argument("name", help=tr("like: Called my sponsor?"))
    add.add_argument("--scale", action="store_true", help=tr("0 to 10 instead of yes or no"))
    add.add_argument("--low", metavar="T", default="", help=tr("what 0 means"))
    add.add_argument("--high", metavar="T", default="", help=tr("what 10 means"))
    add.set_defaults(run="questions.add")
    remove = command(ways, "remove", tr("remove one of your own; its answers stay"), texts=True)
    remove.add_argument("name", help=tr("the question or part of it"))
    remove.set_defaults(run="questions.remove")
    twice = command(ways, "twice", tr("check in twice a day, or once"))
    twice.add_argument("answer", metavar="ANSWER", help=tr("yes or no"))
    twice.set_defaults(run="questions.twice")
