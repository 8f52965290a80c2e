"""Year: the mood of each day of twelve months."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from iop_tracker.domain.words import MONTH_NAMES, count_text, day_text
from iop_tracker.language import tr
from iop_tracker.views.insights.material import DAY, Material, Stretch
from iop_tracker.views.insights.means import ENOUGH, Mean, mean_of

BANDS = ((0, 2), (3, 5), (6, 8), (9, 10))
"""The moods that share a shade, ends included."""


class Month(Struct, frozen=True, kw_only=True):
    """One month, or the part of it that is looked at."""

    first: date
    """Its first day that is looked at."""
    n: int
    """Days with a check-in."""
    mean: float | None

    @property
    def name(self) -> str:
        """As in `Nov`."""
        return MONTH_NAMES[self.first.month - 1][:3]


class YearView(Struct, frozen=True, kw_only=True):
    """Twelve months of moods."""

    first: date
    last: date
    back: int
    """How many years back: 0 ends today."""
    n: int
    """Days with a check-in."""
    mean: float | None
    moods: tuple[int | None, ...]
    """One a day from `first` to `last`; None is a day without a check-in."""
    bands: tuple[int, ...]
    """Days in each of `BANDS`."""
    months: tuple[Month, ...]
    words: tuple[str, ...]
    first_weekday: int
    """Which day is on top, 0 Monday to 6 Sunday."""
    has_before: bool
    """Whether there is a check-in further back."""
    is_empty: bool
    """Whether nobody ever checked in."""


def year_view(material: Material, back: int = 0) -> YearView:
    """Work out the twelve months that ended so many years ago.

    Args:
        material: What is looked at.
        back: In years, 0 or more.
    """
    last = material.here.today - relativedelta(years=back)
    stretch = Stretch(first=last - relativedelta(years=1) + DAY, last=last)
    known = [material.known.get(day) for day in stretch.days]
    moods = tuple(None if c is None else c.mood for c in known)
    overall = mean_of(moods)
    months = _months(stretch, moods)
    return YearView(
        first=stretch.first,
        last=stretch.last,
        back=back,
        n=overall.n,
        mean=overall.mean,
        moods=moods,
        bands=tuple(sum(low <= m <= high for m in moods if m is not None) for low, high in BANDS),
        months=months,
        words=tuple(_words(stretch, overall, months)),
        first_weekday=material.here.first_weekday,
        has_before=next(iter(material.known), stretch.first) < stretch.first,
        is_empty=not material.known,
    )


def _months(stretch: Stretch, moods: Sequence[int | None]) -> tuple[Month, ...]:
    found = []
    days = zip(stretch.days, moods, strict=True)
    for _, each in groupby(days, key=lambda pair: (pair[0].year, pair[0].month)):
        pairs = list(each)
        mean = mean_of(mood for _, mood in pairs)
        found.append(Month(first=pairs[0][0], n=mean.n, mean=mean.mean))
    return tuple(found)


def _words(stretch: Stretch, overall: Mean, months: tuple[Month, ...]) -> list[str]:
    between = tr(
        "From {first} to {last}", first=day_text(stretch.first), last=day_text(stretch.last)
    )
    if overall.mean is None:
        return [tr("{between} there is no check-in.", between=between)]
    lines = [
        tr(
            "{between} you checked in on {n} of {stretch} days. "
            "Your mood was {mean:.1f} on average.",
            between=between,
            n=overall.n,
            stretch=len(stretch),
            mean=overall.mean,
        )
    ]
    told = [m for m in months if m.n >= ENOUGH and m.mean is not None]
    best = max(told, key=lambda m: m.mean or 0, default=None)
    hardest = min(told, key=lambda m: m.mean or 0, default=None)
    if best and hardest and f"{best.mean:.1f}" != f"{hardest.mean:.1f}":
        lines.append(
            tr(
                "Brightest: {brightest}. Hardest: {hardest}.",
                brightest=_month_words(best),
                hardest=_month_words(hardest),
            )
        )
    return lines


def _month_words(month: Month) -> str:
    name = f"{MONTH_NAMES[month.first.month - 1]} {month.first.year}"
    return tr(
        "{name}, {mean:.1f} on {days}", name=name, mean=month.mean, days=count_text(month.n, "day")
    )
