"""Another version of a file taken into this one."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar, cast

from iop_tracker.domain.edits import Edits
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.merge import State, merged_states, state_of, without_old
from iop_tracker.domain.record import Erased, Record, name_of
from iop_tracker.errors import BadInput, Damaged
from iop_tracker.storage.codec import from_document, to_document
from iop_tracker.storage.database import Database
from iop_tracker.storage.erasing import erase, erase_everywhere, erase_in_copy
from iop_tracker.storage.history import History
from iop_tracker.storage.tables import ALL_TABLES, TABLES, journal_in, read_all

R = TypeVar("R", bound=Record)

ANOTHER = (
    "That is another journal, not another version of this one, so nothing was taken in. To add its "
    "entries: iop-tracker export json there, and import here."
)

NO_FILE = (
    "There is no file of yours here yet to put it together with. To go on with the other one, copy "
    "it to where this says: iop-tracker path"
)

NOT_TOGETHER = "The other version is damaged: its entries do not fit. Nothing was taken in."


@dataclass(frozen=True, slots=True)
class Merge:
    """Two versions of a journal and what they are together."""

    mine: State
    theirs: State
    together: State


def planned_merge(database: Database, content: bytes, now: datetime) -> Merge:
    """What taking in another version would make.

    Args:
        database: The file.
        content: The other version's bytes, not encrypted.
        now: The moment, aware, UTC.

    Raises:
        BadInput: when it is of another journal.
        Damaged: when something in it cannot be read.
        StorageError: when it is another program's file, or one of a newer version.
    """
    theirs = read_all(content)
    if not database.journal_id:
        raise BadInput(NO_FILE)
    if journal_in(content) != database.journal_id:
        raise BadInput(ANOTHER)
    mine = {kind: database.of(kind).all_with_removed() for kind in ALL_TABLES}
    one, other = state_of(mine), state_of(theirs)
    try:
        together = without_old(merged_states(one, other, TABLES), TABLES, now)
    except (InvalidEntry, TypeError, AttributeError):
        raise Damaged(NOT_TOGETHER) from None
    merge = Merge(one, other, together)
    for kind in TABLES:
        for record in _different(merge, kind):
            from_document(kind, to_document(record))
    return merge


def keep_version(database: Database, content: bytes, merge: Merge, now: datetime) -> None:
    """Put another version among the copies, without what is erased for good.

    Raises:
        StorageError: when it could not be written.
    """
    kept = database.generations.keep(content)
    erased = [
        each
        for kind in TABLES
        for each in merge.theirs[kind].values()
        if each.id not in merge.together[kind] and _erased(merge, each).after is None
    ]
    for copy in database.copies():
        if copy.path == kept and erased:
            erase_in_copy(copy, erased, now)


def take_in(database: Database, merge: Merge, said: str, now: datetime) -> None:
    """Store what two versions are together, as one step; taken in again it changes nothing.

    Args:
        database: The file that the merge was planned for.
        merge: The plan.
        said: What the step is called.
        now: The moment, aware, UTC.

    Raises:
        ReadOnly: when the file is for looking only.
        StorageError: when it could not be written.
    """
    gone = [each for kind in TABLES for each in _missing(merge, kind)]
    for_good = [each for each in gone if _erased(merge, each).after is None]
    if for_good:
        erase_everywhere(database, for_good, now)
    changed = [each for kind in TABLES for each in _different(merge, kind)]
    edits = {each.id: each for each in _different(merge, Edits)}
    with database.transaction():
        erase(database, (each for each in gone if each not in for_good), now, for_good=False)
        database.of(Erased).put(_different(merge, Erased))
        unseen = edits.keys() - {name_of(each) for each in changed}
        database.of(Edits).put(edits[name] for name in unseen)
        if changed:
            History(database).add(said, changed, now, edits)


def _erased(merge: Merge, record: Record) -> Erased:
    return cast("Erased", merge.together[Erased][name_of(record)])


def _missing(merge: Merge, kind: type[R]) -> list[R]:
    """What is here and must go."""
    kept = merge.together.get(kind, {})
    return [cast("R", each) for each in merge.mine[kind].values() if each.id not in kept]


def _different(merge: Merge, kind: type[R]) -> list[R]:
    """What is new, or other than here."""
    mine = merge.mine[kind]
    return [cast("R", each) for each in merge.together[kind].values() if mine.get(each.id) != each]
