"""Looks at the file, its copies and its place, and says in plain words how they are."""

import os
import shutil
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from msgspec import Struct

from iop_tracker.clock import Clock
from iop_tracker.domain.words import count_text
from iop_tracker.errors import IopError, Locked, WrongPassphrase
from iop_tracker.paths import backups_folder, drafts_path
from iop_tracker.storage.codec import decode_tables, unknown_fields
from iop_tracker.storage.conflicts import conflict_copies
from iop_tracker.storage.cover import PLAIN, Cover, Unlock, is_sealed
from iop_tracker.storage.database import NEWER, Database
from iop_tracker.storage.durable import is_open_to_others, leftovers, read_file, read_head
from iop_tracker.storage.generations import Generations
from iop_tracker.storage.lock import holder
from iop_tracker.storage.settling import copies_of, cover_at, neighbors, put_aside, versions_apart
from iop_tracker.storage.tables import TABLES

WELL, LOOK, PROBLEM = "well", "look", "problem"
LEAST_FREE = 50_000_000
"""Bytes of free disk below which it is worth a word."""
OTHER_VERSION = (
    "What looks like another version of the file, from another computer, lies beside it. Open "
    "iop-tracker to put both together."
)
NOT_LOOKED_AT = "What is in it was not looked at."
EARLIEST_YEAR = 2025
"""A clock before this year is surely wrong."""
AHEAD = timedelta(hours=1)
"""How far a copy may be ahead of the clock before it is worth a word."""


class Finding(Struct, frozen=True):
    """One thing that was looked at."""

    level: str
    """well, look or problem."""
    sentence: str
    """How it is and what to do; holds nothing of the participant's words."""


def examine(path: Path, clock: Clock, unlock: Unlock | None = None) -> tuple[Finding, ...]:
    """Look at everything. Changes nothing.

    Args:
        path: The file.
        clock: The present moment.
        unlock: Gives the cover of an encrypted file; what is in one is not looked at without.
    """
    real = Path(os.path.realpath(path))
    try:
        cover = cover_at(real, unlock)
    except (Locked, WrongPassphrase) as problem:
        cover, contents = PLAIN, [Finding(LOOK, f"{problem.sentence} {NOT_LOOKED_AT}")]
    except IopError as problem:
        cover, contents = PLAIN, [Finding(PROBLEM, problem.sentence)]
    else:
        contents = [*_file(real, clock, cover), _copies(real, clock, cover)]
    return (
        *contents,
        *_encryption(real, cover),
        *_permissions(real),
        *_who(real, clock),
        *_leftovers(real),
        _room(real),
        _clock(real, clock),
    )


def _file(path: Path, clock: Clock, cover: Cover) -> list[Finding]:
    if not os.path.lexists(path):
        return [Finding(LOOK, "There is no file yet. It comes with the first thing you save.")]
    try:
        with Database.open(path, clock, write=False, unlock=lambda *_: cover) as database:
            told = [Finding(LOOK, database.notice)] if database.notice else []
            if database.notice == NEWER:
                return told
            database.check()
            count = sum(len(database.of(kind).all_with_removed()) for kind in TABLES)
        unknown = _unknown(path, cover)
    except IopError as problem:
        return [Finding(PROBLEM, f"{problem.sentence} iop-tracker restore lists good copies.")]
    held = count_text(count, "entry", "entries")
    findings = [Finding(WELL, f"The file can be read, with {held} in it."), *told]
    if unknown:
        some = count_text(unknown, "entry", "entries")
        sentence = f"More than iop-tracker knows is in {some}; saving drops that."
        findings.append(Finding(LOOK, sentence))
    return findings


def _unknown(path: Path, cover: Cover) -> int:
    """How many entries have fields that their kind does not know."""
    tables = decode_tables(cover.unwrap(read_file(path)))
    return sum(
        bool(unknown_fields(kind, document))
        for kind, name in TABLES.items()
        if name in tables
        for document in tables[name].values()
    )


