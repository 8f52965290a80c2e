"""Which kind of record stands in which table, and whether a file's bytes are a journal."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from iop_tracker.domain.assessment import Assessment
from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.edits import Edits, merged, texts_kept
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.lookback import LookBack
from iop_tracker.domain.milestone import Milestones, SinceDay
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.program import Program
from iop_tracker.domain.question import OwnQuestion
from iop_tracker.domain.record import Erased, Record, name_of
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.domain.safety import CostBenefit, SafetyPlan
from iop_tracker.domain.schedule import ScheduleException, Slot
from iop_tracker.domain.settings import Settings
from iop_tracker.domain.step import Step
from iop_tracker.domain.topic import Topic
from iop_tracker.domain.urge import Urge
from iop_tracker.domain.wants import Wants
from iop_tracker.errors import Damaged, StorageError
from iop_tracker.language import tr
from iop_tracker.storage import schema
from iop_tracker.storage.codec import decode_tables, from_document, from_documents, to_document
from iop_tracker.storage.names import need_journal, table_of

ENTRY_KINDS: tuple[type[Record], ...] = (
    *(Program, Slot, ScheduleException, Attendance, CheckIn, OwnQuestion, Urge),
    *(CopingPlan, SafetyPlan, CostBenefit, RiskyEvent, LookBack, Assessment),
    *(Strategy, Contact, Note, Task, Topic, Wants, Goal, Milestones, SinceDay, Settings),
)

TABLES: dict[type[Record], str] = {kind: table_of(kind) for kind in ENTRY_KINDS}
"""The table of each kind of entry."""

KEPT_BESIDE: dict[type[Record], str] = {kind: table_of(kind) for kind in (Step, Edits, Erased)}
"""The tables of what is remembered about the entries; nothing in them is one."""

KINDS: dict[str, type[Record]] = {name: kind for kind, name in TABLES.items()}
"""The kind of record in each table of entries."""

NAMED: dict[str, type[Record]] = {kind.__name__: kind for kind in TABLES}
"""The kind of record by the first part of `name_of` one."""

ALL_TABLES: dict[type[Record], str] = {**TABLES, **KEPT_BESIDE}


def journal_in(content: bytes) -> str:
    """The id of the journal in a file's bytes; empty where none is said.

    Raises:
        Damaged: when it is not a journal.
    """
    return schema.journal_of(decode_tables(content))


def read_all(content: bytes) -> dict[type[Record], tuple[Record, ...]]:
    """Every record and step in a file's bytes, brought to the present shape.

    Raises:
        Damaged: when it is not a journal, or something in it cannot be read.
        StorageError: when it is another program's file, or one of a newer version.
    """
    tables: Mapping[str, Any] = decode_tables(content)
    need_journal(tables)
    if schema.version_of(tables) > schema.SCHEMA_VERSION:
        raise StorageError(tr("This is of a newer iop-tracker."))
    if schema.version_of(tables) < schema.SCHEMA_VERSION:
        tables = schema.migrated(tables)
    found: dict[type[Record], tuple[Record, ...]] = {
        kind: from_documents(kind, list(tables[name].values())) if name in tables else ()
        for kind, name in ALL_TABLES.items()
    }
    check_versions(found)
    return found


def check_versions(found: Mapping[type[Record], Iterable[Record]]) -> None:
    """Look whether every kept version of a text fits the record it is of.

    Args:
        found: All records, and when they were written.

    Raises:
        Damaged: when one does not.
    """
    several = {each.id: each for each in cast("Iterable[Edits]", found[Edits]) if texts_kept(each)}
    for kind in TABLES if several else ():
        for record in found[kind]:
            edits = several.get(name_of(record))
            if edits is not None:
                _check_version(record, edits)


def _check_version(record: Record, edits: Edits) -> None:
    try:
        together, _ = merged(record, edits, record, edits)
    except (InvalidEntry, TypeError, AttributeError):
        kind = type(record).__name__
        raise Damaged(
            tr("A version kept of an entry of the kind {kind} cannot be read.", kind=kind)
        ) from None
    from_document(type(record), to_document(together))
