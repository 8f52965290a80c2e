"""The Insights page: mood, craving and sleep over a stretch of days, told with their n.

Descriptive only: averages of what was written down, never a score or a prediction.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from iop_tracker.domain.attendance import AttendanceCount, attendance_count
from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.domain.words import count_text, hours_text
from iop_tracker.views.entry import Plan, entries
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
    """Sessions that are over and that the participant marked."""
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
    attendance = None
    if plan:
        over = entries(plan, here, first, here.today)
        attendance = attendance_count((e.occurrence for e in over if e.mark), plan.marks)
    return InsightsView(
        first=first,
        last=here.today,
        days=len(days),
        span=span,
        checked=len(found),
        trends=tuple(_trend(measure, inside) for measure in MEASURES),
        attendance=attendance,
        lines=_lines(found, len(days), attendance),
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
    text = (
        f"{name} was {fmean(given):.1f}{suffix} on average, from {min(given):g} to "
        f"{max(given):g}{suffix} (n = {len(given)})."
    )
    half = len(values) // 2
    early = [value for value in values[:half] if value is not None]
    late = [value for value in values[half:] if value is not None]
    if min(len(early), len(late)) >= LEAST_FOR_A_CHANGE:
        text += f" First half {fmean(early):.1f}, second half {fmean(late):.1f}{suffix}."
    return text


def _lines(found: list[CheckIn], days: int, attendance: AttendanceCount | None) -> tuple[str, ...]:
    lines = [f"You checked in on {len(found)} of {count_text(days, 'day')}."]
    if attendance and attendance.planned:
        lines.append(
            f"You were at {attendance.done} of the {count_text(attendance.planned, 'session')} "
            f"you marked, {hours_text(attendance.attended_hours)} in all."
        )
    answered = [c for c in found if c.used in {ReturnToUse.NO, ReturnToUse.YES}]
    if answered:
        as_wanted = sum(c.used is ReturnToUse.NO for c in answered)
        lines.append(
            f"{as_wanted} of {count_text(len(answered), 'day')} you answered for went without use."
        )
    return tuple(lines)
