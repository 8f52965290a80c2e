"""What the participant did, as it can be taken back."""

from dataclasses import dataclass
from datetime import timedelta
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """One thing the participant did. `created` is when."""

    said: str
    """What it was, as in `the check-in for Mon 23 Nov`."""
    changes: tuple[Change, ...]
    is_undone: bool = False
