"""Text that would control a terminal: pasted into every field, it is kept and never sent raw."""

import pytest
from msgspec.structs import replace
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from iop_tracker.domain.coping import Contact, CopingPlan
from iop_tracker.domain.note import Note, Task
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from tests.builders import MONDAY
from tests.screens.conftest import Run
from tests.screens.driving import WAYS, press, said, sent_raw
from tests.screens.test_every_screen import HOSTILE

WORSE = HOSTILE + "\x1b]0;title\x07\u2066\u200b\ufeff\u061c\x85\x00e\u0301[bold]"
FORMS = [way for way in WAYS if way.endswith("form")]


async def paste(pilot: Pilot[str], text: str) -> None:
    """Paste into what has the focus, as a terminal tells it."""
    assert pilot.app.focused is not None
    pilot.app.post_message(Paste(text))
    await pilot.pause()


@pytest.mark.parametrize("way", FORMS)
async def test_whatever_is_pasted_into_a_form_is_kept_as_it_is_and_not_sent_raw(
    run: Run, demo: Tracker, way: str
) -> None:
    async with run(demo) as pilot:
        await press(pilot, *WAYS[way])
        form = pilot.app.screen
        assert isinstance(form, Form)
        pasted = 0
        for field in form.query(Input).results():
            field.focus()
            await pilot.pause()
            field.value = ""
            await paste(pilot, WORSE)
            assert field.value == " ".join(WORSE.splitlines())
            pasted += 1
        for area in form.query(TextArea).results():
            area.focus()
            await pilot.pause()
            area.text = ""
            await paste(pilot, WORSE)
            assert area.text.splitlines() == WORSE.splitlines()
            pasted += 1
        assert pasted
        assert sent_raw(pilot) == set()
        await press(pilot, "ctrl+s")
        assert sent_raw(pilot) == set()
        assert pilot.app.is_running


async def test_lines_that_are_pasted_into_one_line_are_all_there(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await paste(pilot, "one\ntwo\r\nthree\n")
        await press(pilot, "left", "shift+home")
        await paste(pilot, "begin")
        assert pilot.app.screen.query(Input).first().value == "begine"


async def test_half_a_letter_is_said_when_saving_and_ends_nothing(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await paste(pilot, "half \ud83d here")
        assert sent_raw(pilot) == set()
        await press(pilot, "ctrl+s")
        assert any("can't be stored" in sentence for sentence in said(pilot))
        assert set_up.notes.notes() == ()
        assert pilot.app.is_running


@pytest.mark.parametrize("text", ["a\u2028b\x0bc\x0cd", "a\r\nb\nc\rd\x85"])
async def test_a_text_that_nobody_touched_is_saved_as_it_was(
    run: Run, set_up: Tracker, text: str
) -> None:
    set_up.notes.save_note(Note(title="Old", text=text, day=MONDAY))
    async with run(set_up) as pilot:
        await press(pilot, "5", "e")
        form = pilot.app.screen
        assert isinstance(form, Form)
        assert not form.is_dirty
        await press(pilot, "x", "ctrl+s")
        note = set_up.notes.notes()[0]
        assert (note.title, note.text) == ("Oldx", text)
        await press(pilot, "e", "tab", "x", "ctrl+s")
        assert set_up.notes.notes()[0].text.startswith("xa")


@pytest.fixture
def hostile(demo: Tracker) -> Tracker:
    """The invented participant, with a note, a task, a person and a plan of such words."""
    note, task = demo.notes.notes()[0], demo.notes.tasks()[0]
    person, plan = demo.coping.contacts()[0], demo.coping.plans()[0]
    with demo.database.transaction():
        demo.database.of(Note).put([replace(note, title=WORSE)])
        demo.database.of(Task).put([replace(task, text=WORSE)])
        demo.database.of(Contact).put([replace(person, name=WORSE)])
        demo.database.of(CopingPlan).put([replace(plan, situation=WORSE)])
    return demo


async def test_what_was_undone_and_done_is_told_without_sending_it_raw(
    run: Run, hostile: Tracker
) -> None:
    hostile.notes.toggle_task(hostile.notes.tasks()[0])
    hostile.notes.save_note(hostile.notes.notes()[0])
    hostile.coping.save_contact(hostile.coping.contacts()[0])
    async with run(hostile) as pilot:
        told = 0
        for key in ("u", "u", "u", "ctrl+y", "ctrl+y"):
            await press(pilot, key)
            await pilot.pause()
            told += any("[/][@click=quit]" in sentence for sentence in said(pilot))
            assert sent_raw(pilot) == set()
        assert told == 5
        assert pilot.app.is_running


@pytest.mark.parametrize("way", ["Notes", "plan", "help now"])
async def test_the_palette_and_what_asks_first_send_nothing_raw(
    run: Run, hostile: Tracker, way: str
) -> None:
    async with run(hostile) as pilot:
        await press(pilot, *WAYS[way])
        assert sent_raw(pilot) == set()
        await press(pilot, "ctrl+p")
        await paste(pilot, WORSE)
        assert sent_raw(pilot) == set()
        await press(pilot, "escape", "d")
        assert sent_raw(pilot) == set()
        assert pilot.app.is_running
