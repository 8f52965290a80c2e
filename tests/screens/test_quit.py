"""Leaving the program: from anywhere, and never at the price of what is half typed."""

from collections.abc import Iterator
from typing import NoReturn

import pytest
from textual.command import CommandPalette

from iop_tracker.app import UNKEPT_SENTENCE
from iop_tracker.errors import StorageError
from iop_tracker.tracker import Tracker
from tests.screens.conftest import Run
from tests.screens.driving import press, said, type_text


async def test_ctrl_q_leaves_from_the_palette(run: Run, tracker: Tracker) -> None:
    async with run(tracker) as pilot:
        await press(pilot, "escape", "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        await pilot.press("ctrl+q")
        assert pilot.app._exit


async def test_ctrl_q_leaves_from_the_welcome(run: Run, tracker: Tracker) -> None:
    async with run(tracker) as pilot:
        await pilot.press("ctrl+q")
        assert pilot.app._exit


@pytest.mark.parametrize("above", [(), ("f2",), ("escape",)])
async def test_half_typed_text_is_kept_when_leaving(
    run: Run, set_up: Tracker, above: tuple[str, ...]
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await type_text(pilot, "Half a q")
        await press(pilot, *above)
        await pilot.press("ctrl+q")
        assert pilot.app._exit
    draft = set_up.draft("note:new")
    assert draft is not None
    assert draft.fields["title"] == "Half a q"


async def test_q_in_a_field_is_a_letter(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3", "q")
        assert not pilot.app._exit


@pytest.fixture
def disk() -> Iterator[pytest.MonkeyPatch]:
    """What a test does to the disk; it can be undone."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def fill(disk: pytest.MonkeyPatch, tracker: Tracker) -> None:
    """From now on no draft can be written."""

    def refuse(*_: object) -> NoReturn:
        raise StorageError("The disk is full.")

    disk.setattr(tracker, "keep_draft", refuse)


async def test_where_half_typed_text_cannot_be_kept_leaving_says_so_first(
    run: Run, set_up: Tracker, disk: pytest.MonkeyPatch
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        fill(disk, set_up)
        await type_text(pilot, "Half")
        await press(pilot, "ctrl+q")
        assert said(pilot)[-1] == f"The disk is full. {UNKEPT_SENTENCE}"
        assert not pilot.app._exit
        await pilot.press("ctrl+q")
        assert pilot.app._exit


async def test_what_was_typed_after_that_is_not_left_behind_unsaid(
    run: Run, set_up: Tracker, disk: pytest.MonkeyPatch
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        fill(disk, set_up)
        await type_text(pilot, "Half")
        await press(pilot, "ctrl+q")
        await type_text(pilot, " more")
        await press(pilot, "ctrl+q")
        assert not pilot.app._exit


async def test_half_typed_text_is_kept_as_soon_as_there_is_room(
    run: Run, set_up: Tracker, disk: pytest.MonkeyPatch
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        fill(disk, set_up)
        await type_text(pilot, "Half")
        await press(pilot, "ctrl+q")
        disk.undo()
        await pilot.press("ctrl+q")
        assert pilot.app._exit
    draft = set_up.draft("note:new")
    assert draft is not None
    assert draft.fields["title"] == "Half"
