"""A measure over time, drawn as columns of blocks."""

from datetime import date
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.domain.words import count_text, day_text
from iop_tracker.views.insights import Columns, Trend, columns
from iop_tracker.widgets.plain_text import assemble, styled

EIGHTHS = " ▁▂▃▄▅▆▇█"
GAP = "·"
SCALE = 4
"""Cells for the scale, its line included."""
WIDEST = 10
"""Most cells for a column and the space after it."""
BODY = 5
"""Most cells for the column itself."""
MUTED = "$text-muted"


class TrendChart(Widget):
    """One measure: its words, then columns; a day without a value is a dot.

    The lowest value still has a thin column, so that 0 never looks like a gap. The last row
    carries the first and the last day.
    """

    ALLOW_SELECT: ClassVar[bool] = False

    trend: reactive[Trend | None] = reactive(None)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._first = date.min
        self._last = date.min

    def show(self, trend: Trend, first: date, last: date) -> None:
        """Draw a measure from its first day to its last."""
        self._first, self._last = first, last
        self.trend = trend

    @override
    def render(self) -> Content:
        if self.trend is None:
            return Content()
        room = self.size.width - SCALE
        squeezed = columns(self.trend.values, room)
        each = max(1, min(WIDEST, room // len(squeezed.values)))
        height = max(1, self.size.height - 1)
        rows = chart_rows(squeezed.values, self.trend.top, height, each)
        drawn = [
            assemble(_scale(row, height, self.trend.top), picture)
            for row, picture in enumerate(rows)
        ]
        return Content("\n").join([*drawn, self._days(squeezed, each)])

    def _days(self, squeezed: Columns, each: int) -> Content:
        """The first and the last day beneath the first and the last column."""
        first, last = day_text(self._first, self._last), day_text(self._last, self._last)
        middle = ""
        if squeezed.days_each > 1:
            middle = f"each column is {count_text(squeezed.days_each, 'day')}"
        least = len(first) + len(middle) + len(last) + 4
        room = max(least, len(squeezed.values) * each) - len(first) - len(last)
        return styled(f"{'':{SCALE}}{first}{middle:^{room}}{last}", MUTED)


def _scale(row: int, height: int, top: float) -> tuple[str, str]:
    mark = {0: f"{top:g}", height - 1: "0"}.get(row, "")
    return (f"{mark:>{SCALE - 1}}{'┤' if mark else '│'}", MUTED)


def chart_rows(
    values: tuple[float | None, ...], top: float, height: int, each: int
) -> tuple[Content, ...]:
    """The picture as rows of blocks, the highest first.

    Args:
        values: One a column; None is a gap.
        top: Upper end of the scale; more than that is drawn as that.
        height: Rows, at least 1.
        each: Cells for a column and the space after it.
    """
    full = height * 8
    levels = [
        None if value is None else max(1, round(min(value, top) / top * full)) for value in values
    ]
    return tuple(
        assemble(*(_cell(level, row, each) for level in levels))
        for row in range(height - 1, -1, -1)
    )


def _cell(level: int | None, row: int, each: int) -> tuple[str, str]:
    """One column in one row, counted from the bottom."""
    body = max(1, min(BODY, each - 1))
    if level is None:
        sign = GAP if row == 0 else " "
        return (f"{sign:^{body}}".ljust(each), MUTED)
    return ((EIGHTHS[max(0, min(8, level - row * 8))] * body).ljust(each), "$primary")
