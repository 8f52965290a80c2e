"""Milestones: every count against a slow one, and that nothing ever takes away what was."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.checkin import DayPart, ReturnToUse
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.milestone import (
    DAY_MARKS,
    Milestones,
    SinceDay,
    Tally,
    answers_about_use,
    check_in_tally,
    mark_reached,
    parse_hours,
    parse_money,
    round_days,
    saved,
    session_tally,
    since_tally,
)
from tests.builders import MONDAY, check_in

ATTENDED, LATE, EXCUSED, MISSED = AttendanceStatus
DAY = timedelta(days=1)
near = st.integers(0, 70).map(lambda back: MONDAY - back * DAY)
day_sets = st.sets(near, max_size=60)
answers = st.dictionaries(near, st.booleans(), max_size=60)


def slow_longest(good: list[bool]) -> int:
    """The longest stretch of true ones, by trying every stretch there is."""
    ends = range(len(good) + 1)
    return max((b - a for a in ends for b in ends if a <= b and all(good[a:b])), default=0)


@given(day_sets)
def test_check_in_days_are_counted_as_by_hand(days: set[date]) -> None:
    tally = check_in_tally(days, MONDAY)
    calendar = [MONDAY - back * DAY for back in range(75, -1, -1)]
    assert tally.total == sum(day in days for day in calendar)
    assert tally.longest == slow_longest([day in days for day in calendar])
    until = calendar if MONDAY in days else calendar[:-1]
    current = 0
    for day in reversed(until):
        if day not in days:
            break
        current += 1
    assert tally.current == current
    if days:
        last = [day for day in until if day >= min(days)][-30:]
        assert (tally.recent, tally.recent_of) == (sum(d in days for d in last), len(last))


def lowered(before: Tally, after: Tally) -> list[str]:
    names = ("total", "longest", "current", "recent")
    return [name for name in names if getattr(after, name) < getattr(before, name)]


@given(day_sets, near)
def test_one_more_check_in_lowers_nothing(days: set[date], more: date) -> None:
    assert lowered(check_in_tally(days, MONDAY), check_in_tally(days | {more}, MONDAY)) == []


@given(day_sets, st.integers(0, 40))
def test_days_that_pass_without_a_check_in_lower_no_total_and_no_longest_run(
    days: set[date], gap: int
) -> None:
    before, after = (check_in_tally(days, MONDAY + wait * DAY) for wait in (0, gap))
    assert (after.total, after.longest) == (before.total, before.longest)


def test_a_morning_without_a_check_in_takes_nothing_away_yet() -> None:
    days = {MONDAY - back * DAY for back in range(1, 13)}
    assert check_in_tally(days, MONDAY) == Tally(
        total=12, longest=12, current=12, recent=12, recent_of=12
    )
    assert check_in_tally(set(), MONDAY) == Tally()
    assert check_in_tally({MONDAY + DAY}, MONDAY) == Tally()


@given(st.lists(st.sampled_from(AttendanceStatus), max_size=50))
def test_sessions_are_counted_as_by_hand_and_excused_ones_end_no_row(
    statuses: list[AttendanceStatus],
) -> None:
    tally = session_tally(statuses)
    counted = [s in {ATTENDED, LATE} for s in statuses if s is not EXCUSED]
    assert tally.total == counted.count(True)
    assert tally.longest == slow_longest(counted)
    assert tally.current == next(
        (n for n, good in enumerate(reversed(counted)) if not good), len(counted)
    )
    assert (tally.recent, tally.recent_of) == (sum(counted[-20:]), len(counted[-20:]))
    for status in (MISSED, EXCUSED):
        after = session_tally([*statuses, status])
        assert (after.total, after.longest) == (tally.total, tally.longest)
    assert lowered(tally, session_tally([*statuses, LATE])) == []


@given(answers, near)
def test_days_since_a_date_are_counted_as_by_hand(told: dict[date, bool], first: date) -> None:
    tally = since_tally(told, first, MONDAY)
    calendar = [first + n * DAY for n in range((MONDAY - first).days + 1)]
    given_ = [told[day] for day in calendar if day in told]
    assert (tally.total, tally.answered) == (given_.count(True), len(given_))
    assert tally.longest == slow_longest(given_)
    assert tally.unknown == sum(day not in told for day in calendar[:-1])
    assert tally.recent_of == sum(day in told for day in calendar[-30:])
    assert tally.recent == sum(told.get(day, False) for day in calendar[-30:])


@given(answers, near)
def test_a_return_to_use_lowers_no_total_and_no_longest_stretch(
    told: dict[date, bool], first: date
) -> None:
    """A return that is written down after what came before it, on a day without an answer."""
    before = since_tally(told, first, MONDAY)
    after = since_tally({**told, MONDAY + DAY: False}, first, MONDAY + DAY)
    assert (after.total, after.longest) == (before.total, before.longest)
    quiet = since_tally(told, first, MONDAY + DAY)
    assert after.recent == quiet.recent


@given(answers, near, near)
def test_one_more_day_that_went_as_wanted_lowers_nothing(
    told: dict[date, bool], first: date, more: date
) -> None:
    after = since_tally({**told, more: True}, first, MONDAY)
    assert lowered(since_tally(told, first, MONDAY), after) == []


@given(near, near)
def test_what_is_saved_only_grows(first: date, today: date) -> None:
    assert 0 <= saved(40, first, today) <= saved(40, first, today + DAY)
    assert saved(40, MONDAY, MONDAY + 12 * 7 * DAY) == 480


def test_a_day_with_two_check_ins_went_as_both_of_them_say() -> None:
    no, yes = ReturnToUse.NO, ReturnToUse.YES
    found = [
        check_in(MONDAY, used=yes, part=DayPart.MORNING),
        check_in(MONDAY, used=no, part=DayPart.EVENING),
        check_in(MONDAY - DAY, used=no),
        check_in(MONDAY - 2 * DAY, used=ReturnToUse.RATHER_NOT_SAY),
        check_in(MONDAY - 3 * DAY),
    ]
    assert answers_about_use(found) == {MONDAY: False, MONDAY - DAY: True}


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)))
@example(date(2024, 2, 29))
@example(date(2023, 3, 1))
def test_round_days_come_once_each_and_years_by_the_calendar(first: date) -> None:
    told = [words for n in range(-5, 1500) if (words := round_days(first, first + n * DAY))]
    assert len(told) == len(set(told)) == len(DAY_MARKS) + 4
    assert told[:2] == ["1 day", "7 days"]
    assert told[-4:] == ["1 year", "2 years", "3 years", "4 years"]


def test_a_year_since_the_last_of_february_is_told_at_the_end_of_february() -> None:
    leap = date(2024, 2, 29)
    assert round_days(leap, date(2025, 2, 28)) == "1 year"
    assert round_days(leap, date(2028, 2, 29)) == "4 years"
    assert round_days(leap, date(2028, 2, 28)) == ""


@given(st.lists(st.integers(0, 4), max_size=300))
def test_each_round_number_is_passed_on_one_day_only(a_day: list[int]) -> None:
    marks, passed, count = (5, 10, 25), [], 0
    for more in a_day:
        passed.append(mark_reached(count, count + more, marks, 25))
        count += more
    found = [each for each in passed if each]
    assert found == [n for n in range(5, count + 1) if n in marks or (n > 25 and n % 25 == 0)]


@pytest.mark.parametrize(
    ("typed", "value"), [("40", 40), ("12.50", 12.5), ("0,99", 0.99), (" 7 ", 7)]
)
def test_money_is_read_as_it_is_typed(typed: str, value: float) -> None:
    assert parse_money(typed) == value
    assert Milestones(money=parse_money(typed)).money == value


@pytest.mark.parametrize("typed", ["", "-1", "nan", "1e3", "12.345", "٤", "40 $", "inf"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    for parse in (parse_money, parse_hours):
        with pytest.raises(InvalidEntry):
            parse(typed)


@pytest.mark.parametrize(
    "changes",
    [
        *({"money": -1}, {"money": 1_000_001}, {"money": 0.001}, {"money": float("nan")}),
        *({"hours": 169}, {"hours": 0.1}, {"currency": "a\nb"}, {"currency": "x" * 9}),
        {"saved_from": date(1, 1, 1)},
    ],
)
def test_what_is_out_of_range_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InvalidEntry):
        replace(Milestones(), **changes)
    with pytest.raises(InvalidEntry):
        SinceDay(name=" ", day=MONDAY)
