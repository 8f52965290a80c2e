"""What is written day by day: the set-up, attendance, the check-in, urges."""

from iop_tracker.cli.options import check_in
from iop_tracker.cli.options.base import AGAIN, Commands, command


def add(commands: Commands) -> None:
    """Commands for the days."""
    setup = command(commands, "setup", "set up the program without questions", texts=True)
    setup.add_argument("--list", action="store_true", help="show the templates")
    for option, meta, about in (
        ("--template", "NAME", "id or name of a template"),
        ("--start", "DATE", "first day of the program"),
        ("--weeks", "N", "another length, 1 to 52"),
        ("--time-zone", "TZ", "like America/New_York; else this computer's"),
        ("--usual-time", "TIME", "when the day's first session begins"),
        ("--name", "NAME", "what to call you"),
        ("--country", "CC", "country of the help lines, like US"),
        ("--substances", "LIST", "what your recovery is about, like alcohol,opioids"),
    ):
        setup.add_argument(option, metavar=meta, help=about)
    setup.set_defaults(run="writing.setup")
    attend = command(commands, "attend", "mark a session", texts=True)
    attend.add_argument("when", help="mon, today, 2026-11-23, mon@18:00, or a day and a name")
    attend.add_argument("status", help="attended, late, excused or missed")
    attend.add_argument("--note", metavar="T", help="a few words")
    attend.set_defaults(run="writing.attend")
    check_in.add(commands)
    _add_urge(commands)


def _add_urge(commands: Commands) -> None:
    urge = command(commands, "urge", "log an urge, or list them", reads=True, texts=True)
    urge.add_argument("--list", action="store_true", help="show the urges instead")
    urge.add_argument("--before", metavar="0-10", help="how strong it was at first")
    urge.add_argument("--after", metavar="0-10", help="how strong it was in the end")
    urge.add_argument("--trigger", metavar="T", action="append", default=[], help=AGAIN)
    where = "where, or with whom; may be given again"
    urge.add_argument("--place", metavar="P", action="append", default=[], help=where)
    done = "what you did, name or part, with minutes as in walk=15; may be given again"
    urge.add_argument("--strategy", metavar="S", action="append", default=[], help=done)
    urge.add_argument("--thoughts", metavar="T", default="", help="what went through your head")
    went = "passed, still-there, used or rather-not-say"
    urge.add_argument("--outcome", metavar="ANSWER", help=went)
    urge.add_argument("--note", metavar="T", default="", help="a few words")
    urge.add_argument("--at", metavar="WHEN", default="", help="like 18:00 or yesterday@18:00")
    urge.set_defaults(run="urges.urge")
    helped = command(commands, "helped", "what helped you, and when urges come", reads=True)
    helped.add_argument("--trigger", metavar="T", default="", help="for this trigger alone")
    helped.set_defaults(run="urges.helped")
