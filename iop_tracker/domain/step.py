"""What the participant did, as it can be taken back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from iop_tracker.domain.record import Record

KEPT = timedelta(days=30)
"""For how long a step can be taken back."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record of a step, as it stands on the other side of it."""

    table: str
    id: str
    other: dict[str, Any] | None
    """The record's document before the step; after it, once the step is undone. None for none."""
    edits: dict[str, Any] | None = None
    """The document of its `Edits` on that side, where the step `leaves_no_trace`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """One thing the participant did. `created` is when."""

    said: str
    """What it was, as in `the check-in for Mon 23 Nov`."""
    changes: tuple[Change, ...]
    is_undone: bool = False
    leaves_no_trace: bool = False
    """Whether taking it back is as if it had never been, and no change of its own: of a merge, or
    else what the other computer wrote would count as removed here."""


def is_removed_long_ago(record: Record, now: datetime) -> bool:
    """Whether a record was removed longer ago than it is kept.

    Args:
        record: The record.
        now: The moment, aware, UTC.
    """
    return record.removed is not None and record.removed < now - KEPT
