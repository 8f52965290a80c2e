"""Asking for a passphrase: unseen on the terminal, or from a file; never as an argument."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from iop_tracker.cli.output import complain
from iop_tracker.cli.quiet import hide_memory
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import BadInput, Locked, WrongPassphrase
from iop_tracker.language import tr
from iop_tracker.paths import at_home
from iop_tracker.storage.cover import Cover, Unlock
from iop_tracker.storage.durable import read_file

if TYPE_CHECKING:
    from argparse import Namespace

MOST_BYTES = 10_000
QUESTION = tr("Passphrase, or recovery code: ")
NEED_FILE = tr("This file is encrypted. Give the passphrase in a file: --passphrase-file FILE")


def unlocking(options: "Namespace") -> Unlock:
    """Opens encrypted bytes with what is asked for once, until it is right."""
    known: list[Cover] = []

    def unlock(*heads: bytes) -> Cover:
        if not known or not any(map(known[0].is_own, heads)):
            known[:] = [_unlocked(heads, options.passphrase_file)]
        return known[0]

    return unlock


def _unlocked(heads: Sequence[bytes], file: str | None) -> Cover:
    from iop_tracker.tracker.privacy import unlocked

    hide_memory()
    if file is not None:
        return unlocked(heads, first_line(file))
    if not can_ask():
        raise Locked(NEED_FILE)
    while True:
        try:
            return unlocked(heads, ask_unseen(QUESTION))
        except (WrongPassphrase, InvalidEntry) as problem:
            complain(problem.sentence)


def ask_unseen(question: str) -> str:
    """What is typed on the terminal after a question, without showing it."""
    from getpass import getpass

    return getpass(question)


def can_ask() -> bool:
    """Whether somebody sits at the keyboard."""
    return sys.stdin is not None and sys.stdin.isatty()


def first_line(name: str) -> str:
    """The passphrase in a file.

    Raises:
        BadInput: when it is no text.
        StorageError: when it cannot be read.
    """
    try:
        text = read_file(at_home(Path(name)), most=MOST_BYTES).decode()
    except UnicodeDecodeError:
        raise BadInput(tr("The file with the passphrase is not text in UTF-8.")) from None
    return text.partition("\n")[0].removesuffix("\r")


def new_passphrase(file: str | None) -> str:
    """A passphrase to come: from a file, or asked for twice, with a word on how good it is.

    Raises:
        BadInput: when there is nobody to ask, or the two are not the same.
        InvalidEntry: when it is empty or too long.
    """
    from iop_tracker.tracker.privacy import check_passphrase, strength

    if file is not None:
        return first_line(file)
    if not can_ask():
        raise BadInput(tr("Give the passphrase in a file: --passphrase-file FILE"))
    passphrase = ask_unseen(tr("New passphrase: "))
    check_passphrase(passphrase)
    complain(strength(passphrase))
    if ask_unseen(tr("The same again: ")) != passphrase:
        raise BadInput(tr("The two are not the same, so nothing was changed. Try again."))
    return passphrase
