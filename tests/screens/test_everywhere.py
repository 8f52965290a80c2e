"""The keys that work wherever one is: help now, and the keys of the screen."""

from typing import NoReturn

import pytest

from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.errors import StorageError
from iop_tracker.screens.code_screen import CodeScreen
from iop_tracker.screens.help_now import HelpNowScreen
from iop_tracker.screens.keys import KeysDialog
from iop_tracker.screens.plan_form import PlanForm
from iop_tracker.screens.plan_view import PlanView
from iop_tracker.screens.safety_view import SafetyView
from iop_tracker.screens.today import TodayScreen
from iop_tracker.screens.urge_form import UrgeForm
from iop_tracker.screens.ways import BreatheScreen
from iop_tracker.screens.went_dialog import WentDialog
from iop_tracker.tracker import Tracker
from tests.builders import MONDAY, plan
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import WAYS, choose, cut_off, press, screen_text, shows, type_text

WITHOUT_TYPING = (
    *("Today", "Schedule", "Check-ins", "Coping", "Notes", "Insights", "mark", "session"),
    *("plan", "safety plan", "card", "costs", "going through", "note", "templates", "help now"),
    *("breathe", "wave", "senses", "wait", "call", "reasons", "get out", "removed"),
    *("goal", "milestones"),
    *("looks back", "danger signs", "a question", "help first", "when urges come"),
)
"""Ways to screens where nothing is typed at first; the last one leaves Coping at its urges."""


@pytest.mark.parametrize("part", range(4))
async def test_a_question_mark_lists_the_keys_and_takes_the_list_away_and_the_sign_of_help_helps(
    run: Run, demo: Tracker, part: int
) -> None:
    async with run(demo) as pilot:
        for way in WITHOUT_TYPING[part::4]:
            await press(pilot, *WAYS[way])
            below = pilot.app.screen
            await press(pilot, "question_mark")
            shows(pilot, KeysDialog)
            assert "Help in a hard moment" in screen_text(pilot), way
            assert cut_off(pilot) == [], way
            await press(pilot, "question_mark")
            assert pilot.app.screen is below, way
            await press(pilot, "exclamation_mark")
            shows(pilot, HelpNowScreen)
            while len(pilot.app.screen_stack) > 1:
                pilot.app.pop_screen()
                await pilot.pause()
            await press(pilot, "1")


async def test_help_comes_over_the_list_of_keys_and_over_how_a_risky_day_went(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    set_up.events.save(RiskyEvent(name="Payday", day=MONDAY))
    clock.move(days=1)
    async with run(set_up) as pilot:
        pilot.app.screen.query_one("#tasks").focus()
        for key in ("question_mark", "enter"):
            await press(pilot, key)
            below = pilot.app.screen
            assert type(below) in {KeysDialog, WentDialog}
            await press(pilot, "exclamation_mark")
            shows(pilot, HelpNowScreen)
            await press(pilot, "escape")
            assert pilot.app.screen is below
            await press(pilot, "escape")


async def test_in_a_text_field_both_signs_are_typed(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "4", "n", "question_mark", "exclamation_mark")
        form = shows(pilot, PlanForm)
        assert form.answer("situation") == "?!"


async def test_help_goes_back_down_to_what_is_open_and_the_words_stay(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    set_up.coping.save_plan(plan("Payday"))
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "b")
        shows(pilot, BreatheScreen)
        clock.move(minutes=2)
        await press(pilot, "exclamation_mark")
        await press(pilot, "5", "p", "e")
        shows(pilot, PlanForm)
        await type_text(pilot, " again")
        await press(pilot, "f2")
        shows(pilot, HelpNowScreen)
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "p")
        shows(pilot, PlanView)
        await press(pilot, "exclamation_mark", "a")
        form = shows(pilot, UrgeForm)
        form.field("note").answer = "the song"
        await press(pilot, "ctrl+g")
        shows(pilot, HelpNowScreen)
        await press(pilot, "a")
        form = shows(pilot, UrgeForm)
        assert form.answer("note") == "the song"
        await press(pilot, "f2")
        await choose(pilot, "safety plan")
        shows(pilot, SafetyView)
        await press(pilot, "ctrl+p", "f2")
        shows(pilot, HelpNowScreen)
        await press(pilot, "escape")
        shows(pilot, TodayScreen)
    draft = set_up.draft(f"plan:{set_up.coping.plans()[0].id}")
    assert draft is not None
    assert "again" in draft.fields["situation"]


async def test_what_cannot_be_kept_stays_below_and_help_opens_once_more(
    run: Run, set_up: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise StorageError("The disk is full.")

    async with run(set_up) as pilot:
        await press(pilot, "f2")
        pilot.app.push_screen(CodeScreen("A-B"))
        await press(pilot, "f2")
        shows(pilot, HelpNowScreen)
        await press(pilot, "f2", "escape")
        shows(pilot, CodeScreen)
        pilot.app.pop_screen()
        pilot.app.push_screen(PlanForm(set_up))
        await pilot.pause()
        monkeypatch.setattr(set_up, "keep_draft", refuse)
        await type_text(pilot, "A party")
        await press(pilot, "f2", "escape")
        form = shows(pilot, PlanForm)
        assert form.answer("situation") == "A party"
