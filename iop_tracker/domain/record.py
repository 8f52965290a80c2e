"""What every stored value carries besides its own fields."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.scale import FIRST_YEAR, LAST_YEAR
from iop_tracker.language import tr


class Record(Struct, frozen=True, kw_only=True):
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


class Erased(Record, frozen=True, kw_only=True):
    """All that stays of a record that went: that it must not come back by a merge.

    Its `id` is `name_of` the record, `created` when it went: what came to be later under the same
    name, like a new safety plan, is another one and stays.
    """

    after: datetime | None = None
    """When its removal was written, if it went by itself long after: who brought it back later, on
    another computer, has it. None when it was erased for good."""

    def __post_init__(self) -> None:
        if self.after is not None:
            check_moments("after", (self.after,))

    def is_about(self, record: Record) -> bool:
        """Whether a record of its name is the one that went, and not a later one.

        Args:
            record: As it is in one of the files, not put together with another version.
        """
        is_later = record.created and self.created and record.created > self.created
        return self.after is not None or not is_later


def check_moments(field: str, times: Iterable[datetime]) -> None:
    """Accept times that say their zone, in a year that can be.

    Raises:
        InvalidEntry: for any other.
    """
    if any(each.tzinfo is None or not FIRST_YEAR <= each.year <= LAST_YEAR for each in times):
        raise InvalidEntry(field, tr("A moment says its time zone."))


def name_of(record: Record) -> str:
    """Names a record among those of all kinds, as in `Note/4f...`."""
    return f"{type(record).__name__}/{record.id}"
