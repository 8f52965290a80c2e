"""The program as in `program.py`, but it dies at once if it does anything with a socket."""

import os
import sys
from pathlib import Path

WATCHED = str(Path(__file__))
"""What Python is to run."""
SOCKET_USED = 99
"""Its exit code if it did."""

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from tests.sockets import watch

    watch(lambda _: os._exit(SOCKET_USED))
    from iop_tracker.cli import main
    from tests.terminal.program import NOW

    sys.exit(main(clock=lambda: NOW))
