"""Encryption switched on, changed and switched off in the app."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from iop_tracker.app import LOCKED, IopApp
from iop_tracker.errors import StorageError
from iop_tracker.screens import privacy
from iop_tracker.screens.code_screen import CodeScreen
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.form import Form
from iop_tracker.screens.help_now import HelpNowScreen
from iop_tracker.screens.page import Page
from iop_tracker.screens.passphrase_form import ChangeForm, DecryptForm, EncryptForm, NewCodeForm
from iop_tracker.screens.privacy import EncryptOffer
from iop_tracker.storage import settling
from iop_tracker.storage.cover import is_sealed
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.tracker.privacy import unlocked
from iop_tracker.widgets.plain_text import PlainText
from tests.conftest import FixedClock
from tests.screens.bindings import every_key_reaches
from tests.screens.conftest import Run
from tests.screens.contrast import hard_to_read
from tests.screens.driving import choose, error_at, press, said, screen_text, type_text
from tests.screens.encrypting import OTHER, WORDS, files, fill, save

pytestmark = pytest.mark.usefixtures("cheap_keys")

PLAIN_TITLES = ["Encrypt: let it open with a passphrase only"]
SEALED_TITLES = ["Change the passphrase", "Make another recovery code", "Stop encrypting"]


@pytest.fixture
def encrypted(set_up: Tracker) -> Tracker:
    """The same file, under a passphrase."""
    set_up.privacy.encrypt(WORDS)
    return set_up


def titles(tracker: Tracker, pilot: Pilot[str]) -> list[str]:
    """What the palette has of encryption."""
    return [command.title for command in privacy.commands(pilot.app, tracker)]


def shown_code(pilot: Pilot[str]) -> str:
    """The code as somebody writes it down."""
    assert isinstance(pilot.app.screen, CodeScreen)
    groups = pilot.app.screen.query(".code-group").results(PlainText)
    return "-".join(str(group.render()).replace(" ", "") for group in groups)


async def to_the_offer(pilot: Pilot[str]) -> None:
    await press(pilot, "1", "ctrl+s")
    await pilot.pause()
    assert isinstance(pilot.app.screen, EncryptOffer)


async def test_after_the_set_up_it_is_offered_and_leads_to_a_code_for_paper(
    run: Run, tracker: Tracker, path: Path, clock: FixedClock
) -> None:
    async with run(tracker) as pilot:
        await to_the_offer(pilot)
        assert "somebody else" in screen_text(pilot)
        await press(pilot, "y")
        await fill(pilot, WORDS, WORDS)
        await save(pilot)
        code = shown_code(pilot)
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, Page)
        assert said(pilot) == [
            "Encrypted. It locks with ctrl+l, and after 5 minutes without a key."
        ]
    tracker.close()
    unlocked([path.read_bytes()], code)
    opened = open_tracker(path, clock, unlock=lambda *heads: unlocked(heads, WORDS))
    assert opened.is_set_up
    opened.close()
    assert code.encode() not in files(path)
    assert code.replace("-", "").encode() not in files(path)


async def test_not_now_is_one_key_and_the_safe_one(run: Run, tracker: Tracker) -> None:
    async with run(tracker) as pilot:
        await to_the_offer(pilot)
        for key in ("n", "escape", "enter"):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, Page)
            privacy.offer(pilot.app, tracker)
            await pilot.pause()
        await pilot.click("#yes")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EncryptForm)
        assert not tracker.privacy.is_encrypted


async def test_who_goes_on_is_not_held_up_by_the_offer(run: Run, tracker: Tracker) -> None:
    async with run(tracker) as pilot:
        await to_the_offer(pilot)
        await press(pilot, "exclamation_mark")
        assert isinstance(pilot.app.screen, HelpNowScreen)
        await press(pilot, "escape", "5")
        assert isinstance(pilot.app.screen, Page)
        assert pilot.app.current_mode == "notes"
        privacy.offer(pilot.app, tracker)
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, Form)
        privacy.offer(pilot.app, tracker)
        assert isinstance(pilot.app.screen, Form)
        await press(pilot, "escape")
        privacy.offer(pilot.app, tracker)
        await press(pilot, "q")
        assert pilot.app._exit


async def test_what_is_encrypted_already_is_not_offered_again(run: Run, tracker: Tracker) -> None:
    tracker.programs.save_theme("iop-light")
    tracker.privacy.encrypt(WORDS)
    async with run(tracker) as pilot:
        await press(pilot, "1", "ctrl+s")
        await pilot.pause()
        assert tracker.is_set_up
        assert isinstance(pilot.app.screen, Page)


async def test_the_palette_has_what_makes_sense_now(
    run: Run, tracker: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(tracker) as pilot:
        assert titles(tracker, pilot) == []
        tracker.programs.save_theme("iop-light")
        assert titles(tracker, pilot) == PLAIN_TITLES
        assert titles(reopened(), pilot) == []
        privacy.encrypt(pilot.app, tracker)
        await press(pilot, "f2")
        assert titles(tracker, pilot) == []
        await press(pilot, "escape", "escape")
        tracker.privacy.encrypt(WORDS)
        assert titles(tracker, pilot) == SEALED_TITLES


async def test_a_demo_offers_no_passphrase(demo: Tracker) -> None:
    app = IopApp(demo, is_demo=True)
    async with app.run_test():
        found = [command.title for command in app.get_system_commands(app.screen)]
    assert found[:2] == ["Colors: light", "Colors: high contrast"]
    assert not {*PLAIN_TITLES, *SEALED_TITLES} & set(found)


async def to_the_code(pilot: Pilot[str], tracker: Tracker) -> str:
    privacy.encrypt(pilot.app, tracker)
    await pilot.pause()
    await fill(pilot, WORDS, WORDS)
    await save(pilot)
    return shown_code(pilot)


async def test_the_code_stays_until_it_is_said_to_be_on_paper(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        code = await to_the_code(pilot, set_up)
        await press(pilot, "enter", "space", "ctrl+s", "1", "q", "y")
        assert shown_code(pilot) == code
        for keys in (("escape", "n"), ("escape", "escape"), ("ctrl+q", "enter"), ("f2", "escape")):
            await press(pilot, *keys)
            assert shown_code(pilot) == code
        assert hard_to_read(pilot) == []
        await press(pilot, "escape", "y")
        assert isinstance(pilot.app.screen, Page)


async def test_leaving_the_program_from_the_code_asks_once(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await to_the_code(pilot, set_up)
        await press(pilot, "ctrl+q")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("ctrl+q")
        assert pilot.app._exit


async def test_there_is_time_to_write_the_code_down(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    set_up.programs.save_lock_minutes(1)
    async with run(set_up) as pilot:
        await to_the_code(pilot, set_up)
        assert isinstance(pilot.app, IopApp)
        clock.now += CodeScreen.LOCKS_AFTER / 2
        assert not pilot.app.lock_if_idle()
        clock.now += CodeScreen.LOCKS_AFTER / 2
        assert pilot.app.lock_if_idle()


async def test_it_locks_and_writes_under_the_seal_at_once(
    run: Run, set_up: Tracker, path: Path, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await type_text(pilot, "Half")
        form = pilot.app.screen
        assert isinstance(form, Form)
        form.keep_draft()
        assert b"Half" in files(path)
        await to_the_code(pilot, set_up)
        await press(pilot, "w")
        assert b"Half" not in files(path)
        await type_text(pilot, " a q")
        clock.move(minutes=1)
        set_up.programs.save_lock_minutes(1)
        form.keep_draft()
        for each in (path, *settling.neighbors(path)):
            assert is_sealed(each.read_bytes()), each.name
        await pilot.press("ctrl+l")
        assert pilot.app.return_value == LOCKED
    draft = set_up.draft("note:new")
    assert draft is not None
    assert draft.fields["title"] == "Half a q"


async def test_it_looks_by_itself_whether_somebody_is_there(
    run: Run, set_up: Tracker, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iop_tracker.app.IDLE_SECONDS", 0.01)
    async with run(set_up) as pilot:
        await to_the_code(pilot, set_up)
        await press(pilot, "w")
        clock.move(minutes=5)
        while not pilot.app._exit:
            await pilot.pause()
        assert pilot.app.return_value == LOCKED


async def test_the_passphrase_is_changed_by_who_knows_the_former_one(
    run: Run, encrypted: Tracker, path: Path
) -> None:
    async with run(encrypted) as pilot:
        await choose(pilot, "change the passphrase")
        await fill(pilot, "wrong", OTHER, OTHER)
        await save(pilot)
        assert "does not open it" in error_at(pilot, "present")
        encrypted.privacy.check_owner(WORDS)
        await fill(pilot, WORDS)
        await save(pilot)
        assert isinstance(pilot.app.screen, Page)
        assert said(pilot)[0].startswith("Changed.")
    for each in (path, *settling.neighbors(path)):
        unlocked([each.read_bytes()], OTHER)


async def test_another_code_takes_the_place_of_the_former_one(
    run: Run, set_up: Tracker, path: Path
) -> None:
    former = set_up.privacy.encrypt(WORDS)
    async with run(set_up) as pilot:
        await choose(pilot, "another")
        await fill(pilot, former[:-2])
        await press(pilot, "enter")
        await pilot.pause()
        assert "does not open it" in error_at(pilot, "present")
        await type_text(pilot, former[-2:])
        await press(pilot, "enter")
        await pilot.pause()
        code = shown_code(pilot)
        await pilot.click(Button)
        await pilot.pause()
        assert code != former
        assert said(pilot) == [privacy.CODE_SENTENCE]
    unlocked([path.read_bytes()], code)
    set_up.privacy.check_owner(WORDS)
    with pytest.raises(ValueError, match="does not open it"):
        set_up.privacy.check_owner(former)


async def test_it_stops_for_who_knows_the_passphrase_and_locks_no_more(
    run: Run, encrypted: Tracker, path: Path, clock: FixedClock
) -> None:
    async with run(encrypted) as pilot:
        await choose(pilot, "stop")
        await press(pilot, "enter")
        await pilot.pause()
        assert "does not open it" in error_at(pilot, "present")
        await fill(pilot, WORDS)
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Page)
        assert not is_sealed(path.read_bytes())
        assert titles(encrypted, pilot) == PLAIN_TITLES
        encrypted.keep_draft("note:new", {"title": "elderflower"})
        assert b"elderflower" in files(path)
        clock.move(hours=1)
        await press(pilot, "ctrl+l", "2")
        assert not pilot.app._exit


async def test_where_it_cannot_be_written_it_says_so_and_keeps_the_form(
    run: Run, set_up: Tracker, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise StorageError("The disk is full.")

    before = path.read_bytes()
    async with run(set_up) as pilot:
        privacy.encrypt(pilot.app, set_up)
        await pilot.pause()
        await fill(pilot, WORDS, WORDS)
        with monkeypatch.context() as patch:
            patch.setattr("iop_tracker.storage.file.replace_file", refuse)
            await save(pilot)
        assert said(pilot) == ["The disk is full."]
        assert isinstance(pilot.app.screen, EncryptForm)
        assert path.read_bytes() == before
        assert not set_up.privacy.is_encrypted
        await save(pilot)
        assert isinstance(pilot.app.screen, CodeScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_every_key_works_and_every_word_can_be_read_on_each_of_its_screens(
    run: Run, set_up: Tracker, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with run(set_up, size) as pilot:
        forms = [kind(set_up) for kind in (EncryptForm, ChangeForm, NewCodeForm, DecryptForm)]
        for each in (*forms, CodeScreen("-".join(["7Q2MD"] * 6))):
            await pilot.app.push_screen(each)
            await press(pilot, "f2")
            assert isinstance(pilot.app.screen, HelpNowScreen)
            await press(pilot, "escape")
            assert hard_to_read(pilot) == []
            for part in each.query("SecretLine, .code-group, Button"):
                assert part.region.size, part
                assert each.region.contains_region(part.region), part
            if size == (80, 24):
                await every_key_reaches(pilot, monkeypatch)
