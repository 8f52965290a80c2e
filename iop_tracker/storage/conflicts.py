"""The second version of a file that a sync tool leaves beside it when two computers changed it."""

import re
from pathlib import Path

MARKS = (
    r"\.sync-conflict-[\w-]+",  # Syncthing
    r" \([^()]*conflict[^()]*\)",  # Dropbox, Nextcloud, Seafile
    r"_conflict-[\w-]+",  # ownCloud
    r" ?\(\d+\)",  # Google Drive
    r" \d+",  # iCloud Drive
)
"""What the tools put between the name and its ending."""


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """The versions beside a file, by name; none where the folder cannot be looked into.

    Args:
        path: The file, links followed.
    """
    name = re.compile(
        rf"{re.escape(path.stem)}({'|'.join(MARKS)}){re.escape(path.suffix)}", re.IGNORECASE
    )
    try:
        found = [each for each in path.parent.iterdir() if name.fullmatch(each.name)]
    except OSError:
        return ()
    return tuple(sorted(each for each in found if each.is_file() and not each.is_symlink()))
