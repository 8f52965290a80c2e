"""The invented participant's goals and milestones."""

import pytest

from iop_tracker.demo import demo_records
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.milestone import Milestones, SinceDay
from tests.builders import MONDAY


@pytest.mark.parametrize("weeks", [1, 7, 60])
def test_there_are_three_goals_one_of_them_reached_and_two_dates_and_a_figure(weeks: int) -> None:
    records = demo_records(MONDAY, weeks=weeks)
    goals = [record for record in records if isinstance(record, Goal)]
    reached = [goal for goal in goals if goal.done]
    assert (len(goals), len(reached)) == (3, 1)
    assert reached[0].done is not None
    assert reached[0].done < MONDAY
    assert not reached[0].open_steps
    assert all(goal.why and goal.next_step and goal.steps_done for goal in goals if goal.is_open)
    dates = [record for record in records if isinstance(record, SinceDay)]
    assert [date.tells for date in dates] == [True, False]
    assert all(date.day < MONDAY for date in dates)
    (page,) = (record for record in records if isinstance(record, Milestones))
    assert page.money
