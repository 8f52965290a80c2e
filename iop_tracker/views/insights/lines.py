"""Lines: mood, craving and the rest day by day over a stretch."""

from collections.abc import Callable, Iterator
from datetime import date
from statistics import fmean

from msgspec import Struct

from iop_tracker.domain.attendance import AttendanceCount
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.question import OwnKind, OwnQuestion
from iop_tracker.domain.words import count_text, hours_text
from iop_tracker.language import tr, trn
from iop_tracker.views.insights.material import Material, Sitting
from iop_tracker.views.insights.means import ENOUGH, mean_of


class Trend(Struct, frozen=True, kw_only=True):
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


class LinesView(Struct, frozen=True, kw_only=True):
    """What was answered day by day."""

    first: date
    last: date
    days: int
    span: int | None
    """The chosen stretch; None for everything."""
    checked: int
    """Days with a check-in."""
    trends: tuple[Trend, ...]
    session_days: tuple[date, ...]
    """Days with a session that the participant was at, oldest first."""
    attendance: AttendanceCount | None
    """Sessions that are over and that the participant marked; None without a program."""
    unmarked: int
    """Sessions that are over and not marked yet."""
    lines: tuple[str, ...]
    """What there is to say besides the trends."""
    is_empty: bool
    """Whether nobody ever checked in."""


class Measure(Struct, frozen=True):
    """Something that has a value for a day."""

    name: str
    unit: str
    top: float
    read: Callable[[CheckIn], float | None]
    means: str = ""
    """What the ends of an own scale mean, in words; else empty."""


MOOD = Measure(tr("Mood"), "", 10, lambda c: c.mood)
MEASURES = (
    MOOD,
    Measure(tr("Craving"), "", 10, lambda c: c.craving),
    Measure(tr("Anxiety"), "", 10, lambda c: c.anxiety),
    Measure(tr("Energy"), "", 10, lambda c: c.energy),
    Measure(tr("Sleep"), "h", 12, lambda c: c.sleep_hours),
)


def lines_view(material: Material, span: int | None) -> LinesView:
    """Work out the last `span` days, today included, or everything."""
    stretch = material.stretch(span)
    inside = [material.known.get(day) for day in stretch.days]
    found = [c for c in inside if c is not None]
    over = [
        s for s in material.sittings(stretch.first, stretch.last) if s.ends_at <= material.here.now
    ]
    attendance = _count([s for s in over if s.status]) if material.plan else None
    unmarked = sum(s.status is None for s in over)
    return LinesView(
        first=stretch.first,
        last=stretch.last,
        days=len(stretch),
        span=span,
        checked=len(found),
        trends=tuple(_trend(measure, inside) for measure in _answered(material)),
        session_days=tuple(sorted(material.session_days(stretch.first, stretch.last))),
        attendance=attendance,
        unmarked=unmarked,
        lines=_lines(stretch.days, material, attendance, unmarked),
        is_empty=not material.known,
    )


def _answered(material: Material) -> Iterator[Measure]:
    """Mood, and every other measure that was ever answered."""
    own = [each for each in material.questions if each.kind is OwnKind.RATING]
    for measure in (*MEASURES, *map(_own, own)):
        if measure is MOOD or any(measure.read(c) is not None for c in material.known.values()):
            yield measure


def _own(question: OwnQuestion) -> Measure:
    def read(check_in: CheckIn) -> float | None:
        return next((a.value for a in check_in.own if a.question_id == question.id), None)

    ends = [
        tr("{end} is {word}", end=end, word=word)
        for end, word in ((0, question.low), (10, question.high))
        if word
    ]
    return Measure(question.name, "", 10, read, ", ".join(ends))


def _trend(measure: Measure, inside: list[CheckIn | None]) -> Trend:
    values = tuple(None if c is None else measure.read(c) for c in inside)
    given = [value for value in values if value is not None]
    return Trend(
        name=measure.name,
        unit=measure.unit,
        top=measure.top,
        values=values,
        n=len(given),
        mean=fmean(given) if given else None,
        low=min(given, default=None),
        high=max(given, default=None),
        words=trend_words(measure, values),
    )


def trend_words(measure: Measure, values: tuple[float | None, ...]) -> str:
    """One measure in a sentence: its mean, from where to where, and how its two halves went.

    Args:
        measure: What it is.
        values: One a day, oldest first; None is a gap.
    """
    given = [value for value in values if value is not None]
    if not given:
        return tr("{name}: not written down in this time.", name=measure.name)
    suffix = f" {measure.unit}" if measure.unit else ""
    mean = f"{fmean(given):.1f}{suffix}"
    spread = (
        tr(", {low:g} to {high:g}", low=min(given), high=max(given))
        if min(given) < max(given)
        else ""
    )
    text = tr(
        "{name}: {mean} on average of {days}{spread}",
        name=measure.name,
        mean=mean,
        days=count_text(len(given), "day"),
        spread=spread,
    )
    half = len(values) // 2
    early = [value for value in values[:half] if value is not None]
    late = [value for value in values[half:] if value is not None]
    if min(len(early), len(late)) >= ENOUGH:
        text += tr(
            "; first half {early:.1f}, then {late:.1f}", early=fmean(early), late=fmean(late)
        )
    return f"{text}. {measure.means}." if measure.means else f"{text}."


def _count(marked: list[Sitting]) -> AttendanceCount:
    there = [s for s in marked if s.was_there]
    return AttendanceCount(
        planned=len(marked),
        done=len(there),
        planned_hours=sum(s.minutes for s in marked) / 60,
        attended_hours=sum(s.minutes for s in there) / 60,
    )


def _lines(
    days: tuple[date, ...], material: Material, attendance: AttendanceCount | None, unmarked: int
) -> tuple[str, ...]:
    checked = sum(day in material.known for day in days)
    lines = [
        tr(
            "You checked in on {checked} of {days}.",
            checked=checked,
            days=count_text(len(days), "day"),
        )
    ]
    if attendance and (attendance.planned or unmarked):
        lines.append(_attendance_words(attendance, unmarked))
    answered = [material.went[day] for day in days if day in material.went]
    if answered:
        as_wanted = sum(answered)
        lines.append(
            tr(
                "{as_wanted} of {days} you answered for went without use.",
                as_wanted=as_wanted,
                days=count_text(len(answered), "day"),
            )
        )
    return tuple(lines)


def _attendance_words(marked: AttendanceCount, unmarked: int) -> str:
    """Being there in words; a session without a mark says nothing about anybody."""
    waiting = f"{unmarked} {trn('is not marked yet', 'are not marked yet', unmarked)}"
    if not marked.planned:
        return tr(
            "{sessions} took place; {waiting}.",
            sessions=count_text(unmarked, "session"),
            waiting=waiting,
        )
    text = tr(
        "You were at {done} of the {sessions} you marked ({attended_hours})",
        done=marked.done,
        sessions=count_text(marked.planned, "session"),
        attended_hours=hours_text(marked.attended_hours),
    )
    return f"{text}; {waiting}." if unmarked else f"{text}."


class Columns(Struct, frozen=True, kw_only=True):
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
    return Columns(values=tuple(mean_of(part).mean for part in parts), days_each=days_each)
