"""How much an answer differs between the days with something and the days without it, honestly.

The days of one person hang together: today is like yesterday, weeks have a rhythm, and things get
better over time. Tests made for separate people see patterns in such days that are not there. So a
day's answer y is taken to be

    y = level + line over time + level of the weekday + size * (1 with it, 0 without) + rest

- The line takes out slow change: two things that both grow rarer with the weeks are no relation.
- The levels of the weekdays are random effects (Henderson 1950), so the rhythm is taken out as far
  as the days show one. Where the thing itself is tied to the weekday (as sessions are), they are
  fixed: then only days of the same weekday are compared, and what never changes within a weekday
  cannot be looked at.
- The rest is a first-order autoregression over real days: two days that are g days apart have the
  correlation rho ** g, so a gap in the check-ins is no trouble.

`rho` and the strength of the rhythm are the maximum, on a grid, of the restricted likelihood
(Patterson & Thompson 1971). The plain autocorrelation of what is left around a line comes out too
small in short series (Kendall 1954, Marriott & Pope 1954); the restricted likelihood corrects for
that exactly, also with gaps. They are estimated without the thing in question, once for each
answer. With them the size is the generalized least squares estimate (Aitken 1935), and its range
is Student's (1908), made wider for the number of pairs that are looked at (Bonferroni: Dunn 1961).

Two other ways were tried on the same simulated people, 60 days, 14 pairs, 5 % for all. Student's
range showed a pattern that is not there to 3 to 6 % of them and found a relation of 2 points in
74 %. A studentized bootstrap of whole weeks showed one to up to 24 % (random walks) and found it in
26 %: nine weeks are too few for the far tails that a correction needs. A permutation of what is
left (Freedman & Lane 1983) did as Student's range does, at thousands of times the work.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import atan, cos, exp, lgamma, log, log1p, pi, sin, sqrt
from operator import mul
from statistics import NormalDist, fmean

from msgspec import Struct

ERROR_IN_ALL = 0.01
"""Chance that any range of one look misses its true size, all pairs of the look together."""
LEAST_DAYS = 28
"""Days that a pair needs in all: four of every weekday."""
LEAST_EACH = 5
"""Days with it, and days without it, that a pair needs."""
LEAST_SIZE = 0.05
"""A range that comes nearer to zero than this would be written as reaching 0.0."""
TIED = 0.5
"""Share of a thing's variance between weekdays from which it counts as tied to the weekday."""
ROUNDING = 1 / 12
"""Variance of rounding to whole points (Sheppard 1898); no rest is taken to be less."""

WIDEST = 10.0
"""No two answers differ by more points."""
FIXED = 1000.0
"""A rhythm so strong that nothing of a weekday's level is drawn towards the others."""
RHYTHMS = (0.0, 0.03, 0.1, 0.3, 1.0)
"""Variances of the weekdays' levels to choose from, in units of the rest's variance."""
RHO_STEPS = 20
"""Correlations to choose from: 0, 0.05 and so on to 0.95."""

Matrix = list[list[float]]


class Noise(Struct, frozen=True):
    """How the days of one answer hang together."""

    rho: float
    """Correlation of neighboring days around line and rhythm, 0 to 0.95."""
    rhythm: float
    """Variance of the weekdays' levels, in units of the rest's variance."""


class Difference(Struct, frozen=True, kw_only=True):
    """Days with something minus days without it."""

    n: int
    n_with: int
    size: float
    """In points of the answer's scale."""
    error: float
    """Standard error of the size."""
    freedom: int
    """Degrees of freedom of the error."""

    def reach(self, pairs: int) -> tuple[float, float]:
        """The range of the size, lower end first, where so many pairs are looked at together."""
        wide = self.error * t_quantile(ERROR_IN_ALL / pairs / 2, self.freedom)
        return max(-WIDEST, self.size - wide), min(WIDEST, self.size + wide)


