"""Finding things: letters that jump, and the palette with everything that was written."""

import pytest
from textual.pilot import Pilot

from iop_tracker.domain.note import Note
from iop_tracker.screens.goal_view import GoalView
from iop_tracker.screens.jump import LETTERS, JumpScreen, places
from iop_tracker.screens.note_view import NoteView
from iop_tracker.screens.strategy_view import StrategyView
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.tab_row import TabRow
from tests.builders import MONDAY
from tests.screens.conftest import Run
from tests.screens.driving import choose, press, type_text


def letter(pilot: Pilot[str], wanted: object) -> str:
    """The letter that stands at a widget's first cell."""
    known = list(places(pilot.app.screen))
    return LETTERS[next(n for n, place in enumerate(known) if place.at == wanted)]


async def test_a_letter_goes_to_a_row_a_tab_and_a_field(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        await press(pilot, "5")
        rows = pilot.app.screen.query_one("#notes-list", RecordList)
        there = letter(pilot, rows.content_region.offset + (0, 3))  # noqa: RUF005 - an Offset
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, JumpScreen)
        await press(pilot, there)
        assert rows.highlighted == 3
        assert rows.has_focus
        tabs = pilot.app.screen.query_one(TabRow)
        await press(pilot, "f4", LETTERS[1])
        assert tabs.current == list(dict(tabs.starts()).values())[1]
        await press(pilot, "n")
        await press(pilot, "f4", LETTERS[1])
        chain = pilot.app.screen.focus_chain
        assert pilot.app.screen.focused is chain[1]


async def test_the_letters_go_away_by_escape_by_f4_and_by_a_key_without_a_place(
    run: Run, demo: Tracker
) -> None:
    async with run(demo) as pilot:
        for key in ("escape", "f4", "9"):
            await press(pilot, "f4")
            assert isinstance(pilot.app.screen, JumpScreen)
            await press(pilot, key)
            assert not isinstance(pilot.app.screen, JumpScreen)
        await press(pilot, "f4", "f2", "escape", "escape")
        assert not isinstance(pilot.app.screen, JumpScreen)


async def test_after_scrolling_the_letters_stand_at_the_rows_that_are_seen(
    run: Run, demo: Tracker
) -> None:
    for number in range(12):
        demo.notes.save_note(Note(title=f"Note {number}", text="x", day=MONDAY))
    async with run(demo, size=(60, 20)) as pilot:
        await press(pilot, "5", "end")
        rows = pilot.app.screen.query_one("#notes-list", RecordList)
        assert rows.scroll_offset.y > 0
        seen = [row for row, _ in rows.seen_lines()]
        assert seen[-1] == rows.option_count - 1
        await press(pilot, "f4", LETTERS[len(list(pilot.app.screen.query_one(TabRow).starts()))])
        assert rows.highlighted == seen[0]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("sleep through the", GoalView),
        ("Session: anger", NoteView),
        ("", StrategyView),
    ],
)
async def test_the_palette_opens_what_was_written_and_what_the_library_has(
    run: Run, demo: Tracker, words: str, kind: type
) -> None:
    async with run(demo) as pilot:
        if kind is StrategyView:
            library = (s.name for s in demo.coping.strategies() if s.is_built_in)
            words = next(name for name in library if not demo.searching.find(name))
        await choose(pilot, words)
        assert isinstance(pilot.app.screen, kind)


async def test_a_picture_is_found_by_its_name_from_anywhere(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        await choose(pilot, "insights: halt")
        assert pilot.app.current_mode == "insights"
        assert pilot.app.screen.query_one("#insights-names", TabRow).current == "halt"


async def test_over_a_form_the_palette_leads_to_nothing_that_was_written(
    run: Run, demo: Tracker
) -> None:
    async with run(demo) as pilot:
        await press(pilot, "5", "n", "enter", "ctrl+p")
        await type_text(pilot, "Session: anger")
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        assert not any(isinstance(screen, NoteView) for screen in pilot.app.screen_stack)
