"""Drawing with ASCII only, for a terminal or a font that has nothing else."""

import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from typing_extensions import override

SIGNS = {
    **dict.fromkeys("─━═╌╍┄┅┈┉╴╶‐‑‒–—−▔▁⎯", "-"),
    **dict.fromkeys("│┃║┆┇┊┋╎╏╵╷▏▕▎▌▐▍", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬┏┓┗┛", "+"),
    **dict.fromkeys("█▇▆▅▉▊▋■▓", "#"),
    **dict.fromkeys("▄▃▒▪▀▖", "="),
    **dict.fromkeys("▂░", ":"),
    **dict.fromkeys("•●◆★⏺✦◎", "*"),
    **dict.fromkeys("○◦◇☆□", "o"),
    **dict.fromkeys("·∙⋅", "."),
    **dict.fromkeys("→▶▸►›»", ">"),
    **dict.fromkeys("←◀◂◄‹«", "<"),
    **dict.fromkeys("↑▲△▴", "^"),
    **dict.fromkeys("↓▼▽", "v"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    "…": ".",
    "¡": "!",
    "✓": "x",
    "✗": "-",
    "×": "x",
    "±": "~",
    "≈": "~",
    "\N{NO-BREAK SPACE}": " ",
}
"""What stands for each sign that is drawn; one cell for one cell."""
UNKNOWN = "?"
"""For a letter that ASCII has nothing like, in each of its cells."""


class PlainSigns(LineFilter):
    """Puts a sign of ASCII in the place of every other one, so that no column moves."""

    @override
    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.text.isascii() else segment._replace(text=plain(segment.text))
            for segment in segments
        ]


def plain(text: str) -> str:
    """A text in ASCII that takes up as many cells; accents go, other scripts become `?`."""
    return "".join(each if each.isascii() else _plain_sign(each) for each in text)


@lru_cache(maxsize=4096)
def _plain_sign(sign: str) -> str:
    if sign in SIGNS:
        return SIGNS[sign]
    cells = cell_len(sign)
    base = unicodedata.normalize("NFKD", sign)[:1]
    if cells == 1 and base.isascii() and base.isprintable():
        return base
    if "\N{BRAILLE PATTERN BLANK}" <= sign <= "\N{BRAILLE PATTERN DOTS-12345678}":
        return " " if sign == "\N{BRAILLE PATTERN BLANK}" else "*"
    return UNKNOWN * cells
