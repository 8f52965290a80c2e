"""What the pictures share: titles, bars, tables of bars, and colors with one meaning each."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from textual.content import Content

from iop_tracker.language import tr
from iop_tracker.views.insights.means import ENOUGH, Mean
from iop_tracker.widgets.plain_text import Part, assemble, styled

MUTED = "$text-muted"
MOOD, CRAVING, SLEEP, THERE = "$primary", "$accent", "$secondary", "$success"
"""One color for each of these, in every picture; nothing is told by the color alone."""
OTHER = "$kind-care"
"""For every other answer."""
COLORS = {tr("Mood"): MOOD, tr("Craving"): CRAVING, tr("Sleep"): SLEEP}
"""By the name of the answer."""
TITLE = "bold $primary"
NONE = "·"
"""Stands where there is no value."""
FULL, HALF = "▄", "▖"
"""A cell of a bar, and half of one. Bars are half a row high, so that they do not run together."""
THIN = "▁"
"""A cell of a bar that is of few days."""
THIN_WORDS = tr("A thin bar is of fewer than {enough} days: too early to say.", enough=ENOUGH)
WIDEST_BAR = 40
GAP = 2
"""Cells between two columns of a table."""
FIGURES = 10
"""Cells for a mean and its n beside a bar."""


class Room(Struct, frozen=True):
    """How much a picture may take."""

    width: int
    """In cells."""
    is_tall: bool = False
    """Whether there is room for higher columns and blank lines between."""


class Head(Struct, frozen=True):
    """What one column of bars is of."""

    name: str
    color: str
    top: float = 10
    """Value of a bar that is full."""


class Row(Struct, frozen=True):
    """A line of a table: its name, and a value for each head."""

    name: str
    values: tuple[Mean, ...]
    style: str = ""
    """Of the name."""


def rows_text(rows: Iterable[Content | str]) -> Content:
    """Lines below each other."""
    return Content("\n").join(Content(row) if isinstance(row, str) else row for row in rows)


def picture(title: str, drawing: Iterable[Content], words: Iterable[str]) -> Content:
    """A whole picture: title, blank, drawing, blank, words."""
    return rows_text([styled(title, TITLE), "", *drawing, "", *(assemble(each) for each in words)])


def bar(value: float, top: float, cells: int) -> str:
    """A bar, padded to so many cells; the lowest value still has half a cell."""
    halves = max(1, round(min(value, top) / top * cells * 2))
    return f"{FULL * (halves // 2)}{HALF * (halves % 2)}".ljust(cells)


def bar_of(mean: Mean, top: float, cells: int) -> str:
    """The bar of an average, thin where it is of few days; blank where it is of none."""
    if mean.mean is None:
        return " " * cells
    full = bar(mean.mean, top, cells)
    return full if mean.n >= ENOUGH else full.replace(FULL, THIN).replace(HALF, THIN)


def thin_words(means: Iterable[Mean]) -> list[Content]:
    """What a thin bar is, where there is one."""
    is_thin = any(0 < mean.n < ENOUGH for mean in means)
    return [Content(), styled(THIN_WORDS, MUTED)] if is_thin else []


def clipped(text: str, cells: int) -> str:
    """Text in exactly so many cells; what was cut ends in an ellipsis."""
    content = Content(text.translate(str.maketrans(dict.fromkeys(map(chr, range(32))))))
    if content.cell_length > cells:
        content = content.truncate(cells, ellipsis=True)
    return content.plain + " " * (cells - content.cell_length)


def bar_table(heads: Sequence[Head], rows: Iterable[Row], label: int, room: Room) -> list[Content]:
    """A table with a bar, the mean and its n in each column.

    Args:
        heads: One for each column.
        rows: From top to bottom.
        label: Cells for the names of the rows.
        room: What there is.
    """
    each = (room.width - label) // len(heads)
    cells = max(4, min(WIDEST_BAR, each - GAP - FIGURES))
    names = "".join(f"{tr('mean'):>4} {'n':>4} {head.name:<{cells + GAP}}" for head in heads)
    lines = [styled(f"{'':{label}}{names}".rstrip(), MUTED)]
    for row in rows:
        parts: list[Part] = [(clipped(row.name, label), row.style)]
        for head, mean in zip(heads, row.values, strict=True):
            parts += _cells(head, mean, cells)
        lines.append(assemble(*parts).rstrip())
    return lines


def _cells(head: Head, mean: Mean, cells: int) -> list[Part]:
    if mean.mean is None:
        return [(f"{NONE:>4}{'':{FIGURES - 4 + cells + GAP}}", MUTED)]
    return [
        f"{mean.mean:>4.1f}",
        (f" {mean.n:>4} ", MUTED),
        (f"{bar_of(mean, head.top, cells)}{'':{GAP}}", head.color),
    ]
