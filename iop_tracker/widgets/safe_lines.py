"""The last step before the terminal: nothing that was typed or imported may control it."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from typing_extensions import override

CONTROLS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\U000e0001]"
)
"""What moves the cursor, colors, turns text around or hides in it; none of it takes up a cell.

The two joiners stay: Persian and Hindi words and many emoji are written with them.
"""
HALVES = re.compile(r"[\ud800-\udfff]")
"""Halves of letters, which no terminal can be sent; each takes up a cell."""


class SafeLines(LineFilter):
    """Leaves control characters out of every line that is drawn."""

    @override
    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.text.isascii() and segment.text.isprintable() else _safe(segment)
            for segment in segments
        ]


def _safe(segment: Segment) -> Segment:
    text = HALVES.sub("\N{REPLACEMENT CHARACTER}", CONTROLS.sub("", segment.text))
    return segment._replace(text=text)
