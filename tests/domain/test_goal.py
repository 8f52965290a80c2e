"""Goals: their steps, and which of them a week shows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.domain.edits import merged
from iop_tracker.domain.goal import (
    GOALS_A_WEEK,
    Goal,
    goals_in_order,
    goals_of_week,
    steps_text,
    with_step,
)
from iop_tracker.domain.invalid import InvalidEntry
from tests.builders import MONDAY, stored
from tests.strategies import goals

SUNDAY = MONDAY + timedelta(days=6)
days = st.dates(MONDAY - timedelta(days=40), MONDAY + timedelta(days=40))
some_goals = st.lists(
    st.builds(
        Goal,
        id=st.uuids().map(lambda u: u.hex),
        text=st.sampled_from(["a", "b", "c"]),
        due=st.none() | days,
        done=st.none() | days,
        let_go=st.none() | days,
    ),
    max_size=9,
    unique_by=lambda goal: goal.id,
)


def goal(**changes: object) -> Goal:
    base = Goal(text="Sleep through the night", steps=("Phone out", "Tea at nine", "Lights out"))
    return replace(base, **changes)


def test_the_next_step_is_the_first_open_one_and_a_step_can_be_opened_again() -> None:
    one = goal()
    assert (one.next_step, steps_text(one)) == ("Phone out", "3 steps")
    later = with_step(with_step(one, "Tea at nine"), "Phone out")
    assert (later.next_step, steps_text(later)) == ("Lights out", "2 of 3")
    assert with_step(later, "Phone out").next_step == "Phone out"
    assert goal(done=MONDAY).next_step == ""
    assert goal(done_steps=("something else",)).steps_done == 0


@given(goals, st.data())
def test_marking_a_step_twice_changes_nothing_and_no_step_is_lost(
    one: Goal, data: st.DataObject
) -> None:
    if one.steps:
        step = data.draw(st.sampled_from(one.steps))
        twice = with_step(with_step(one, step), step)
        assert set(twice.done_steps) == set(one.done_steps)
        assert twice.steps == one.steps
    assert one.steps_done + len(one.open_steps) == len(one.steps)


def test_two_computers_that_each_marked_a_step_have_both() -> None:
    before = stored(goal(), "g")
    one, other = with_step(before, "Phone out"), with_step(before, "Lights out")
    assert before.changed
    together, _ = merged(
        replace(one, changed=before.changed + timedelta(minutes=1)),
        None,
        replace(other, changed=before.changed + timedelta(minutes=2)),
        None,
    )
    assert set(together.done_steps) == {"Phone out", "Lights out"}
    assert together.steps == before.steps


@given(some_goals, st.integers(0, 60))
def test_a_week_shows_few_goals_each_once_and_none_that_was_let_go_or_reached_before(
    found: list[Goal], week: int
) -> None:
    first = MONDAY + timedelta(weeks=week - 30)
    shown = goals_of_week(found, first, first + timedelta(days=6))
    possible = [g for g in found if not g.let_go and (g.done is None or g.done >= first)]
    assert len(shown) == min(GOALS_A_WEEK, len(possible))
    assert len({g.id for g in shown}) == len(shown)
    assert all(g in possible for g in shown)


@given(st.integers(1, 11), st.integers(0, 3))
def test_where_there_are_many_goals_each_of_them_comes_up_as_soon_as_can_be(
    count: int, pressing: int
) -> None:
    found = [goal(id=f"{n:02}", due=SUNDAY if n < pressing else None) for n in range(count)]
    seen: set[str] = set()
    room = GOALS_A_WEEK - min(pressing, count)
    weeks = -(-(count - pressing) // room) if room else 0
    for week in range(max(1, weeks)):
        first = MONDAY + timedelta(weeks=week)
        shown = [g.id for g in goals_of_week(found, first, first + timedelta(days=6))]
        assert set(shown) >= {g.id for g in found if g.due}
        seen |= set(shown)
    assert seen == {g.id for g in found} or not room


@given(some_goals, st.data())
def test_a_goal_that_is_reached_in_a_week_is_shown_to_its_end_and_moves_no_other(
    found: list[Goal], data: st.DataObject
) -> None:
    shown = goals_of_week(found, MONDAY, SUNDAY)
    waiting = [g for g in shown if g.is_open]
    if waiting:
        chosen = data.draw(st.sampled_from(waiting))
        after = [replace(g, done=MONDAY) if g is chosen else g for g in found]
        ids = [g.id for g in goals_of_week(after, MONDAY, SUNDAY)]
        assert ids == [g.id for g in shown]


def test_open_goals_stand_first_by_their_day_and_those_let_go_last() -> None:
    found = [
        goal(text="let go", let_go=MONDAY),
        goal(text="long reached", done=MONDAY - timedelta(days=9)),
        goal(text="reached", done=MONDAY),
        goal(text="no day"),
        goal(text="soon", due=MONDAY),
    ]
    names = [g.text for g in goals_in_order(found)]
    assert names == ["soon", "no day", "reached", "long reached", "let go"]


@pytest.mark.parametrize(
    "changes",
    [{"text": " "}, {"steps": ("",)}, {"done_steps": ("a\nb",)}, {"due": date(1, 1, 1)}],
)
def test_what_is_no_goal_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InvalidEntry):
        goal(**changes)
