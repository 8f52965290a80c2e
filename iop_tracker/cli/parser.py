"""The whole command line, and where what it runs is found: `module.function`."""

from collections.abc import Sequence
from importlib import import_module

from iop_tracker import __version__
from iop_tracker.cli.options import base
from iop_tracker.language import tr

ABOUT = tr(
    "A private recovery companion for a participant of an Intensive Outpatient Program. Without "
    "a command it opens full-screen. Everything stays in one file on this computer."
)
NEED_HELP = tr("In a hard moment: open iop-tracker and press f2. US: call or text 988.")
PLAIN = tr("questions and answers line by line, as for a screen reader, without the full screen")
READING = "reading"
AREAS = (
    *(READING, "days", "removal", "brief", "entries", "written"),
    *("goals", "learning", "assess", "export", "file", "shell"),
)
"""The modules of options, in the order in which the commands are listed."""
QUICK = frozenset(("today", "status", "schedule", "insights", "signals"))
"""The commands of the first area: a shell may run them at every prompt."""
WITH_VALUE = frozenset(("--file", "--passphrase-file"))


def build_parser(areas: Sequence[str] = AREAS) -> base.Parser:
    """The command line.

    Args:
        areas: The modules whose commands it has; see `areas_for`.
    """
    parser = base.Parser(prog="iop-tracker", description=ABOUT, epilog=NEED_HELP)
    parser.add_argument(
        "--version",
        action="version",
        version=f"iop-tracker {__version__}",
        help=tr("show program's version number and exit"),
    )
    parser.add_argument("--file", metavar="PATH", help=tr("the file to use"), default=None)
    parser.add_argument("--passphrase-file", metavar="FILE", help=base.ASKED_FOR, default=None)
    parser.add_argument("--plain", action="store_true", help=PLAIN)
    parser.set_defaults(run="screen.open_screen")
    commands = parser.add_subparsers(
        metavar="COMMAND", title=tr("commands"), parser_class=base.Parser
    )
    for area in areas:
        import_module(f"iop_tracker.cli.options.{area}").add(commands)
    return parser


def areas_for(argv: Sequence[str]) -> Sequence[str]:
    """The areas that arguments need: to load all takes as long as a quick command itself.

    A quick command and the full screen need the first one, all else every one.
    """
    rest = iter(argv)
    for word in rest:
        if word in WITH_VALUE:
            next(rest, None)
        elif word == "--plain":
            continue
        elif word in QUICK:
            break
        else:
            return AREAS
    return (READING,)
