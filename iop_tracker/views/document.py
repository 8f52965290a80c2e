"""A page to read, print or send, apart from the form in which that is done.

What makes one builds it from these parts; what shows one (a screen, Markdown, HTML) needs to
know these parts only. Every text is plain: no sign in it means anything.
"""

from collections.abc import Collection
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace


class Paragraph(Struct, frozen=True, kw_only=True):
    """A few sentences; line ends in it are kept."""

    text: str


class Items(Struct, frozen=True, kw_only=True):
    """Lines below each other."""

    lines: tuple[str, ...]
    is_in_order: bool = False
    """Whether they are numbered."""


class Table(Struct, frozen=True, kw_only=True):
    """Cells in rows below a head; each row is as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    """The columns that hold numbers, from 0: they line up at the right."""


class Curve(Struct, frozen=True, kw_only=True):
    """A small line of one value a day; `words` say the same for who does not see it."""

    name: str
    values: tuple[float | None, ...]
    """One a day, None for a day without an answer."""
    low: float
    """The bottom of the picture, as 0 of a 0-10 answer."""
    high: float
    words: str


class Blanks(Struct, frozen=True, kw_only=True):
    """Empty lines to be filled in by hand, after the lines that are there already."""

    lines: tuple[str, ...]
    count: int
    """How many lines there are in all."""


Block: TypeAlias = Paragraph | Items | Table | Curve | Blanks


class Section(Struct, frozen=True, kw_only=True):
    """A part of the page that can be left out."""

    id: str
    """Stable: what a participant names to leave it out. Small letters, digits and - only."""
    title: str
    blocks: tuple[Block, ...]


class Document(Struct, frozen=True, kw_only=True):
    """The whole page."""

    title: str
    about: tuple[str, ...]
    """What stands below the title, such as the days it is about."""
    sections: tuple[Section, ...]

    def without(self, ids: Collection[str]) -> "Document":
        """The page without some of its sections."""
        return replace(self, sections=tuple(s for s in self.sections if s.id not in ids))
