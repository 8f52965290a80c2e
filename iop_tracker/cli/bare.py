"""Opening without a command, as most starts do: what parses a command line is not loaded for it."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from argparse import Namespace


def bare_options(arguments: Sequence[str]) -> "Namespace | None":
    """What the parser would make of no arguments, or of a file alone; None for any others."""
    file = None
    if len(arguments) == 2 and arguments[0] == "--file" and not arguments[1].startswith("-"):
        file = arguments[1]
    elif arguments:
        return None
    options = SimpleNamespace(
        run="screen.open_screen", file=file, passphrase_file=None, plain=False
    )
    return cast("Namespace", options)
