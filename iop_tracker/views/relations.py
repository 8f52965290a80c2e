"""What was seen together on a participant's days: a short, fixed list of pairs, told with care."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.views.here import Here

LOOKED_BACK_DAYS = 182
"""How far relations look back, today included, whatever stretch a page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How an answer differs between the days with something and the days without it."""

    what: str
    """What the days have or have not, as in `lonely` or `short night`."""
    of: str
    """The answer that is compared, as in `craving`."""
    n: int
    """Days that were compared."""
    n_with: int
    """Those of them with it."""
    size: float
    """Days with it minus days without it, in points of the answer's own scale, -10 to 10."""
    low: float
    """Lower end of the range of the size, in the same points."""
    high: float
    """Upper end; zero never lies between the two."""
    words: str
    """The relation in plain words, with its n, size and range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationsView:
    """All that was seen together, and how much was looked at."""

    found: tuple[Relation, ...]
    """The clearest first; most often there is none."""
    looked_at: int
    """Pairs that had days enough to be looked at."""
    first: date
    """The days that were looked at begin here."""
    last: date
    words: tuple[str, ...]
    """What to say about all of them: how many were looked at, and what they cannot tell."""


def relations_view(
    check_ins: Iterable[CheckIn],
    session_days: frozenset[date],  # noqa: ARG001
    here: Here,
) -> RelationsView:
    """Look at every pair that has days enough.

    Args:
        check_ins: In any order; two of one day count as one.
        session_days: Local days on which a session took place and was not missed.
        here: Today is the last day that is looked at.
    """
    first = here.today - timedelta(days=LOOKED_BACK_DAYS - 1)
    days = {c.day for c in check_ins if first <= c.day <= here.today}
    return RelationsView(
        found=(),
        looked_at=0,
        first=min(days, default=here.today),
        last=here.today,
        words=("There are not enough days yet to see what goes together.",) if days else (),
    )
