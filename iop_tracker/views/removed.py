"""What was removed and can still be brought back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from iop_tracker.domain.record import Record
from iop_tracker.domain.step import KEPT
from iop_tracker.views.here import Here
from iop_tracker.views.naming import record_text


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """One removed record."""

    record: Record
    name: str
    """What it is, as in `the note “Plums”`."""
    removed: date
    """The local day on which it was removed."""
    kept_until: date
    """The local day on which it goes for good."""


def removed_rows(records: Iterable[Record], here: Here) -> tuple[RemovedRow, ...]:
    """The records that were removed in the last 30 days, the last one first."""
    tombstones = [(each.removed, each) for each in records if each.removed is not None]
    kept = [(at, each) for at, each in tombstones if at >= here.now - KEPT]
    kept.sort(key=lambda pair: (pair[0], pair[1].id), reverse=True)
    return tuple(_row(each, at, here) for at, each in kept)


def _row(record: Record, at: datetime, here: Here) -> RemovedRow:
    zone = here.now.tzinfo
    return RemovedRow(
        record=record,
        name=record_text(record, here.today),
        removed=at.astimezone(zone).date(),
        kept_until=(at + KEPT).astimezone(zone).date(),
    )
