"""Builds the program as one file that needs no Python: `python tools/one_file.py`.

It takes what `pip install '.[build]'` brings, and writes `dist/iop-tracker`.
"""

import sys
from pathlib import Path

from PyInstaller.__main__ import run

ROOT = Path(__file__).parents[1]
WHOLE = ("iop_tracker", "textual", "tzdata")
"""Packages of which parts are loaded by their names, which the search for imports does not see."""


def main() -> None:
    """Build it for the system and the processor that this runs on."""
    whole = [each for name in WHOLE for each in ("--collect-all", name)]
    folders = {"--distpath": "dist", "--workpath": "dist/work", "--specpath": "dist"}
    places = [part for name, place in folders.items() for part in (name, str(ROOT / place))]
    start = str(ROOT / "iop_tracker" / "__main__.py")
    run(["--onefile", "--clean", "--noconfirm", "--name", "iop-tracker", *whole, *places, start])


if __name__ == "__main__":
    sys.exit(main())
