"""Writing to the terminal; nothing that controls a terminal gets through."""

import sys
import unicodedata
from collections.abc import Iterable

from iop_tracker.storage.codec import encode_json

HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories of what controls a terminal or turns text around."""


def safe(text: str) -> str:
    """Text without characters that control a terminal; line breaks stay."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(each) in HIDDEN and each != "\n"
        else each
        for each in text
    )


def say(*lines: str) -> None:
    """Write lines for the participant."""
    for line in lines:
        sys.stdout.write(f"{safe(line)}\n")


def say_table(rows: Iterable[tuple[str, ...]]) -> None:
    """Write rows with their columns below each other."""
    known = [tuple(safe(cell) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*known, strict=True)]
    for row in known:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def say_json(value: object) -> None:
    """Write a value as JSON for another program."""
    sys.stdout.write(encode_json(value).decode() + "\n")


def complain(sentence: str) -> None:
    """Write what is not right."""
    sys.stderr.write(f"{safe(sentence)}\n")
