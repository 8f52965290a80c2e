"""The page for a session."""

from iop_tracker.cli.options.base import AGAIN, Commands, Parser, command, output
from iop_tracker.language import tr


def add(commands: Commands) -> None:
    """The command for it."""
    about = tr("the page for a session: what happened since the last one")
    prep = command(commands, "prep", about, reads=True, texts=True)
    prep.add_argument(
        "--for", dest="kind", metavar="KIND", help=tr("the next one of a kind: group")
    )
    parts(prep)
    want = tr("what you want from it, instead of what is there; {again}", again=AGAIN)
    prep.add_argument("--want", metavar="T", action="append", help=want)
    prep.add_argument("--html", action="store_true", help=tr("as a page to print; else Markdown"))
    output(prep)
    prep.set_defaults(run="brief.prep")


def parts(parser: Parser) -> None:
    """Which days a page is about, and what stands on it."""
    since = tr("the first day; else the last session of the kind, or the program's first day")
    parser.add_argument("--since", metavar="DATE", help=since)
    shown = tr("a part that is left out else, as words; {again}", again=AGAIN)
    parser.add_argument("--with", dest="shown", metavar="PART", action="append", help=shown)
    left = tr("leave a part out; {again}", again=AGAIN)
    parser.add_argument("--without", metavar="PART", action="append", help=left)
