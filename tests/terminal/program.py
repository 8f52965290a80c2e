"""The program at a moment that stands still, for a process of its own.

A test moves the clock on by writing minutes into the file that `MINUTES` names.
"""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from iop_tracker.__main__ import speak

NOW = datetime(2026, 11, 23, 15, 45, tzinfo=ZoneInfo("America/New_York"))
"""A Monday afternoon."""
COMMAND = str(Path(__file__))
"""What Python is to run."""

MINUTES = "TEST_MINUTES"
"""The variable that names the file."""


def moment() -> datetime:
    """The afternoon, as far as the test moved it."""
    moved = os.environ.get(MINUTES)
    return NOW + timedelta(minutes=float(Path(moved).read_text()) if moved else 0)


if __name__ == "__main__":
    speak(sys.argv[1:])
    from iop_tracker.cli import main

    sys.exit(main(clock=moment))
