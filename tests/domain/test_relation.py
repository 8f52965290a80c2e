from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iop_tracker.domain.relation import (
    ERROR_IN_ALL,
    LEAST_DAYS,
    RHO_STEPS,
    Difference,
    Noise,
    Stretch,
    t_quantile,
)
from tests.domain.slow_relation import Slow

MONDAY = date(2026, 8, 31)


def series(dice: Random, count: int, rho: float, deviation: float = 1.0) -> list[float]:
    """A first-order autoregression with this standard deviation."""
    found = [dice.gauss(0, 1)]
    for _ in range(count - 1):
        found.append(rho * found[-1] + dice.gauss(0, (1 - rho * rho) ** 0.5))
    return [each * deviation for each in found]


def whole(value: float) -> float:
    return float(min(10, max(0, round(value))))


def stretch(days: Sequence[date], values: Sequence[float]) -> Stretch:
    return Stretch([day.toordinal() for day in days], values)


def life(
    seed: int, count: int = 84, rho: float = 0.5, rhythm: float = 0.0, size: float = 2.0
) -> tuple[list[date], list[float], list[bool]]:
    """Days with gaps, an answer on each, and a thing that they have or have not."""
    dice = Random(seed)
    levels = [dice.gauss(0, rhythm) for _ in range(7)]
    days, values, flags = [], [], []
    for number, rest in enumerate(series(dice, count, rho, 1.7)):
        day = MONDAY + timedelta(days=number)
        has = dice.random() < 0.35
        if dice.random() < 0.85:
            days.append(day)
            flags.append(has)
            values.append(whole(4 + number / 60 + levels[day.weekday()] + size * has + rest))
    return days, values, flags


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 5, 19, 20, 51, 100, 179])
@pytest.mark.parametrize("tail", [0.3, 0.025, 1e-3, 0.01 / 48, 1e-6])
def test_students_quantile_is_that_of_scipy(freedom: int, tail: float) -> None:
    from scipy.stats import t

    assert t_quantile(tail, freedom) == pytest.approx(t.isf(tail, freedom), rel=1e-8)


@pytest.mark.parametrize("rho", [0.0, 0.4, 0.9])
@pytest.mark.parametrize("rhythm", [0.0, 1.5])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_number_is_that_of_a_slow_computation(seed: int, rhythm: float, rho: float) -> None:
    days, values, flags = life(seed, rho=rho, rhythm=rhythm)
    fast, slow = stretch(days, values), Slow(days, values)
    noise = fast.noise()
    assert (noise.rho, noise.rhythm) == pytest.approx(slow.noise())
    found = fast.difference([float(each) for each in flags], noise)
    assert (found.n, found.n_with) == (len(days), sum(flags))
    for pairs in (1, 14, 23):
        expected = slow.difference(flags, (noise.rho, noise.rhythm), 0.01 / pairs / 2)
        assert (found.size, *found.reach(pairs)) == pytest.approx(expected, abs=1e-7)


def test_what_is_tied_to_the_weekday_is_compared_within_weekdays_only() -> None:
    days, values, _ = life(3, rhythm=2.0)
    dice = Random(5)
    flags = [day.weekday() in {0, 2, 4} and dice.random() < 0.75 for day in days]
    slow, fast = Slow(days, values), stretch(days, values)
    assert slow.is_tied(flags)
    noise = fast.noise()
    found = fast.difference([float(each) for each in flags], noise)
    expected = slow.difference(flags, (noise.rho, noise.rhythm), 0.005)
    assert (found.size, *found.reach(1)) == pytest.approx(expected, abs=1e-4)
    lifted = [v + 50 * (day.weekday() in {0, 2, 4}) for day, v in zip(days, values, strict=True)]
    after = stretch(days, lifted).difference([float(each) for each in flags], noise)
    assert after.size == pytest.approx(found.size, abs=0.02)


def test_what_never_changes_within_a_weekday_cannot_be_looked_at() -> None:
    days, values, _ = life(3)
    flags = [float(day.weekday() in {0, 2, 4}) for day in days]
    assert not stretch(days, values).is_enough(flags)


def test_a_pair_needs_four_weeks_and_five_days_on_each_side() -> None:
    days = [MONDAY + timedelta(days=number) for number in range(LEAST_DAYS)]
    mixed = stretch(days, [float(number % 4) for number in range(LEAST_DAYS)])
    for with_it, is_enough in ((0, False), (4, False), (5, True), (23, True), (24, False)):
        flags = [1.0] * with_it + [0.0] * (LEAST_DAYS - with_it)
        assert mixed.is_enough(flags) is is_enough, with_it
    short = stretch(days[1:], [1.0] * (LEAST_DAYS - 1))
    assert not short.is_enough([1.0] * 10 + [0.0] * 17)


