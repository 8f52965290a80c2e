"""Danger signs, and what the recovery is about, by keys."""

from msgspec.structs import replace

from iop_tracker.domain.settings import Substance
from iop_tracker.screens.danger import DangerScreen
from iop_tracker.screens.substances_form import NAMES, SubstancesForm
from iop_tracker.tracker import Tracker
from tests.screens.conftest import Run
from tests.screens.driving import choose, press, screen_text


async def test_what_the_recovery_is_about_decides_which_danger_signs_are_shown(
    run: Run, set_up: Tracker
) -> None:
    program = set_up.programs.current
    assert program
    set_up.programs.save(program, replace(set_up.programs.settings, country="GB"))
    async with run(set_up, (60, 20)) as pilot:
        await choose(pilot, "danger")
        assert isinstance(pilot.app.screen, DangerScreen)
        text = screen_text(pilot)
        places = [text.index(w) for w in ("999", "116 123", "111", "Call right away", "Opioid")]
        assert places == sorted(places)
        assert "911" not in text
        assert pilot.app.screen.query_one("#danger-numbers").region.bottom <= 19
        box = pilot.app.screen.query_one(".danger-box")
        await press(pilot, "space", "down", "up", "pageup", "pagedown")
        assert box.scroll_y > 0
        await press(pilot, "escape")
        await choose(pilot, "recovery")
        assert isinstance(pilot.app.screen, SubstancesForm)
        await press(pilot, "space", "right", "right", "space", "ctrl+s")
        chosen = (Substance.ALCOHOL, Substance.BENZODIAZEPINES)
        assert set_up.programs.settings.substances == chosen
        await choose(pilot, "danger")
        text = screen_text(pilot)
        assert "Too many benzos" in text
        assert "stop drinking" in text
        assert "When you stop opioids" not in text
        await press(pilot, "escape", "u")
        assert not set_up.programs.settings.substances


def test_every_substance_has_a_name() -> None:
    assert list(NAMES) == list(Substance)
