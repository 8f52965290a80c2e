"""The program as a process: `iop-tracker` and `python -m iop_tracker`."""

import gc
import sys
from typing import NoReturn

RARELY = (50_000, 20, 100)
"""When to look for what hangs together in circles; modules and records do not, and are many.

It would be a third of the time until the first picture with years of entries.
"""


def run() -> NoReturn:
    """Run the command line and end with its exit code."""
    gc.set_threshold(*RARELY)
    from iop_tracker.cli import main

    code = main()
    gc.freeze()  # The process is over: to look through all of it once more is a tenth of `status`.
    sys.exit(code)


if __name__ == "__main__":
    run()
