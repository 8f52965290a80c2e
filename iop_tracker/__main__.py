"""`python -m iop_tracker`."""

import sys

from iop_tracker.cli import main

if __name__ == "__main__":
    sys.exit(main())
