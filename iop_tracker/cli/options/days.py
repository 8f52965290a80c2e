"""What is written day by day: the set-up, attendance, the check-in, urges."""

from iop_tracker.cli.options import check_in
from iop_tracker.cli.options.base import AGAIN, Commands, command
from iop_tracker.language import tr


def add(commands: Commands) -> None:
    """Commands for the days."""
    setup = command(commands, "setup", tr("set up the program without questions"), texts=True)
    setup.add_argument("--list", action="store_true", help=tr("show the templates"))
    for option, meta, about in (
        ("--template", "NAME", tr("id or name of a template")),
        ("--start", "DATE", tr("first day of the program")),
        ("--weeks", "N", tr("another length, 1 to 52")),
        ("--time-zone", "TZ", tr("like America/New_York; else this computer's")),
        ("--usual-time", "TIME", tr("when the day's first session begins")),
        ("--name", "NAME", tr("what to call you")),
        ("--country", "CC", tr("country of the help lines, like US")),
        ("--substances", "LIST", tr("what your recovery is about, like alcohol,opioids")),
    ):
        setup.add_argument(option, metavar=meta, help=about)
    setup.set_defaults(run="writing.setup")
    attend = command(commands, "attend", tr("mark a session"), texts=True)
    attend.add_argument("when", help=tr("mon, today, 2026-11-23, mon@18:00, or a day and a name"))
    attend.add_argument("status", help=tr("attended, late, excused or missed"))
    attend.add_argument("--note", metavar="T", help=tr("a few words"))
    attend.set_defaults(run="writing.attend")
    check_in.add(commands)
    _add_urge(commands)


def _add_urge(commands: Commands) -> None:
    urge = command(commands, "urge", tr("log an urge, or list them"), reads=True, texts=True)
    urge.add_argument("--list", action="store_true", help=tr("show the urges instead"))
    urge.add_argument("--before", metavar="0-10", help=tr("how strong it was at first"))
    urge.add_argument("--after", metavar="0-10", help=tr("how strong it was in the end"))
    urge.add_argument("--trigger", metavar="T", action="append", default=[], help=AGAIN)
    where = tr("where, or with whom; may be given again")
    urge.add_argument("--place", metavar="P", action="append", default=[], help=where)
    done = tr("what you did, name or part, with minutes as in walk=15; may be given again")
    urge.add_argument("--strategy", metavar="S", action="append", default=[], help=done)
    urge.add_argument("--thoughts", metavar="T", default="", help=tr("what went through your head"))
    went = tr("passed, still-there, used or rather-not-say")
    urge.add_argument("--outcome", metavar="ANSWER", help=went)
    urge.add_argument("--note", metavar="T", default="", help=tr("a few words"))
    urge.add_argument("--at", metavar="WHEN", default="", help=tr("like 18:00 or yesterday@18:00"))
    urge.set_defaults(run="urges.urge")
    helped = command(commands, "helped", tr("what helped you, and when urges come"), reads=True)
    helped.add_argument("--trigger", metavar="T", default="", help=tr("for this trigger alone"))
    helped.set_defaults(run="urges.helped")
