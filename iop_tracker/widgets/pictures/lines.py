"""Lines: columns of blocks day by day, a measure below the other."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from iop_tracker.domain.words import count_text, day_text
from iop_tracker.language import tr
from iop_tracker.views.insights.lines import Columns, LinesView, Trend, columns
from iop_tracker.widgets.pictures.drawing import (
    COLORS,
    MUTED,
    OTHER,
    THERE,
    TITLE,
    Room,
    rows_text,
)
from iop_tracker.widgets.plain_text import Part, assemble, styled
from iop_tracker.widgets.trend import BODY, GAP, SCALE, chart_rows, scale_mark

SESSION = "▴"
WIDEST = 10
"""Most cells for a column and the space after it."""
LOW, HIGH = 3, 6
"""Rows of a chart, where there is little or more room."""
A_WEEK = 7


def lines_picture(view: LinesView, room: Room) -> Content:
    """Everything that was answered, day by day, with gaps as gaps and the sessions marked."""
    squeezed = columns(view.trends[0].values, room.width - SCALE)
    marks = _marks(view, squeezed)
    lines: list[Content | str] = [*_top(view, is_marked=any(marks), room=room)]
    for trend in view.trends:
        lines += ["", *_chart(view, trend, marks, room)]
    return rows_text([*lines, "", *view.lines[1:]])


def _top(view: LinesView, *, is_marked: bool, room: Room) -> list[Content]:
    """The first sentence with what the signs mean, beside or below each other."""
    parts: list[Part] = [(tr("{gap} no answer", gap=GAP), MUTED)]
    if is_marked:
        parts += [("   ", MUTED), (SESSION, THERE), (tr(" a session you were at"), MUTED)]
    first, legend = Content(view.lines[0]), assemble(*parts)
    gap = room.width - first.cell_length - legend.cell_length
    return [assemble(first, " " * gap, legend)] if gap > 1 else [first, legend]


def _marks(view: LinesView, squeezed: Columns) -> tuple[bool, ...]:
    """Which columns have a session; none where a column is more than a week."""
    if squeezed.days_each > A_WEEK:
        return ()
    days = set(view.session_days)
    length = (view.last - view.first).days + 1
    flags = tuple(
        1.0 if date.fromordinal(view.first.toordinal() + n) in days else None for n in range(length)
    )
    return tuple(each is not None for each in columns(flags, len(squeezed.values)).values)


def _chart(view: LinesView, trend: Trend, marks: tuple[bool, ...], room: Room) -> Iterator[Content]:
    width = room.width - SCALE
    squeezed = columns(trend.values, width)
    each = max(1, min(WIDEST, width // len(squeezed.values)))
    height = HIGH if room.is_tall else LOW
    color = COLORS.get(trend.name, OTHER)
    yield styled(trend.name, TITLE)
    for row, drawn in enumerate(chart_rows(squeezed.values, trend.top, height, each, color)):
        yield assemble(scale_mark(row, height, trend.top), drawn)
    if any(marks):
        body = max(1, min(BODY, each - 1))
        signs = "".join(f"{SESSION if mark else ' ':^{body}}".ljust(each) for mark in marks)
        yield styled(f"{'':{SCALE}}{signs}".rstrip(), THERE)
    yield _days(view, squeezed, each)
    words = trend.words.removeprefix(f"{trend.name}: ")
    yield assemble(f"{words[:1].upper()}{words[1:]}")


def _days(view: LinesView, squeezed: Columns, each: int) -> Content:
    """The first and the last day beneath the first and the last column."""
    first, last = day_text(view.first, view.last), day_text(view.last, view.last)
    middle = ""
    if squeezed.days_each > 1:
        middle = tr("each column is {days}", days=count_text(squeezed.days_each, "day"))
    least = len(first) + len(middle) + len(last) + 4
    room = max(least, len(squeezed.values) * each) - len(first) - len(last)
    return styled(f"{'':{SCALE}}{first}{middle:^{room}}{last}", MUTED)
