"""Typing a passphrase: hidden, judged, and kept nowhere."""

from contextlib import nullcontext
from pathlib import Path
from typing import NoReturn

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from iop_tracker.app import IopApp
from iop_tracker.errors import StorageError
from iop_tracker.screens import passphrase_form
from iop_tracker.screens.code_screen import CodeScreen
from iop_tracker.screens.passphrase_form import ChangeForm, EncryptForm
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter, placed
from iop_tracker.widgets.plain_text import PlainText
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import choose, error_at, press, screen_text, type_text
from tests.screens.encrypting import WORDS, files, fill, save, show

pytestmark = pytest.mark.usefixtures("cheap_keys")


async def test_what_cannot_be_is_said_at_its_line_and_nothing_is_lost(
    run: Run, set_up: Tracker
) -> None:
    cases = (
        (("", ""), "passphrase", "1 to 1000"),
        (("  ", "  "), "passphrase", "1 to 1000"),
        ((WORDS, ""), "again", "not the same"),
        ((WORDS, WORDS + " "), "again", "not the same"),
    )
    async with run(set_up) as pilot:
        form = EncryptForm(set_up)
        await show(pilot, form)
        for lines, name, sentence in cases:
            await fill(pilot, *lines)
            await save(pilot)
            assert sentence in error_at(pilot, name)
            assert tuple(form.answers.values()) == lines
        await type_text(pilot, "x")
        assert error_at(pilot, name) == ""
    assert not set_up.privacy.is_encrypted


async def test_enter_goes_to_the_next_line_and_saves_after_the_last(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await choose(pilot, "encrypt")
        await type_text(pilot, "owl tin")
        await press(pilot, "enter")
        await type_text(pilot, "owl tin")
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CodeScreen)
        set_up.privacy.check_owner("owl tin")


async def test_letters_are_hidden_until_one_wants_to_see_them(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await show(pilot, EncryptForm(set_up))
        lines = pilot.app.screen.query(Input)
        assert [line.password for line in lines] == [True, True]
        await press(pilot, "ctrl+r")
        assert [line.password for line in lines] == [False, False]
        footer = pilot.app.screen.query_one(KeyFooter)
        columns = {key.action: column for column, key in placed(footer.keys, footer.size.width)}
        await pilot.click(footer, offset=(columns["show_typed"], 0))
        await pilot.pause()
        assert [line.password for line in lines] == [True, True]


async def test_how_good_it_is_stands_below_while_one_types(run: Run, set_up: Tracker) -> None:
    def hint() -> str:
        field = pilot.app.screen.query_one("#field-passphrase .field-hint", PlainText)
        return str(field.render())

    async with run(set_up) as pilot:
        await show(pilot, EncryptForm(set_up))
        assert hint() == passphrase_form.GOOD_ONES
        await type_text(pilot, "pass")
        assert hint().startswith("Very easy to guess")
        await press(pilot, "ctrl+u")
        assert hint() == passphrase_form.GOOD_ONES
        await fill(pilot, WORDS)
        assert hint() == "Very good."


async def test_a_letter_is_on_the_screen_before_it_is_judged(
    run: Run, set_up: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int]] = []

    def judge(typed: str) -> str:
        line = pilot.app.screen.query(Input).first()
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        seen.append((typed, strips[line.region.y].text.count("•")))
        return ""

    async with run(set_up) as pilot:
        await show(pilot, EncryptForm(set_up))
        monkeypatch.setattr(passphrase_form, "strength", judge)
        await type_text(pilot, "ab")
        assert seen == [("a", 1), ("ab", 2)]


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        *((EncryptForm, end) for end in ("ctrl+q", "save", "back", "crash")),
        *((ChangeForm, end) for end in ("ctrl+l", "idle")),
    ],
)
async def test_a_passphrase_is_never_on_the_disk_nor_in_the_clipboard(
    set_up: Tracker,
    path: Path,
    clock: FixedClock,
    capsys: pytest.CaptureFixture[str],
    kind: type[passphrase_form.PassphraseForm],
    end: str,
) -> None:
    if kind is not EncryptForm:
        set_up.privacy.encrypt(WORDS)
    app = IopApp(set_up)

    async def until_the_end(pilot: Pilot[str]) -> None:
        form = kind(set_up)
        await show(pilot, form)
        await fill(pilot, *(WORDS for _ in form.query(Input)))
        await type_text(pilot, "q!")
        await press(pilot, "backspace", "backspace")
        app.screen.query(Input).last().select_all()
        await press(pilot, "ctrl+r", "ctrl+c", "f2", "escape", "f9", "f9")
        assert form.keep_draft()
        assert app.clipboard == ""
        if end == "idle":
            clock.move(hours=1)
            app.lock_if_idle()
        elif end == "save":
            await save(pilot)
        elif end == "back":
            await press(pilot, "escape", "y")
            assert app.screen is not form
        elif end == "crash":
            app._handle_exception(ZeroDivisionError(WORDS))
        else:
            await pilot.press(end)
        assert WORDS.encode() not in files(path)
        assert set_up.drafts() == ()

    with pytest.raises(ZeroDivisionError) if end == "crash" else nullcontext():
        async with app.run_test() as pilot:
            await until_the_end(pilot)
    app._print_error_renderables()
    assert WORDS.encode() not in files(path)
    assert WORDS not in "".join(capsys.readouterr())


async def test_what_is_cut_goes_and_lies_nowhere(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await show(pilot, EncryptForm(set_up))
        await fill(pilot, WORDS)
        line = pilot.app.screen.query(Input).first()
        line.select_all()
        await press(pilot, "ctrl+x")
        assert line.value == ""
        assert pilot.app.clipboard == ""


async def test_that_it_takes_a_moment_is_seen_before_and_it_is_done_once(
    run: Run, set_up: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def encrypt(_: str) -> NoReturn:
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        seen.append(passphrase_form.BUSY in "".join(strip.text for strip in strips))
        raise StorageError("The disk is full.")

    async with run(set_up) as pilot:
        await show(pilot, EncryptForm(set_up))
        await fill(pilot, WORDS, WORDS)
        monkeypatch.setattr(set_up.privacy, "encrypt", encrypt)
        form = pilot.app.screen
        assert isinstance(form, EncryptForm)
        form.action_save()
        form.action_save()
        await pilot.pause()
        assert seen == [True]
        assert passphrase_form.SHOWING in screen_text(pilot)
