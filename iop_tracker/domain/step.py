"""What the participant did, as it can be taken back."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from iop_tracker.domain.record import Record

KEPT = timedelta(days=30)
"""For how long a step can be taken back."""
LONGEST_PAUSE = timedelta(days=60)
"""After more than this without anything done, the clock is not trusted on the first day."""


class Change(Struct, frozen=True):
    """One record of a step, as it stands on the other side of it."""

    table: str
    id: str
    other: dict[str, Any] | None
    """The record's document before the step; after it, once the step is undone. None for none."""
    edits: dict[str, Any] | None = None
    """The document of its `Edits` on that side, where the step `leaves_no_trace`."""


class Step(Record, frozen=True, kw_only=True):
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

    It is kept longer where something was changed in it on another computer since.

    Args:
        record: The record.
        now: The moment, aware, UTC.
    """
    since = removed_since(record)
    return since is not None and since < now - KEPT


def removed_since(record: Record) -> datetime | None:
    """From when on a removed record is kept; None for one that was not removed."""
    return max(record.removed, record.changed or record.removed) if record.removed else None


def is_likely_now(earlier: Iterable[datetime], now: datetime) -> bool:
    """Whether the clock can be trusted enough to let go of something old.

    A laptop with a dead battery may start with any date. So something has to have been done on
    another day than this, and not too long ago.

    Args:
        earlier: When something was done, aware, UTC.
        now: The moment by the clock, aware, UTC.
    """
    days = [each for each in earlier if each.date() < now.date()]
    return bool(days) and now - max(days) <= LONGEST_PAUSE
