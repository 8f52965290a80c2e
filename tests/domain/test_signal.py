"""Gentle signals: each rule holds exactly when its days say so."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.attendance import Attendance, AttendanceStatus, Marks
from iop_tracker.domain.checkin import CheckIn, DayPart, Halt
from iop_tracker.domain.choice import Rule
from iop_tracker.domain.signal import Lately, Signal, signals
from iop_tracker.domain.urge import Urge
from tests.builders import MONDAY, check_in, mark, urge


def ago(days: int) -> date:
    return MONDAY - timedelta(days=days)


def found(
    rule: Rule,
    check_ins: Sequence[CheckIn] = (),
    urges: Sequence[Urge] = (),
    marks: Sequence[Attendance] = (),
) -> Signal | None:
    by_key: Marks = {each.key: each for each in marks}
    lately = Lately(check_ins=check_ins, urges=urges, marks=by_key, today=MONDAY)
    return next(iter(signals(lately, [rule])), None)


def nights(*hours: float | None) -> list[CheckIn]:
    """Check-ins with this sleep, the last one of today."""
    return [
        check_in(ago(len(hours) - 1 - place), sleep_hours=each) for place, each in enumerate(hours)
    ]


@pytest.mark.parametrize(
    ("hours", "count"),
    [
        ((4.75, 4, 3), 3),
        ((4, 4, 4, 0), 4),
        ((5, 4, 4), None),
        ((4, 4, 5), None),
        ((4, None, 4, 4), None),
        ((4, 4), None),
    ],
)
def test_three_nights_running_under_five_hours(
    hours: tuple[float | None, ...], count: int | None
) -> None:
    signal = found(Rule.SHORT_NIGHTS, nights(*hours))
    assert (signal.count if signal else None) == count


def test_a_run_counts_until_today_is_checked_in_and_a_day_without_a_check_in_ends_it() -> None:
    until_yesterday = [check_in(ago(days), sleep_hours=4) for days in (1, 2, 3)]
    signal = found(Rule.SHORT_NIGHTS, until_yesterday)
    assert signal == Signal(Rule.SHORT_NIGHTS, (ago(3), ago(2), ago(1)), 3)
    assert not found(Rule.SHORT_NIGHTS, [*until_yesterday, check_in(sleep_hours=8)])
    older = [check_in(ago(days), sleep_hours=4) for days in (2, 3, 4)]
    assert not found(Rule.SHORT_NIGHTS, older)
    with_gap = [check_in(ago(days), sleep_hours=4) for days in (0, 1, 3, 4)]
    assert not found(Rule.SHORT_NIGHTS, with_gap)


def test_a_day_with_a_good_part_is_no_low_day_and_one_with_a_nap_no_short_night() -> None:
    days = [check_in(ago(each), 1, sleep_hours=4, part=DayPart.MORNING) for each in range(3)]
    assert found(Rule.LOW_MOOD, days)
    assert found(Rule.SHORT_NIGHTS, days)
    evening = check_in(ago(1), 3, sleep_hours=6, part=DayPart.EVENING)
    assert not found(Rule.LOW_MOOD, [*days, evening])
    assert not found(Rule.SHORT_NIGHTS, [*days, evening])


def test_a_craving_of_seven_on_two_days_of_a_week_from_check_ins_and_urges_alike() -> None:
    assert not found(Rule.STRONG_CRAVING, [check_in(craving=7)], [urge(9, 2), urge(8, 1)])
    last_week = urge(7, 2, at=datetime.combine(ago(6), time(23, 59)))
    signal = found(Rule.STRONG_CRAVING, [check_in(craving=7)], [last_week])
    assert signal == Signal(Rule.STRONG_CRAVING, (ago(6), MONDAY), 2)
    too_old = urge(7, 2, at=datetime.combine(ago(7), time(0)))
    assert not found(Rule.STRONG_CRAVING, [check_in(craving=7)], [too_old])
    assert not found(Rule.STRONG_CRAVING, [check_in(craving=6), check_in(ago(1), craving=7)])


def test_two_sessions_missed_in_two_weeks_and_excused_ones_do_not_count() -> None:
    missed, excused = AttendanceStatus.MISSED, AttendanceStatus.EXCUSED
    two_on_a_day = [mark(missed, ago(3)), mark(missed, ago(3), "other")]
    signal = found(Rule.MISSED_SESSIONS, marks=two_on_a_day)
    assert signal == Signal(Rule.MISSED_SESSIONS, (ago(3),), 2)
    assert found(Rule.MISSED_SESSIONS, marks=[mark(missed), mark(missed, ago(13))])
    assert not found(Rule.MISSED_SESSIONS, marks=[mark(missed), mark(missed, ago(14))])
    assert not found(Rule.MISSED_SESSIONS, marks=[mark(missed), mark(excused, ago(2))])


def test_own_signs_show_on_their_day_and_the_next_the_newest_first() -> None:
    days = [check_in(signs=("pacing",)), check_in(ago(1), signs=("I go quiet", "pacing"))]
    signal = found(Rule.OWN_SIGNS, days)
    assert signal == Signal(Rule.OWN_SIGNS, (ago(1), MONDAY), 2, ("pacing", "I go quiet"))
    assert not found(Rule.OWN_SIGNS, [check_in(ago(2), signs=("pacing",))])


near_days = st.dates(ago(20), MONDAY + timedelta(days=3))
few = st.none() | st.sampled_from([0, 2, 3, 4, 5, 6, 7, 8])
random_days = st.lists(
    st.builds(
        CheckIn,
        day=near_days,
        mood=st.integers(0, 4),
        craving=few,
        sleep_hours=few,
        halt=st.sampled_from([(), (Halt.LONELY,), (Halt.TIRED,)]),
        signs=st.sampled_from([(), ("pacing",)]),
    ),
    max_size=16,
    unique_by=lambda each: each.day,
)


def slow_run(days: dict[date, CheckIn], holds: dict[date, bool]) -> int:
    """Length of the run that ends today or, while today is not written, yesterday."""
    end = 0 if MONDAY in days else 1
    count = 0
    while holds.get(ago(end + count), False):
        count += 1
    return count


@given(random_days, st.sets(st.sampled_from(Rule)), st.randoms(use_true_random=False))
def test_what_holds_is_what_a_slow_count_finds_whatever_the_order(
    check_ins: list[CheckIn], rules: set[Rule], order: Random
) -> None:
    days = {each.day: each for each in check_ins}
    week = [days[ago(n)] for n in range(7) if ago(n) in days]
    low = slow_run(days, {day: each.mood <= 2 for day, each in days.items()})
    short = slow_run(
        days,
        {d: c.sleep_hours is not None and c.sleep_hours < 5 for d, c in days.items()},
    )
    expected = {
        Rule.OWN_SIGNS: any(each.signs for each in week if each.day >= ago(1)),
        Rule.LOW_MOOD: low >= 3,
        Rule.STRONG_CRAVING: sum((each.craving or 0) >= 7 for each in week) >= 2,
        Rule.SHORT_NIGHTS: short >= 3,
        Rule.LONELY: sum(Halt.LONELY in each.halt for each in week) >= 3,
        Rule.MISSED_SESSIONS: False,
    }
    lately = Lately(check_ins=check_ins, urges=(), marks={}, today=MONDAY)
    now = signals(lately, rules)
    assert [each.rule for each in now] == [r for r in Rule if r in rules and expected[r]]
    mixed = list(check_ins)
    order.shuffle(mixed)
    assert signals(Lately(check_ins=mixed, urges=(), marks={}, today=MONDAY), rules) == now
