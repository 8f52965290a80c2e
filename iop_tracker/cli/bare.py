"""What is run most, with no options: opening full-screen, and what a shell shows at every prompt.

What parses a command line is not loaded for it.
"""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from argparse import Namespace

BARE: Mapping[tuple[str, ...], Mapping[str, object]] = {
    (): {"run": "screen.open_screen"},
    ("today",): {"run": "reading.today", "json": False},
    ("status",): {
        "run": "status.status",
        "json": False,
        "discreet": False,
        "session_within": None,
        "check_in": False,
    },
}
"""What the parser makes of such arguments."""


def bare_options(arguments: Sequence[str]) -> "Namespace | None":
    """What the parser would make of arguments that are bare but for the file; None for others."""
    file, rest = None, tuple(arguments)
    if len(rest) > 1 and rest[0] == "--file" and not rest[1].startswith("-"):
        file, rest = rest[1], rest[2:]
    if rest not in BARE:
        return None
    options = SimpleNamespace(file=file, passphrase_file=None, plain=False, **BARE[rest])
    return cast("Namespace", options)
