"""Records that go for good: from the file, from what is remembered about them, from the copies."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import Enum

from iop_tracker.domain.edits import Edits
from iop_tracker.domain.merge import went_by_itself
from iop_tracker.domain.record import Erased, Record, name_of
from iop_tracker.domain.step import Step, is_removed_long_ago
from iop_tracker.errors import StorageError
from iop_tracker.storage.database import Database
from iop_tracker.storage.tables import TABLES

SOMETHING = "another change"
"""What is left of the words of a step in which a record was that is erased."""


class Fate(Enum):
    """What became of a copy from which records were to be erased."""

    WITHOUT = "has them not, and knows that they went"
    ALTERED = "has them not; something else had changed it, which cannot be told any more"
    LEFT = "left as it is: something else had changed it, and they are not in it"
    UNREADABLE = "could not be looked into"


def erase(
    database: Database, records: Iterable[Record], now: datetime, *, for_good: bool = True
) -> None:
    """Take records out of a file as if they had never been in it.

    Only their names stay, so that merging with another computer does not bring them back.

    Args:
        database: The file; to be called in a transaction of it.
        records: What goes.
        now: The moment, aware, UTC.
        for_good: Whether it stays gone even where another computer brought it back later.

    Raises:
        StorageError: when it could not be written.
    """
    known = {name_of(record): record for record in records}
    for record in known.values():
        database.of(type(record)).erase([record.id])
    database.of(Erased).put(
        Erased(id=name, created=now, changed=now)
        if for_good
        else went_by_itself(record, database.of(Edits).get(name), now)
        for name, record in known.items()
    )
    database.of(Edits).erase(known)
    _erase_steps(database, {(TABLES[type(each)], each.id) for each in known.values()})


def _erase_steps(database: Database, gone: set[tuple[str, str]]) -> None:
    """Let no step remember the records; one that is about others too keeps these."""
    steps = database.of(Step)
    touched = [
        (step, tuple(each for each in step.changes if (each.table, each.id) not in gone))
        for step in steps.all()
    ]
    steps.put(
        replace(step, said=SOMETHING, changes=rest)
        for step, rest in touched
        if rest and rest != step.changes
    )
    steps.erase(step.id for step, rest in touched if not rest)


def erase_everywhere(
    database: Database, records: Iterable[Record], now: datetime
) -> Mapping[Fate, int]:
    """Take records out of the copies of a file first, then out of the file itself.

    Returns:
        How many copies there were of each fate.

    Raises:
        ReadOnly: when the file is for looking only.
        StorageError: when the file could not be written; the records are still in it then.
    """
    known = list(records)
    database.need_writable()
    fates = Counter(erase_in_copy(copy, known, now) for copy in database.copies())
    with database.transaction(keep_former=False):
        erase(database, known, now)
    return fates


def erase_in_copy(copy: Database, records: list[Record], now: datetime) -> Fate:
    """Take records out of a copy."""
    try:
        is_altered = copy.is_altered
        if is_altered and not _holds(copy, records):
            return Fate.LEFT
        with copy.transaction():
            erase(copy, records, now)
    except StorageError:
        return Fate.UNREADABLE
    return Fate.ALTERED if is_altered else Fate.WITHOUT


def _holds(copy: Database, records: Iterable[Record]) -> bool:
    """Whether one of the records, or something of one, is in a copy."""
    known = list(records)
    names = {name_of(record) for record in known}
    steps = {(each.table, each.id) for step in copy.of(Step).all() for each in step.changes}
    return any(
        copy.of(type(record)).get_with_removed(record.id) is not None
        or (TABLES[type(record)], record.id) in steps
        for record in known
    ) or any(each.id in names for each in copy.of(Edits).all())


def forget_removed(database: Database, kinds: Iterable[type[Record]], now: datetime) -> None:
    """Erase what was removed so long ago that it is not kept any more; in a transaction.

    Raises:
        StorageError: when it could not be written.
    """
    old = removed_long_ago(database, kinds, now)
    if old:
        erase(database, old, now, for_good=False)


def removed_long_ago(
    database: Database, kinds: Iterable[type[Record]], now: datetime
) -> list[Record]:
    """What was removed longer ago than it is kept."""
    return [
        record
        for kind in kinds
        for record in database.of(kind).all_with_removed()
        if is_removed_long_ago(record, now)
    ]
