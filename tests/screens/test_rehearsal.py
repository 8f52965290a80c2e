"""Going through the plans as cards, by keys."""

from collections.abc import Callable

import pytest

from iop_tracker.errors import StorageError
from iop_tracker.screens.coping import CopingScreen
from iop_tracker.screens.help_now import HelpNowScreen
from iop_tracker.screens.rehearsal import DONE, ENOUGH, FRONT, RehearsalScreen
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.rehearsing import NO_CARDS
from tests.builders import MONDAY, contact, plan
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import choose, press, said, screen_text


@pytest.fixture
def planned(set_up: Tracker) -> Tracker:
    """Two plans to go through, and one with nothing to recall."""
    set_up.coping.save_contact(contact())
    (person,) = set_up.coping.contacts()
    set_up.coping.save_plan(
        plan(
            "Argument",
            warning_signs=("loud voices",),
            strategies=("lib:leave-now",),
            contacts=(person.id,),
            if_then=("If it gets loud, then I go out",),
            places=("the library",),
            reasons=("Mia",),
        )
    )
    set_up.coping.save_plan(plan("Payday", if_then=("If I have cash, then I go home",)))
    set_up.coping.save_plan(plan("Empty"))
    return set_up


async def test_cards_are_answered_by_keys_and_saved_at_once(
    run: Run, planned: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(planned) as pilot:
        await press(pilot, "4", "g")
        text = screen_text(pilot)
        for words in ("1 of 2", "Argument", "loud voices", FRONT):
            assert words in text
        assert "I go out" not in text
        await press(pilot, "3")
        assert FRONT in screen_text(pilot), "an answer before the plan was seen does nothing"
        await press(pilot, "space")
        text = screen_text(pilot)
        for words in ("I go out", "Leave the place", "Ruth", "555-0142", "the library", "Mia"):
            assert words in text
        await press(pilot, "1")
        assert "2 of 3" in screen_text(pilot)
        (saved,) = (p for p in reopened().coping.plans() if p.situation == "Argument")
        assert (saved.box, saved.rehearsed, saved.reviewed) == (0, MONDAY, MONDAY)
        await press(pilot, "enter", "3")
        assert "3 of 3, once more" in screen_text(pilot)
        await press(pilot, "exclamation_mark")
        assert isinstance(pilot.app.screen, HelpNowScreen)
        await press(pilot, "escape", "enter", "2")
        text = screen_text(pilot)
        assert DONE in text
        assert "You went through 2 plans. You knew 1 answer." in text
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CopingScreen)
        await press(pilot, "down", "down")
        assert "Last gone through today." in screen_text(pilot)
        await press(pilot, "u")
        assert "going through “Argument”" in " ".join(said(pilot))
    assert {p.situation: p.box for p in planned.coping.plans()} == {
        "Argument": 0,
        "Empty": 0,
        "Payday": 1,
    }


async def test_after_five_minutes_it_is_enough_and_one_can_go_on_or_leave(
    run: Run, planned: Tracker, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run(planned) as pilot:
        await press(pilot, "g", "space")
        clock.move(minutes=5)
        await press(pilot, "1")
        assert ENOUGH in screen_text(pilot)
        assert "You went through 1 plan." in screen_text(pilot)
        await press(pilot, "space")
        assert "Payday" in screen_text(pilot)
        await press(pilot, "space")

        def refuse(*_: object, **__: object) -> None:
            raise StorageError("The disk is full.")

        with monkeypatch.context() as patch:
            patch.setattr(planned._journal, "save", refuse)
            await press(pilot, "2")
        assert said(pilot) == ["The disk is full."]
        assert "2 of 3" in screen_text(pilot), "the card stays"
        await press(pilot, "down", "k", "escape")
        assert not isinstance(pilot.app.screen, RehearsalScreen)


async def test_without_a_card_it_says_what_to_do(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "g")
        assert said(pilot) == [NO_CARDS]
        await press(pilot, "6")
        await choose(pilot, "go thr")
        assert said(pilot) == [NO_CARDS]
