"""The lines of a calendar file, and the blocks in them (RFC 5545, section 3.1).

This is tolerant in what the world gets wrong (line ends, a byte order mark, an older alphabet) and
strict in what would make one event out of two.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from iop_tracker.errors import BadInput
from iop_tracker.language import tr

MARK = "\ufeff"
LINE = re.compile(r"[A-Za-z0-9-]+(?:;[^:;\"]*(?:\"[^\"]*\"[^:;\"]*)*)*:")
"""The name of a property, its parameters, and the colon before its value."""
MOST_LINES = 2_000_000
DEEPEST = 8
NOTHING = tr("Nothing was taken in.")
NO_CALENDAR = tr("This is not a calendar file (.ics). {nothing}", nothing=NOTHING)


class Block(Struct, frozen=True):
    """A component without those inside it."""

    name: str
    """In capitals, as `VEVENT`."""
    line: int
    """The line on which it begins, from 1."""
    lines: tuple[str, ...]
    """Its own lines, unfolded."""
    method: str = ""
    """The METHOD of the calendar that it is in."""
    inside: tuple[str, ...] = ()
    """All lines of the components in it, with where they begin and end."""


def is_calendar(content: bytes) -> bool:
    """Whether a file says of itself that it is a calendar."""
    head = content[:2000].decode("utf-8", "replace").lstrip(f"{MARK} \t\r\n")
    return head[:15].upper() == "BEGIN:VCALENDAR"


def blocks(content: bytes) -> list[Block]:
    """Every component of the calendars in a file, in the order in which they end.

    Raises:
        BadInput: when it is no calendar, or its lines do not fit together, with the line's number.
    """
    if not is_calendar(content):
        raise BadInput(NO_CALENDAR)
    reader = _Reader()
    for number, line in _unfolded(_text(content)):
        name, _, value = line.partition(":")
        if name.upper() == "BEGIN":
            reader.begin(value.strip().upper(), number)
        elif name.upper() == "END":
            reader.end(value.strip().upper(), number)
        else:
            reader.take(line, number)
    return reader.all()


class _Reader:
    """Puts lines into the components that are open."""

    def __init__(self) -> None:
        self._found: list[Block] = []
        self._open: list[tuple[str, int, list[str], list[str]]] = []
        self._method = ""

    def begin(self, kind: str, number: int) -> None:
        if len(self._open) >= DEEPEST:
            raise _bad(number, tr("opens too many things in each other"))
        if not self._open:
            self._method = ""
        self._open.append((kind, number, [], []))

    def end(self, kind: str, number: int) -> None:
        if not self._open or self._open[-1][0] != kind:
            raise _bad(number, tr("ends something that was not begun"))
        _, begun, lines, inside = self._open.pop()
        self._found.append(Block(kind, begun, tuple(lines), self._method, tuple(inside)))
        if self._open:
            self._open[-1][3].extend((f"BEGIN:{kind}", *lines, *inside, f"END:{kind}"))

    def take(self, line: str, number: int) -> None:
        if not self._open:
            raise _bad(number, tr("stands outside of the calendar"))
        if not LINE.match(line):
            raise _bad(number, tr("is not a line of a calendar"))
        name, _, value = line.partition(":")
        if name.upper() == "METHOD":
            self._method = value.strip().upper()
        self._open[-1][2].append(line)

    def all(self) -> list[Block]:
        if self._open:
            number = self._open[-1][1]
            raise _bad(number, tr("begins something that does not end: the file is cut off"))
        return self._found


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its number; one that begins with a space goes on the one before it."""
    kept: list[str] = []
    begun = 0
    lines = re.split(r"\r\n|\n|\r", text)
    if len(lines) > MOST_LINES:
        raise BadInput(tr("The calendar has too many lines. {nothing}", nothing=NOTHING))
    for number, line in enumerate(lines, start=1):
        if line[:1] in {" ", "\t"} and kept:
            kept.append(line[1:])
            continue
        if kept:
            yield begun, "".join(kept)
        kept, begun = ([line], number) if line.strip() else ([], 0)
    if kept:
        yield begun, "".join(kept)


def _bad(number: int, what: str) -> BadInput:
    return BadInput(
        tr("Line {number} of the file {what}. {nothing}", number=number, what=what, nothing=NOTHING)
    )
