"""Looks at the file, its copies and its place, and says in plain words how they are."""

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from iop_tracker.clock import Clock
from iop_tracker.errors import IopError
from iop_tracker.storage.database import TABLES, Database
from iop_tracker.storage.generations import Generations

WELL, LOOK, PROBLEM = "well", "look", "problem"
LEAST_FREE = 50_000_000
"""Bytes of free disk below which it is worth a word."""
EARLIEST_YEAR = 2025
"""A clock before this year is surely wrong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: str
    """well, look or problem."""
    sentence: str
    """How it is and what to do; holds nothing of the participant's words."""


def examine(path: Path, clock: Clock) -> tuple[Finding, ...]:
    """Look at everything. Changes nothing."""
    real = Path(os.path.realpath(path))
    findings = [_file(real, clock), *_permissions(real), _copies(real, clock)]
    return (*findings, *_leftovers(real), _room(real), _clock(clock))


def _file(path: Path, clock: Clock) -> Finding:
    if not path.exists():
        return Finding(LOOK, "There is no file yet. It comes with the first thing you save.")
    try:
        with Database.open(path, clock, write=False) as database:
            count = sum(len(database.of(kind).all_with_removed()) for kind in TABLES)
            if database.notice:
                return Finding(LOOK, database.notice)
    except IopError as problem:
        return Finding(PROBLEM, f"{problem.sentence} iop-tracker restore lists good copies.")
    return Finding(WELL, f"The file can be read; {count} entries are in it.")


def _permissions(path: Path) -> list[Finding]:
    findings = []
    for each, name in ((path, "file"), (path.parent, "folder")):
        if each.exists() and stat.S_IMODE(each.stat().st_mode) & 0o077:
            mode = "700" if each.is_dir() else "600"
            sentence = f"Other users of this computer can read the {name}. chmod {mode} closes it."
            findings.append(Finding(LOOK, sentence))
    return findings or [Finding(WELL, "Only you can read the file and its folder.")]


def _copies(path: Path, clock: Clock) -> Finding:
    known = Generations(path, clock).all()
    bad = sum(not generation.is_good() for generation in known)
    if bad:
        return Finding(LOOK, f"{bad} of {len(known)} copies cannot be read; the others can.")
    return Finding(WELL, f"{len(known)} former copies are kept, and all can be read.")


def _leftovers(path: Path) -> list[Finding]:
    stray = list(path.parent.glob(f".{path.name}.*.tmp")) if path.parent.is_dir() else []
    aside = list(path.parent.glob(f"{path.stem}.damaged.*.json")) if path.parent.is_dir() else []
    findings = []
    if stray:
        findings.append(Finding(LOOK, f"{len(stray)} unfinished files lie beside it; no harm."))
    if aside:
        findings.append(Finding(LOOK, f"{len(aside)} damaged files were put aside beside it."))
    return findings


def _room(path: Path) -> Finding:
    folder = next(each for each in (path.parent, *path.parent.parents) if each.is_dir())
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        return Finding(PROBLEM, "The disk is almost full. Free some room.")
    return Finding(WELL, "There is enough room on the disk.")


def _clock(clock: Clock) -> Finding:
    if clock().year < EARLIEST_YEAR:
        return Finding(PROBLEM, "The computer's clock is wrong. Set the date.")
    return Finding(WELL, "The computer's clock looks right.")
