"""What all commands have in common: how they complain, and the options each of them has."""

import argparse
from typing import NoReturn, TypeAlias

from typing_extensions import override

from iop_tracker.errors import BadInput
from iop_tracker.language import tr

ASKED_FOR = tr("a file with the passphrase in its first line; else it is asked for")
FROM_INPUT = tr(
    "For any text, - reads it from the input, where other users can't see it listed and no shell "
    "keeps it: a line for each, in the order above, and all that is left for --note or --text."
)
AGAIN = tr("may be given again")


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence and goes the way of all others."""

    @override
    def error(self, message: str) -> NoReturn:
        sentence = message[:1].upper() + message[1:].rstrip(".")
        if "COMMAND:" in message:
            sentence = tr("There is no such command")
        raise BadInput(tr("{sentence}. Try: {prog} --help", sentence=sentence, prog=self.prog))


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def command(
    commands: Commands, name: str, about: str, *, reads: bool = False, texts: bool = False
) -> Parser:
    """A command, with the options that all of them have.

    Args:
        commands: Where it is put.
        name: What is typed.
        about: What it does, in a few words.
        reads: Whether it can answer as JSON.
        texts: Whether it takes texts, which may come from the input.
    """
    made: Parser = commands.add_parser(name, help=about, description=about)
    made.epilog = FROM_INPUT if texts else None
    made.add_argument(
        "--file", metavar="PATH", help=tr("the file to use"), default=argparse.SUPPRESS
    )
    made.add_argument(
        "--passphrase-file", metavar="FILE", help=ASKED_FOR, default=argparse.SUPPRESS
    )
    if reads:
        made.add_argument("--json", action="store_true", help=tr("for another program"))
    return made


def output(made: Parser) -> None:
    """Where a command writes: a new file, or the terminal where none is named, or `-`."""
    about = tr("a new file; else the terminal")
    made.add_argument("-o", "--output", metavar="FILE", type=_named, help=about)


def _named(typed: str) -> str | None:
    return None if typed == "-" else typed


def group(commands: Commands, name: str, about: str) -> Commands:
    """A command with commands of its own, as in `note add`."""
    return command(commands, name, about).add_subparsers(
        metavar="WHAT", required=True, parser_class=Parser
    )
