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
from iop_tracker.language import tr
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
OTHER_VERSION = tr(
    "What looks like another version of the file, from another computer, lies beside it. Open "
    "iop-tracker to put both together."
)
NOT_LOOKED_AT = tr("What is in it was not looked at.")
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
        return [Finding(LOOK, tr("There is no file yet. It comes with the first thing you save."))]
    try:
        with Database.open(path, clock, write=False, unlock=lambda *_: cover) as database:
            told = [Finding(LOOK, database.notice)] if database.notice else []
            if database.notice == NEWER:
                return told
            database.check()
            count = sum(len(database.of(kind).all_with_removed()) for kind in TABLES)
        unknown = _unknown(path, cover)
    except IopError as problem:
        return [
            Finding(
                PROBLEM,
                tr("{sentence} iop-tracker restore lists good copies.", sentence=problem.sentence),
            )
        ]
    held = count_text(count, "entry", "entries")
    findings = [Finding(WELL, tr("The file can be read, with {held} in it.", held=held)), *told]
    if unknown:
        some = count_text(unknown, "entry", "entries")
        sentence = tr("More than iop-tracker knows is in {some}; saving drops that.", some=some)
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
        path: tr("file"),
        path.parent: tr("folder"),
        backups_folder(path): tr("folder of copies"),
        drafts_path(path): tr("file of drafts"),
    }
    for each, name in places.items():
        if each.exists() and is_open_to_others(each.stat()):
            mode = "700" if each.is_dir() else "600"
            sentence = tr(
                "Other users of this computer can read the {name}. chmod {mode} closes it.",
                name=name,
                mode=mode,
            )
            findings.append(Finding(LOOK, sentence))
    open_copies = sum(is_open_to_others(each.stat()) for each in copies_of(path))
    if open_copies:
        sentence = tr(
            "Other users of this computer can read {copies}.",
            copies=count_text(open_copies, "copy", "copies"),
        )
        findings.append(
            Finding(LOOK, tr("{sentence} Opening iop-tracker closes that.", sentence=sentence))
        )
    if path.parent.is_dir() and not os.access(path.parent, os.W_OK):
        findings.append(Finding(PROBLEM, tr("Nothing can be saved in the folder of the file.")))
    return findings or [Finding(WELL, tr("Only you can read the file and its folder."))]


def _encryption(path: Path, cover: Cover) -> list[Finding]:
    """How the file and what is beside it lie on the disk."""
    if cover is PLAIN:
        return []
    plain = sum(not is_sealed(read_head(each)) for each in neighbors(path))
    apart = versions_apart(path, cover)
    if apart:
        files = count_text(len(apart), "other version")
        sentence = tr(
            "Beside it, not under its passphrase: {files}. Put it together, or delete it.",
            files=files,
        )
        return [Finding(LOOK, sentence)]
    if plain:
        files = count_text(plain, "file")
        sentence = tr(
            "Beside it, not encrypted yet: {files}. Opening iop-tracker does that.", files=files
        )
        return [Finding(LOOK, sentence)]
    return [Finding(WELL, tr("The file, its copies and its drafts are encrypted."))]


def _copies(path: Path, clock: Clock, cover: Cover) -> Finding:
    try:
        known = Generations(path, clock, cover).all()
    except IopError as problem:
        return Finding(PROBLEM, problem.sentence)
    bad = sum(not generation.is_good() for generation in known)
    if bad:
        return Finding(
            LOOK,
            tr(
                "{bad} of {known} copies cannot be read; the others can.", bad=bad, known=len(known)
            ),
        )
    if not known:
        return Finding(WELL, tr("No former copies are kept yet."))
    copies = count_text(len(known), "former copy", "former copies")
    return Finding(WELL, tr("Kept and readable: {copies}.", copies=copies))


def _who(path: Path, clock: Clock) -> list[Finding]:
    who = holder(path, clock())
    return (
        [Finding(WELL, tr("The file was opened for writing last by {who}.", who=who))]
        if who
        else []
    )


def _leftovers(path: Path) -> list[Finding]:
    stray = leftovers(path)
    aside = put_aside(path)
    findings = []
    if stray:
        files = count_text(len(stray), "unfinished file")
        findings.append(Finding(LOOK, tr("Beside it: {files}; no harm.", files=files)))
    if aside:
        files = count_text(len(aside), "damaged file")
        findings.append(Finding(LOOK, tr("Put aside beside it: {files}.", files=files)))
    if conflict_copies(path):
        findings.append(Finding(LOOK, OTHER_VERSION))
    return findings


def _room(path: Path) -> Finding:
    folder = next(each for each in (path.parent, *path.parent.parents) if each.is_dir())
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        return Finding(PROBLEM, tr("The disk is almost full. Free some room."))
    return Finding(WELL, tr("There is enough room on the disk."))


def _clock(path: Path, clock: Clock) -> Finding:
    now = clock()
    if now.year < EARLIEST_YEAR:
        return Finding(PROBLEM, tr("The computer's clock is wrong. Set the date."))
    with suppress(IopError):
        newest = next(iter(Generations(path, clock).all()), None)
        if newest is not None and newest.taken_at > now + AHEAD:
            return Finding(LOOK, tr("A copy has a date to come. Look whether the date is right."))
    return Finding(WELL, tr("The computer's clock looks right."))
