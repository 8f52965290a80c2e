"""The program as a process: `iop-tracker` and `python -m iop_tracker`."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from iop_tracker import language

RARELY = (50_000, 20, 100)
"""When to look for what hangs together in circles; modules and records do not, and are many.

A command ends before it would be worth it. Full-screen it begins after the first picture.
"""


def _chosen(arguments: Sequence[str]) -> str:
    """The language that was chosen for the file that these arguments name; empty for none."""
    from iop_tracker.errors import IopError
    from iop_tracker.paths import chosen_path, language_path

    named = None
    for argument, after in zip(arguments, [*arguments, ""][1:], strict=True):
        if argument == "--file":
            named = after
        elif argument.startswith("--file="):
            named = argument.removeprefix("--file=")
    try:
        return language.kept_in(language_path(chosen_path(named)))
    except IopError:
        return ""


def speak(arguments: Sequence[str]) -> None:
    """Choose the language of this process; before all that has words in it is loaded."""
    language.speak(language.wanted(os.environ, _chosen(arguments)))


def run() -> NoReturn:
    """Run the command line and end with its exit code."""
    # No socket is ever opened, so nothing that is meant for one has to be loaded with asyncio.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    gc.set_threshold(*RARELY)
    gc.disable()
    speak(sys.argv[1:])
    from iop_tracker.cli import main

    code = main()
    gc.freeze()  # The process is over: to look through all of it once more is a tenth of `status`.
    sys.exit(code)


if __name__ == "__main__":
    run()