def _permissions(path: Path) -> list[Finding]:
    findings = []
    places = {
        path: "file",
        path.parent: "folder",
        backups_folder(path): "folder of copies",
        drafts_path(path): "file of drafts",
    }
    for each, name in places.items():
        if each.exists() and is_open_to_others(each.stat()):
            mode = "700" if each.is_dir() else "600"
            sentence = f"Other users of this computer can read the {name}. chmod {mode} closes it."
            findings.append(Finding(LOOK, sentence))
    open_copies = sum(is_open_to_others(each.stat()) for each in copies_of(path))
    if open_copies:
        sentence = (
            f"Other users of this computer can read {count_text(open_copies, 'copy', 'copies')}."
        )
        findings.append(Finding(LOOK, f"{sentence} Opening iop-tracker closes that."))
    if path.parent.is_dir() and not os.access(path.parent, os.W_OK):
        findings.append(Finding(PROBLEM, "Nothing can be saved in the folder of the file."))
    return findings or [Finding(WELL, "Only you can read the file and its folder.")]


def _encryption(path: Path, cover: Cover) -> list[Finding]:
    """How the file and what is beside it lie on the disk."""
    if cover is PLAIN:
        return []
    plain = sum(not is_sealed(read_head(each)) for each in neighbors(path))
    apart = versions_apart(path, cover)
    if apart:
        files = count_text(len(apart), "other version")
        sentence = f"Beside it, not under its passphrase: {files}. Put it together, or delete it."
        return [Finding(LOOK, sentence)]
    if plain:
        files = count_text(plain, "file")
        sentence = f"Beside it, not encrypted yet: {files}. Opening iop-tracker does that."
        return [Finding(LOOK, sentence)]
    return [Finding(WELL, "The file, its copies and its drafts are encrypted.")]


def _copies(path: Path, clock: Clock, cover: Cover) -> Finding:
    try:
        known = Generations(path, clock, cover).all()
    except IopError as problem:
        return Finding(PROBLEM, problem.sentence)
    bad = sum(not generation.is_good() for generation in known)
    if bad:
        return Finding(LOOK, f"{bad} of {len(known)} copies cannot be read; the others can.")
    if not known:
        return Finding(WELL, "No former copies are kept yet.")
    copies = count_text(len(known), "former copy", "former copies")
    return Finding(WELL, f"Kept and readable: {copies}.")


def _who(path: Path, clock: Clock) -> list[Finding]:
    who = holder(path, clock())
    return [Finding(WELL, f"The file was opened for writing last by {who}.")] if who else []


def _leftovers(path: Path) -> list[Finding]:
    stray = leftovers(path)
    aside = put_aside(path)
    findings = []
    if stray:
        files = count_text(len(stray), "unfinished file")
        findings.append(Finding(LOOK, f"Beside it: {files}; no harm."))
    if aside:
        files = count_text(len(aside), "damaged file")
        findings.append(Finding(LOOK, f"Put aside beside it: {files}."))
    if conflict_copies(path):
        findings.append(Finding(LOOK, OTHER_VERSION))
    return findings


def _room(path: Path) -> Finding:
    folder = next(each for each in (path.parent, *path.parent.parents) if each.is_dir())
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        return Finding(PROBLEM, "The disk is almost full. Free some room.")
    return Finding(WELL, "There is enough room on the disk.")


def _clock(path: Path, clock: Clock) -> Finding:
    now = clock()
    if now.year < EARLIEST_YEAR:
        return Finding(PROBLEM, "The computer's clock is wrong. Set the date.")
    with suppress(IopError):
        newest = next(iter(Generations(path, clock).all()), None)
        if newest is not None and newest.taken_at > now + AHEAD:
            return Finding(LOOK, "A copy has a date to come. Look whether the date is right.")
    return Finding(WELL, "The computer's clock looks right.")
