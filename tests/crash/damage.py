"""Invented damage to a file, the same for the same seed: to its bytes, or to what it says."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from iop_tracker.storage.checksum import signed
from iop_tracker.storage.seal import Seal

Places = list[tuple[Any, Any]]
"""Every container with a key or a number in it."""

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 7, 2.5, -0.0, "", " ", "x", "2026-02-30", "0001-01-01"),
    *("1900-01-01", "2199-12-31", "9999-12-31", "24:00", "23:59:59.999999"),
    *("2026-11-23T10:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"),
    *([], {}, [[]], [None], {"a": None}, [1, "x", {}], "a\u0000\x1b[31m\u202e\ufeff", "x" * 5000),
)
NUMBERS = ("1e999", "-1e999", "9" * 400, "-9" * 1, "1e-400", str(2**63), str(2**64), "0.1e1", "1E5")
NO_NUMBERS = ("NaN", "Infinity", "-Infinity")
DEEP = 100_000


@dataclass(frozen=True, slots=True)
class Victim:
    """A whole file and, where it is encrypted, its seal."""

    content: bytes
    """The journal, plain."""
    seal: Seal | None = None

    @property
    def on_disk(self) -> bytes:
        return self.content if self.seal is None else self.seal.wrap(self.content)


def damaged_files(
    victims: Mapping[str, Victim], count: int, seed: int
) -> Iterator[tuple[str, bytes]]:
    """So many damaged files, each with the name of what was done to it."""
    chance = Random(seed)
    kinds = [*BYTES, *WORDS]
    for number in range(count):
        name, victim = list(victims.items())[number % len(victims)]
        kind = kinds[number // len(victims) % len(kinds)]
        yield f"{number} {name} {kind.__name__}", _harmed(victim, kind, chance)


def _harmed(victim: Victim, kind: Callable[..., bytes], chance: Random) -> bytes:
    if kind in BYTES:
        return kind(victim.on_disk, chance)
    tables = json.loads(victim.content)
    del tables["checksum"]
    content = kind(tables, chance)
    # A checksum that is right, wrong, or not there at all.
    content = chance.choice((signed, lambda told: signed(told) + b" ", bytes))(content)
    return content if victim.seal is None else victim.seal.wrap(content)


def cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content))]


def bits(content: bytes, chance: Random) -> bytes:
    harmed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8, 100))):
        harmed[chance.randrange(len(harmed))] ^= 1 << chance.randrange(8)
    return bytes(harmed)


def head_bits(content: bytes, chance: Random) -> bytes:
    return bits(content[:250], chance) + content[250:]


def run(content: bytes, chance: Random) -> bytes:
    """A run of bytes that is another one now, as a disk gives back."""
    start, length = chance.randrange(len(content)), chance.choice((1, 2, 16, 512, 4096))
    other = chance.choice((bytes(length), b"\xff" * length, chance.randbytes(length)))
    return content[:start] + other + content[start + length :]


def gone(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.choice((1, 2, 16, 512)) :]


def twice(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content))
    end = start + chance.choice((1, 2, 16, 512))
    return content[:end] + content[start:]


def ends(content: bytes, chance: Random) -> bytes:
    """What editors and transfers do to beginnings, ends and lines."""
    return chance.choice(
        (
            b"\xef\xbb\xbf" + content,
            content.replace(b",", b",\r\n", 50),
            content.replace(b"\n", b"\r\n") + b"\r\n",
            content.decode("latin-1").encode("utf-16"),
            content.decode("latin-1").encode(),
            content + content,
            content + bytes(512),
            b"\n" + content,
            content.replace(b"\\", b""),
        )
    )


def another(content: bytes, chance: Random) -> bytes:
    """Something else altogether."""
    return chance.choice(
        (
            *(b"", b"{}", b"[]", b"null", b"\0" * len(content), b"<html></html>", b"{" * DEEP),
            *(b'{"notes":' + b"[" * DEEP, b'{"notes":{"1":' + b'{"a":' * DEEP),
            *(b'{"meta":{"1":{"schema":%s}}}' % n.encode() for n in (*NUMBERS, *NO_NUMBERS)),
            chance.randbytes(chance.randrange(2000)),
            content[:21] + chance.randbytes(2000),
        )
    )


def wrong_value(tables: Any, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 1, 3))):
        holder, key = _somewhere(tables, chance)
        holder[key] = chance.choice(ODD)
    return _written(tables)


def wrong_leaf(tables: Any, chance: Random) -> bytes:
    """A value of the right type that can hardly be meant, or nearly the right one."""
    leaves = [each for each in _places(tables) if not isinstance(each[0][each[1]], dict | list)]
    holder, key = chance.choice(leaves)
    known = holder[key]
    numbers = (-1, 0, 11, 99, 53, 1441, 2**31, 2**53, 2**63 - 1, -(2**63))
    other = chance.choice(
        numbers if isinstance(known, int | float) else (*ODD, str(known) * 2, str(known)[::-1])
    )
    holder[key] = other
    return _written(tables)


def field_gone(tables: Any, chance: Random) -> bytes:
    holder, key = _somewhere(tables, chance)
    del holder[key]
    return _written(tables)


def field_renamed(tables: Any, chance: Random) -> bytes:
    holders = [each for each, key in _places(tables) if isinstance(each, dict)]
    holder = chance.choice(holders)
    key = chance.choice(list(holder))
    holder[chance.choice((key.upper(), f"{key}x", "id", "", "\u202e", "meta", "1"))] = holder.pop(
        key
    )
    return _written(tables)


def swapped(tables: Any, chance: Random) -> bytes:
    """Two tables, or two entries, in each other's place."""
    one, other = chance.sample(list(tables), 2)
    if chance.random() < 0.5:
        tables[one], tables[other] = tables[other], tables[one]
    else:
        tables[one]["1"], tables[other]["1"] = tables[other]["1"], tables[one]["1"]
    return _written(tables)


