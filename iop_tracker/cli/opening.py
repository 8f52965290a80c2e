"""Opening the file for a command."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from iop_tracker.cli.output import NOT_SET_UP, complain
from iop_tracker.cli.passphrase import unlocking
from iop_tracker.clock import Clock
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import BadInput, NothingFound
from iop_tracker.language import tr
from iop_tracker.paths import chosen_path
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker

if TYPE_CHECKING:
    from argparse import Namespace

WAIT_SECONDS = 3
"""For how long a command waits for another program that has the file."""
INPUT = "-"
"""Stands for a text on the standard input."""
WHERE_HELP_IS = tr("Want to talk to someone? People and lines: iop-tracker contact list")


@contextmanager
def reading(options: "Namespace", clock: Clock) -> Iterator[Tracker]:
    """The participant's file for looking only."""
    path, unlock = chosen_path(options.file), unlocking(options)
    tracker = open_tracker(path, clock, write=False, unlock=unlock)
    try:
        yield tracker
    finally:
        tracker.close()


@contextmanager
def writing(options: "Namespace", clock: Clock) -> Iterator[Tracker]:
    """The participant's file for changing it."""
    path, unlock = chosen_path(options.file), unlocking(options)
    tracker = open_tracker(path, clock, wait=WAIT_SECONDS, unlock=unlock)
    try:
        yield tracker
    finally:
        tracker.close()


def need_program(tracker: Tracker) -> None:
    """Ask for the set-up.

    Raises:
        NothingFound: while there is no program.
    """
    if not tracker.is_set_up:
        raise NothingFound(NOT_SET_UP)


def whole_number(text: str, field: str, *, low: int, high: int) -> int:
    """A number as typed.

    Raises:
        InvalidEntry: when it is none, or outside the range.
    """
    digits = text.lstrip("0") or text[-1:]
    is_number = text.isascii() and text.isdigit() and len(digits) <= len(str(high))
    if not (is_number and low <= int(digits) <= high):
        raise InvalidEntry(
            field,
            tr(
                "{field} is a whole number from {low} to {high}.",
                field=tr(field.capitalize()),
                low=low,
                high=high,
            ),
        )
    return int(digits)


def text_from(text: str) -> str:
    """Text as given, or all that is left of the standard input for `-`.

    Other users of the computer can see the arguments listed, and a shell keeps them.

    Raises:
        BadInput: when the input is no text.
    """
    if text != INPUT:
        return text
    return _read(lambda source: source.read(), tr("Type it. Ctrl+d on an empty line ends it."))


def line_from(text: str) -> str:
    """Text as given, or the next line of the standard input for `-`; see `text_from`.

    Raises:
        BadInput: when the input is no text.
    """
    if text != INPUT:
        return text
    return _read(lambda source: source.readline(), tr("Type it, then press enter."))


def lines_from(texts: Iterable[str]) -> list[str]:
    """Several texts, each as by `line_from`.

    Raises:
        BadInput: when the input is no text.
    """
    return [line_from(text) for text in texts]


def _read(take: Callable[[TextIO], str], invitation: str) -> str:
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        complain(invitation)
    try:
        return take(sys.stdin).rstrip("\n")
    except UnicodeDecodeError:
        raise BadInput(tr("The input is not text in UTF-8, so nothing was saved.")) from None


def has_terminal() -> bool:
    """Whether somebody sits in front of it."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
