"""Which time zone a calendar file means: by its name, Windows' name, or its own definition."""

from collections.abc import Iterable
from datetime import tzinfo
from zoneinfo import ZoneInfo

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from iop_tracker.exchange.calendar_text import Block

LOCATION = "X-LIC-LOCATION:"


class Zones:
    """The zones of a file.

    Args:
        blocks: Its VTIMEZONEs with what is in them; those inside come without a name.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._known: dict[str, tzinfo | None] = {}
        self._said: dict[str, Block] = {}
        for block in blocks:
            for line in block.lines:
                if line.upper().startswith("TZID"):
                    self._said[line.partition(":")[2].strip().strip('"')] = block

    def of(self, name: str) -> tzinfo | None:
        """The zone that is called so; None where nobody knows it."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> tzinfo | None:
        block = self._said.get(name)
        places = [name, *_tails(name), WINDOWS_TO_OLSON.get(name, "")]
        lines = block.lines if block else ()
        places += [x[len(LOCATION) :].strip() for x in lines if x.upper().startswith(LOCATION)]
        for place in filter(None, places):
            try:
                return ZoneInfo(place)
            except (KeyError, ValueError, OSError):
                continue
        return _defined(block) if block else None


def _tails(name: str) -> list[str]:
    """Of a path like `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin` its ends."""
    parts = name.strip("/").split("/")
    return ["/".join(parts[-count:]) for count in (3, 2) if len(parts) > count]


def _defined(block: Block) -> tzinfo | None:
    """The zone as the file itself defines it."""
    lines = ("BEGIN:VTIMEZONE", *block.lines, *block.inside, "END:VTIMEZONE", "")
    try:
        made = Timezone.from_ical("\r\n".join(lines))
        return made.to_tz(lookup_tzid=False) if isinstance(made, Timezone) else None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, IndexError):
        return None
