"""The whole command line, and where what it runs is found: `module.function`."""

from iop_tracker import __version__
from iop_tracker.cli.options import (
    assess,
    base,
    days,
    entries,
    export,
    file,
    goals,
    learning,
    reading,
    removal,
)

ABOUT = (
    "A private recovery companion for a participant of an Intensive Outpatient Program. Without "
    "a command it opens full-screen. Everything stays in one file on this computer."
)
NEED_HELP = "In a hard moment: open iop-tracker and press f2. US: call or text 988."
AREAS = (reading, days, removal, entries, goals, learning, assess, export, file)
"""In the order in which the commands are listed."""


def build_parser() -> base.Parser:
    """The whole command line."""
    parser = base.Parser(prog="iop-tracker", description=ABOUT, epilog=NEED_HELP)
    parser.add_argument("--version", action="version", version=f"iop-tracker {__version__}")
    parser.add_argument("--file", metavar="PATH", help="the file to use", default=None)
    parser.add_argument("--passphrase-file", metavar="FILE", help=base.ASKED_FOR, default=None)
    parser.set_defaults(run="screen.open_screen")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=base.Parser)
    for area in AREAS:
        area.add(commands)
    return parser