def test_the_noise_is_where_no_neighbor_is_likelier() -> None:
    for seed in range(6):
        days, values, _ = life(seed, rho=0.7, rhythm=1.0, size=0)
        noise, slow = stretch(days, values).noise(), Slow(days, values)
        here = slow.likelihood(noise.rho, noise.rhythm)
        for rho in (noise.rho - 1 / RHO_STEPS, noise.rho + 1 / RHO_STEPS):
            if 0 <= rho < 1:
                assert slow.likelihood(rho, noise.rhythm) <= here + 1e-9


def test_an_answer_that_never_changes_says_nothing() -> None:
    days, values, _ = life(1)
    assert stretch(days, [5.0] * len(values)).noise() == Noise(0.0, 0.0)


def test_a_perfect_pattern_still_has_a_range_since_answers_are_rounded() -> None:
    days, _, flags = life(1)
    values = [7.0 if each else 3.0 for each in flags]
    numbers = [float(each) for each in flags]
    found = stretch(days, values).difference(numbers, stretch(days, values).noise())
    low, high = found.reach(10)
    assert found.size == pytest.approx(4)
    assert 0.2 < high - low < 2


def test_a_range_grows_with_the_number_of_pairs_and_stays_on_the_scale() -> None:
    found = Difference(n=30, n_with=10, size=2.0, error=0.5, freedom=27)
    widths = [high - low for low, high in map(found.reach, (1, 2, 10, 24))]
    assert widths == sorted(widths)
    assert len(set(widths)) == 4
    wild = Difference(n=30, n_with=10, size=9.0, error=9.0, freedom=27)
    assert wild.reach(24) == (-10, 10)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(-5, 5), st.integers(-4000, 4000))
def test_moving_all_answers_or_all_days_changes_nothing(seed: int, up: int, weeks: int) -> None:
    days, values, flags = life(seed, count=50)
    numbers = [float(each) for each in flags]
    one = stretch(days, values)
    other = stretch(
        [day + timedelta(weeks=weeks) for day in days], [value + up for value in values]
    )
    if one.is_enough(numbers) and len(set(values)) > 1:
        assert other.noise() == one.noise()
        before, after = (each.difference(numbers, one.noise()) for each in (one, other))
        assert after.size == pytest.approx(before.size, abs=1e-9)
        assert after.error == pytest.approx(before.error, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_the_other_side_has_the_same_size_with_the_other_sign(seed: int) -> None:
    days, values, flags = life(seed, count=60)
    fast = stretch(days, values)
    numbers, others = ([float(each is side) for each in flags] for side in (True, False))
    if fast.is_enough(numbers) and len(set(values)) > 1:
        one, other = (fast.difference(each, fast.noise()) for each in (numbers, others))
        assert other.size == pytest.approx(-one.size, abs=1e-9)
        assert other.error == pytest.approx(one.error, abs=1e-9)


@pytest.mark.parametrize("rounds", [150, pytest.param(3000, marks=pytest.mark.long)])
def test_the_range_holds_the_true_size_as_often_as_it_says(rounds: int) -> None:
    print()
    for name, rho, rhythm, count in (
        ("separate days", 0.0, 0.0, 60),
        ("days like the day before", 0.5, 0.0, 60),
        ("long swings", 0.85, 0.0, 84),
        ("a rhythm of the week", 0.3, 1.2, 60),
    ):
        inside, done = {0.05: 0, ERROR_IN_ALL: 0}, 0
        for seed in range(rounds):
            dice = Random(f"{name} {seed}")
            levels = [dice.gauss(0, rhythm) for _ in range(7)]
            rest = series(dice, count, rho, 1.7)
            flags = [float(each > 0.5) for each in series(dice, count, rho)]
            days = [MONDAY + timedelta(days=number) for number in range(count)]
            values = [
                float(round(5 + 1.5 * has + levels[day.weekday()] + more))
                for day, has, more in zip(days, flags, rest, strict=True)
            ]
            fast = stretch(days, values)
            if not fast.is_enough(flags):
                continue
            done += 1
            found = fast.difference(flags, fast.noise())
            for error in inside:
                wide = t_quantile(error / 2, found.freedom) * found.error
                inside[error] += abs(found.size - 1.5) <= wide
        shares = {f"{1 - error:.0%}": f"{each / done:.1%}" for error, each in inside.items()}
        print(f"{name}, {count} days, {done} times: {shares}")
        assert inside[0.05] / done >= 0.89
        assert inside[ERROR_IN_ALL] / done >= 0.96
