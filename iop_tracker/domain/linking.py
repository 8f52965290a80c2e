"""Links in a note: `[[Another note]]`, `[[A plan]]`, `[[A strategy]]`, `[[Group, Mon 23 Nov]]`."""

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

LINK = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")


class Target(StrEnum):
    """What a link leads to."""

    NOTE = "note"
    PLAN = "plan"
    STRATEGY = "strategy"
    SESSION = "session"


class Place(Struct, frozen=True, kw_only=True):
    """Something that a link can lead to."""

    target: Target
    id: str
    """Its id; of a session `slot@day`."""
    name: str


def links_in(text: str) -> tuple[str, ...]:
    """The names in the links of a text, in order, none twice."""
    return tuple(dict.fromkeys(name.strip() for name in LINK.findall(text) if name.strip()))


def resolve(name: str, places: Iterable[Place]) -> tuple[Place, ...]:
    """What a name can mean, whatever its case; none or several where it is not clear."""
    wanted = _folded(name)
    return tuple(place for place in places if _folded(place.name) == wanted)


def leads_to(text: str, name: str) -> bool:
    """Whether a text has a link with this name."""
    wanted = _folded(name)
    return any(_folded(each) == wanted for each in links_in(text))


def renamed(text: str, old: str, new: str) -> str:
    """A text in which the links to one name say another; the rest stays as it is."""
    wanted = _folded(old)

    def link(found: re.Match[str]) -> str:
        return f"[[{new}]]" if _folded(found[1]) == wanted else found[0]

    return LINK.sub(link, text)


def can_be_linked(name: str) -> bool:
    """Whether a name can stand in a link at all."""
    return LINK.fullmatch(f"[[{name}]]") is not None


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
