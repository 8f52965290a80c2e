"""Goals on the Notes page: written down, gone on with, reached, or let go."""

from collections.abc import Callable

from textual.pilot import Pilot

from iop_tracker.domain.goal import Goal
from iop_tracker.screens.goal_form import GoalForm
from iop_tracker.screens.goal_view import GoalView
from iop_tracker.screens.notes import NotesScreen
from iop_tracker.screens.session_choice import session_choices
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.tab_row import TabRow
from tests.builders import MONDAY
from tests.screens.conftest import Run
from tests.screens.driving import choose, error_at, listed, press, said, screen_text, shows
from tests.screens.driving import type_text as typed


def rows(pilot: Pilot[str]) -> list[str]:
    return listed(pilot, "#notes-list")


async def test_a_goal_is_written_gone_on_with_and_reached_by_keys(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "left_square_bracket", "left_square_bracket")
        assert "Press n to write one" in screen_text(pilot)
        await press(pilot, "n", "ctrl+s")
        assert "needs a few words" in error_at(pilot, "text")
        form = shows(pilot, GoalForm)
        await typed(pilot, "Sleep well")
        form.field("steps").answer = "Phone out\n\nTea at nine\nPhone out"
        form.field("due").answer = "fri"
        form.field("session").answer = session_choices(set_up)[0][0]
        await press(pilot, "ctrl+s")
        assert rows(pilot) == ["□ by Fri 27 Nov       2 steps  Sleep well"]
        await press(pilot, "x")
        assert said(pilot)[-1] == "One step done. u takes it back."
        for words in ("1 of 2 steps", "[x] Phone out", "[ ] Tea at nine", "from Relapse"):
            assert words in screen_text(pilot)
        await press(pilot, "u")
        assert "2 steps" in rows(pilot)[0]
        await press(pilot, "space", "space")
        assert said(pilot)[-1].startswith("All steps are done.")
        await press(pilot, "x")
        assert said(pilot)[-1] == "That took work. Well done."
        assert rows(pilot) == ["✓ reached today       2 of 2   Sleep well"]
        assert "1 reached" in screen_text(pilot)
        await press(pilot, "g")
        assert rows(pilot)[0].startswith("✓")
        await press(pilot, "e")
        edited = shows(pilot, GoalForm)
        edited.field("steps").answer = "Tea at nine\nLights out"
        await press(pilot, "ctrl+s")
    (goal,) = reopened().goals.all()
    assert (goal.steps, goal.done_steps) == (("Tea at nine", "Lights out"), ("Tea at nine",))
    assert goal.done == MONDAY
    assert goal.session is not None


async def test_any_step_is_marked_where_the_goal_is_open_and_a_goal_may_be_let_go(
    run: Run, set_up: Tracker
) -> None:
    set_up.goals.save(Goal(text="Run", why="Air", steps=("Shoes", "One mile", "Two miles")))
    async with run(set_up) as pilot:
        await choose(pilot, "goals")
        await press(pilot, "g")
        assert said(pilot)[-1] == "Let go. That is a choice too. g takes it up again."
        assert "let go today" in rows(pilot)[0]
        await press(pilot, "enter", "g", "down", "x")
        shows(pilot, GoalView)
        assert set_up.goals.all()[0].done_steps == ("One mile",)
        await pilot.click("#goal-steps", offset=(5, 2))
        await pilot.pause()
        assert set_up.goals.all()[0].done_steps == ("One mile", "Two miles")
        await press(pilot, "up", "space", "u", "r")
        assert said(pilot)[-1] == "That took work. Well done."
        await press(pilot, "r")
        assert set_up.goals.all()[0].is_open
        await press(pilot, "escape", "d")
        assert set_up.goals.all() == ()
        await press(pilot, "u", "slash")
        await typed(pilot, "mile z")
        assert rows(pilot) == []
        await press(pilot, "escape", "enter")
        set_up.goals.remove(set_up.goals.all()[0])
        await press(pilot, "e", "escape")
        screen = shows(pilot, NotesScreen)
        assert screen.query_one(TabRow).current == "goals"
