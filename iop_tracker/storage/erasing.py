"""Records that go for good: from the file, from what is remembered about them, from the copies."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from typing import cast

from msgspec.structs import replace

from iop_tracker.domain.edits import KEEPS, Edits, Keeps
from iop_tracker.domain.merge import went_by_itself
from iop_tracker.domain.record import Erased, Record, name_of
from iop_tracker.domain.step import Change, Step, is_likely_now, is_removed_long_ago
from iop_tracker.errors import StorageError
from iop_tracker.language import tr
from iop_tracker.storage.codec import from_document
from iop_tracker.storage.database import Database
from iop_tracker.storage.tables import KINDS, NAMED, TABLES

SOMETHING = tr("another change")
"""What is left of the words of a step in which a record was that is erased."""


class Fate(Enum):
    """What became of a copy from which records were to be erased."""

    WITHOUT = tr("has them not, and knows that they went")
    ALTERED = tr("has them not; something else had changed it, which cannot be told any more")
    LEFT = tr("left as it is: something else had changed it, and they are not in it")
    UNREADABLE = tr("could not be looked into")


def erase(database: Database, gone: Iterable[Erased]) -> None:
    """Take records out of a file as if they had never been in it.

    Only their names stay, so that merging with another computer does not bring them back.

    Args:
        database: The file; to be called in a transaction of it.
        gone: The names of what goes, whether it is in the file or only remembered there.

    Raises:
        StorageError: when it could not be written.
    """
    places = {_place(each): each for each in gone if _place(each)[0] is not None}
    titles: set[str] = set()
    for (kind, record_id), erased in places.items():
        repository = database.of(cast("type[Record]", kind))
        record = repository.get_with_removed(record_id)
        if record is None or erased.is_about(record):
            titles |= _titles(record) if record else set()
            repository.erase([record_id])
            database.of(Edits).erase([erased.id])
    database.of(Erased).put(places.values())
    _erase_steps(database, places, titles)


def _place(erased: Erased) -> tuple[type[Record] | None, str]:
    """Kind and id of what went; no kind where it is not known here."""
    kind, _, record_id = erased.id.partition("/")
    return NAMED.get(kind), record_id


def _titles(record: Record) -> set[str]:
    """What a sentence may call it by."""
    named = KEEPS.get(type(record), {}).items()
    lines = {getattr(record, name) for name, keeps in named if keeps is Keeps.LINE}
    return {line for line in lines if line.strip()}


def _erase_steps(
    database: Database,
    gone: Mapping[tuple[type[Record] | None, str], Erased],
    titles: Iterable[str],
) -> None:
    """Let no step remember the records; one that is about others too keeps these."""

    def is_gone(change: Change) -> bool:
        kind = KINDS.get(change.table)
        erased = gone.get((kind, change.id))
        if erased is None or kind is None:
            return False
        if change.other is None:
            return database.of(kind).get_with_removed(change.id) is None
        return erased.is_about(from_document(kind, change.other))

    steps = database.of(Step)
    touched = []
    for step in steps.all():
        rest = tuple(each for each in step.changes if not is_gone(each))
        is_named = any(title in step.said for title in titles)
        if rest != step.changes or is_named:
            touched.append(replace(step, said=SOMETHING, changes=rest))
    steps.put(each for each in touched if each.changes)
    steps.erase(each.id for each in touched if not each.changes)


def erase_everywhere(database: Database, gone: Iterable[Erased]) -> Mapping[Fate, int]:
    """Take records out of the copies of a file first, then out of the file itself.

    Args:
        database: The file.
        gone: The names of what goes for good.

    Returns:
        How many copies there were of each fate.

    Raises:
        ReadOnly: when the file is for looking only.
        StorageError: when the file could not be written; the records are still in it then.
    """
    known = list(gone)
    database.need_writable()
    fates = Counter(erase_in_copy(copy, known) for copy in database.copies())
    with database.transaction(keep_former=False):
        erase(database, known)
    return fates


def erase_in_copy(copy: Database, gone: list[Erased]) -> Fate:
    """Take records out of a copy."""
    try:
        is_altered = copy.is_altered
        if is_altered and not _holds(copy, gone):
            return Fate.LEFT
        with copy.transaction():
            erase(copy, gone)
    except StorageError:
        return Fate.UNREADABLE
    return Fate.ALTERED if is_altered else Fate.WITHOUT


def _holds(copy: Database, gone: Iterable[Erased]) -> bool:
    """Whether one of the records, or something of one, is in a copy."""
    names = {each.id for each in gone}
    in_steps = {
        f"{KINDS[each.table].__name__}/{each.id}"
        for step in copy.of(Step).all()
        for each in step.changes
        if each.table in KINDS
    }
    present = {name_of(record) for kind in TABLES for record in copy.of(kind).all_with_removed()}
    return bool(names & (in_steps | present | {each.id for each in copy.of(Edits).all()}))


def forget_removed(database: Database, kinds: Iterable[type[Record]], now: datetime) -> None:
    """Erase what was removed so long ago that it is not kept any more; in a transaction.

    Raises:
        StorageError: when it could not be written.
    """
    old = removed_long_ago(database, kinds, now)
    if old:
        edits = database.of(Edits)
        erase(database, [went_by_itself(each, edits.get(name_of(each))) for each in old])


def removed_long_ago(
    database: Database, kinds: Iterable[type[Record]], now: datetime
) -> list[Record]:
    """What was removed longer ago than it is kept; nothing while the clock cannot be trusted."""
    done = (step.created for step in database.of(Step).all() if step.created)
    if not is_likely_now(done, now):
        return []
    return [
        record
        for kind in kinds
        for record in database.of(kind).all_with_removed()
        if is_removed_long_ago(record, now)
    ]
