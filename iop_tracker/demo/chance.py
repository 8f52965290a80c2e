"""Chance that falls the same way every time, and the stamps that stored records carry."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Generic, TypeVar

from msgspec.structs import replace

from iop_tracker.domain.record import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")

EVENING = 21
NOON = 12
"""Everywhere on Earth it is still that day then, or before 4 in the night after it."""


class Chance:
    """Where the dice of one invented life come from.

    Each subject has dice of its own, so that one more note does not change a single mood.
    """

    def __init__(self, today: date, seed: str) -> None:
        self._seed = seed
        self._ids = self.dice("ids")
        self._latest = today - timedelta(days=1)

    def dice(self, subject: str) -> Random:
        """The dice of a subject."""
        return Random(f"{self._seed}/{subject}")  # noqa: S311 - not for secrets

    def stored(self, record: R, day: date, hour: int = EVENING) -> R:
        """The record as if it was stored at an hour of a day in UTC, yesterday at the latest."""
        moment = datetime.combine(min(day, self._latest), time(hour), UTC)
        new_id = record.id or f"{self._ids.getrandbits(128):032x}"
        return replace(record, id=new_id, created=moment, changed=moment)


class Bag(Generic[T]):
    """Gives everything in it once, in any order, before anything comes again."""

    def __init__(self, dice: Random, things: list[T]) -> None:
        self._dice = dice
        self._things = things
        self._left: list[T] = []

    def draw(self) -> T:
        """The next one."""
        if not self._left:
            self._left = self._dice.sample(self._things, len(self._things))
        return self._left.pop()
