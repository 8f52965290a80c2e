"""The safety plan, and the costs and benefits."""

from collections.abc import Callable

from iop_tracker.domain.safety import COST_FIELDS, SAFETY_STEPS
from iop_tracker.screens.card_view import CardView
from iop_tracker.screens.coping import CopingScreen
from iop_tracker.screens.costs_view import CostsView
from iop_tracker.screens.lines_form import CostsForm, SafetyForm
from iop_tracker.screens.safety_view import SafetyView
from iop_tracker.tracker import Tracker
from tests.builders import contact, plan
from tests.screens.conftest import Run
from tests.screens.driving import choose, press, said, screen_text, type_text


async def test_the_safety_plan_is_written_step_by_step_read_removed_and_brought_back(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "4", "d")
        assert said(pilot) == ["Nothing is written there yet."]
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SafetyView)
        text = screen_text(pilot)
        for words in ("911", "988", "Not written yet"):
            assert words in text
        await press(pilot, "e")
        form = pilot.app.screen
        assert isinstance(form, SafetyForm)
        assert "Always in your plan: 911, 988." in screen_text(pilot)
        for number, _ in enumerate(SAFETY_STEPS, start=1):
            await pilot.press("s", str(number), "enter", "x", "tab")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, SafetyView)
        text = screen_text(pilot)
        places = [
            text.index(words)
            for words in ("911", "988", "1  HOW I", "s1", "s4", "5  PROF", "6  HOW I")
        ]
        assert places == sorted(places)
        assert text.count("988") == 2
        await press(pilot, "escape")
        plan = reopened().coping.safety_plan()
        assert [getattr(plan, name) for name in SAFETY_STEPS] == [
            (f"s{number}", "x") for number in range(1, 7)
        ]
        await press(pilot, "d")
        assert set_up.coping.safety_plan().is_empty
        await press(pilot, "u")
        assert set_up.coping.safety_plan() == plan
        await press(pilot, "u")
        assert "Not written yet" in screen_text(pilot)


async def test_the_costs_and_benefits_stand_two_by_two_or_below_each_other(
    run: Run, set_up: Tracker
) -> None:
    for size, columns in (((80, 24), 2), ((60, 20), 1)):
        async with run(set_up, size) as pilot:
            await press(pilot, "4", "down", "enter")
            view = pilot.app.screen
            assert isinstance(view, CostsView)
            if set_up.coping.cost_benefit().is_empty:
                assert "Not written yet" in screen_text(pilot)
                await press(pilot, "e")
                assert isinstance(pilot.app.screen, CostsForm)
                await pilot.press("f", "1", "tab", "f", "2", "tab", "f", "3")
                await press(pilot, "ctrl+s")
            regions = [view.query_one(f"#costs-{n.replace('_', '-')}").region for n in COST_FIELDS]
            assert len({region.x for region in regions}) == columns
            assert len({region.y for region in regions}) == 4 // columns
            for words in ("f1", "f3", "nothing yet"):
                assert words in screen_text(pilot)
            await press(pilot, "down", "k", "escape")
            assert isinstance(pilot.app.screen, CopingScreen)
    assert set_up.coping.cost_benefit().using_bad == ("f2",)


async def test_the_pages_are_found_by_their_words_and_opened_by_the_mouse(
    run: Run, demo: Tracker
) -> None:
    async with run(demo) as pilot:
        await press(pilot, "4", "slash")
        await type_text(pilot, "locked up")
        page = pilot.app.screen
        assert isinstance(page, CopingScreen)
        assert page.rows.ids == ["safety-plan"]
        await press(pilot, "escape", "1")
        await choose(pilot, "safety plan")
        assert isinstance(pilot.app.screen, SafetyView)
        await press(pilot, "escape", "4")
        await pilot.click("#coping-list", offset=(2, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, SafetyView)


async def test_the_card_for_the_wallet_opens_from_the_list_and_from_what_is_read(
    run: Run, set_up: Tracker
) -> None:
    set_up.coping.save_contact(contact())
    ruth = set_up.coping.contacts()[0]
    set_up.coping.save_plan(
        plan("It's payday", strategies=("lib:leave-now",), contacts=(ruth.id,), reasons=("Mia",))
    )
    async with run(set_up) as pilot:
        await press(pilot, "4", "down", "w")
        assert isinstance(pilot.app.screen, CopingScreen)
        for keys in (("end", "w"), ("escape", "enter", "w")):
            await press(pilot, *keys)
            assert isinstance(pilot.app.screen, CardView)
            text = screen_text(pilot)
            words = ("It's payday", "Leave the place", "Ruth  555-0142", "Mia", "911", "988")
            places = [text.index(each) for each in words]
            assert places == sorted(places)
            assert """iop-tracker card 'It'"'"'s payday' -o card.md""" in text
        await press(pilot, "escape", "escape", "home", "enter", "w")
        assert "iop-tracker card safety -o card.md" in screen_text(pilot)
