"""How it went: answers day by day, days with and without use, the best and the hardest days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from statistics import fmean

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.words import count_text
from iop_tracker.language import tr
from iop_tracker.views.brief.material import Records, Span
from iop_tracker.views.document import Block, Curve, Items, Paragraph
from iop_tracker.views.insights.lines import MEASURES, Measure, trend_words
from iop_tracker.views.insights.means import ENOUGH

ABOUT_THE_SAME = 0.5
"""A smaller difference of two means is told as about the same."""
LEAST_FOR_CURVE = 2
"""Days with an answer from which there is a line to draw."""


def how_blocks(records: Records, span: Span) -> Iterator[Block]:
    """Each measure in words beside the time before, with a small line."""
    known = {check_in.day: check_in for check_in in records.check_ins}
    checked = sum(day in known for day in span.days)
    if not checked:
        return
    yield Paragraph(
        text=tr(
            "I checked in on {checked} of {days}.",
            checked=checked,
            days=count_text(len(span.days), "day"),
        )
    )
    for measure in MEASURES:
        values = _values(measure, known, span.days)
        words = (
            _words(measure, values, _values(measure, known, span.days_before))
            if span.session
            else trend_words(measure, values)
        )
        given = [value for value in values if value is not None]
        if len(given) >= LEAST_FOR_CURVE:
            yield Curve(name=measure.name, values=values, low=0, high=measure.top, words=words)
        elif given:
            yield Paragraph(text=words)


def _values(
    measure: Measure, known: Mapping[date, CheckIn], days: Sequence[date]
) -> tuple[float | None, ...]:
    return tuple(measure.read(known[day]) if day in known else None for day in days)


def _words(measure: Measure, values: Sequence[float | None], before: Sequence[float | None]) -> str:
    given = [value for value in values if value is not None]
    earlier = [value for value in before if value is not None]
    if not given:
        return ""
    unit = f" {measure.unit}" if measure.unit else ""
    spread = (
        tr(", {low:g} to {high:g}", low=min(given), high=max(given))
        if min(given) < max(given)
        else ""
    )
    text = tr(
        "{name} {given:.1f}{unit} on average ({days})",
        name=measure.name,
        given=fmean(given),
        unit=unit,
        days=count_text(len(given), "day"),
    )
    if min(len(given), len(earlier)) < ENOUGH:
        return f"{text}{spread}."
    return f"{text}{spread}; {_against(fmean(given), fmean(earlier), len(before))}."


def _against(now: float, before: float, days: int) -> str:
    stretch = tr("in the {days} before", days=count_text(days, "day"))
    if abs(now - before) < ABOUT_THE_SAME:
        return tr("about the same as {stretch} ({before:.1f})", stretch=stretch, before=before)
    return tr(
        "{word} than {stretch} ({before:.1f})",
        word=tr("higher") if now > before else tr("lower"),
        stretch=stretch,
        before=before,
    )


def use_blocks(records: Records, span: Span) -> Iterator[Block]:
    """How many days went as wanted, of those that were answered for."""
    answered = [records.went[day] for day in span.days if day in records.went]
    if not answered:
        return
    as_wanted = sum(answered)
    yield Paragraph(
        text=tr(
            "{as_wanted} of {days} I answered for went without use.",
            as_wanted=as_wanted,
            days=count_text(len(answered), "day"),
        )
    )
    used = [day for day in span.days if records.went.get(day) is False]
    if used:
        days = ", ".join(span.here.day(day) for day in used)
        yield Paragraph(text=tr("A return to use: {days}. Something to talk about.", days=days))


def point_blocks(records: Records, span: Span, *, words: bool) -> Iterator[Block]:
    """The best and the hardest day by mood, and the day of the strongest craving.

    Of several days with one value it is the latest.

    Args:
        records: The participant's records.
        span: The days.
        words: Whether the note of such a day may be told.
    """
    known = [c for c in records.check_ins if span.holds(c.day)]
    lines = [
        _point(label, check_in, value, span, words=words)
        for label, check_in, value in _points(known)
    ]
    if lines:
        yield Items(lines=tuple(lines))


def _points(known: Sequence[CheckIn]) -> Iterator[tuple[str, CheckIn, int]]:
    if known:
        best = max(known, key=lambda c: (c.mood, c.day))
        yield tr("Best mood"), best, best.mood
        hardest = max(known, key=lambda c: (-c.mood, c.day))
        if hardest.mood < best.mood:
            yield tr("Lowest mood"), hardest, hardest.mood
    craved = [(c.craving, c.day, c) for c in known if c.craving]
    if craved:
        craving, _, strongest = max(craved, key=lambda each: each[:2])
        yield tr("Strongest craving"), strongest, craving


def _point(label: str, check_in: CheckIn, value: int, span: Span, *, words: bool) -> str:
    note = f": {check_in.note.strip()}" if words and check_in.note.strip() else ""
    return tr(
        "{label}: {day}, {value} of 10{note}",
        label=label,
        day=span.here.day(check_in.day),
        value=value,
        note=note,
    )
