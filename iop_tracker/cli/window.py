"""Looks at the terminal as `doctor` looks at the file."""

import os
import shutil
import sys

from iop_tracker.cli.opening import has_terminal
from iop_tracker.language import tr
from iop_tracker.storage.doctor import LOOK, WELL, Finding

LEAST_COLUMNS, LEAST_LINES = 60, 20
"""Below this the full-screen program asks for a larger window."""
PLACELESS = frozenset(("", "dumb", "unknown"))
"""Names of terminals that cannot put text in a place."""


def examine_window() -> tuple[Finding, ...]:
    """How the terminal is for the full-screen program, and what to do."""
    if not has_terminal():
        sentence = tr(
            "This is no terminal, so window and colors were not looked at. Opening needs one."
        )
        return (Finding(LOOK, sentence),)
    return (_size(), _alphabet(), _colors())


def _size() -> Finding:
    columns, lines = shutil.get_terminal_size()
    size = tr("The window is {columns} wide and {lines} high.", columns=columns, lines=lines)
    if columns < LEAST_COLUMNS or lines < LEAST_LINES:
        return Finding(
            LOOK,
            tr(
                "{size} Make it at least {least_columns} by {least_lines}.",
                size=size,
                least_columns=LEAST_COLUMNS,
                least_lines=LEAST_LINES,
            ),
        )
    return Finding(WELL, size)


def _alphabet() -> Finding:
    """By the error output: that is where the full-screen program draws."""
    if sys.stderr is not None and sys.stderr.encoding.lower().replace("-", "") == "utf8":
        return Finding(WELL, tr("The terminal's alphabet is UTF-8."))
    return Finding(
        LOOK, tr("Lines and some letters can't be shown. Set the terminal and LANG to UTF-8.")
    )


def _colors() -> Finding:
    name = os.environ.get("TERM", "").lower()
    if sys.platform != "win32" and name in PLACELESS:
        return Finding(
            LOOK, tr("The terminal doesn't tell what it is (TERM). Use another one to open.")
        )
    if os.environ.get("NO_COLOR") is not None:
        return Finding(
            WELL, tr("Colors are off, as NO_COLOR asks; nothing is told by color alone.")
        )
    is_rich = os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}
    if is_rich or "256color" in name or sys.platform == "win32":
        return Finding(WELL, tr("The terminal says that it shows enough colors."))
    sentence = tr("The terminal may show few colors. ctrl+p, Colors: high contrast, may be better.")
    return Finding(LOOK, sentence)
