"""Year: a column for each week, a row for each weekday, four shades of mood."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from textual.content import Content

from iop_tracker.domain.words import DAY_NAMES, MONTH_NAMES, week_start
from iop_tracker.language import tr
from iop_tracker.views.insights.year import BANDS, Month, YearView
from iop_tracker.widgets.pictures.drawing import MOOD, MUTED, NONE, Room, picture
from iop_tracker.widgets.plain_text import Part, assemble, styled

SHADES = "░▒▓█"
"""For the moods of each of `BANDS`; they differ without color."""
LABEL = 4
"""Cells for the name of a weekday and the space after it."""
MONTH_CELL = 15
"""Cells for a month below: `Nov  6.1 (28)`, and the space after it."""


def year_picture(view: YearView, room: Room) -> Content:
    """The calendar, what its shades mean, and the mean of each month."""
    start = week_start(view.first, view.first_weekday)
    weeks = (view.last - start).days // 7 + 1
    each = 2 if weeks * 2 + LABEL <= room.width else 1
    # A leap year may touch 54 weeks; in a tiny window, before it is said so, there is no room.
    label = max(0, min(LABEL, room.width - weeks * each))
    drawing = [_month_names(start, weeks, each, label)]
    drawing += [_weekday(view, start + timedelta(row), weeks, each, label) for row in range(7)]
    drawing += [Content(), *_legend(view, room), Content(), *_months(view.months, room)]
    return picture(tr("Your mood, day by day"), drawing, view.words)


def _month_names(start: date, weeks: int, each: int, label: int) -> Content:
    """The name of a month above the first week that begins in it, where there is room."""
    line = [" "] * (label + weeks * each)
    free = 0
    for week in range(weeks):
        first = start + timedelta(weeks=week)
        column = label + week * each
        if first.day <= 7 and column >= free and column + 3 <= len(line):
            line[column : column + 3] = MONTH_NAMES[first.month - 1][:3]
            free = column + 4
    return styled("".join(line).rstrip(), MUTED)


def _weekday(view: YearView, first: date, weeks: int, each: int, label: int) -> Content:
    """One row: the same day of every week; each second one has its name."""
    is_named = (first.weekday() - view.first_weekday) % 7 % 2 == 0
    name = DAY_NAMES[first.weekday()][:3] if is_named else ""
    parts: list[Part] = [(f"{name:<{label}}", MUTED)]
    cells = (_cell(view, first + timedelta(weeks=week)) for week in range(weeks))
    for style, run in groupby(cells, key=lambda cell: cell[1]):
        parts.append(("".join(sign * each for sign, _ in run), style))
    return assemble(*parts).rstrip()


def _cell(view: YearView, day: date) -> tuple[str, str]:
    if not view.first <= day <= view.last:
        return " ", MUTED
    mood = view.moods[(day - view.first).days]
    if mood is None:
        return NONE, MUTED
    band = next(n for n, (low, high) in enumerate(BANDS) if low <= mood <= high)
    return SHADES[band], MOOD


def _legend(view: YearView, room: Room) -> list[Content]:
    """The shades, each with its moods and how many days it has."""
    parts: list[list[Part]] = [
        [(NONE, MUTED), (tr(" none {moods}", moods=len(view.moods) - view.n), MUTED)]
    ]
    for shade, (low, high), count in zip(SHADES, BANDS, view.bands, strict=True):
        parts.append([(shade * 2, MOOD), (f" {low}-{high}: {count}", MUTED)])
    return _in_lines([assemble(*each) for each in parts], 3, room)


def _months(months: tuple[Month, ...], room: Room) -> list[Content]:
    cells = []
    for month in months:
        if month.mean is not None:
            count = f"({month.n})"
            mean = f"{month.mean:>4.1f}"
            cells.append(assemble((f"{month.name} ", MUTED), mean, (f" {count:<6}", MUTED)))
    per_line = next(n for n in (13, 7, 6, 5, 4, 3) if n * MONTH_CELL - 2 <= room.width or n == 3)
    return [assemble(*cells[at : at + per_line]).rstrip() for at in range(0, len(cells), per_line)]


def _in_lines(cells: Iterable[Content], gap: int, room: Room) -> list[Content]:
    """Put side by side what fits."""
    lines: list[Content] = []
    for cell in cells:
        if lines and lines[-1].cell_length + gap + cell.cell_length <= room.width:
            lines[-1] = assemble(lines[-1], " " * gap, cell)
        else:
            lines.append(cell)
    return lines
