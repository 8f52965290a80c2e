"""Occurrences, against a slow and obvious model."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.occurrence import (
    Occurrence,
    OccurrenceState,
    conflicts,
    moment,
    occurrences,
    slot_days,
)
from iop_tracker.domain.program import AFTERCARE, Program
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, SlotKind
from tests import strategies as own
from tests.builders import MONDAY, exception, program, slot

DAY = timedelta(days=1)
AROUND = date(2026, 3, 2)


def days_between(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def is_planned(program: Program, slot: Slot, day: date) -> bool:
    """Whether a slot is on a day, asked of the day alone."""
    if day < slot.first or (slot.last is not None and day > slot.last):
        return False
    if day.weekday() not in slot.weekdays:
        return False
    monday = slot.first - timedelta(days=slot.first.weekday())
    if (day - monday).days // 7 % slot.every_weeks:
        return False
    return not slot.phases or phase_on(program, day) in slot.phases


def phase_on(program: Program, day: date) -> str | None:
    """The phase of a day, counted week by week."""
    if day < program.start:
        return None
    week = (day - program.start).days // 7
    for phase in program.phases:
        if week < phase.weeks:
            return phase.id
        week -= phase.weeks
    return AFTERCARE


@st.composite
def worlds(
    draw: st.DrawFn,
) -> tuple[Program, list[Slot], list[ScheduleException], date, date]:
    near = st.integers(-40, 40).map(lambda n: AROUND + n * DAY)
    program = draw(own.programs(start=near))
    slots = [draw(own.slots(AROUND, slot_id=f"s{n}")) for n in range(draw(st.integers(1, 3)))]
    first = draw(near)
    last = first + draw(st.integers(0, 80)) * DAY
    changes = {}
    for _ in range(draw(st.integers(0, 4))):
        chosen = draw(st.sampled_from(slots))
        days = days_between(AROUND - 80 * DAY, AROUND + 80 * DAY)
        planned = [d for d in days if is_planned(program, chosen, d)]
        if not planned:
            continue
        day = draw(st.sampled_from(planned))
        if draw(st.booleans()):
            change = exception(ExceptionKind.CANCELLED, day, slot_id=chosen.id)
        else:
            starts_at = datetime.combine(draw(near), draw(own.times))
            change = exception(ExceptionKind.MOVED, day, slot_id=chosen.id, starts_at=starts_at)
        changes[(chosen.id, day)] = change
    return program, slots, list(changes.values()), first, last


@given(worlds())
def test_occurrences_are_those_of_a_slow_obvious_walk_over_the_days(
    world: tuple[Program, list[Slot], list[ScheduleException], date, date],
) -> None:
    program, slots, exceptions, first, last = world
    changes = {(e.slot_id, e.day): e for e in exceptions}
    expected = set()
    for each in slots:
        for day in days_between(first - 200 * DAY, last + 200 * DAY):
            if not is_planned(program, each, day):
                continue
            change = changes.get((each.id, day))
            starts_at, state = datetime.combine(day, each.starts), OccurrenceState.PLANNED
            if change and change.kind is ExceptionKind.CANCELLED:
                state = OccurrenceState.CANCELLED
            elif change and change.starts_at:
                starts_at, state = change.starts_at, OccurrenceState.MOVED
            if first <= starts_at.date() <= last:
                expected.add((each.id, day, starts_at, state))

    found = occurrences(program, slots, exceptions, first, last)

    assert {(o.slot_id, o.day, o.starts_at, o.state) for o in found} == expected
    assert len(found) == len(expected)
    assert [o.starts_at for o in found] == sorted(o.starts_at for o in found)


@given(worlds())
def test_a_longer_stretch_of_days_holds_the_same_occurrences_as_its_days_one_by_one(
    world: tuple[Program, list[Slot], list[ScheduleException], date, date],
) -> None:
    program, slots, exceptions, first, last = world
    whole = occurrences(program, slots, exceptions, first, last)
    by_day = [
        found
        for day in days_between(first, last)
        for found in occurrences(program, slots, exceptions, day, day)
    ]
    assert sorted(by_day, key=repr) == sorted(whole, key=repr)


def test_a_session_at_18_stays_at_18_when_the_clocks_change() -> None:
    tuesday = slot(1, first=date(2026, 10, 20))
    found = occurrences(program(), [tuesday], (), date(2026, 10, 20), date(2026, 11, 10))
    assert {o.starts_at.time() for o in found} == {time(18)}
    zone = ZoneInfo("America/New_York")
    hours = [moment(o.starts_at, zone).hour for o in found]
    assert hours == [22, 22, 23, 23]


@pytest.mark.parametrize(
    ("wall", "utc_hour"), [(datetime(2026, 3, 8, 2, 30), 7), (datetime(2026, 11, 1, 1, 30), 5)]
)
def test_a_time_that_is_skipped_or_repeated_counts_as_its_first_reading(
    wall: datetime, utc_hour: int
) -> None:
    assert moment(wall, ZoneInfo("America/New_York")).hour == utc_hour


def test_a_cancelled_session_does_not_move_the_next_one() -> None:
    cancelled = exception(ExceptionKind.CANCELLED, MONDAY)
    found = occurrences(program(), [slot(0)], [cancelled], MONDAY, MONDAY + 7 * DAY)
    assert [(o.day, o.takes_place) for o in found] == [(MONDAY, False), (MONDAY + 7 * DAY, True)]


def test_a_session_moved_to_another_week_leaves_its_own_and_stands_in_the_other() -> None:
    moved = exception(
        ExceptionKind.MOVED, MONDAY, starts_at=datetime(2026, 12, 3, 10), minutes=60, place="Room 9"
    )
    own_week = occurrences(program(), [slot(0)], [moved], MONDAY, MONDAY + 6 * DAY)
    other = occurrences(program(), [slot(0)], [moved], MONDAY + 7 * DAY, MONDAY + 13 * DAY)
    assert own_week == ()
    assert [(o.day, o.minutes, o.place) for o in other] == [
        (MONDAY + 7 * DAY, 90, ""),
        (MONDAY, 60, "Room 9"),
    ]


def test_an_added_session_is_there_once() -> None:
    added = exception(
        ExceptionKind.ADDED,
        MONDAY,
        slot_id="",
        starts_at=datetime(2026, 11, 23, 8),
        minutes=30,
        session_kind=SlotKind.MEDICAL,
    )
    found = occurrences(program(), [], [added], MONDAY, MONDAY + 30 * DAY)
    assert [(o.name, o.state, o.minutes) for o in found] == [
        ("Medical visit", OccurrenceState.ADDED, 30)
    ]


def test_a_slot_moves_with_its_phase_when_the_program_is_changed() -> None:
    shape = program(1, 1)
    late = slot(0, phases=("p2",))
    before = list(slot_days(shape, late, MONDAY, MONDAY + 60 * DAY))
    after = list(slot_days(shape.with_length(4), late, MONDAY, MONDAY + 60 * DAY))
    assert before == [MONDAY + 7 * DAY]
    assert after == [MONDAY + n * 7 * DAY for n in (1, 2, 3)]


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 30), st.booleans()), min_size=0, max_size=8
    )
)
def test_conflicts_are_those_that_every_pair_compared_gives(
    spans: list[tuple[int, int, bool]],
) -> None:
    noon = datetime(2026, 11, 23, 12)
    found = [
        Occurrence(
            slot_id=str(n),
            day=MONDAY,
            kind=SlotKind.GROUP,
            name=str(n),
            starts_at=noon + timedelta(minutes=start),
            minutes=length,
            state=OccurrenceState.CANCELLED if cancelled else OccurrenceState.PLANNED,
        )
        for n, (start, length, cancelled) in enumerate(spans)
    ]
    expected: dict[tuple[str, date], set[str]] = {}
    for one in found:
        for other in found:
            overlap = one.starts_at < other.ends_at and other.starts_at < one.ends_at
            if one is not other and overlap and one.takes_place and other.takes_place:
                expected.setdefault(one.key, set()).add(other.name)
    assert {k: {o.name for o in v} for k, v in conflicts(found).items()} == expected
