"""Days with something risky on them: when they are shown, and when they are asked about."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.risky import (
    DAYS_AHEAD,
    DAYS_ASKED,
    WENT_WORDS,
    RiskyEvent,
    Went,
    check_has_come,
    check_to_come,
    coming_up,
    to_ask_about,
)
from tests.builders import MONDAY
from tests.strategies import titles

near = st.dates(MONDAY - timedelta(days=12), MONDAY + timedelta(days=12))
near_events = st.lists(
    st.builds(RiskyEvent, name=titles, day=near, went=st.none() | st.sampled_from(Went), id=titles),
    max_size=8,
)


@given(events=near_events)
def test_what_is_near_is_shown_and_what_is_over_is_asked_about_never_both(
    events: list[RiskyEvent],
) -> None:
    shown, asked = coming_up(events, MONDAY), to_ask_about(events, MONDAY)
    for event in events:
        ahead = (event.day - MONDAY).days
        assert (event in shown) == (0 <= ahead <= DAYS_AHEAD)
        assert (event in asked) == (-DAYS_ASKED <= ahead < 0 and event.went is None)
    for found in (shown, asked):
        assert [e.day for e in found] == sorted(e.day for e in found)


@given(events=near_events, order=st.randoms(use_true_random=False))
def test_the_order_in_the_file_does_not_matter(events: list[RiskyEvent], order: object) -> None:
    mixed = list(events)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    for rule in (coming_up, to_ask_about):
        assert [e.name for e in rule(mixed, MONDAY)] == [e.name for e in rule(events, MONDAY)]


@given(event=st.builds(RiskyEvent, name=titles, day=near))
def test_every_event_is_shown_on_four_days_and_then_asked_about_for_a_week(
    event: RiskyEvent,
) -> None:
    days = [event.day + timedelta(days=each) for each in range(-10, 15)]
    assert [day for day in days if coming_up([event], day)] == days[7:11]
    assert [day for day in days if to_ask_about([event], day)] == days[11:18]
    answered = replace(event, went=Went.RATHER_NOT_SAY)
    assert not any(to_ask_about([answered], day) for day in days)


def test_every_answer_has_its_words() -> None:
    assert set(WENT_WORDS) == set(Went)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "a\nb"}, "name"),
        ({"day": date(1800, 1, 1)}, "day"),
        ({"note": "x" * 100_001}, "note"),
    ],
)
def test_a_wrong_event_is_refused_at_its_field(fields: dict[str, str], field: str) -> None:
    event = RiskyEvent(name="Payday", day=MONDAY)
    with pytest.raises(InvalidEntry) as refused:
        replace(event, **fields)
    assert refused.value.field == field


def test_a_new_day_is_not_over_and_a_known_one_may_stay_where_it_was() -> None:
    over = RiskyEvent(name="Payday", day=MONDAY - timedelta(days=1))
    check_to_come(RiskyEvent(name="Payday", day=MONDAY), None, MONDAY)
    check_to_come(replace(over, note="more"), over, MONDAY)
    for known in (None, replace(over, day=MONDAY)):
        with pytest.raises(InvalidEntry, match="That day is over"):
            check_to_come(over, known, MONDAY)
    check_has_come(over, MONDAY)
    with pytest.raises(InvalidEntry, match="still to come"):
        check_has_come(replace(over, day=MONDAY + timedelta(days=1)), MONDAY)
