"""A page as text on the screen."""

from collections.abc import Iterator

from textual.content import Content

from iop_tracker.views.document import (
    Block,
    Curve,
    Document,
    Items,
    Paragraph,
    Section,
    Table,
)
from iop_tracker.views.sparks import spark_text
from iop_tracker.widgets.plain_text import assemble, styled

MUTED = "$text-muted"
TO_FILL_IN = "." * 40
GAP = "  "


def document_text(document: Document) -> Content:
    """The whole page: its title, what it is about, and each part below its own title."""
    about = (styled(line, MUTED) for line in document.about)
    head = Content("\n").join([styled(document.title, "bold $accent"), *about])
    return Content("\n\n").join([head, *(section_text(part) for part in document.sections)])


def section_text(section: Section) -> Content:
    """One part with its title above it."""
    return Content("\n").join(
        [
            styled(section.title, "bold $primary"),
            *(line for b in section.blocks for line in _lines(b)),
        ]
    )


def _lines(block: Block) -> Iterator[Content]:
    if isinstance(block, Paragraph):
        yield Content(block.text)
    elif isinstance(block, Items):
        for number, line in enumerate(block.lines, start=1):
            sign = f"{number}  " if block.is_in_order else "·  "
            yield assemble((sign, MUTED), line)
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Curve):
        yield Content(block.words)
        yield styled(spark_text(block), "$accent")
    else:
        filled = (*block.lines, *[""] * (block.count - len(block.lines)))
        for number, line in enumerate(filled, start=1):
            yield assemble((f"{number}  ", "bold $accent"), line or styled(TO_FILL_IN, MUTED))


def _table(table: Table) -> Iterator[Content]:
    rows = (table.head, *table.rows)
    widths = [
        max(Content(cell).cell_length for cell in column) for column in zip(*rows, strict=True)
    ]
    for place, row in enumerate(rows):
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            room = " " * (width - Content(cell).cell_length)
            cells.append(f"{room}{cell}" if number in table.numbers else f"{cell}{room}")
        yield styled(GAP.join(cells), "bold" if place == 0 else "")
