"""Invented participants whose days are known: without any relation, or with one of a known size.

Nobody here has a relation between what the days have and the answers that are compared; what the
kinds share between the two sides is what fools ordinary tests:

- apart: every day on its own.
- alike: neighboring days alike (correlation 0.5), answers and things each for themselves.
- swings: long swings (0.8) in both.
- weekly: every weekday its own level in the answers and its own share of the things.
- better: answers and things both get better over the weeks, in a straight line.
- settling: both get better fast at first, then slowly, which no straight line follows.
- rare: things on one day in ten.
- wandering: answers are a random walk within 0 to 10, things come in long runs.
- mostly zero: craving is 0 on most days, with now and then a high one.
- layered: slow swings (0.93) with as much of every day's own on top.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from math import exp
from random import Random
from statistics import NormalDist
from typing import Any

from iop_tracker.domain.checkin import CheckIn, Halt

KINDS = (
    *("apart", "alike", "swings", "weekly", "better"),
    *("settling", "rare", "wandering", "mostly zero", "layered"),
)
TRIGGERS = ("Payday", "An argument", "Boredom", "The old bar")
TOGETHER = {"apart": 0.0, "swings": 0.8, "wandering": 0.0, "layered": 0.93}
"""Correlation of neighboring days in the answers, where it is not 0.5."""
IN_RUNS = {"apart": 0.0, "swings": 0.8, "wandering": 0.95, "layered": 0.8}
"""And in the things, where it is not 0.3."""


def swinging(dice: Random, count: int, rho: float) -> list[float]:
    """A first-order autoregression with the standard deviation 1."""
    found = [dice.gauss(0, 1)]
    while len(found) < count:
        found.append(rho * found[-1] + dice.gauss(0, (1 - rho * rho) ** 0.5))
    return found


def scale(value: float) -> int:
    return min(10, max(0, round(value)))


class Person:
    """The days of somebody invented, the same for the same kind and number."""

    def __init__(self, kind: str, number: int, first: date, count: int) -> None:
        self.dice = Random(f"{kind} {number}")
        self.kind = kind
        self.is_asked_all = number % 3 == 0
        self.days = [first + timedelta(days=n) for n in range(count)]
        self.flags = [self._flags() for _ in range(4 + len(TRIGGERS) + 4)]
        self.sessions = frozenset(
            day for day in self.days if day.weekday() in {0, 2, 4} and self.dice.random() < 0.9
        )

    def check_ins(self) -> tuple[CheckIn, ...]:
        """A check-in for nine days of ten."""
        craving, mood, anxiety, sleep = (self._answers() for _ in range(4))
        return self.records(craving, mood, anxiety, sleep)

    def with_lonely(self, size: float) -> tuple[CheckIn, ...]:
        """The same, but being lonely, on 25 to 30 % of days, goes with so much more craving."""
        deviation, share = self.dice.uniform(1.5, 2.0), self.dice.uniform(0.25, 0.3)
        lonely = list(Halt).index(Halt.LONELY)
        self.flags[lonely] = [self.dice.random() < share for _ in self.days]
        rest = swinging(self.dice, len(self.days), 0.4)
        craving = [
            4 + size * has + deviation * more
            for has, more in zip(self.flags[lonely], rest, strict=True)
        ]
        return self.records(craving, *(self._answers() for _ in range(3)))

    def records(self, *answers: Sequence[float]) -> tuple[CheckIn, ...]:
        found = []
        for at, day in enumerate(self.days):
            if self.dice.random() < 0.1:
                continue
            craving, mood, anxiety, sleep = (each[at] for each in answers)
            has = [each[at] for each in self.flags]
            medication, meeting, movement, support = has[8:]
            found.append(
                CheckIn(
                    day=day,
                    craving=scale(craving),
                    mood=scale(mood),
                    anxiety=scale(anxiety) if self.dice.random() < 0.9 else None,
                    sleep_hours=scale(sleep + 2) / 2 + 3 if self.dice.random() < 0.9 else None,
                    halt=tuple(state for state, is_so in zip(Halt, has, strict=False) if is_so),
                    triggers=tuple(t for t, is_so in zip(TRIGGERS, has[4:], strict=False) if is_so),
                    **self._asked(medication, meeting, movement, support),
                )
            )
        return tuple(found)

    def _asked(self, *answers: bool) -> dict[str, Any]:
        """Every third person is asked the questions to be answered by yes or no, too."""
        names = ("medication", "meeting", "movement", "support")
        return dict(zip(names, answers, strict=True)) if self.is_asked_all else {}

    def _answers(self) -> list[float]:
        count, kind = len(self.days), self.kind
        rest = swinging(self.dice, count, TOGETHER.get(kind, 0.5))
        levels = [self.dice.gauss(0, 1.2) for _ in range(7)]
        if kind == "wandering":
            found = [5.0]
            for more in rest[1:]:
                found.append(min(10.0, max(0.0, found[-1] + more)))
            return found
        match kind:
            case "weekly":
                middle, own = [5 + levels[day.weekday()] for day in self.days], 1.5
            case "better":
                middle, own = [7 - 3.5 * at / count for at in range(count)], 1.6
            case "settling":
                middle, own = [3 + 5 * exp(-at / 15) for at in range(count)], 1.5
            case "mostly zero":
                middle, own = [-1.5] * count, 3.0
            case "layered":
                middle, own = [self.dice.gauss(5, 1.3) for _ in self.days], 1.5
            case _:
                middle, own = [5.0] * count, 1.9
        return [each + own * more for each, more in zip(middle, rest, strict=True)]

    def _flags(self) -> list[bool]:
        """On which days there is a thing, never asking how the answers were."""
        count, kind = len(self.days), self.kind
        share = self.dice.uniform(0.15, 0.5)
        weekdays = [min(0.9, max(0.05, 0.3 + self.dice.gauss(0, 0.2))) for _ in range(7)]
        match kind:
            case "weekly":
                shares = [weekdays[day.weekday()] for day in self.days]
            case "better":
                shares = [0.6 - 0.5 * at / count for at in range(count)]
            case "settling":
                shares = [0.1 + 0.6 * exp(-at / 15) for at in range(count)]
            case "rare":
                shares = [0.1] * count
            case _:
                shares = [share] * count
        runs = swinging(self.dice, count, IN_RUNS.get(kind, 0.3))
        return [run < NormalDist().inv_cdf(each) for run, each in zip(runs, shares, strict=True)]
