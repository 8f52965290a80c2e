from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from iop_tracker.app import IopApp
from iop_tracker.screens.form import DRAFT_SECONDS
from iop_tracker.screens.note_form import NoteForm
from iop_tracker.screens.note_view import NoteView
from iop_tracker.screens.notes import NotesScreen
from iop_tracker.screens.session_choice import session_choices
from iop_tracker.screens.task_form import TaskForm
from iop_tracker.screens.template_dialog import TemplateDialog
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.note_text import NoteText
from iop_tracker.widgets.record_list import RecordList
from tests.builders import MONDAY, note, task
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import error_at, press, said, screen_text, type_text


def rows(screen: object) -> list[str]:
    assert isinstance(screen, NotesScreen)
    found = screen.query_one("#notes-list", RecordList)
    return [str(option.prompt) for option in found.options]


def read(pilot: Pilot[str]) -> str:
    """What stands beside the list."""
    shown = pilot.app.screen.query_one(NoteText)._shown
    return "\n".join((shown.title, shown.about, shown.text, shown.tasks)) if shown else ""


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
        assert "from Relapse prevention" in read(pilot)
        assert "#halt #sleep" in read(pilot)
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
        await type_text(pilot, "SCR")
        assert len(rows(pilot.app.screen)) == 1
        await press(pilot, "escape")
        assert len(rows(pilot.app.screen)) == 2
        await press(pilot, "slash")
        await type_text(pilot, "#nig")
        assert "Sleep" in rows(pilot.app.screen)[0]
        await type_text(pilot, "z")
        assert "Nothing found" in screen_text(pilot)
        await press(pilot, "enter", "escape")
        assert len(rows(pilot.app.screen)) == 2


async def test_a_note_is_read_as_markdown_edited_removed_and_brought_back(
    run: Run, set_up: Tracker
) -> None:
    set_up.notes.save_note(note("Sleep", text="## Why"))
    async with run(set_up) as pilot:
        await press(pilot, "5", "enter")
        assert isinstance(pilot.app.screen, NoteView)
        await press(pilot, "e")
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


async def test_a_task_comes_out_of_a_note_and_shows_there_and_on_today(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        form = pilot.app.screen
        assert isinstance(form, NoteForm)
        form.field("title").answer = "Workshop"
        form.field("session").answer = session_choices(set_up)[0][0]
        await press(pilot, "ctrl+t")
        assert isinstance(pilot.app.screen, TaskForm)
        pilot.app.screen.field("text").answer = "Call Ruth"
        pilot.app.screen.field("due").answer = "fri"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, NoteForm)
        await press(pilot, "ctrl+s")
        assert "□ Call Ruth, due Fri 27 Nov" in read(pilot)
        await press(pilot, "t")
        assert "in the note “Workshop”" in screen_text(pilot)
        assert "from Relapse prevention" in screen_text(pilot)
        await press(pilot, "1")
        assert "Call Ruth" in str(pilot.app.screen.query_one(RecordList).options[0].prompt)
    (saved,) = reopened().notes.notes()
    (made,) = reopened().notes.tasks()
    assert (made.note_id, made.session, made.due) == (saved.id, saved.session, date(2026, 11, 27))


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
        await type_text(pilot, "Two")
        await press(pilot, "ctrl+s")
        assert len(rows(pilot.app.screen)) == 2
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TaskForm)
        await press(pilot, "escape", "delete")
        assert len(set_up.notes.tasks()) == 1
        await pilot.click("TabRow", offset=(3, 0))
        await pilot.pause()
        assert "No notes yet" in screen_text(pilot)
        await press(pilot, "right_square_bracket")
        assert len(rows(pilot.app.screen)) == 1


async def test_a_task_says_until_when_and_refuses_what_is_no_day(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    set_up.notes.save_task(task("Late", due=MONDAY - timedelta(days=3)))
    set_up.notes.save_task(task("Some day"))
    async with run(set_up) as pilot:
        await press(pilot, "5", "t")
        assert "2 to do, 0 done" in screen_text(pilot)
        late, some_day = rows(pilot.app.screen)
        assert "since Fri 20 Nov" in late
        assert late.index("Late") == some_day.index("Some day")
        await press(pilot, "j", "e", "tab")
        await type_text(pilot, "x")
        await press(pilot, "ctrl+s")
        assert "Until when is written like" in error_at(pilot, "due")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "x"
        pilot.app.focused.value = "tomorrow"
        await press(pilot, "ctrl+s")
        await press(pilot, "slash")
        await type_text(pilot, "some")
        assert "due tomorrow" in rows(pilot.app.screen)[0]
        assert "1 found" in screen_text(pilot)
    dues = {task.text: task.due for task in reopened().notes.tasks()}
    assert dues["Some day"] == MONDAY + timedelta(days=1)


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
        assert "Half-typed note kept: press n to go on." in screen_text(pilot)
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


async def test_a_half_typed_change_is_marked_in_the_list_and_goes_on(
    run: Run, set_up: Tracker, path: Path, clock: FixedClock
) -> None:
    long_ago = session_choices(set_up)[0][0]
    set_up.notes.save_note(note("Sleep", id="sleep", text="screens out"))
    set_up.notes.save_note(note("Zzz"))
    typed = {"title": "Sleep well", "session": long_ago, "day": "yesterday"}
    set_up.keep_draft("note:sleep", typed)
    set_up.keep_draft("task:new", {"text": "Call", "session": long_ago})
    set_up.close()
    clock.move(days=60)
    again = open_tracker(path, clock)
    async with run(again) as pilot:
        await press(pilot, "5")
        assert "press e on that note" in screen_text(pilot)
        assert ["half-typed" in row for row in rows(pilot.app.screen)] == [False, True]
        await press(pilot, "j", "e")
        form = pilot.app.screen
        assert isinstance(form, NoteForm)
        assert form.answer("title") == "Sleep well"
        assert form.answer("text") == "screens out"
        assert form.answer("session") == long_ago
        await press(pilot, "ctrl+s")
        assert again.draft("note:sleep") is None
        assert not any("half-typed" in row for row in rows(pilot.app.screen))
        await press(pilot, "t")
        assert "Half-typed task kept: press n to go on." in screen_text(pilot)
        await press(pilot, "n", "ctrl+s")
    assert again.notes.note("sleep").session == again.notes.tasks()[0].session is not None
    again.close()


async def test_a_half_typed_note_keeps_the_tasks_that_were_made_in_it(
    run: Run, set_up: Tracker
) -> None:
    set_up.keep_draft("note:new", {"title": "Workshop", "id": "half"})
    set_up.notes.save_task(task("Call Ruth", note_id="half"))
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "ctrl+s")
        assert "□ Call Ruth" in read(pilot)


