"""The size of a relation and its range once more, slowly: whole covariance matrices, no tricks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

RHOS = [step * 0.05 for step in range(20)]
RHYTHMS = [0.0, 0.03, 0.1, 0.3, 1.0]


@dataclass
class Slow:
    """One answer on some days, as arrays."""

    days: Sequence[date]
    values: Sequence[float]

    def __post_init__(self) -> None:
        at = np.array([day.toordinal() for day in self.days], dtype=float)
        self.y: Array = np.array(self.values, dtype=float)
        self.apart: Array = np.abs(at[:, None] - at[None, :])
        self.line: Array = np.column_stack([np.ones(len(at)), (at - at.mean()) / np.ptp(at)])
        weekdays = np.array([day.weekday() for day in self.days])
        self.weekdays: Array = (weekdays[:, None] == np.arange(7)[None, :]).astype(float)

    def covariance(self, rho: float, rhythm: float) -> Array:
        # 0 to the power of 0 is 1, so that without correlation the first part is the identity
        alike: Array = np.power(rho, self.apart)
        return alike + rhythm * self.weekdays @ self.weekdays.T

    def likelihood(self, rho: float, rhythm: float) -> float:
        """The restricted log likelihood with the rest's variance put at its best value."""
        v = np.linalg.inv(self.covariance(rho, rhythm))
        x = self.line
        information = x.T @ v @ x
        rest = self.y - x @ np.linalg.solve(information, x.T @ v @ self.y)
        log_det = -np.linalg.slogdet(v)[1] + np.linalg.slogdet(information)[1]
        squares = max(float(rest @ v @ rest), 1 / 12)
        return float(-((len(self.y) - 2) * np.log(squares) + log_det) / 2)

    def noise(self) -> tuple[float, float]:
        """Correlation and rhythm as searched for: one, then the other, then the first near it."""
        rho = max(RHOS, key=lambda each: self.likelihood(each, 0.0))
        rhythm = max(RHYTHMS, key=lambda each: self.likelihood(rho, each))
        if rhythm:
            at = RHOS.index(rho)
            table = [self.likelihood(each, rhythm) for each in RHOS]
            while True:
                best = max(
                    (each for each in (at, at - 1, at + 1) if 0 <= each < len(RHOS)),
                    key=lambda each: table[each],
                )
                if best == at:
                    break
                at = best
            rho = RHOS[at]
        return rho, rhythm

    def is_tied(self, flags: Sequence[bool]) -> bool:
        x = np.array(flags, dtype=float)
        fitted = sum(
            np.where(column > 0, x[column > 0].mean(), 0.0)
            for column in self.weekdays.T
            if column.any()
        )
        return bool(np.var(fitted) / np.var(x) > 0.5)

    def difference(
        self, flags: Sequence[bool], noise: tuple[float, float], tail: float
    ) -> tuple[float, float, float]:
        """The size with the lower and upper end of its range.

        Args:
            flags: Whether each day has the thing.
            noise: Correlation and rhythm.
            tail: What the range leaves out on each side.
        """
        tied = self.is_tied(flags)
        x = np.column_stack([self.line, np.array(flags, dtype=float)])
        v = np.linalg.inv(self.covariance(noise[0], 1000.0 if tied else noise[1]))
        information = x.T @ v @ x
        estimate = np.linalg.solve(information, x.T @ v @ self.y)
        rest = self.y - x @ estimate
        freedom = len(self.y) - (9 if tied else 3)
        variance = max(float(rest @ v @ rest) / freedom, 1 / 12)
        error = np.sqrt(variance * np.linalg.inv(information)[2, 2])
        from scipy.stats import t  # it is slow to load, and this test alone needs it

        wide = t.isf(tail, freedom) * error
        size = float(estimate[2])
        return size, float(max(-10, size - wide)), float(min(10, size + wide))
