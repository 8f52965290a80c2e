"""Tables as their bytes, read and changed in a part.

What is late stands mostly at the end of a table, and so does what changes. To decode all before it
takes longer the more years there are.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import TypeVar

import msgspec

from iop_tracker.domain.record import Record
from iop_tracker.errors import Damaged
from iop_tracker.storage.codec import EMPTY, Document, Table, decoded, encoded, from_documents

R = TypeVar("R", bound=Record)

DOCUMENT = rb'[{,]"\d+":\{"'
"""How a document begins in a table that this program wrote."""
NEAR_BYTES = 4096
"""A record's day stands so near to its beginning."""


def changed_table(
    table: Table,
    documents: Mapping[int, Document],
    gone: Iterable[int] = (),
    new: Collection[int] = (),
) -> Table:
    """A table with some documents put in and some taken out; the others stay as bytes.

    It is the very same where that changes nothing.

    TinyDB decodes and encodes a whole table for one document, which takes ten times as long.
    What changes is mostly written late, and what stands before it is not looked at either.

    Args:
        table: As it is.
        documents: What is put in, by their numbers.
        gone: The numbers of what is taken out.
        new: Those of the documents that are not in it yet.

    Raises:
        Damaged: when it is no table.
        BadInput: when a text holds a sign that no file can hold.
    """
    out, content = set(gone), bytes(table)
    before, pieces = _parted(content, {*documents, *out} - {*new})
    stay = {number: piece for number, piece in pieces.items() if number not in out}
    after = encoded({**stay, **documents})[1:]
    if after == b"}":
        before = before.rstrip().removesuffix(b",")
    before = before or b"{"
    return table if content[len(before) :] == after else msgspec.Raw(before + after)


def _parted(table: bytes, numbers: Collection[int]) -> tuple[bytes, dict[int, msgspec.Raw]]:
    """A table's bytes before the first of some documents, and all documents from there on.

    Before new ones stands the whole table. Where they are not found as this program writes them,
    it is nothing, and all of the documents come after it.
    """
    if not numbers and table.endswith(b"}}"):
        return table[:-1] + b",", {}
    first = min((table.rfind(b'"%d":{' % number) for number in numbers), default=0)
    if first > 0:
        with suppress(Damaged):
            pieces = _pieces(b"{" + table[first:])
            if pieces.keys() >= set(numbers):
                return table[:first], pieces
    return b"", _pieces(table)


class Outline(msgspec.Struct, frozen=True, gc=False):
    """What can be told of a record in a fifth of the time that reading all of it takes."""

    day: date | None = None
    at: datetime | None = None
    """Local time; of a kind whose day is in it."""
    removed: datetime | None = None

    @property
    def local_day(self) -> date | None:
        """Of a kind that has days, its local day."""
        return self.day or (self.at.date() if self.at else None)

    def is_since(self, first: date) -> bool:
        """Whether it was not removed and is of `first` or a later day."""
        day = self.local_day
        return self.removed is None and day is not None and day >= first


def outlines(table: Table) -> dict[int, Outline]:
    """The outline of each record in a table's bytes by its number there.

    Raises:
        Damaged: when it is no table, or one of them has a day that is none.
    """
    found: dict[int, Outline] = decoded(table, dict[int, Outline])
    return found


def since_day(kind: type[R], table: Table, first: date) -> tuple[R, ...]:
    """The records in a table's bytes that are not removed and of `first` or a later day.

    What is late is mostly written last, and nothing before it is decoded.

    Args:
        kind: What they are; it has days.
        table: All of them.
        first: Local day.

    Raises:
        Damaged: when one of them cannot be read, or two have one id.
    """
    field = "day" if "day" in kind.__struct_fields__ else "at"
    late = _from_late_on(table, field, first)
    wanted = {number for number, each in outlines(late).items() if each.is_since(first)}
    pieces = _pieces(late).items() if wanted else ()
    return from_documents(kind, [decoded(each, Document) for n, each in pieces if n in wanted])


def _from_late_on(table: Table, field: str, first: date) -> Table:
    """A table without the documents before the first one whose day is not before `first`."""
    content = memoryview(table)
    found = re.search(_late_day(field, first.isoformat()), content)
    if found is None:
        return EMPTY
    begin = max(0, found.start() - NEAR_BYTES)
    starts = [each.start() for each in re.finditer(DOCUMENT, content[begin : found.start()])]
    if not starts:
        return table
    late = b"{" + content[begin + starts[-1] + 1 :]
    with suppress(Damaged):
        _pieces(late)
        return late
    return table


def _late_day(field: str, first: str) -> bytes:
    """A pattern of a field with the day `first` (ISO 8601) or any later one."""
    later = (
        f"{first[:place]}[{int(digit) + 1}-9]"
        for place, digit in enumerate(first)
        if digit.isdigit() and digit != "9"
    )
    return rf'"{field}"\s*:\s*"(?:{"|".join((first, *later))})'.encode()


def _pieces(table: Table) -> dict[int, msgspec.Raw]:
    """The documents of a table by their numbers, each as its bytes."""
    found: dict[int, msgspec.Raw] = decoded(table, dict[int, msgspec.Raw])
    return found


class Named(msgspec.Struct, frozen=True, gc=False):
    """The id of a record."""

    id: str = ""


def numbers_by_id(table: Table) -> dict[str, int]:
    """The number in a table of each record in it, by the record's id.

    Raises:
        Damaged: when it is no table of records.
    """
    named: dict[int, Named] = decoded(table, dict[int, Named])
    return {each.id: number for number, each in named.items()}
