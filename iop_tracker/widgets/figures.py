"""Figures below each other: a title, then a number and what it is of on each line."""

from textual.content import Content

from iop_tracker.views.milestones import Section
from iop_tracker.widgets.goal_rows import BAR_WIDTH, share_bar
from iop_tracker.widgets.plain_text import assemble, styled

LEAST_WIDTH = 6
"""Cells of the column of numbers, at least."""
WORDS_WIDTH = 36
"""Cells of the column of words where a bar stands beside it."""
GAP = "  "
MUTED = "$text-muted"


def number_width(sections: tuple[Section, ...]) -> int:
    """Cells that the numbers of all parts need, so that they stand in one column."""
    numbers = (figure.number for section in sections for figure in section.figures)
    return max([LEAST_WIDTH, *(Content(number).cell_length for number in numbers)])


def section_text(section: Section, numbers: int, room: int) -> Content:
    """A part of the page.

    Args:
        section: The part.
        numbers: Cells of the column of numbers.
        room: Cells of the whole line; bars are left out where they do not fit.
    """
    has_bars = room >= numbers + len(GAP) * 2 + WORDS_WIDTH + BAR_WIDTH
    about = f"{GAP}{section.about}" if section.about else ""
    lines = [assemble((section.title, "bold $primary"), (about, MUTED))]
    for place, figure in enumerate(section.figures):
        indent = " " * (numbers - Content(figure.number).cell_length)
        style = "bold $accent" if place == 0 else "bold"
        line = assemble(indent, (figure.number, style), GAP, figure.words)
        if not figure.number:
            line = styled(f"{indent}{GAP}{figure.words}", MUTED)
        elif figure.share is not None and has_bars:
            filler = " " * max(0, WORDS_WIDTH - len(figure.words))
            line = assemble(line, filler, GAP, share_bar(figure.share))
        lines.append(line)
    return Content("\n").join(lines)
