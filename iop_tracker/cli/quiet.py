"""What tells a developer more, and would tell it with the participant's words, is off."""

import faulthandler
import logging
import os
import sys
import threading
import warnings
from contextlib import suppress

from iop_tracker.cli.output import UNEXPECTED, complain

LOOKS = frozenset(
    (
        *("TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DISABLE_KITTY_KEY"),
        *("TEXTUAL_FILTERS", "TEXTUAL_FPS", "TEXTUAL_SMOOTH_SCROLL", "TEXTUAL_DIM_FACTOR"),
    )
)
"""Textual's variables for people. Its others log, take pictures, press keys or connect."""
NOT_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux's prctl."""


def keep_quiet() -> None:
    """Leave no log, no traceback and no picture of the memory, whatever the environment asks for.

    It is about the whole process, and has to come before Textual is loaded.
    """
    for name in [each for each in os.environ if each.startswith("TEXTUAL")]:
        if name not in LOOKS:
            del os.environ[name]
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    faulthandler.disable()
    sys.excepthook = _say_little
    threading.excepthook = _say_nothing
    sys.unraisablehook = _say_nothing
    _dump_no_core()


def _say_little(*_: object) -> None:
    complain(UNEXPECTED)


def _say_nothing(_: object) -> None:
    """A thread, or what is cleared away at the end, went wrong; there is nothing to do about it."""


def _dump_no_core() -> None:
    """Ask that no core dump be written; not every system knows of them."""
    with suppress(ImportError, ValueError, OSError):
        from resource import RLIMIT_CORE, setrlimit

        setrlimit(RLIMIT_CORE, (0, 0))


def hide_memory() -> None:
    """Keep the memory from other programs of the same user, and from a system's crash reporter.

    A reporter gets dumps through a pipe, for which no limit counts. Linux only.
    """
    if sys.platform != "linux":
        return
    from ctypes import CDLL

    with suppress(OSError, AttributeError):
        CDLL(None).prctl(NOT_DUMPABLE, 0, 0, 0, 0)
