"""The program at a moment that stands still, for a process of its own."""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from iop_tracker.cli import main

NOW = datetime(2026, 11, 23, 15, 45, tzinfo=ZoneInfo("America/New_York"))
"""A Monday afternoon."""
COMMAND = str(Path(__file__))
"""What Python is to run."""

if __name__ == "__main__":
    sys.exit(main(clock=lambda: NOW))
