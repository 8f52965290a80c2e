"""A page as Markdown (CommonMark, with tables as GitHub writes them)."""

from collections.abc import Iterator

from iop_tracker.exchange.plain import plain
from iop_tracker.views.document import (
    Block,
    Curve,
    Document,
    Items,
    Paragraph,
    Section,
    Table,
)

STEPS = "▁▂▃▄▅▆▇█"
GAP = "·"
"""A day without an answer."""
TO_FILL_IN = "." * 40


def markdown(document: Document) -> str:
    """The page; what the participant wrote stays as it is, whatever signs are in it."""
    head = [f"# {_line(document.title)}", *(_line(line) for line in document.about)]
    parts = ["\n\n".join(head), *(_section(section) for section in document.sections)]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    return "\n\n".join((f"## {_line(section.title)}", *map(_block, section.blocks)))


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "\\\n".join(plain(line) or "\\" for line in _lines(block.text))
    if isinstance(block, Items):
        return "\n".join(_items(block))
    if isinstance(block, Table):
        return "\n".join(_table(block))
    if isinstance(block, Curve):
        return f"{plain(block.words)}\\\n`{curve_text(block)}`"
    filled = (*block.lines, *[""] * (block.count - len(block.lines)))
    return "\n".join(f"{n}. {_line(text) or TO_FILL_IN}" for n, text in enumerate(filled, start=1))


def _items(items: Items) -> Iterator[str]:
    for number, line in enumerate(items.lines, start=1):
        sign = f"{number}. " if items.is_in_order else "- "
        first, *rest = map(plain, _lines(line))
        yield "\\\n".join((f"{sign}{first}", *(f"{' ' * len(sign)}{each}" for each in rest)))


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(map(_line, table.head))} |"
    lines = ("---:" if n in table.numbers else "---" for n in range(len(table.head)))
    yield f"| {' | '.join(lines)} |"
    for row in table.rows:
        yield f"| {' | '.join(map(_line, row))} |"


def _lines(text: str) -> list[str]:
    """The lines of a text that have words."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()] or [""]


def _line(text: str) -> str:
    return plain(" ".join(text.split()))


def curve_text(curve: Curve) -> str:
    """The line as one sign a day, a point where there is no answer."""
    span = curve.high - curve.low or 1
    last = len(STEPS) - 1
    return "".join(
        GAP if value is None else STEPS[min(last, max(0, round((value - curve.low) / span * last)))]
        for value in curve.values
    )
