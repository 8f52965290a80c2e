"""A page as Markdown (CommonMark, with tables as GitHub writes them)."""

import re
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
from iop_tracker.views.sparks import spark_text

TO_FILL_IN = "." * 40


def markdown(document: Document) -> str:
    """The page; what the participant wrote stays as it is, whatever signs are in it."""
    head = [f"# {_title(document.title)}", *(_line(line) for line in document.about)]
    parts = ["\n\n".join(head), *(_section(section) for section in document.sections)]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    return "\n\n".join((f"## {_title(section.title)}", *map(_block, section.blocks)))


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "\\\n".join(plain(line) or "\\" for line in _lines(block.text))
    if isinstance(block, Items):
        return "\n".join(_items(block))
    if isinstance(block, Table):
        return "\n".join(_table(block))
    if isinstance(block, Curve):
        return f"{plain(block.words)}\\\n`{spark_text(block)}`"
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


def _title(text: str) -> str:
    """A title; number signs at its end would be taken for the end of its sign."""
    return re.sub(r"(?<!\S)(#+)$", r"\\\1", _line(text))


def _line(text: str) -> str:
    return plain(" ".join(text.split()))
