"""The Insights page: mood, craving and sleep over a stretch of days, told with their n.

Descriptive only: averages of what was written down, never a score or a prediction.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import fmean
from zoneinfo import ZoneInfo

from iop_tracker.domain.attendance import AttendanceCount, attendance_count
from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.domain.occurrence import Occurrence, moment
from iop_tracker.domain.words import count_text, hours_text
from iop_tracker.views.entry import Plan
from iop_tracker.views.here import Here

SPANS = (7, 30, 90, None)
"""The stretches to choose from, in days; None is everything."""

LEAST_FOR_A_CHANGE = 3
"""Check-ins that each half of a stretch needs before the halves are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """One measure, day by day."""

    name: str
    unit: str
    """Empty for 0-10 scales, `h` for hours."""
    top: float
    """Upper end of its scale."""
    values: tuple[float | None, ...]
    """One a day, oldest first; None is a gap."""
    n: int
    """Days with a value."""
    mean: float | None
    low: float | None
    high: float | None
    words: str
    """The picture in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InsightsView:
    """All that the Insights page shows."""

    first: date
    last: date
    days: int
    span: int | None
    """The chosen stretch; None for everything."""
    checked: int
    """Days with a check-in."""
    trends: tuple[Trend, ...]
    attendance: AttendanceCount | None
    """Sessions that are over and that the participant marked; None without a program."""
    unmarked: int
    """Sessions that are over and not marked yet."""
    lines: tuple[str, ...]
    """What there is to say besides the trends."""


Measure = tuple[str, str, float, Callable[[CheckIn], float | None]]

MEASURES: tuple[Measure, ...] = (
    ("Mood", "", 10, lambda c: c.mood),
    ("Craving", "", 10, lambda c: c.craving),
    ("Sleep", "h", 12, lambda c: c.sleep_hours),
)


def insights_view(
    check_ins: Iterable[CheckIn], plan: Plan | None, here: Here, span: int | None
) -> InsightsView:
    """Work out the page for the last `span` days, today included, or for everything."""
    known = {c.day: c for c in check_ins if c.day <= here.today}
    first = _first_day(known, plan, here.today, span)
    days = [first + timedelta(days=n) for n in range((here.today - first).days + 1)]
    inside = [known.get(day) for day in days]
    found = [c for c in inside if c is not None]
    over = _sessions_over(plan, here, first) if plan else ()
    marked = [o for o in over if plan and o.key in plan.marks]
    attendance = attendance_count(marked, plan.marks) if plan else None
    unmarked = len(over) - len(marked)
    return InsightsView(
        first=first,
        last=here.today,
        days=len(days),
        span=span,
        checked=len(found),
        trends=tuple(_trend(measure, inside) for measure in MEASURES),
        attendance=attendance,
        unmarked=unmarked,
        lines=_lines(found, len(days), attendance, unmarked),
    )


def _first_day(
    known: dict[date, CheckIn], plan: Plan | None, today: date, span: int | None
) -> date:
    if span is not None:
        return today - timedelta(days=span - 1)
    starts = [*known, *([plan.program.start] if plan and plan.program.start <= today else [])]
    return min(starts, default=today)


def _trend(measure: Measure, inside: list[CheckIn | None]) -> Trend:
    name, unit, top, read = measure
    values = tuple(None if c is None else read(c) for c in inside)
    given = [value for value in values if value is not None]
    return Trend(
        name=name,
        unit=unit,
        top=top,
        values=values,
        n=len(given),
        mean=fmean(given) if given else None,
        low=min(given, default=None),
        high=max(given, default=None),
        words=_trend_words(name, unit, values, given),
    )


def _trend_words(name: str, unit: str, values: tuple[float | None, ...], given: list[float]) -> str:
    if not given:
        return f"No {name.lower()} written down in this time."
    suffix = f" {unit}" if unit else ""
    mean = f"{fmean(given):.1f}{suffix}"
    spread = f", {min(given):g} to {max(given):g}" if min(given) < max(given) else ""
    text = f"{name}: {mean} on average of {count_text(len(given), 'day')}{spread}"
    half = len(values) // 2
    early = [value for value in values[:half] if value is not None]
    late = [value for value in values[half:] if value is not None]
    if min(len(early), len(late)) >= LEAST_FOR_A_CHANGE:
        text += f"; first half {fmean(early):.1f}, then {fmean(late):.1f}"
    return f"{text}."


def _sessions_over(plan: Plan, here: Here, first: date) -> tuple[Occurrence, ...]:
    """Sessions that took place from a local day on and have ended."""
    day = timedelta(days=1)
    zone = ZoneInfo(plan.program.time_zone)
    begin = datetime.combine(first, time(), here.now.tzinfo)
    around = plan.between(first - day, here.today + day)
    return tuple(
        o
        for o in around
        if o.is_session
        and o.takes_place
        and begin <= (start := moment(o.starts_at, zone))
        and start + timedelta(minutes=o.minutes) <= here.now
    )


def _lines(
    found: list[CheckIn], days: int, attendance: AttendanceCount | None, unmarked: int
) -> tuple[str, ...]:
    lines = [f"You checked in on {len(found)} of {count_text(days, 'day')}."]
    if attendance and (attendance.planned or unmarked):
        lines.append(_attendance_words(attendance, unmarked))
    answered = [c for c in found if c.used in {ReturnToUse.NO, ReturnToUse.YES}]
    if answered:
        as_wanted = sum(c.used is ReturnToUse.NO for c in answered)
        lines.append(
            f"{as_wanted} of {count_text(len(answered), 'day')} you answered for went without use."
        )
    return tuple(lines)


def _attendance_words(marked: AttendanceCount, unmarked: int) -> str:
    """Being there in words; a session without a mark says nothing about anybody."""
    waiting = f"{unmarked} {'is' if unmarked == 1 else 'are'} not marked yet"
    if not marked.planned:
        return f"{count_text(unmarked, 'session')} took place; {waiting}."
    text = (
        f"You were at {marked.done} of the {count_text(marked.planned, 'session')} you marked "
        f"({hours_text(marked.attended_hours)})"
    )
    return f"{text}; {waiting}." if unmarked else f"{text}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A trend squeezed into the columns there is room for."""

    values: tuple[float | None, ...]
    """One a column, oldest first: the mean of its days; None where none of them has a value."""
    days_each: int
    """Days in a column; the first one may have fewer."""


def columns(values: tuple[float | None, ...], room: int) -> Columns:
    """Put a value a day into at most `room` columns, so that the last column is full."""
    days_each = max(1, -(-len(values) // max(1, room)))
    short = len(values) % days_each
    starts = range(short - days_each if short else 0, len(values), days_each)
    parts = (values[max(0, start) : start + days_each] for start in starts)
    return Columns(values=tuple(_mean_or_gap(part) for part in parts), days_each=days_each)


def _mean_or_gap(part: tuple[float | None, ...]) -> float | None:
    given = [value for value in part if value is not None]
    return fmean(given) if given else None
