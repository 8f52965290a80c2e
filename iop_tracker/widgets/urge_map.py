"""When urges come: a map of weekdays and parts of the day."""

from collections.abc import Sequence

from textual.content import Content

from iop_tracker.domain.helped import BLOCK_HOURS, BLOCKS
from iop_tracker.domain.words import DAY_NAMES
from iop_tracker.widgets.plain_text import Part, assemble

CELL = 6
"""Cells for each part of a day."""
SHADES = ("░", "▒", "▓", "█")
"""From few to many; the count stands beside, so that nobody has to tell them apart."""
MUTED = "$text-muted"


def urge_map_text(counts: Sequence[Sequence[int]], first_weekday: int) -> Content:
    """The map: a row for each weekday, a column for each part of the day; `·` for none.

    Args:
        counts: Seven rows, Monday first, each with the parts of the day from midnight on.
        first_weekday: The day on top, 0 Monday to 6 Sunday.
    """
    top = max(len(SHADES), *(count for row in counts for count in row))
    hours = (f"{block * BLOCK_HOURS}-{(block + 1) * BLOCK_HOURS}" for block in range(BLOCKS))
    heads = "".join(f"{each:<{CELL}}" for each in hours)
    rows = [assemble((f"{'':{CELL}}{heads}", MUTED))]
    for place in range(7):
        weekday = (first_weekday + place) % 7
        cells: list[Part] = [(f"{DAY_NAMES[weekday][:3]:<{CELL}}", MUTED)]
        cells += [_cell(count, top) for count in counts[weekday]]
        rows.append(assemble(*cells))
    return Content("\n").join(rows)


def _cell(count: int, top: int) -> Part:
    if not count:
        return (f"{'·':<{CELL}}", MUTED)
    shade = SHADES[min(len(SHADES) - 1, (count * len(SHADES) - 1) // top)]
    return (f"{shade * 2} {count:<{CELL - 3}}", "$primary")
