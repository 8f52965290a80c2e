"""Scores over time as a small picture, each with its number, so that it needs no colors."""

from collections.abc import Sequence

from textual.content import Content

from iop_tracker.widgets.plain_text import assemble, styled
from iop_tracker.widgets.trend import EIGHTHS, SCALE, chart_rows, scale_mark

MOST = 10
"""Columns there is room for; older ones are left out."""
EACH = 5
"""Cells for a column and the space after it."""


def score_picture(values: Sequence[int], top: int, height: int) -> Content:
    """Columns of blocks, the number beneath each.

    Args:
        values: Oldest first; the last `MOST` of them are drawn.
        top: The highest score there can be.
        height: Rows of blocks, at least 2.
    """
    shown = tuple(values[-MOST:])
    rows = [
        assemble(scale_mark(place, height, top), row)
        for place, row in enumerate(chart_rows(shown, top, height, EACH))
    ]
    numbers = "".join(f"{value:^{EACH - 1}} " for value in shown)
    return Content("\n").join([*rows, styled(f"{'':{SCALE}}{numbers}", "bold")])


def score_line(values: Sequence[int], top: int) -> Content:
    """One row of thin columns, for a list."""
    blocks = (EIGHTHS[max(1, round(value / top * 8))] for value in values[-MOST:])
    return assemble(("".join(blocks), "$primary"))
