"""Until when, in the words people use; what comes back, and what is carried over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.due import (
    Coming,
    carried_over,
    done_once,
    every_text,
    parse_every,
    parse_when,
)
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import SessionLink, Task
from tests.builders import MONDAY


def session(day: date, name: str, kind: str = "Group counseling") -> Coming:
    return Coming(link=SessionLink(slot_id=name, day=day), day=day, name=name, kind=kind)


TUESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 26)
COMING = (
    session(TUESDAY, "Relapse prevention", "Relapse prevention"),
    session(THURSDAY, "Evening group"),
    session(THURSDAY, "Dana", "Individual session"),
    session(date(2026, 12, 1), "Evening group"),
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("tomorrow", TUESDAY),
        ("fri", date(2026, 11, 27)),
        ("in 3 days", THURSDAY),
        ("in a week", date(2026, 11, 30)),
        ("In two weeks", date(2026, 12, 7)),
        ("next week", date(2026, 11, 30)),
        ("2026-12-24", date(2026, 12, 24)),
    ],
)
def test_days_are_read_as_people_say_them(typed: str, day: date) -> None:
    assert parse_when(typed, MONDAY, COMING).day == day
    assert parse_when(typed, MONDAY, COMING).before is None


@pytest.mark.parametrize(
    ("typed", "name", "day"),
    [
        ("before Thursday's group", "Evening group", THURSDAY),
        ("before thursday\u2019s group", "Evening group", THURSDAY),
        ("before the next individual session", "Dana", THURSDAY),
        ("before dana", "Dana", THURSDAY),
        ("before the next session", "Relapse prevention", TUESDAY),
        ("before tuesday", "Relapse prevention", TUESDAY),
        ("before group", "Evening group", THURSDAY),
    ],
)
def test_a_session_is_named_by_its_day_its_name_or_its_kind(
    typed: str, name: str, day: date
) -> None:
    due = parse_when(typed, MONDAY, COMING)
    assert (due.day, due.before) == (day, SessionLink(slot_id=name, day=day))


def test_nothing_is_no_day_and_what_is_not_understood_is_a_sentence() -> None:
    assert parse_when(" ", MONDAY, COMING).day is None
    for typed in ("before saturday's group", "before yoga"):
        with pytest.raises(InvalidEntry, match="No session like that"):
            parse_when(typed, MONDAY, COMING)
    for typed in ("someday", "in many days", "before"):
        with pytest.raises(InvalidEntry, match="Until when is written like"):
            parse_when(typed, MONDAY, COMING)


@pytest.mark.parametrize(
    ("typed", "days"), [("", 0), ("day", 1), ("every week", 7), ("2 weeks", 14), ("3 days", 3)]
)
def test_how_often_is_read_and_said(typed: str, days: int) -> None:
    assert parse_every(typed) == days
    assert parse_every(every_text(days)) == days


@pytest.mark.parametrize("typed", ["often", "0 days", "9 weeks", "60 days", "week week"])
def test_how_often_has_bounds(typed: str) -> None:
    with pytest.raises(InvalidEntry):
        parse_every(typed)


@given(
    every=st.integers(1, 56),
    due=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)
def test_what_comes_back_waits_for_its_next_day_in_its_own_rhythm(
    every: int, due: date | None
) -> None:
    task = Task(text="x", due=due, every=every)
    after = done_once(task, MONDAY)
    assert after.done is None
    assert after.done_days == (MONDAY,)
    assert after.due
    assert after.due > MONDAY or (due and due > MONDAY)
    assert (after.due - (due or MONDAY)).days % every == 0
    assert due is None or after.due > due
    if due is None or due <= MONDAY:
        assert after.due - MONDAY <= timedelta(days=every)


def test_once_is_once() -> None:
    assert done_once(Task(text="x", due=MONDAY), MONDAY).done == MONDAY


@pytest.mark.parametrize(
    ("due", "then"),
    [
        (None, TUESDAY),
        (date(2026, 11, 2), TUESDAY),
        (MONDAY, TUESDAY),
        (TUESDAY, date(2026, 11, 25)),
    ],
)
def test_what_is_carried_over_waits_a_day_and_no_session(due: date | None, then: date) -> None:
    task = Task(text="x", due=due, before=COMING[0].link)
    assert (carried_over(task, MONDAY).due, carried_over(task, MONDAY).before) == (then, None)
