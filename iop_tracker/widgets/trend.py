"""A measure over time as columns of block characters; gaps stay gaps."""

from collections.abc import Sequence
from math import ceil
from statistics import fmean

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.domain.words import count_text
from iop_tracker.views.insights import Trend

BLOCKS = " ▁▂▃▄▅▆▇█"
ROWS = 3
"""Lines of the picture."""
LABEL = 4
"""Cells at the left for the scale."""


def bucketed(values: Sequence[float | None], columns: int) -> tuple[list[float | None], int]:
    """Values in at most so many columns: the mean of each group; a group of gaps is a gap.

    Returns:
        The columns, oldest first, and how many days each one stands for. The last column ends
        with the last value.
    """
    size = max(1, ceil(len(values) / columns))
    start = len(values) % size
    groups = [values[:start]] if start else []
    groups += [values[at : at + size] for at in range(start, len(values), size)]
    means = ([v for v in group if v is not None] for group in groups)
    return [fmean(given) if given else None for given in means], size


class TrendChart(Widget):
    """Draws one trend: name, picture, and the sentence."""

    trend: reactive[Trend | None] = reactive(None, layout=True)

    @override
    def render(self) -> Content:
        trend = self.trend
        if trend is None:
            return Content("")
        columns, days = bucketed(trend.values, max(1, self.content_size.width - LABEL))
        wide = 1
        if len(columns) * 2 <= self.content_size.width - LABEL:
            wide = min(4, (self.content_size.width - LABEL) // len(columns))
        note = f"  each column is {count_text(days, 'day')}" if days > 1 else ""
        unit = " hours" if trend.unit else " 0-10"
        head = Content.assemble((trend.name, "bold"), (f"{unit}{note}", "$text-muted"))
        picture = [_line(row, columns, trend.top, wide) for row in range(ROWS)]
        return Content("\n").join([head, *picture, Content(trend.words)])


def _line(row: int, columns: list[float | None], top: float, wide: int) -> Content:
    """One line of the picture, the uppermost is row 0."""
    label = f"{top:g}" if row == 0 else "0" if row == ROWS - 1 else ""
    cells = "".join(_cell(value, row, top) * wide for value in columns)
    return Content.assemble((f"{label:>2}  ", "$text-muted"), (cells, "$primary"))


def _cell(value: float | None, row: int, top: float) -> str:
    if value is None:
        return "·" if row == ROWS - 1 else " "
    steps = max(1, round(min(value, top) / top * ROWS * 8))
    here = steps - (ROWS - 1 - row) * 8
    return BLOCKS[max(0, min(8, here))]
