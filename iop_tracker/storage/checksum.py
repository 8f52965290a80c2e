"""A checksum at the end of a journal, so that a change nobody meant does not go unnoticed.

It is the SHA-256 of everything before it, and stands as a table of its own, last in the file.
"""

import re

TABLE = "checksum"
TAIL = re.compile(rb'"checksum":\{"1":\{"sha256":"([0-9a-f]{64})"\}\}\}')
TAIL_BYTES = len('"checksum":{"1":{"sha256":""}}}') + 64


def signed(content: bytes) -> bytes:
    """A JSON object's bytes with the checksum in it."""
    body = (memoryview(content)[:-1], b"" if content == b"{}" else b",")
    return b"".join((*body, b'"checksum":{"1":{"sha256":"%s"}}}' % _digest(*body)))


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


def _digest(*parts: bytes | memoryview) -> bytes:
    from hashlib import sha256

    digest = sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest().encode()
