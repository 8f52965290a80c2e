"""Another version of a file taken into this one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeVar, cast

from msgspec import Struct

from iop_tracker.domain.edits import Edits
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.merge import State, merged_states, state_of
from iop_tracker.domain.record import Erased, Record, name_of
from iop_tracker.errors import BadInput, Damaged
from iop_tracker.language import tr
from iop_tracker.storage.codec import from_document, to_document
from iop_tracker.storage.database import Database
from iop_tracker.storage.erasing import Fate, erase, erase_everywhere, erase_in_copy
from iop_tracker.storage.history import History
from iop_tracker.storage.tables import ALL_TABLES, TABLES, journal_in, read_all

R = TypeVar("R", bound=Record)

ANOTHER = tr(
    "That is another journal, not another version of this one, so nothing was taken in. To add its "
    "entries: iop-tracker export json there, and import here."
)

NO_FILE = tr(
    "There is no file of yours here yet to put it together with. To go on with the other one, copy "
    "it to where this says: iop-tracker path"
)

NOT_TOGETHER = tr("The other version is damaged: its entries do not fit. Nothing was taken in.")


class Merge(Struct, frozen=True):
    """Two versions of a journal and what they are together."""

    mine: State
    theirs: State
    together: State


def planned_merge(database: Database, content: bytes) -> Merge:
    """What taking in another version would make.

    Args:
        database: The file.
        content: The other version's bytes, not encrypted.

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
        together = merged_states(one, other, TABLES)
    except (InvalidEntry, TypeError, AttributeError):
        raise Damaged(NOT_TOGETHER) from None
    merge = Merge(one, other, together)
    for kind in TABLES:
        for record in _different(merge, kind):
            from_document(kind, to_document(record))
    return merge


def keep_version(database: Database, content: bytes, merge: Merge) -> None:
    """Put another version among the copies, without what is erased for good.

    Raises:
        StorageError: when it could not be written.
    """
    kept = database.generations.keep(content)
    gone = _for_good(merge.together[Erased].values())
    for copy in database.copies():
        if copy.path == kept and gone:
            erase_in_copy(copy, gone)


def take_in(database: Database, merge: Merge, said: str, now: datetime) -> Mapping[Fate, int]:
    """Store what two versions are together, as one step; taken in again it changes nothing.

    Args:
        database: The file that the merge was planned for.
        merge: The plan.
        said: What the step is called.
        now: The moment, aware, UTC.

    Returns:
        What became of the copies, where the other version erased something for good.

    Raises:
        ReadOnly: when the file is for looking only.
        StorageError: when it could not be written.
    """
    fates: Mapping[Fate, int] = {}
    for_good = new_erasures(merge)
    if for_good:
        fates = erase_everywhere(database, for_good)
    gone = [_erased(merge, each) for kind in TABLES for each in _missing(merge, kind)]
    edits = {each.id: each for each in _different(merge, Edits)}
    changed = [each for kind in TABLES for each in _changed(merge, kind, edits)]
    with database.transaction():
        erase(database, (each for each in gone if each.after is not None))
        database.of(Erased).put(_different(merge, Erased))
        if changed:
            History(database).add(said, changed, now, edits)
    return fates


def new_erasures(merge: Merge) -> list[Erased]:
    """What the other version erased for good and this one did not know of."""
    return _for_good(_different(merge, Erased))


def _for_good(records: Iterable[Record]) -> list[Erased]:
    return [each for each in records if isinstance(each, Erased) and each.after is None]


def _changed(merge: Merge, kind: type[R], edits: Mapping[str, Edits]) -> list[R]:
    """What is new, other than here, or was written at another time."""
    mine = merge.mine[kind]
    return [
        cast("R", each)
        for each in merge.together[kind].values()
        if mine.get(each.id) != each or name_of(each) in edits
    ]


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
