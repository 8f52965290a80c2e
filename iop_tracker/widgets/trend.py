"""Values over time, drawn as columns of blocks."""

from itertools import groupby

from textual.content import Content

from iop_tracker.widgets.plain_text import assemble

EIGHTHS = " ▁▂▃▄▅▆▇█"
GAP = "·"
"""Stands where there is no value."""
SCALE = 4
"""Cells for the scale, its line included."""
BODY = 5
"""Most cells for the column itself."""
MUTED = "$text-muted"


def chart_rows(
    values: tuple[float | None, ...], top: float, height: int, each: int, color: str = "$primary"
) -> tuple[Content, ...]:
    """The picture as rows of blocks, the highest first.

    The lowest value still has a thin column, so that 0 never looks like a gap.

    Args:
        values: One a column; None is a gap.
        top: Upper end of the scale; more than that is drawn as that.
        height: Rows, at least 1.
        each: Cells for a column and the space after it.
        color: Style of the columns.
    """
    full = height * 8
    levels = [
        None if value is None else max(1, round(min(value, top) / top * full)) for value in values
    ]
    return tuple(_row(levels, row, each, color) for row in range(height - 1, -1, -1))


def scale_mark(row: int, height: int, top: float) -> tuple[str, str]:
    """The scale beside a row of a picture: `top` at the highest one, 0 at the lowest."""
    mark = {0: f"{top:g}", height - 1: "0"}.get(row, "")
    return (f"{mark:>{SCALE - 1}}{'┤' if mark else '│'}", MUTED)


def _row(levels: list[int | None], row: int, each: int, color: str) -> Content:
    """One row, counted from the bottom, with neighbors of one color put together."""
    cells = (_cell(level, row, each, color) for level in levels)
    runs = groupby(cells, key=lambda cell: cell[1])
    return assemble(*(("".join(text for text, _ in run), style) for style, run in runs))


def _cell(level: int | None, row: int, each: int, color: str) -> tuple[str, str]:
    """One column in one row."""
    body = max(1, min(BODY, each - 1))
    if level is None:
        sign = GAP if row == 0 else " "
        return (f"{sign:^{body}}".ljust(each), MUTED)
    return ((EIGHTHS[max(0, min(8, level - row * 8))] * body).ljust(each), color)
