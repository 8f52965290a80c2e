from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.program import AFTERCARE, Phase, Program
from tests import strategies as own
from tests.builders import MONDAY, program

WEEK = timedelta(weeks=1)


@given(own.programs())
def test_the_phases_cover_every_day_from_the_start_without_gap_or_overlap(shape: Program) -> None:
    spans = shape.spans()
    assert spans[0].first == shape.start
    assert spans[-1].phase.id == AFTERCARE
    assert spans[-1].last is None
    for one, following in pairwise(spans):
        assert one.last is not None
        assert one.last + timedelta(days=1) == following.first
    assert spans[-1].first == shape.last_day + timedelta(days=1)


@given(own.programs(), st.integers(-30, 500))
def test_a_day_is_in_the_week_that_counting_by_sevens_gives(shape: Program, offset: int) -> None:
    day = shape.start + timedelta(days=offset)
    week = shape.week_of(day)
    if 0 <= offset < 7 * shape.weeks:
        assert week == offset // 7 + 1
    else:
        assert week is None


@given(own.programs(), st.integers(1, 52))
def test_another_length_is_reached_and_no_phase_is_lost(shape: Program, weeks: int) -> None:
    changed = shape.with_length(weeks)
    assert changed.weeks == weeks
    assert [p.id for p in changed.phases] == [p.id for p in shape.phases]
    assert changed.start == shape.start


@given(own.programs(), st.data())
def test_starting_a_phase_in_another_week_keeps_the_length_and_can_be_taken_back(
    shape: Program, data: st.DataObject
) -> None:
    if len(shape.phases) < 2:
        return
    number = data.draw(st.integers(1, len(shape.phases) - 1))
    phase, before = shape.phases[number], shape.phases[number - 1]
    if phase.weeks == 0:
        return
    low = 1 + sum(p.weeks for p in shape.phases[: number - 1])
    week = data.draw(st.integers(low, low + before.weeks + phase.weeks - 1))
    changed = shape.with_phase_start(phase.id, week)
    assert changed.weeks == shape.weeks
    span = next(s for s in changed.spans() if s.phase.id == phase.id)
    assert span.first_week == week
    assert changed.with_phase_start(phase.id, low + before.weeks) == shape


def test_a_phase_without_weeks_keeps_its_place_for_later() -> None:
    short = program(4, 4, 4).with_length(3)
    assert [p.weeks for p in short.phases] == [3, 0, 0]
    assert [s.phase.id for s in short.spans()] == ["p1", AFTERCARE]


def test_before_the_start_there_is_no_phase_and_after_the_end_there_is_aftercare() -> None:
    shape = program(1)
    assert shape.span_on(MONDAY - timedelta(days=1)) is None
    after = shape.span_on(MONDAY + WEEK)
    assert after is not None
    assert after.phase.id == AFTERCARE


@pytest.mark.parametrize("weeks", [(), (0,), (53,), (30, 30)])
def test_a_length_outside_1_to_52_weeks_is_refused(weeks: tuple[int, ...]) -> None:
    with pytest.raises(InvalidEntry, match=r"1 to 52|0 to 52"):
        Program(
            name="x",
            start=MONDAY,
            phases=tuple(Phase(id=str(n), name="x", weeks=w) for n, w in enumerate(weeks)),
            time_zone="UTC",
        )


@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "../etc/passwd", "New York"])
def test_an_unknown_time_zone_is_refused_with_an_example(zone: str) -> None:
    with pytest.raises(InvalidEntry, match="America/New_York"):
        program(time_zone=zone)


def test_a_phase_that_is_asked_to_start_outside_its_neighbors_is_refused() -> None:
    with pytest.raises(InvalidEntry, match="from 1 to 8"):
        program(4, 4, 4).with_phase_start("p2", 9)
    with pytest.raises(InvalidEntry, match="after the first"):
        program(4, 4).with_phase_start("p1", 2)


def test_a_leap_day_is_a_day_like_any_other() -> None:
    shape = program(12, start=date(2028, 2, 7))
    assert shape.week_of(date(2028, 2, 29)) == 4
