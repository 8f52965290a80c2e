"""How the days of the invented participant went: check-ins that hang together."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from iop_tracker import content
from iop_tracker.demo.chance import Bag
from iop_tracker.domain.checkin import CheckIn, Halt, ReturnToUse

QUIET_START = 10
"""So many first days go without a return to use."""
QUIET_END = 6
"""And so many last ones, so that the demo opens on a calmer stretch."""


class Days:
    """The days from the first one to yesterday, each with how it felt."""

    def __init__(self, dice: Random, first: date, count: int, material: Mapping[str, Any]) -> None:
        self._dice = dice
        self._first = first
        self._count = count
        self.hard = self._hard_days()
        """The days of a return to use, oldest first."""
        self._notes = {
            name: Bag(dice, material[f"check_in_{name}"]) for name in ("low", "mid", "high", "hard")
        }

    def check_ins(self) -> Iterator[CheckIn]:
        """A check-in for most days; now and then none, sometimes for some days in a row."""
        missing = 0
        for day, feeling, pull in self._moods():
            if missing == 0 and day not in self.hard:
                missing = self._gap()
            if missing:
                missing -= 1
                continue
            yield self._check_in(day, feeling, pull)

    def _gap(self) -> int:
        """How many days go without a check-in from here: mostly none."""
        luck = self._dice.random()
        if luck < 0.012:
            return self._dice.randint(3, 6)
        return 1 if luck < 0.07 else 0

    def _hard_days(self) -> frozenset[date]:
        """A few days of a return to use, rarer with time."""
        numbers = range(QUIET_START, self._count - QUIET_END)
        found = {
            self._first + timedelta(days=number)
            for number in numbers
            if self._dice.random() < 0.012 / (1 + number / 200)
        }
        if not found and len(numbers) > 14:
            found.add(self._first + timedelta(days=self._dice.choice(numbers[: len(numbers) // 2])))
        return frozenset(found)

    def _moods(self) -> Iterator[tuple[date, float, float]]:
        """Each day with its feeling and its pull, both 0 to 10 and changing slowly.

        Both are first-order autoregressive series around a slow recovery; the days around a
        return to use are darker, and weekends a little brighter.
        """
        dice = self._dice
        level, swing, own, dark = 4.4, 0.0, 0.0, 0.0
        for number in range(self._count):
            day = self._first + timedelta(days=number)
            level += (6.7 - level) * 0.012
            swing = 0.78 * swing + dice.gauss(0, 0.9)
            own = 0.6 * own + dice.gauss(0, 0.8)
            soon = day + timedelta(days=1) in self.hard
            dark = max(0.72 * dark, 1.2 if soon else 0.0, 2.8 if day in self.hard else 0.0)
            feeling = level + swing - dark + (0.4 if day.weekday() >= 5 else 0.0)
            pull = 8.3 - 0.75 * feeling + own + (2.5 if day in self.hard else 0.0)
            yield day, _within(feeling), _within(pull)

    def _check_in(self, day: date, feeling: float, pull: float) -> CheckIn:
        dice = self._dice
        mood, craving = round(feeling), round(pull)
        is_hard = day in self.hard
        open_hearted = dice.random() > 0.08
        sleep = 4.7 + 0.34 * feeling + dice.gauss(0, 0.7)
        triggers = dice.sample(content.triggers(), 2 if craving > 7 else 1)
        used = ReturnToUse.NO if open_hearted else ReturnToUse.RATHER_NOT_SAY
        return CheckIn(
            day=day,
            mood=mood,
            craving=craving,
            anxiety=round(_within(8.2 - 0.8 * feeling + dice.gauss(0, 1.3))),
            energy=round(_within(0.9 * feeling + dice.gauss(0, 1.2))) if open_hearted else None,
            sleep_hours=round(min(11.0, max(2.0, sleep)) * 4) / 4 if open_hearted else None,
            halt=tuple(state for state in Halt if dice.random() < 0.34 - feeling * 0.04),
            triggers=tuple(triggers) if craving > 5 or is_hard else (),
            used=ReturnToUse.YES if is_hard else used if dice.random() > 0.06 else None,
            note=self._note(mood, is_hard=is_hard),
        )

    def _note(self, mood: int, *, is_hard: bool) -> str:
        if is_hard:
            return str(self._notes["hard"].draw())
        if self._dice.random() > 0.42:
            return ""
        return str(self._notes["low" if mood < 4 else "mid" if mood < 7 else "high"].draw())


def _within(value: float) -> float:
    return max(0.0, min(10.0, value))
