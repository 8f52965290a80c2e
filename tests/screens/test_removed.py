"""What was removed comes back or goes for good, and two versions of the file become one."""

import errno
import os
import shutil
from typing import NoReturn

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.erase_form import ERASE, EraseForm
from iop_tracker.screens.page import Page
from iop_tracker.screens.removed_dialog import RemovedDialog
from iop_tracker.screens.tell_dialog import TellDialog
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from tests.builders import check_in, note
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import choose, error_at, press, said, screen_text, type_text


@pytest.fixture
def gone(set_up: Tracker, clock: FixedClock) -> Tracker:
    """Two removed notes, Pears last."""
    for title in ("Plums", "Pears"):
        clock.move(minutes=1)
        set_up.notes.save_note(note(title))
        set_up.notes.remove_note(set_up.notes.notes()[0])
    return set_up


def names(pilot: Pilot[str]) -> list[str]:
    assert isinstance(pilot.app.screen, RemovedDialog)
    rows = pilot.app.screen.rows
    return [str(rows.get_option_at_index(n).prompt) for n in range(rows.option_count)]


async def test_what_was_removed_is_brought_back_and_the_page_shows_it(
    run: Run, gone: Tracker
) -> None:
    async with run(gone) as pilot:
        await press(pilot, "5", "U")
        assert names(pilot) == [
            "until 23 Dec  The note “Pears”",
            "until 23 Dec  The note “Plums”",
        ]
        await press(pilot, "down", "enter")
        assert said(pilot) == ["Back again: the note “Plums”."]
        assert len(names(pilot)) == 1
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Page)
        assert [each.title for each in gone.notes.notes()] == ["Plums"]
        await press(pilot, "u")
        assert gone.notes.notes() == ()


async def test_erasing_asks_first_and_the_safe_answer_has_the_focus(
    run: Run, gone: Tracker
) -> None:
    async with run(gone) as pilot:
        await press(pilot, "U", "d", "enter")
        assert len(names(pilot)) == 2
        await press(pilot, "delete")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        assert "cannot be undone" in screen_text(pilot)
        await press(pilot, "y")
        assert said(pilot)[0].startswith("Erased for good")
        assert [row.name for row in gone.removal.rows()] == ["the note “Plums”"]
        await press(pilot, "d")
        await pilot.click("#yes")
        await pilot.pause()
        assert names(pilot) == []
        assert "Nothing was removed" in screen_text(pilot)
        await press(pilot, "d", "enter", "escape")
        assert isinstance(pilot.app.screen, Page)


async def test_a_removed_one_is_brought_back_by_mouse(run: Run, gone: Tracker) -> None:
    async with run(gone) as pilot:
        await press(pilot, "U")
        await pilot.click("#removed-rows", offset=(4, 0))
        await pilot.pause()
        assert [each.title for each in gone.notes.notes()] == ["Pears"]


async def test_a_failed_erasing_is_told_and_keeps_it(
    run: Run, gone: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "no room")

    async with run(gone) as pilot:
        await press(pilot, "U")
        monkeypatch.setattr(os, "fsync", refuse)
        await press(pilot, "d", "y")
        assert said(pilot) == ["The disk is full. Free some room and save again."]
        assert len(names(pilot)) == 2


@pytest.fixture
def two(set_up: Tracker, clock: FixedClock) -> Tracker:
    """A file beside which a sync tool left another version, with one more note in it."""
    path = set_up.database.path
    left = path.with_name("recovery.sync-conflict-20261123-154500-ABCDEFG.json")
    shutil.copy(path, left)
    other = open_tracker(left, clock)
    clock.move(minutes=1)
    other.notes.save_note(note("Plums"))
    other.close()
    set_up.check_ins.save(check_in())
    return set_up


async def test_a_second_version_is_offered_and_put_together(run: Run, two: Tracker) -> None:
    async with run(two) as pilot:
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, TellDialog)
        assert "New from there: 1 note" in screen_text(pilot)
        assert "Only here before: 1 check-in" in screen_text(pilot)
        await press(pilot, "enter", "u")
        assert said(pilot) == ["Undone: taking in the other version."]
    async with run(two) as pilot:
        assert isinstance(pilot.app.screen, Page)


async def test_not_now_leaves_it_and_the_palette_offers_it(run: Run, two: Tracker) -> None:
    async with run(two) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Page)
        assert two.notes.notes() == ()
        await choose(pilot, "both versions")
        assert isinstance(pilot.app.screen, TellDialog)
        assert len(two.notes.notes()) == 1


async def test_a_version_that_cannot_be_read_is_told_and_stays(run: Run, two: Tracker) -> None:
    async with run(two) as pilot:
        (left,) = two.merging.waiting()
        left.write_bytes(b"{")
        await pilot.click(pilot.app.screen.query_one("#yes", Button))
        await pilot.pause()
        assert "damaged" in screen_text(pilot)
        assert left.read_bytes() == b"{"


@pytest.mark.parametrize("content", [b"{", b'{"meta":{"1":{"schema":1,"journal":"another"}}}'])
async def test_a_file_of_such_a_name_that_is_no_other_version_is_not_asked_about(
    run: Run, two: Tracker, content: bytes
) -> None:
    (left,) = two.merging.waiting()
    left.write_bytes(content)
    async with run(two) as pilot:
        assert isinstance(pilot.app.screen, Page)


async def test_everything_is_erased_only_when_the_word_is_typed(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await choose(pilot, "erase everything")
        assert isinstance(pilot.app.screen, EraseForm)
        assert "SSD" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert "Type the word erase" in error_at(pilot, "word")
        await type_text(pilot, "yes")
        await press(pilot, "ctrl+s")
        assert not pilot.app._exit
        assert pilot.app.screen.keep_draft()
        assert set_up.drafts() == ()
        await press(pilot, *["backspace"] * 3)
        await type_text(pilot, "Erase")
        await press(pilot, "ctrl+s")
        assert pilot.app.return_value == ERASE


async def test_erasing_everything_is_left_by_escape(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        pilot.app.push_screen(EraseForm(set_up))
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Page)
