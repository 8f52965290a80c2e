"""Together: each relation that stands out, as a range beside zero."""

from collections.abc import Iterator

from textual.content import Content

from iop_tracker.language import tr
from iop_tracker.views.relations import Relation, RelationsView
from iop_tracker.widgets.pictures.drawing import COLORS, MUTED, OTHER, TITLE, Room, rows_text
from iop_tracker.widgets.plain_text import assemble, styled

WIDEST = 61
"""Most cells for the scale; odd, so that zero has the middle."""
ZERO, LINE, MARK = "│", "━", "●"
REACHES = (2, 5, 10)
"""Points from zero that the scale can reach."""
NOTHING = tr(
    "Nothing stands out from chance. That is good to know too: a day can go well or not for many "
    "reasons."
)


def together_picture(view: RelationsView, room: Room) -> Content:
    """The relations, or that there are none, and how much was looked at."""
    lines: list[Content | str] = [styled(tr("What went together"), TITLE), ""]
    if not view.found and view.looked_at:
        lines += [NOTHING, ""]
    lines += list(_ranges(view, room))
    return rows_text([*lines, *(assemble(each) for each in view.words)])


def _ranges(view: RelationsView, room: Room) -> Iterator[Content]:
    if not view.found:
        return
    widest = max(max(abs(each.low), abs(each.high)) for each in view.found)
    reach = next((each for each in REACHES if widest <= each), REACHES[-1])
    cells = min(WIDEST, (room.width - 1) // 2 * 2 + 1)
    yield _scale(reach, cells)
    yield Content()
    for relation in view.found:
        what = tr(relation.what)
        named = tr("{what} and {of}", what=what[:1].upper() + what[1:], of=tr(relation.of))
        yield styled(named, "bold")
        yield _range(relation, reach, cells)
        yield assemble(relation.words)
        yield Content()


def _scale(reach: int, cells: int) -> Content:
    """What the places on the lines mean."""
    left, right = tr("{reach} points lower", reach=reach), tr("{reach} points higher", reach=reach)
    half = cells // 2
    return styled(f"{left:<{half}}0{right:>{half}}", MUTED)


def _range(relation: Relation, reach: int, cells: int) -> Content:
    """A line from the lower to the upper end, a mark at the size, and zero in the middle."""
    half = cells // 2

    def place(points: float) -> int:
        return half + round(max(-reach, min(reach, points)) / reach * half)

    low, size, high = place(relation.low), place(relation.size), place(relation.high)
    line = [" "] * cells
    line[half] = ZERO
    line[low : high + 1] = LINE * (high - low + 1)
    line[size] = MARK
    text = "".join(line)
    left, right = min(low, size), max(high, size) + 1
    return assemble(
        (text[:left], MUTED),
        (text[left:right], COLORS.get(tr(relation.of).capitalize(), OTHER)),
        (text[right:].rstrip(), MUTED),
    )
