"""Gentle signals on Today, and the rules behind them."""

from datetime import timedelta

from iop_tracker.domain.choice import Rule
from iop_tracker.screens.plan_view import PlanView
from iop_tracker.screens.signals import SignalsScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.record_list import RecordList
from tests.builders import MONDAY, check_in, contact, plan
from tests.screens.conftest import Run
from tests.screens.driving import press, said, screen_text, shows


async def test_a_signal_opens_its_plan_is_switched_off_by_one_key_and_comes_back(
    run: Run, set_up: Tracker
) -> None:
    set_up.coping.save_contact(contact("Ruth"))
    set_up.coping.save_plan(plan("Fridays", weekdays=(0,)))
    set_up.coping.save_plan(plan("Nights", warning_signs=("Pacing",)))
    set_up.check_ins.save(check_in(signs=("Pacing",)))
    async with run(set_up) as pilot:
        assert "You noticed “Pacing”" in screen_text(pilot)
        assert "Call Ruth 555-0142" in screen_text(pilot)
        await press(pilot, "p")
        assert "Nights" in screen_text(pilot)
        shows(pilot, PlanView)
        await press(pilot, "escape", "o")
        assert "You noticed" not in screen_text(pilot)
        assert said(pilot)[-1] == "“My own warning signs” is off. u takes it back, w shows all."
        await press(pilot, "u")
        assert "You noticed “Pacing”" in screen_text(pilot)


async def test_every_rule_is_switched_by_key_and_mouse_and_says_what_it_looks_at(
    run: Run, set_up: Tracker
) -> None:
    for days in range(3):
        set_up.check_ins.save(check_in(MONDAY - timedelta(days=days), 1, craving=9))
    async with run(set_up) as pilot:
        assert not pilot.app.screen.query_one("#signal").display
        await press(pilot, "w")
        screen = shows(pilot, SignalsScreen)
        rows = screen.query_one(RecordList)
        await press(pilot, "j", "space")
        assert Rule.LOW_MOOD in set_up.signals.on
        assert "2 or lower three days running" in screen_text(pilot)
        assert "low for 3 days" in screen_text(pilot)
        await pilot.click(rows, offset=(2, 2))
        await pilot.pause()
        assert Rule.STRONG_CRAVING in set_up.signals.on
        await press(pilot, "u", "k", "enter")
        assert set_up.signals.on == (Rule.OWN_SIGNS,)
        await press(pilot, "x", "escape")
        assert "low for 3 days" in screen_text(pilot)
