"""Writing to the terminal; nothing that controls a terminal gets through."""

import codecs
import os
import sys
import unicodedata
from collections.abc import Iterable
from io import TextIOWrapper

from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.storage.codec import encode_json

NOT_SET_UP = tr("Nothing is set up here yet. Open iop-tracker, or use: iop-tracker setup --help")
UNEXPECTED = tr("Something went wrong inside iop-tracker. What you saved is safe.")
NEAREST = dict(zip("·–—“”‘’…¡", ".--\"\"''.!", strict=True))
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


def nearest(problem: UnicodeError) -> tuple[str, int]:
    """What an alphabet lacks as the nearest that it has: a letter without its accent, else `?`.

    It is an error handler for `codecs`.
    """
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    lacking = problem.object[problem.start : problem.end]
    bases = (NEAREST.get(each) or unicodedata.normalize("NFKD", each)[:1] for each in lacking)
    return "".join(base if base.isascii() else "?" for base in bases), problem.end


def prepare() -> None:
    """Let no terminal's alphabet end the program: what it lacks becomes the nearest it has.

    Raises:
        IopError: when there is nowhere to write to.
    """
    if sys.stdout is None:
        raise IopError(tr("There is nowhere to write to: the standard output is closed."))
    codecs.register_error("nearest", nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="nearest")


def forget() -> None:
    """Let the rest go nowhere, so that Python does not try again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    say_document(encode_json(value) + b"\n")


def say_document(content: bytes) -> None:
    """Write JSON; what controls a terminal or is not in its alphabet goes as JSON's escapes."""
    import json

    text = content.decode()
    odd = {each for each in set(text) if not _is_plain(each)}
    sys.stdout.write(text.translate({ord(each): json.dumps(each)[1:-1] for each in odd}))


def say_raw(content: bytes) -> None:
    """Write a file's own bytes, as into another program; line ends stay as they are."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(content.decode())
    else:
        buffer.write(content)
        buffer.flush()


def _is_plain(each: str) -> bool:
    if each == "\n":
        return True
    if unicodedata.category(each) in HIDDEN:
        return False
    try:
        each.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True


def complain(sentence: str) -> None:
    """Write what is not right, in one line; nothing where there is nothing to say."""
    if sentence and sys.stderr:
        line = safe(sentence).replace("\n", "\N{REPLACEMENT CHARACTER}")
        sys.stderr.write(f"{line}\n")
