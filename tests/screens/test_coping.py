from collections.abc import Callable

from textual.widgets import Input

from iop_tracker import content
from iop_tracker.screens.contact_form import ContactForm
from iop_tracker.screens.coping import CopingScreen
from iop_tracker.screens.coping_lists import FROM_LIBRARY
from iop_tracker.screens.plan_form import PlanForm
from iop_tracker.screens.plan_view import PlanView
from iop_tracker.screens.strategy_form import StrategyForm
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.strategy_picker import PickedStrategies, StrategyPicker
from tests.builders import MONDAY, contact, plan, strategy
from tests.screens.conftest import Run
from tests.screens.driving import error_at, press, said, screen_text, type_text


def rows(screen: object) -> list[str]:
    assert isinstance(screen, CopingScreen)
    found = screen.query_one("#coping-list", RecordList)
    return [str(option.prompt) for option in found.options]


async def test_a_plan_is_written_with_strategies_from_the_library(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    set_up.coping.save_contact(contact())
    async with run(set_up) as pilot:
        await press(pilot, "4")
        assert "Press n to write one" in screen_text(pilot)
        await press(pilot, "n")
        form = pilot.app.screen
        assert isinstance(form, PlanForm)
        await press(pilot, "ctrl+s")
        assert "needs a few words" in error_at(pilot, "situation")
        await type_text(pilot, "Payday")
        assert form.answer("situation") == "Payday"
        form.query_one(PickedStrategies).focus()
        for words in ("call someone", "leave the place"):
            await press(pilot, "a")
            assert isinstance(pilot.app.screen, StrategyPicker)
            await type_text(pilot, words)
            await press(pilot, "enter", "enter")
        assert form.answer("strategies") == "lib:call-someone,lib:leave-now"
        form.query_one(PickedStrategies).highlighted = 1
        await press(pilot, "left_square_bracket")
        assert form.answer("strategies") == "lib:leave-now,lib:call-someone"
        form.field("warning_signs").answer = "no lunch\n\nplanning to stop by"
        form.field("contacts").answer = set_up.coping.contacts()[0].id
        form.field("weekdays").answer = "4"
        form.field("if_then").answer = "If I pass the bar, then I cross the street\n\n"
        form.field("places").answer = "the library"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, CopingScreen)
        text = screen_text(pilot)
        own = ("If I pass the bar, then I cross the street", "the library")
        for words in ("Payday", "no lunch", "Leave the place", "Ruth  555-0142", *own):
            assert words in text
    (saved,) = reopened().coping.plans()
    assert saved.warning_signs == ("no lunch", "planning to stop by")
    assert saved.weekdays == (4,)
    assert (saved.if_then, saved.places) == (own[:1], own[1:])


async def test_a_plan_can_start_from_an_example(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "4", "n")
        form = pilot.app.screen
        assert isinstance(form, PlanForm)
        example = content.situations()[1]
        form.field("example").answer = example.name
        await pilot.pause()
        assert form.answer("situation") == example.name
        form.query_one(PickedStrategies).highlighted = 0
        form.query_one(PickedStrategies).focus()
        await press(pilot, "d", "ctrl+s")
    (saved,) = set_up.coping.plans()
    assert saved.strategies == example.strategies[1:]


async def test_a_plan_is_read_reviewed_edited_removed_and_brought_back(
    run: Run, set_up: Tracker
) -> None:
    set_up.coping.save_plan(plan(strategies=("lib:call-someone",), reasons=("Mia",)))
    async with run(set_up) as pilot:
        await press(pilot, "4", "end", "enter")
        assert isinstance(pilot.app.screen, PlanView)
        assert "Call the first person on your list" in screen_text(pilot)
        await press(pilot, "down", "k", "e")
        form = pilot.app.screen
        assert isinstance(form, PlanForm)
        form.field("situation").answer = "Payday, all of it"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, PlanView)
        assert "Payday, all of it" in screen_text(pilot)
        await press(pilot, "r")
        assert set_up.coping.plans()[0].reviewed == MONDAY
        await press(pilot, "u")
        assert set_up.coping.plans()[0].reviewed is None
        await press(pilot, "r")
        assert set_up.coping.plans()[0].reviewed == MONDAY
        await press(pilot, "d")
        assert set_up.coping.plans() == ()
        await press(pilot, "u")
        assert rows(pilot.app.screen)


