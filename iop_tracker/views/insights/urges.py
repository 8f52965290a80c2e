"""Urges: when they come, by weekday and hour."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, time

from msgspec import Struct

from iop_tracker.domain.helped import BLOCK_HOURS, urge_map
from iop_tracker.domain.urge import Urge
from iop_tracker.domain.words import DAY_NAMES, count_text, list_text, time_text
from iop_tracker.language import tr
from iop_tracker.views.here import Here
from iop_tracker.views.insights.material import Material
from iop_tracker.views.insights.means import ENOUGH, Mean, mean_of

MOST_TOLD = 2
"""So many may share the first place; where more do, none stands out."""


class UrgesView(Struct, frozen=True, kw_only=True):
    """When urges came."""

    first: date
    last: date
    n: int
    counts: tuple[tuple[int, ...], ...]
    """Seven rows, Monday first, each with the parts of the day from midnight on."""
    weekdays: tuple[int, ...]
    """Urges on each day of the week, Monday first."""
    hours: tuple[int, ...]
    """Urges in each hour of the day, from midnight on."""
    strength: Mean
    """How strong they were at first, 0 to 10."""
    words: tuple[str, ...]
    first_weekday: int
    """Which day is on top, 0 Monday to 6 Sunday."""

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        return not self.n


def urges_view(material: Material, span: int | None) -> UrgesView:
    """Work out the urges of the last `span` days, or all."""
    stretch = material.stretch(span)
    urges = [u for u in material.urges if stretch.first <= u.day]
    weekdays = Counter(u.at.weekday() for u in urges)
    hours = Counter(u.at.hour for u in urges)
    counts = urge_map(urges)
    strength = mean_of(u.before for u in urges)
    return UrgesView(
        first=stretch.first,
        last=stretch.last,
        n=len(urges),
        counts=counts,
        weekdays=tuple(weekdays[day] for day in range(7)),
        hours=tuple(hours[hour] for hour in range(24)),
        strength=strength,
        words=_words(urges, counts, strength, material.here),
        first_weekday=material.here.first_weekday,
    )


def _words(
    urges: list[Urge], counts: Sequence[Sequence[int]], strength: Mean, here: Here
) -> tuple[str, ...]:
    if not urges:
        return (tr("No urge was logged in this time."),)
    text = tr("{urges} in this time", urges=count_text(len(urges), "urge"))
    if strength.mean is not None:
        text += tr(
            "; {mean:.1f} of 10 at first, on average of {n}", mean=strength.mean, n=strength.n
        )
    lines = [f"{text}."]
    by_weekday = {
        tr("{day}s", day=name): sum(row) for name, row in zip(DAY_NAMES, counts, strict=True)
    }
    columns = zip(*counts, strict=True)
    by_part = {_part(number, here): sum(column) for number, column in enumerate(columns)}
    for what, sums in ((tr("Most often on"), by_weekday), (tr("Most often from"), by_part)):
        if first := _in_front(sums):
            lines.append(
                tr(
                    "{what} {first}: {sums} of {urges}{each}.",
                    what=what,
                    first=list_text(first),
                    sums=sums[first[0]],
                    urges=len(urges),
                    each=_each(first),
                )
            )
    if strongest := _strongest(urges, here):
        lines.append(strongest)
    return tuple(lines)


def _each(names: Sequence[str]) -> str:
    return tr(" each") if len(names) > 1 else ""


def _in_front(sums: dict[str, int]) -> list[str]:
    """The names with the most, if they are few and there is more than one urge there."""
    top = max(sums.values())
    first = [name for name, count in sums.items() if count == top]
    return first if top > 1 and len(first) <= MOST_TOLD else []


def _part(number: int, here: Here) -> str:
    hours = (number * BLOCK_HOURS, (number + 1) * BLOCK_HOURS)
    ends = (time_text(time(hour % 24), twelve_hour=here.twelve_hour) for hour in hours)
    first, last = ends
    return tr("{first} to {last}", first=first, last=last)


def _strongest(urges: Iterable[Urge], here: Here) -> str:
    """The part of the week with the highest mean strength; empty where none has enough."""
    parts: dict[tuple[int, int], list[int]] = {}
    for urge in urges:
        if urge.before is not None:
            place = (urge.at.weekday(), urge.at.hour // BLOCK_HOURS)
            parts.setdefault(place, []).append(urge.before)
    means = {place: mean_of(each) for place, each in parts.items() if len(each) >= ENOUGH}
    if not means:
        return ""
    day, part = max(sorted(means), key=lambda place: means[place].mean or 0)
    found = means[day, part]
    return tr(
        "Strongest: {day_names}s from {part}, {mean:.1f} on average of {n}.",
        day_names=DAY_NAMES[day],
        part=_part(part, here),
        mean=found.mean,
        n=found.n,
    )
