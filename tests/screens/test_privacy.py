"""Nobody reads the screen who shouldn't: locking, and hiding."""

import pytest

from iop_tracker.app import LOCKED, IopApp
from iop_tracker.screens.help_now import HelpNowScreen
from iop_tracker.screens.hidden import HiddenScreen
from iop_tracker.screens.note_form import NoteForm
from iop_tracker.screens.page import Page
from iop_tracker.tracker import Tracker
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import choose, press, said, screen_text, type_text


@pytest.fixture
def encrypted(set_up: Tracker) -> Tracker:
    """The same file, under a passphrase."""
    set_up.privacy.encrypt("four plain invented words")
    return set_up


@pytest.mark.parametrize("above", [(), ("f2",), ("f9",), ("ctrl+p",)])
async def test_ctrl_l_locks_from_everywhere_and_keeps_what_is_half_typed(
    run: Run, encrypted: Tracker, above: tuple[str, ...]
) -> None:
    async with run(encrypted) as pilot:
        await press(pilot, "5", "n", "3")
        await type_text(pilot, "Half a q")
        await press(pilot, *above)
        await pilot.press("ctrl+l")
        assert pilot.app.return_value == LOCKED
    draft = encrypted.draft("note:new")
    assert draft is not None
    assert draft.fields["title"] == "Half a q"
    drafts = encrypted.database.path.with_name("recovery.drafts.json").read_bytes()
    assert b"Half" not in drafts


async def test_a_plain_file_is_not_locked(run: Run, set_up: Tracker, clock: FixedClock) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "ctrl+l")
        clock.move(hours=1)
        assert isinstance(pilot.app, IopApp)
        assert not pilot.app.lock_if_idle()
        await press(pilot, "2")
        assert not pilot.app._exit


async def test_it_locks_after_five_minutes_without_a_key(
    run: Run, encrypted: Tracker, clock: FixedClock
) -> None:
    async with run(encrypted) as pilot:
        assert isinstance(pilot.app, IopApp)
        for key in ("2", "3"):
            clock.move(minutes=4, seconds=59)
            assert not pilot.app.lock_if_idle()
            await press(pilot, key)
        clock.move(minutes=5)
        assert pilot.app.lock_if_idle()
        assert pilot.app.return_value == LOCKED


async def test_a_key_after_a_sleep_of_the_computer_shows_nothing_any_more(
    run: Run, encrypted: Tracker, clock: FixedClock
) -> None:
    async with run(encrypted) as pilot:
        clock.move(hours=8)
        await pilot.press("5")
        assert pilot.app.return_value == LOCKED
        assert pilot.app.current_mode == "today"


async def test_the_time_until_it_locks_is_chosen_in_the_palette(
    run: Run, encrypted: Tracker, clock: FixedClock
) -> None:
    async with run(encrypted) as pilot:
        await choose(pilot, "lock after 15")
        assert said(pilot) == ["It locks after 15 minutes without a key."]
        assert encrypted.programs.settings.lock_minutes == 15
        assert isinstance(pilot.app, IopApp)
        clock.move(minutes=14)
        assert not pilot.app.lock_if_idle()


async def test_never_is_never(run: Run, encrypted: Tracker, clock: FixedClock) -> None:
    encrypted.programs.save_lock_minutes(0)
    async with run(encrypted) as pilot:
        clock.move(days=2)
        assert isinstance(pilot.app, IopApp)
        assert not pilot.app.lock_if_idle()


@pytest.mark.parametrize("above", [(), ("n", "3"), ("f2",), ("ctrl+p",), ("question_mark",)])
async def test_one_key_shows_a_calendar_and_nothing_else(
    run: Run, demo: Tracker, above: tuple[str, ...]
) -> None:
    async with run(demo) as pilot:
        await press(pilot, "5", *above)
        below = pilot.app.screen
        await press(pilot, "f9")
        assert isinstance(pilot.app.screen, HiddenScreen)
        assert screen_text(pilot).split() == [
            *("November", "2026", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
            *map(str, range(1, 31)),
        ]
        assert pilot.app.title == "iop-tracker"
        for key in ("1", "2", "c", "exclamation_mark", "f2", "ctrl+g", "ctrl+p", "question_mark"):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, HiddenScreen), key
        await press(pilot, "f9")
        assert pilot.app.screen is below or above == ("ctrl+p",)
        assert not isinstance(pilot.app.screen, HiddenScreen)


async def test_hiding_takes_away_what_was_just_said(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        pilot.app.notify("Saved.")
        await press(pilot, "f9")
        assert said(pilot) == []


async def test_what_was_half_typed_is_there_after_hiding(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await type_text(pilot, "Half")
        await press(pilot, "f9", "x", "f9")
        await type_text(pilot, " a")
        assert isinstance(pilot.app.screen, NoteForm)
        assert pilot.app.screen.answer("title") == "Half a"
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, HelpNowScreen)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Page)
