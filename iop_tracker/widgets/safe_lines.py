"""The last step before the terminal: nothing that was typed or imported may control it."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from typing_extensions import override

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What moves the cursor, colors, or turns text around; none of it takes up a cell."""


class SafeLines(LineFilter):
    """Leaves control characters out of every line that is drawn."""

    @override
    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment._replace(text=CONTROLS.sub("", segment.text))
            if CONTROLS.search(segment.text)
            else segment
            for segment in segments
        ]
