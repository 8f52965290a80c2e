"""Sleep: the craving of the day that follows a night, by how long the night was.

The sleep of a check-in is that of the night before its day, as sleep diaries ask for it. So the
day that follows the night is the check-in's own day, and both stand in the same check-in.
"""

from datetime import date

from msgspec import Struct

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.words import count_text
from iop_tracker.language import tr
from iop_tracker.views.insights.material import Material
from iop_tracker.views.insights.means import ENOUGH, SEEN, Mean, mean_of

BOUNDS = ((0, 5), (5, 6), (6, 7), (7, 8), (8, 25))
"""Hours from, and up to but not including."""
SHORT, LONG = 6, 7
"""A sentence compares nights under the one with nights of the other or more."""


class Nights(Struct, frozen=True, kw_only=True):
    """Nights of about the same length, and the craving after them."""

    name: str
    low: int
    """Hours from."""
    high: int | None
    """Up to, not included; None has no end."""
    craving: Mean


class SleepView(Struct, frozen=True, kw_only=True):
    """Sleep and the craving of the day after it."""

    first: date
    last: date
    n: int
    """Nights with both."""
    bands: tuple[Nights, ...]
    words: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to put side by side."""
        return not self.n


def sleep_view(material: Material, span: int | None) -> SleepView:
    """Work out the nights of the last `span` days, or all."""
    stretch = material.stretch(span)
    both = [
        c
        for c in material.between(stretch.first, stretch.last)
        if c.sleep_hours is not None and c.craving is not None
    ]
    bands = tuple(
        Nights(
            name=_name(low, high),
            low=low,
            high=None if high > 24 else high,
            craving=_craving(both, low, high),
        )
        for low, high in BOUNDS
    )
    return SleepView(
        first=stretch.first,
        last=stretch.last,
        n=len(both),
        bands=bands,
        words=_words(both, bands),
    )


def _name(low: int, high: int) -> str:
    if not low:
        return tr("under {high} h", high=high)
    return (
        tr("{low} h or more", low=low) if high > 24 else tr("{low} to {high} h", low=low, high=high)
    )


def _craving(nights: list[CheckIn], low: float, high: float) -> Mean:
    return mean_of(c.craving for c in nights if low <= (c.sleep_hours or 0) < high)


def _words(both: list[CheckIn], bands: tuple[Nights, ...]) -> tuple[str, ...]:
    if not both:
        return (tr("No day has both sleep and craving in this time."),)
    lines = [
        tr(
            "{days} {word} both. The sleep "
            "of a day is the night before it; the craving is of the day that follows.",
            days=count_text(len(both), "day"),
            word=tr("has") if len(both) == 1 else tr("have"),
        )
    ]
    told = [f"{each.name}, {each.craving.text()}" for each in bands if each.craving.n]
    lines.append(tr("Craving after a night of {told}. 6 h count as 6 to 7.", told="; ".join(told)))
    short, long = _craving(both, 0, SHORT), _craving(both, LONG, 25)
    if min(short.n, long.n) >= ENOUGH:
        lines.append(
            tr(
                "Under {short} hours of sleep the craving was {after_short}, with {long} hours or "
                "more {after_long}.",
                short=SHORT,
                after_short=short.text(),
                long=LONG,
                after_long=long.text(),
            )
        )
    return (*lines, SEEN)
