"""The name of each kind of record's table, told without loading any of them.

Opening a file loads only the kinds that are asked for; `tables` loads all.
"""

from collections.abc import Mapping
from typing import Any

from iop_tracker.domain.record import Record
from iop_tracker.errors import StorageError
from iop_tracker.language import tr
from iop_tracker.storage import schema

ENTRIES = {
    "Program": "program",
    "Slot": "slots",
    "ScheduleException": "exceptions",
    "Attendance": "attendance",
    "CheckIn": "checkins",
    "OwnQuestion": "questions",
    "Urge": "urges",
    "CopingPlan": "plans",
    "SafetyPlan": "safety",
    "CostBenefit": "balance",
    "RiskyEvent": "events",
    "LookBack": "lookbacks",
    "Assessment": "assessments",
    "Strategy": "strategies",
    "Contact": "contacts",
    "Note": "notes",
    "Task": "tasks",
    "Topic": "topics",
    "Wants": "wants",
    "Goal": "goals",
    "Milestones": "milestones",
    "SinceDay": "since",
    "Settings": "settings",
}
"""The table of each kind of entry, by the name of the kind."""

KEPT_BESIDE = {"Step": "history", "Edits": "edits", "Erased": "erased"}
"""The tables of what is remembered about the entries."""


def table_of(kind: type[Record]) -> str:
    """Where the records of a kind stand."""
    return ENTRIES.get(kind.__name__) or KEPT_BESIDE[kind.__name__]


def need_journal(tables: Mapping[str, Any]) -> None:
    """Refuse somebody else's file, so that nothing is ever written into it.

    Raises:
        StorageError: when none of the tables is ours.
    """
    if tables and not {schema.META, *ENTRIES.values()} & set(tables):
        raise StorageError(
            tr("This file is of another program, not of iop-tracker. Choose another with --file.")
        )
