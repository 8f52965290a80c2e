"""The whole command line, and where what it runs is found: `module.function`."""

import sys
from collections.abc import Sequence
from importlib import import_module

from iop_tracker import __version__
from iop_tracker.cli.options import base

ABOUT = (
    "A private recovery companion for a participant of an Intensive Outpatient Program. Without "
    "a command it opens full-screen. Everything stays in one file on this computer."
)
NEED_HELP = "In a hard moment: open iop-tracker and press f2. US: call or text 988."
READING = "reading"
AREAS = (
    *(READING, "days", "removal", "brief", "entries", "written"),
    *("goals", "learning", "assess", "export", "file", "shell"),
)
"""The modules of options, in the order in which the commands are listed."""
QUICK = frozenset(("today", "status", "schedule", "insights", "signals"))
"""The commands of the first area: a shell may run them at every prompt."""
WITH_VALUE = frozenset(("--file", "--passphrase-file"))


def build_parser(argv: Sequence[str] | None = ()) -> base.Parser:
    """The command line.

    Args:
        argv: What is to be parsed, so that a quick command loads its own options only; None is
            the process's own arguments. Without it every command is there.
    """
    parser = base.Parser(prog="iop-tracker", description=ABOUT, epilog=NEED_HELP)
    parser.add_argument("--version", action="version", version=f"iop-tracker {__version__}")
    parser.add_argument("--file", metavar="PATH", help="the file to use", default=None)
    parser.add_argument("--passphrase-file", metavar="FILE", help=base.ASKED_FOR, default=None)
    parser.set_defaults(run="screen.open_screen")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=base.Parser)
    is_quick = _command_in(sys.argv[1:] if argv is None else argv) in QUICK
    for area in (READING,) if is_quick else AREAS:
        import_module(f"iop_tracker.cli.options.{area}").add(commands)
    return parser


def _command_in(argv: Sequence[str]) -> str:
    """The command among the arguments; empty where it takes more than a look to tell."""
    rest = iter(argv)
    for word in rest:
        if word in WITH_VALUE:
            next(rest, None)
        elif word.startswith("-"):
            return ""
        else:
            return word
    return ""