async def test_a_new_note_is_the_one_that_is_highlighted(run: Run, set_up: Tracker) -> None:
    set_up.notes.save_note(note("Zebra"))
    async with run(set_up, (120, 36)) as pilot:
        await press(pilot, "5", "n", "enter")
        await type_text(pilot, "Anger")
        await press(pilot, "enter")
        await type_text(pilot, "waves")
        await press(pilot, "ctrl+s")
        assert ["Zebra" in row for row in rows(pilot.app.screen)] == [True, False]
        assert "Workshop: Anger" in read(pilot)
        assert set_up.notes.notes()[1].text.startswith("## Topic\nwaves")


async def test_a_note_reads_as_it_was_written_and_its_links_open_nothing(
    run: Run, set_up: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(IopApp, "open_url", lambda *args, **_: opened.append(str(args)))
    text = "first\nsecond <b>x</b> [b]y[/b] \x1b[31m\n\n[link](file:///etc/passwd)"
    set_up.notes.save_note(note("Say \x1b]0;hi\x07", text=text, tags=("a", "b")))
    async with run(set_up, (120, 36)) as pilot:
        await press(pilot, "5")
        assert "#a #b" in rows(pilot.app.screen)[0]
        await press(pilot, "v")
        assert isinstance(pilot.app.screen, NoteView)
        blocks = [str(block.render()) for block in pilot.app.screen.query("MarkdownParagraph")]
        assert blocks[0].splitlines()[0] == "first"
        assert blocks[0].splitlines()[1].startswith("second <b>x</b> [b]y[/b]")
        await pilot.click("MarkdownParagraph:last-of-type", offset=(1, 0))
        assert opened == []
        drawn = pilot.app.export_screenshot()
        assert "second" in drawn
        assert "\x1b" not in drawn
        assert "\x07" not in drawn


async def test_a_long_note_is_scrolled_by_keys_and_opened_by_a_click(
    run: Run, set_up: Tracker
) -> None:
    set_up.notes.save_note(note("Long", text="\n\n".join(["word"] * 30)))
    async with run(set_up) as pilot:
        await press(pilot, "5")
        await pilot.click("#notes-list", offset=(15, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, NoteView)
        box = pilot.app.screen.query_one(".note-box")
        await press(pilot, "j", "j")
        assert box.scroll_offset.y == 6
        await press(pilot, "k")
        assert box.scroll_offset.y == 3
        await press(pilot, "end")
        assert box.scroll_target_y == box.max_scroll_y > 30
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, NotesScreen)


async def test_the_note_beside_the_list_follows_the_highlight(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        await press(pilot, "5")
        await pilot.press(*"jjjk")
        await pilot.pause()
        assert demo.notes.notes()[2].title in read(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "sleep")
        assert "sleep" in read(pilot).lower()
        await press(pilot, "down", "d")
        assert any("brings it back" in s for s in said(pilot))
        await press(pilot, "escape")
        assert len(rows(pilot.app.screen)) == len(demo.notes.notes())


async def test_a_file_damaged_from_outside_is_said_and_the_page_stays(
    run: Run, set_up: Tracker, path: Path
) -> None:
    set_up.notes.save_note(note("One"))
    set_up.notes.save_note(note("Two"))
    async with run(set_up) as pilot:
        await press(pilot, "5")
        path.write_bytes(b"{broken")
        await press(pilot, "j", "d")
        assert any("damaged" in s for s in said(pilot))
        assert isinstance(pilot.app.screen, NotesScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, NoteView)


async def test_nothing_to_read_or_change_is_offered_while_a_list_is_empty(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5")
        offered = {each.binding.id for each in pilot.app.screen.active_bindings.values()}
        assert "notes.new" in offered
        assert not offered & {"notes.open", "notes.edit", "notes.remove", "notes.done"}
        await press(pilot, "e", "d", "x", "v")
        assert isinstance(pilot.app.screen, NotesScreen)


async def test_very_long_words_and_every_field_fit_the_smallest_window(
    run: Run, set_up: Tracker
) -> None:
    long = "x" * 120
    set_up.notes.save_note(note(long, text="y" * 5000, tags=(long,)))
    async with run(set_up, (60, 20)) as pilot:
        await press(pilot, "5")
        assert pilot.app.screen.query_one("#notes-list").region.right <= 60
        assert not pilot.app.screen.query_one("#note-details").display
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, NoteView)
        assert pilot.app.screen.query_one(NoteText).region.right <= 60
        await press(pilot, "e")
        fields = list(pilot.app.screen.query(Field))
        assert [field.field for field in fields] == ["title", "text", "tags", "session", "day"]
        assert all(field.region.height > 0 and field.region.bottom <= 19 for field in fields)
