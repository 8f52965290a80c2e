"""What happens around the keys: typing faster than the screen, and a file that breaks meanwhile."""

import asyncio
from pathlib import Path

import pytest
from textual.events import Click, Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.contact_form import ContactForm
from iop_tracker.screens.page import Page
from iop_tracker.screens.plan_form import PlanForm
from iop_tracker.screens.template_dialog import TemplateDialog
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.nav_bar import PAGES
from tests.screens.conftest import Run
from tests.screens.driving import press, said


async def burst(pilot: Pilot[str], text: str) -> None:
    """Keys that all arrive before the screen has done anything about the first."""
    for character in text:
        pilot.app.post_message(Key(_character_to_key(character), character))
    await pilot.pause()
    await pilot.pause()


async def test_a_key_or_a_click_that_comes_while_all_is_closed_ends_nothing(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        app = pilot.app
        await app._close_all()
        assert not app.screen_stack
        await app.on_event(Key("j", "j"))
        await app.on_event(Click(None, 1, 1, 0, 0, 1, False, False, False))
        assert app._exception is None


async def test_a_check_in_typed_faster_than_the_screen_goes_to_the_right_fields(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "c")
        await burst(pilot, "73107.5")
        form = pilot.app.screen
        assert isinstance(form, CheckInForm)
        names = ("mood", "craving", "anxiety", "energy")
        assert [form.answer(name) for name in names] == ["7", "3", "10", "7"]
        assert form.answer("sleep_hours") == ".5"


async def test_a_one_before_another_digit_is_a_one_however_fast(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "c")
        await burst(pilot, "12107.25")
        form = pilot.app.screen
        assert isinstance(form, CheckInForm)
        names = ("mood", "craving", "anxiety", "energy")
        assert [form.answer(name) for name in names] == ["1", "2", "10", "7"]
        assert form.answer("sleep_hours") == ".25"


async def test_words_after_a_tab_go_to_the_next_field_however_fast(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "4", "t", "n")
        await burst(pilot, "Ruth\t555 0142\tsponsor")
        form = pilot.app.screen
        assert isinstance(form, ContactForm)
        names = ("name", "phone", "role")
        assert [form.answer(name) for name in names] == ["Ruth", "555 0142", "sponsor"]


@pytest.mark.parametrize(
    ("keys", "screen"), [("4n", PlanForm), ("5n", TemplateDialog), ("2c", CheckInForm)]
)
async def test_a_key_after_the_number_of_a_page_is_for_that_page_however_fast(
    run: Run, set_up: Tracker, keys: str, screen: type
) -> None:
    async with run(set_up) as pilot:
        await burst(pilot, keys)
        assert isinstance(pilot.app.screen, screen)


@pytest.mark.parametrize("page", [key for _, key, _ in PAGES])
async def test_a_file_damaged_from_outside_is_told_and_no_key_ends_the_program(
    run: Run, demo: Tracker, path: Path, page: str
) -> None:
    async with run(demo) as pilot:
        await press(pilot, page)
        by_action = {
            active.binding.action: key
            for key, active in pilot.app.screen.active_bindings.items()
            if active.binding.id and active.binding.action != "quit"
        }
        own = [key for action, key in by_action.items() if not action.startswith("page(")]
        damaged = b"{broken from outside"
        path.write_bytes(damaged)
        for key in own:
            await pilot.press(key)
            while not isinstance(pilot.app.screen, Page):
                await pilot.press("escape")
        await press(pilot, *(key for _, key, _ in PAGES))
        assert pilot.app.is_running
        assert any("damaged" in sentence for sentence in said(pilot))
    assert path.read_bytes() == damaged


async def test_what_came_while_pages_changed_is_painted_when_the_last_change_is_over(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        screen = pilot.app.screen
        pilot.app._begin_batch()
        screen.refresh()
        await pilot.pause()
        assert screen._repaint_required
        pilot.app._end_batch()
        await asyncio.wait_for(painted(screen), 5)


async def painted(screen: Screen[object]) -> None:
    """Wait, without waking anything, until the screen shows all that is in it."""
    while screen._repaint_required:
        await asyncio.sleep(0)
