"""Averages that always come with the number of days they are of."""

from collections.abc import Iterable
from statistics import fmean

from msgspec import Struct

from iop_tracker.domain.words import count_text
from iop_tracker.language import tr

ENOUGH = 3
"""Days that an average needs before a sentence compares it with another."""

SEEN = tr("This is what was seen, no more. Together tells if something stands out from chance.")
"""Stands beneath every picture that puts averages side by side."""


class Mean(Struct, frozen=True):
    """An average and what it is of."""

    n: int
    """Days, or urges, with a value."""
    mean: float | None
    """None where there is none."""

    def text(self, unit: str = "") -> str:
        """As in `6.1 (12 days)`."""
        if self.mean is None:
            return tr("no answer")
        return f"{self.mean:.1f}{f' {unit}' if unit else ''} ({count_text(self.n, 'day')})"


def mean_of(values: Iterable[float | None]) -> Mean:
    """The average of what is there; None is left out."""
    given = [value for value in values if value is not None]
    return Mean(len(given), fmean(given) if given else None)