async def test_people_are_kept_in_their_own_list(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "4", "t", "n")
        form = pilot.app.screen
        assert isinstance(form, ContactForm)
        await press(pilot, "ctrl+s")
        assert "needs a few words" in error_at(pilot, "name")
        await type_text(pilot, "Ruth")
        await press(pilot, "tab")
        await type_text(pilot, "555")
        await press(pilot, "ctrl+s")
        assert set_up.coping.contacts()[0].phone == "555"
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, ContactForm)
        await press(pilot, "escape", "enter", "escape", "delete")
        assert set_up.coping.contacts() == ()
        await press(pilot, "ctrl+z")
        assert set_up.coping.contacts()


async def test_what_helps_is_searched_and_added_to(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "4", "t", "t", "slash")
        await type_text(pilot, "breath four")
        assert len(rows(pilot.app.screen)) == 2
        await press(pilot, "enter", "d")
        assert said(pilot) == [FROM_LIBRARY]
        await press(pilot, "e")
        assert said(pilot) == [FROM_LIBRARY]
        await press(pilot, "escape", "n")
        form = pilot.app.screen
        assert isinstance(form, StrategyForm)
        form.field("name").answer = "Water the tomatoes"
        form.field("minutes").answer = "0"
        await press(pilot, "ctrl+s")
        assert "1 to 240" in error_at(pilot, "minutes")
        form.field("minutes").answer = "10"
        await press(pilot, "ctrl+s")
        assert "Water the tomatoes  mine" in rows(pilot.app.screen)[0]
        await press(pilot, "home", "e")
        assert isinstance(pilot.app.screen, StrategyForm)
        await press(pilot, "escape", "d")
        assert not any("tomatoes" in row for row in rows(pilot.app.screen))


async def test_the_lists_are_reached_by_the_mouse(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "4")
        await pilot.click("TabRow", offset=(14, 0))
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, CopingScreen)
        assert page.tab == "contacts"
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert page.tab == "urges"


async def test_a_removed_strategy_is_simply_left_out_of_a_plan(run: Run, set_up: Tracker) -> None:
    set_up.coping.save_strategy(strategy())
    own = set_up.coping.strategies()[0]
    set_up.coping.save_plan(plan(strategies=(own.id, "lib:call-someone")))
    set_up.coping.remove_strategy(own)
    async with run(set_up) as pilot:
        await press(pilot, "4", "end", "enter")
        assert "1  Call someone" in screen_text(pilot)
        assert "tomatoes" not in screen_text(pilot)


async def test_leaving_a_form_asks_only_when_something_would_be_lost(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "4", "n", "escape")
        assert isinstance(pilot.app.screen, CopingScreen)
        await press(pilot, "n")
        await type_text(pilot, "x")
        await press(pilot, "escape")
        assert "Leave without saving?" in screen_text(pilot)
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, PlanForm)
        await press(pilot, "escape", "y")
        assert isinstance(pilot.app.screen, CopingScreen)
        assert set_up.coping.plans() == ()


async def test_the_confirm_dialog_works_by_mouse_and_arrows(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "4", "n")
        await type_text(pilot, "x")
        await press(pilot, "escape", "right", "left", "enter")
        assert isinstance(pilot.app.screen, PlanForm)
        await press(pilot, "escape")
        await pilot.click("#yes")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CopingScreen)


async def test_the_search_line_takes_letters_that_are_keys_elsewhere(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "4", "slash")
        await type_text(pilot, "ndu123")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "ndu123"
        assert "Nothing found. Press escape" in screen_text(pilot)


async def test_each_list_is_searched_by_itself(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        for keys, words, found in (
            (("4",), "heart racing", "Old gear turns up"),
            (("escape", "t"), "sponsor", "Ruth"),
            (("escape", "t"), "tide", ""),
        ):
            await press(pilot, *keys, "slash")
            await type_text(pilot, words)
            assert [row.split("  ")[0] for row in rows(pilot.app.screen)] == [found] * bool(found)


async def test_a_new_one_is_highlighted_and_read_at_the_side(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        await press(pilot, "4", "t", "t", "n")
        await type_text(pilot, "Water the tomatoes")
        await press(pilot, "ctrl+s")
        assert "Water the tomatoes" in str(pilot.app.screen.query_one("#coping-text").render())
