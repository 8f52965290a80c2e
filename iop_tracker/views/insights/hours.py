"""Hours: sessions and hours of each week against the plan."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct

from iop_tracker.domain.words import count_text, hours_text, week_start
from iop_tracker.language import tr
from iop_tracker.views.here import Here
from iop_tracker.views.insights.material import Material, Sitting

MOST_WEEKS = 26
"""So many weeks are drawn each for itself; more are put together by month."""
MOST_MONTHS = 30
"""So many months are drawn; more are put together by year."""


class Part(Struct, frozen=True, kw_only=True):
    """A week, or several put together."""

    first: date
    """Its first day, as the participant counts weeks."""
    planned: int
    """Sessions that take place."""
    done: int
    """Of these, those the participant was at."""
    planned_hours: float
    attended_hours: float
    unmarked: int
    """Sessions that are over and not marked."""
    to_come: int
    """Sessions that are not over yet."""


class HoursView(Struct, frozen=True, kw_only=True):
    """Being there, week by week."""

    first: date
    """First day of the first week."""
    last: date
    """Last day of this week."""
    weeks: tuple[Part, ...]
    total: Part
    """All of them together."""
    words: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no session was planned in these weeks."""
        return not self.total.planned


def hours_view(material: Material, span: int | None) -> HoursView:
    """Work out the weeks that the last `span` days lie in, or all; whole weeks, this one too."""
    here = material.here
    stretch = material.stretch(span)
    first = week_start(stretch.first, here.first_weekday)
    last = here.week_of(here.today)[1]
    by_week: dict[date, list[Sitting]] = {}
    for sitting in material.sittings(first, last):
        by_week.setdefault(week_start(sitting.day, here.first_weekday), []).append(sitting)
    count = ((last - first).days + 1) // 7
    starts = [first + timedelta(weeks=number) for number in range(count)]
    weeks = tuple(_part(start, by_week.get(start, ()), here) for start in starts)
    begun = next((n for n, week in enumerate(weeks) if week.planned), len(weeks) - 1)
    total = together(weeks)
    return HoursView(
        first=weeks[begun].first,
        last=last,
        weeks=weeks[begun:],
        total=total,
        words=_words(total, weeks[begun:]),
    )


def _part(first: date, sittings: Sequence[Sitting], here: Here) -> Part:
    there = [s for s in sittings if s.was_there]
    over = [s for s in sittings if s.ends_at <= here.now]
    return Part(
        first=first,
        planned=len(sittings),
        done=len(there),
        planned_hours=sum(s.minutes for s in sittings) / 60,
        attended_hours=sum(s.minutes for s in there) / 60,
        unmarked=sum(s.status is None for s in over),
        to_come=len(sittings) - len(over),
    )


def together(parts: Sequence[Part]) -> Part:
    """Several weeks as one; at least one."""
    return Part(
        first=parts[0].first,
        planned=sum(p.planned for p in parts),
        done=sum(p.done for p in parts),
        planned_hours=sum(p.planned_hours for p in parts),
        attended_hours=sum(p.attended_hours for p in parts),
        unmarked=sum(p.unmarked for p in parts),
        to_come=sum(p.to_come for p in parts),
    )


def drawn(weeks: Sequence[Part]) -> tuple[str, tuple[Part, ...]]:
    """What a picture has room for: the weeks, or months, or years.

    Returns:
        `week`, `month` or `year`, and the rows. A week belongs to the month it begins in.
    """
    if len(weeks) <= MOST_WEEKS:
        return "week", tuple(weeks)
    months = _grouped(weeks, ((w.first.year, w.first.month) for w in weeks))
    if len(months) <= MOST_MONTHS:
        return "month", months
    return "year", _grouped(weeks, ((w.first.year, 0) for w in weeks))


def _grouped(weeks: Sequence[Part], keys: Iterable[tuple[int, int]]) -> tuple[Part, ...]:
    pairs = zip(keys, weeks, strict=True)
    return tuple(
        together([week for _, week in each]) for _, each in groupby(pairs, key=lambda pair: pair[0])
    )


def _words(total: Part, weeks: Sequence[Part]) -> tuple[str, ...]:
    if not total.planned:
        return (tr("No session was planned in this time."),)
    planned = count_text(total.planned, "session was", "sessions were")
    time = (
        tr("In {weeks} weeks, this one too,", weeks=len(weeks))
        if len(weeks) > 1
        else tr("This week")
    )
    lines = [
        tr(
            "{time} {planned} planned ({planned_hours}).",
            time=time,
            planned=planned,
            planned_hours=hours_text(total.planned_hours),
        )
    ]
    if total.done or total.to_come < total.planned:
        lines[0] += tr(
            " You were at {done} ({attended_hours}).",
            done=total.done,
            attended_hours=hours_text(total.attended_hours),
        )
    if total.to_come:
        coming = count_text(total.to_come, "session is", "sessions are")
        lines.append(tr("{coming} still to come this week.", coming=coming))
    if total.unmarked:
        waiting = count_text(total.unmarked, "session is", "sessions are")
        lines.append(tr("{waiting} not marked yet.", waiting=waiting))
    full = sum(w.planned > 0 and w.done == w.planned for w in weeks)
    if full:
        lines.append(tr("In {weeks} you were at every session.", weeks=count_text(full, "week")))
    return tuple(lines)
