"""What every stored value carries besides its own fields."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A value that is kept in the participant's file.

    A record that was never stored has an empty `id` and no times.
    """

    id: str = ""
    """Unique for ever, a UUID in 32 hex digits; empty until stored."""
    created: datetime | None = None
    """When it was first stored, aware, UTC."""
    changed: datetime | None = None
    """When it was last stored, aware, UTC."""
    removed: datetime | None = None
    """When it was removed, aware, UTC; a removed record stays as a tombstone."""


R = TypeVar("R", bound=Record)


def stamped(record: R, *, now: datetime, new_id: str) -> R:
    """The record as it is to be stored: `new_id` if it has none yet, and its times.

    Args:
        record: The value to store.
        now: The moment of storing, aware, UTC.
        new_id: Used only when the record was never stored.
    """
    return replace(
        record, id=record.id or new_id, created=record.created or now, changed=now, removed=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased(Record):
    """All that stays of a record that went for good: that it must not come back by a merge.

    Its `id` is `name_of` the record, `created` when it went.
    """


def name_of(record: Record) -> str:
    """Names a record among those of all kinds, as in `Note/4f...`."""
    return f"{type(record).__name__}/{record.id}"
