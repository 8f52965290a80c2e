"""A checksum at the end of a journal, so that a change nobody meant does not go unnoticed.

It is the SHA-256 of everything before it, and stands as a table of its own, last in the file.
"""

import re
from typing import Any

TABLE = "checksum"
TAIL = re.compile(rb'"checksum":\{"1":\{"sha256":"([0-9a-f]{64})"\}\}\}')
TAIL_BYTES = len('"checksum":{"1":{"sha256":""}}}') + 64


STEP = 1 << 16
"""Bytes after each of which a signer remembers the checksum so far."""


class Signer:
    """Signs one journal again and again.

    From one save to the next nearly all of it stays the same, and mostly its end changes. What
    comes before the first change is not summed up once more.
    """

    def __init__(self) -> None:
        self._signed = b""
        self._sums: list[Any] = []
        """Checksums of the beginning of `_signed`: of `STEP` bytes, of twice as many, and so on."""

    def signed(self, content: bytes) -> bytes:
        """A JSON object's bytes with the checksum in it."""
        from hashlib import sha256

        steps = (len(content) - 1) // STEP
        sums = self._sums[: self._same(content, steps)]
        digest = sums[-1].copy() if sums else sha256()
        for step in range(len(sums), steps):
            digest.update(_step(content, step))
            sums.append(digest.copy())
        rest = content[steps * STEP : -1] + (b"" if content == b"{}" else b",")
        digest.update(rest)
        tail = b'"checksum":{"1":{"sha256":"%s"}}}' % digest.hexdigest().encode()
        signed = b"".join((memoryview(content)[: steps * STEP], rest, tail))
        self._signed, self._sums = signed, sums
        return signed

    def _same(self, content: bytes, steps: int) -> int:
        """How many steps are as they were when it was signed last."""
        known = min(steps, len(self._sums))
        differ = (n for n in range(known) if _step(content, n) != _step(self._signed, n))
        return next(differ, known)


def _step(content: bytes, number: int) -> bytes:
    return content[number * STEP : (number + 1) * STEP]


def signed(content: bytes) -> bytes:
    """A JSON object's bytes with the checksum in it."""
    return Signer().signed(content)


def is_signed(content: bytes) -> bool:
    """Whether it ends with a checksum, be it right or not."""
    return TAIL.fullmatch(content[-TAIL_BYTES:]) is not None


def is_whole(content: bytes) -> bool:
    """Whether it has a checksum that says that it is as this program wrote it."""
    return is_signed(content) and not is_altered(content)


def is_altered(content: bytes) -> bool:
    """Whether something else wrote in it since; never where there was no checksum."""
    found = TAIL.fullmatch(content[-TAIL_BYTES:])
    if found is None:
        return b'"checksum"' in content
    return _digest(memoryview(content)[:-TAIL_BYTES]) != found[1]


def _digest(content: memoryview) -> bytes:
    from hashlib import sha256

    return sha256(content).hexdigest().encode()
