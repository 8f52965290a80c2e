"""What was removed and can still be brought back."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from iop_tracker.domain.record import Record
from iop_tracker.domain.step import KEPT, is_removed_long_ago, removed_since
from iop_tracker.views.here import Here
from iop_tracker.views.naming import record_text


class RemovedRow(Struct, frozen=True):
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
    kept = [each for each in records if each.removed and not is_removed_long_ago(each, here.now)]
    kept.sort(key=lambda each: (str(each.removed), each.id), reverse=True)
    return tuple(_row(each, here) for each in kept)


def _row(record: Record, here: Here) -> RemovedRow:
    zone = here.now.tzinfo
    removed, since = record.removed or here.now, removed_since(record) or here.now
    return RemovedRow(
        record=record,
        name=record_text(record, here.today),
        removed=removed.astimezone(zone).date(),
        kept_until=(since + KEPT).astimezone(zone).date(),
    )