class Stretch:
    """The days of one person on which an answer was given, and the arithmetic on them.

    Args:
        days: Their ordinals (`date.toordinal`), ascending, each once; at least three.
        values: The answer on each of them.
    """

    def __init__(self, days: Sequence[int], values: Sequence[float]) -> None:
        self.days = days
        self.values = values
        self._gaps = [after - before for before, after in pairwise(days)]
        middle, length = fmean(days), days[-1] - days[0]
        center = fmean(values)
        line = [(day - middle) / length for day in days]
        self._weekdays = [[float(day % 7 == weekday) for day in days] for weekday in range(7)]
        self._short = [[1.0] * len(days), line, [value - center for value in values]]
        self._long = [*self._short[:2], *self._weekdays, self._short[2]]
        self._grams: dict[tuple[float, bool], tuple[Matrix, Matrix]] = {}

    def noise(self) -> Noise:
        """How these days hang together: first without a rhythm, then with, then both in turn."""
        if len(set(self.values)) < 2:
            return Noise(0.0, 0.0)
        step = max(range(RHO_STEPS), key=lambda each: self._likelihood(each, 0.0))
        rhythm = max(RHYTHMS, key=lambda each: self._likelihood(step, each))
        moved = bool(rhythm)
        while moved:
            near = [each for each in (step, step - 1, step + 1) if 0 <= each < RHO_STEPS]
            best = max(near, key=lambda each: self._likelihood(each, rhythm))
            moved, step = best != step, best
        return Noise(step / RHO_STEPS, rhythm)

    def is_enough(self, flags: Sequence[float]) -> bool:
        """Whether there are days enough to look at a thing: in all, and on both of its sides.

        What counts for the sides are the weekdays that have both.
        """
        counts = [(_dot(flags, w), sum(w)) for w in self._weekdays]
        both = [(having, every - having) for having, every in counts if 0 < having < every]
        sides = [sum(side) for side in zip(*both, strict=True)] or [0]
        return len(flags) >= LEAST_DAYS and min(sides) >= LEAST_EACH

    def difference(self, flags: Sequence[float], noise: Noise) -> Difference:
        """Estimate the size of a thing for which `is_enough` holds.

        Args:
            flags: 1.0 for a day with it, 0.0 for one without.
            noise: That of the same answer, from all the days it was given.
        """
        is_tied = self._share_between_weekdays(flags) > TIED
        rhythm = FIXED if is_tied else noise.rhythm
        gram, columns = self._gram(noise.rho, is_long=rhythm > 0)
        added = _whitened(flags, self._weights(noise.rho))
        edge = [_dot(added, column) for column in columns]
        whole = [[*row, last] for row, last in zip(gram, edge, strict=True)]
        whole.append([*edge, _dot(added, added)])
        _loosen(whole, rhythm)
        _sweep(whole, len(columns) - 1)
        (values, shared), (_, thing) = (row[-2:] for row in whole[-2:])
        size = shared / thing
        freedom = len(flags) - (9 if is_tied else 3)
        rest = max(ROUNDING, (values - shared * size) / freedom)
        return Difference(
            n=len(flags),
            n_with=round(sum(flags)),
            size=max(-WIDEST, min(WIDEST, size)),
            error=sqrt(rest / thing),
            freedom=freedom,
        )

    def _share_between_weekdays(self, flags: Sequence[float]) -> float:
        share = fmean(flags)
        counts = [(_dot(flags, w), sum(w)) for w in self._weekdays if any(w)]
        between = sum(every * (having / every - share) ** 2 for having, every in counts)
        return between / (len(flags) * share * (1 - share))

    def _weights(self, rho: float) -> list[tuple[float, float]]:
        """For each day but the first: the share of the day before, and the scale of the rest."""
        known = {gap: (rho**gap, 1 / sqrt(1 - rho ** (2 * gap))) for gap in set(self._gaps)}
        return [known[gap] for gap in self._gaps]

    def _gram(self, rho: float, *, is_long: bool) -> tuple[Matrix, Matrix]:
        """Products of the whitened columns with each other, and these columns; answer last."""
        key = rho, is_long
        if key not in self._grams:
            weights = self._weights(rho)
            whole = [_whitened(each, weights) for each in (self._long if is_long else self._short)]
            self._grams[key] = [[_dot(one, other) for other in whole] for one in whole], whole
        return self._grams[key]

    def _likelihood(self, step: int, rhythm: float) -> float:
        """The restricted log likelihood, without what is the same for all."""
        rho = step / RHO_STEPS
        gram, columns = self._gram(rho, is_long=rhythm > 0)
        whole = [list(row) for row in gram]
        _loosen(whole, rhythm)
        pivots = _sweep(whole, len(columns) - 1)
        rest = max(whole[-1][-1], ROUNDING)
        scales = sum(log(scale) for _, scale in self._weights(rho))
        spread = len(self._weekdays) * log(rhythm) if rhythm else 0.0
        return scales - ((len(self.days) - 2) * log(rest) + sum(map(log, pivots)) + spread) / 2


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    total: float = sum(map(mul, one, other))
    return total


def _whitened(column: Sequence[float], weights: list[tuple[float, float]]) -> list[float]:
    """A column with the share of the day before taken out, so that days are like separate ones."""
    changes = zip(pairwise(column), weights, strict=True)
    rest = [(now - share * before) * scale for (before, now), (share, scale) in changes]
    return [column[0], *rest]


def _loosen(gram: Matrix, rhythm: float) -> None:
    """Make the weekdays' levels random ones of this variance; without rhythm there are none."""
    if rhythm:
        for at in range(2, 9):
            gram[at][at] += 1 / rhythm


def _sweep(gram: Matrix, count: int) -> list[float]:
    """Take the first columns out of all later ones (Gauss), and give the pivots."""
    for at in range(count):
        top = gram[at]
        for row in gram[at + 1 :]:
            share = row[at] / top[at]
            row[at:] = [
                each - share * above for each, above in zip(row[at:], top[at:], strict=True)
            ]
    return [gram[at][at] for at in range(count)]


@lru_cache(maxsize=256)
def t_quantile(tail: float, freedom: int) -> float:
    """Where Student's distribution leaves so much above itself.

    Newton's steps from the normal quantile, which lies below: the tail is convex there, so every
    step comes nearer from the same side.

    Args:
        tail: Above 0, below 0.5.
        freedom: Degrees of freedom, 1 or more.
    """
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)
    at, step = NormalDist().inv_cdf(1 - tail), 1.0
    while step > 1e-10 * at:
        density = scale * exp(-(freedom + 1) / 2 * log1p(at * at / freedom))
        step = (_t_tail(at, freedom) - tail) / density
        at += step
    return at


def _t_tail(at: float, freedom: int) -> float:
    """What lies above: the finite series of Abramowitz & Stegun (1964), 26.7.3 and 26.7.4."""
    angle = atan(at / sqrt(freedom))
    is_odd = freedom % 2
    term = cos(angle) if is_odd else 1.0
    total = term if freedom > 1 else 0.0
    for number in range(2 + is_odd, freedom, 2):
        term *= cos(angle) ** 2 * (number - 1) / number
        total += term
    total *= sin(angle)
    return (1 - (2 * (angle + total) / pi if is_odd else total)) / 2
