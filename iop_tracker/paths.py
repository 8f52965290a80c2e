"""Where the participant's file lives."""

import os
from pathlib import Path

from iop_tracker.errors import BadInput
from iop_tracker.language import tr

FILE_NAME = "recovery.json"
FILE_VARIABLE = "IOP_TRACKER_FILE"


def chosen_path(option: str | None = None) -> Path:
    """The file to use: the option, else the environment's, else the platform's data folder.

    Raises:
        BadInput: for a name that can't be a file's.
    """
    chosen = os.environ.get(FILE_VARIABLE) if option is None else option
    if chosen or option is not None:
        path = at_home(Path(chosen or ""))
        if not path.name.strip():
            raise BadInput(tr("Name a file with --file, not a folder."))
        return path
    from platformdirs import user_data_path

    return user_data_path("iop-tracker", appauthor=False) / FILE_NAME


def at_home(path: Path) -> Path:
    """The path with `~` filled in; as it is where nobody's home can be told."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def language_path(path: Path) -> Path:
    """Where the chosen language is kept, beside the file, to be read before anything else."""
    return path.with_name(f"{path.stem}.language")


def drafts_path(path: Path) -> Path:
    """Where half-typed text is kept, beside the file."""
    return path.with_name(f"{path.stem}.drafts.json")


def damaged_drafts_path(path: Path) -> Path:
    """Where half-typed text that cannot be read any more is put aside, beside the file."""
    return drafts_path(path).with_suffix(".damaged.json")


def backups_folder(path: Path) -> Path:
    """Where former generations are kept, beside the file."""
    return path.with_name("backups")