def same_id(tables: Any, chance: Random) -> bytes:
    name = chance.choice([each for each in tables if len(tables[each]) > 1])
    one, other = chance.sample(list(tables[name].values()), 2)
    one["id"] = other.get("id", "x")
    return _written(tables)


def same_key(tables: Any, chance: Random) -> bytes:
    """A name that stands twice, as the merge of two texts leaves it."""
    holder, key = _somewhere(tables, chance)
    if not isinstance(holder, dict):
        return _written({**tables, "notes": {"01": {}}})
    mark = "twice-here"
    holder[mark] = chance.choice((holder[key], *ODD))
    return _written(tables).replace(mark.encode(), str(key).encode())


def number(tables: Any, chance: Random) -> bytes:
    """A number as no program of ours writes it."""
    holder, key = _somewhere(tables, chance)
    holder[key] = "number-here"
    return _written(tables).replace(
        b'"number-here"', chance.choice((*NUMBERS, *NO_NUMBERS)).encode()
    )


def deep(tables: Any, chance: Random) -> bytes:
    holder, key = _somewhere(tables, chance)
    holder[key] = "deep-here"
    depth = chance.choice((10, 900, 1500, DEEP))
    nested = chance.choice((b"[" * depth + b"]" * depth, b'{"a":' * depth + b"1" + b"}" * depth))
    return _written(tables).replace(b'"deep-here"', nested)


def lone_half(tables: Any, chance: Random) -> bytes:
    """An escape that is half a letter."""
    holder, key = _somewhere(tables, chance)
    holder[key] = "half-here"
    return _written(tables).replace(
        b"half-here", chance.choice((b"\\ud800", b"\\u00", b"\\x", b"\xed\xa0\x80"))
    )


BYTES = (cut, bits, head_bits, run, gone, twice, ends, another)
WORDS = (
    *(wrong_value, wrong_leaf, field_gone, field_renamed, swapped, same_id, same_key),
    *(number, deep, lone_half),
)


def _written(tables: Any) -> bytes:
    return json.dumps(tables, separators=(",", ":")).encode()


def _somewhere(tables: Any, chance: Random) -> tuple[Any, Any]:
    return chance.choice(_places(tables))


def _places(value: Any) -> Places:
    """Every place in nested tables where a value stands."""
    found: Places = []
    keys: Any = value if isinstance(value, dict) else range(len(value))
    for key in keys:
        found.append((value, key))
        if isinstance(value[key], dict | list):
            found += _places(value[key])
    return found
