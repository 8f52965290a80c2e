from collections.abc import Callable
from pathlib import Path

from textual.widgets import Input, Markdown, TextArea

from iop_tracker.screens.form import DRAFT_SECONDS
from iop_tracker.screens.note_form import NoteForm
from iop_tracker.screens.note_view import NoteView
from iop_tracker.screens.notes import NotesScreen
from iop_tracker.screens.session_choice import session_choices
from iop_tracker.screens.task_form import TaskForm
from iop_tracker.screens.template_dialog import TemplateDialog
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.widgets.record_list import RecordList
from tests.builders import MONDAY, note, task
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import error_at, press, said, screen_text, type_text


def rows(screen: object) -> list[str]:
    assert isinstance(screen, NotesScreen)
    found = screen.query_one("#notes-list", RecordList)
    return [str(option.prompt) for option in found.options]


async def test_a_workshop_note_is_written_from_its_template(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n")
        assert isinstance(pilot.app.screen, TemplateDialog)
        await press(pilot, "1")
        form = pilot.app.screen
        assert isinstance(form, NoteForm)
        assert "## What I take away" in form.field("text").answer
        await press(pilot, "end")
        await type_text(pilot, "HALT")
        form.field("tags").answer = "#halt, sleep"
        form.field("session").answer = session_choices(set_up)[0][0]
        await press(pilot, "ctrl+s")
        assert "Workshop: HALT" in rows(pilot.app.screen)[0]
        assert "#halt" in rows(pilot.app.screen)[0]
    (saved,) = reopened().notes.notes()
    assert saved.tags == ("halt", "sleep")
    assert saved.session is not None
    assert saved.session.day == MONDAY


async def test_a_note_without_title_is_refused_and_its_text_stays(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3", "tab")
        assert isinstance(pilot.app.focused, TextArea)
        await type_text(pilot, "kept")
        await press(pilot, "ctrl+s")
        assert "needs a few words" in error_at(pilot, "title")
        form = pilot.app.screen
        assert isinstance(form, NoteForm)
        assert form.answer("text") == "kept"
        assert form.field("title").control.has_focus


async def test_notes_are_searched_as_you_type_and_by_tag(run: Run, set_up: Tracker) -> None:
    set_up.notes.save_note(note("Sleep", text="screens out", tags=("night",)))
    set_up.notes.save_note(note("Party", text="own drink"))
    async with run(set_up) as pilot:
        await press(pilot, "5", "slash")
        await type_text(pilot, "SCREENS")
        assert len(rows(pilot.app.screen)) == 1
        await press(pilot, "escape")
        assert len(rows(pilot.app.screen)) == 2
        await press(pilot, "slash")
        await type_text(pilot, "#nig")
        assert "Sleep" in rows(pilot.app.screen)[0]
        await type_text(pilot, "zzz")
        assert "Nothing found" in screen_text(pilot)
        await press(pilot, "enter", "escape")
        assert len(rows(pilot.app.screen)) == 2


async def test_a_note_is_read_as_markdown_edited_removed_and_brought_back(
    run: Run, set_up: Tracker
) -> None:
    set_up.notes.save_note(note("Sleep", text="## Why\n\n[link](file:///etc/passwd)"))
    async with run(set_up) as pilot:
        await press(pilot, "5", "enter")
        assert isinstance(pilot.app.screen, NoteView)
        assert not pilot.app.screen.query_one(Markdown)._open_links
        await press(pilot, "j", "up", "e")
        form = pilot.app.screen
        assert isinstance(form, NoteForm)
        form.field("title").answer = "Sleep, again"
        await press(pilot, "ctrl+s", "escape")
        assert "Sleep, again" in rows(pilot.app.screen)[0]
        await press(pilot, "e", "escape", "d")
        assert set_up.notes.notes() == ()
        assert "Press n to write one" in screen_text(pilot)
        await press(pilot, "u")
        assert "Sleep, again" in rows(pilot.app.screen)[0]


async def test_a_task_comes_out_of_a_note_and_shows_on_today(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await type_text(pilot, "Workshop")
        await press(pilot, "ctrl+t")
        assert isinstance(pilot.app.screen, TaskForm)
        await type_text(pilot, "Call Ruth")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, NoteForm)
        await press(pilot, "ctrl+s", "1")
        assert "Call Ruth" in str(pilot.app.screen.query_one(RecordList).options[0].prompt)


async def test_tasks_have_their_own_list(run: Run, set_up: Tracker) -> None:
    set_up.notes.save_task(task(due=MONDAY))
    async with run(set_up) as pilot:
        await press(pilot, "5", "t")
        assert "due today" in rows(pilot.app.screen)[0]
        await press(pilot, "x")
        assert "✓" in rows(pilot.app.screen)[0]
        await press(pilot, "space")
        assert "□" in rows(pilot.app.screen)[0]
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, TaskForm)
        await type_text(pilot, "Second")
        await press(pilot, "ctrl+s")
        assert len(rows(pilot.app.screen)) == 2
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TaskForm)
        await press(pilot, "escape", "delete")
        assert len(set_up.notes.tasks()) == 1
        await pilot.click("TabRow", offset=(3, 0))
        await pilot.pause()
        assert "No notes yet" in screen_text(pilot)


async def test_half_typed_text_is_there_after_the_program_was_cut_off(
    run: Run, set_up: Tracker, path: Path, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await type_text(pilot, "Half a")
        form = pilot.app.screen
        assert isinstance(form, NoteForm)
        assert DRAFT_SECONDS <= 1
        form.keep_draft()
    set_up.close()
    again = open_tracker(path, clock)
    async with run(again) as pilot:
        await press(pilot, "5")
        assert "Half-typed note kept: press n" in screen_text(pilot)
        await press(pilot, "n")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "Half a"
        await press(pilot, "ctrl+s")
        assert again.draft("note:new") is None
        assert again.notes.notes()[0].title == "Half a"
    again.close()


async def test_a_draft_goes_when_the_form_is_left_on_purpose(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await type_text(pilot, "x")
        form = pilot.app.screen
        assert isinstance(form, NoteForm)
        form.keep_draft()
        assert set_up.draft("note:new")
        await press(pilot, "escape", "y")
        assert set_up.draft("note:new") is None


async def test_a_failed_save_keeps_the_form_and_says_why(
    run: Run, set_up: Tracker, path: Path
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await type_text(pilot, "Kept")
        path.write_bytes(b"{broken from outside")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, NoteForm)
        assert any("damaged" in s for s in said(pilot))
        assert pilot.app.screen.answer("title") == "Kept"
    assert path.read_bytes() == b"{broken from outside"


async def test_very_long_words_do_not_break_the_page(run: Run, set_up: Tracker) -> None:
    long = "x" * 120
    set_up.notes.save_note(note(long, text="y" * 5000, tags=(long,)))
    async with run(set_up, (60, 20)) as pilot:
        await press(pilot, "5")
        assert pilot.app.screen.query_one("#notes-list").region.right <= 60
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, NoteView)
