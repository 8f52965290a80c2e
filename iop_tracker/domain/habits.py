"""How times are written and where a week begins, as people around somebody do it."""

import re
from collections.abc import Mapping

from msgspec import Struct

TWELVE_HOUR = frozenset({"US", "CA", "AU", "NZ", "IN"})
"""Where times are mostly written as 6:00 pm (Unicode CLDR, time data)."""
FROM_SUNDAY = frozenset({"US", "CA", "MX", "IN", "ZA"})
"""Where calendars begin with Sunday (Unicode CLDR, week data)."""
MONDAY, SUNDAY = 0, 6


class Habits(Struct, frozen=True):
    """Habits of a place."""

    twelve_hour: bool
    first_weekday: int
    """0 Monday or 6 Sunday."""


def habits(country: str, environment: Mapping[str, str]) -> Habits:
    """The habits that somebody in a country most likely has.

    Args:
        country: ISO 3166-1 alpha-2.
        environment: The variables of the process: where the locale names a place, that one counts
            (POSIX.1-2017, 8.2: LC_ALL before LC_TIME before LANG).
    """
    said = (environment.get(name) for name in ("LC_ALL", "LC_TIME", "LANG"))
    named = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", next(filter(None, said), ""))
    place = named[1] if named else country
    return Habits(place in TWELVE_HOUR, SUNDAY if place in FROM_SUNDAY else MONDAY)
