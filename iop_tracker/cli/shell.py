"""completion, man: the commands as shells and manuals want them."""

import argparse
from collections.abc import Iterator

import shtab

from iop_tracker.cli.manual import manual_page
from iop_tracker.cli.output import say
from iop_tracker.cli.parser import build_parser
from iop_tracker.clock import Clock

PLACES = {"FILE": shtab.FILE, "PATH": shtab.FILE, "OTHER": shtab.FILE, "FOLDER": shtab.DIRECTORY}
"""What a shell offers for a word, by how the help calls it."""


def completion(options: argparse.Namespace, clock: Clock) -> int:  # noqa: ARG001
    """What a shell reads to complete commands, options and files; never anything from the file."""
    parser = build_parser()
    for action in _actions(parser):
        if isinstance(action.metavar, str) and action.metavar in PLACES:
            action.complete = PLACES[action.metavar]  # type: ignore[attr-defined]
    say(shtab.complete(parser, options.shell).rstrip("\n"))
    return 0


def man(options: argparse.Namespace, clock: Clock) -> int:  # noqa: ARG001
    """The manual page, as `man` reads it."""
    say(manual_page(build_parser()).rstrip("\n"))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
