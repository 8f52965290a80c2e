"""The lines of a note, its links, and the search over everything."""

from textual.pilot import Pilot

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.coping import Strategy
from iop_tracker.domain.note import Note
from iop_tracker.screens.brief_view import BriefView
from iop_tracker.screens.note_lines import NoteLines
from iop_tracker.screens.note_view import NoteView
from iop_tracker.screens.plan_view import PlanView
from iop_tracker.screens.search_everything import SearchEverything
from iop_tracker.screens.session_view import SessionView
from iop_tracker.screens.strategy_form import StrategyForm
from iop_tracker.screens.strategy_view import StrategyView
from iop_tracker.screens.task_form import TaskForm
from iop_tracker.tracker import Tracker
from tests.builders import MONDAY
from tests.screens.conftest import Run
from tests.screens.driving import press, screen_text


def screen_name(pilot: Pilot[str]) -> str:
    return type(pilot.app.screen).__name__


async def test_by_keys_lines_become_something_and_links_are_followed(
    run: Run, demo: Tracker
) -> None:
    plan = demo.coping.plans()[0]
    text = f"# Heard\n- call Ruth\n[[{plan.situation}]] and [[Nowhere]]\n[[Second]]"
    demo.notes.save_note(Note(id="a" * 32, title="First", text=text, day=MONDAY, pinned=True))
    demo.notes.save_note(Note(id="b" * 32, title="Second", text="[[First]]", day=MONDAY))
    async with run(demo, size=(100, 40)) as pilot:
        await press(pilot, "5", "enter", "l")
        screen = pilot.app.screen
        assert isinstance(screen, NoteLines)
        assert "← Second  links here" in str(screen.query_one("#line-rows").options[-1].prompt)  # type: ignore[attr-defined]
        await press(pilot, "down", "t", "a", "s")
        assert [task.text for task in demo.notes.tasks() if task.note_id] == ["call Ruth"]
        assert "call Ruth" in [topic.text for topic in demo.notes.topics()]
        assert "call Ruth" in demo.coping.strategy_names().values()
        await press(pilot, "u")
        assert "call Ruth" not in demo.coping.strategy_names().values()
        await press(pilot, "down", "enter")
        assert screen_name(pilot) == PlanView.__name__
        await press(pilot, "escape", "down", "down", "down", "enter")
        said = [each.message for each in pilot.app._notifications]
        assert "Nothing here is called “Nowhere” yet." in said
        await press(pilot, "down", "enter")
        assert screen_name(pilot) == NoteView.__name__
        await press(pilot, "l", "end", "enter", "escape", "escape")


async def test_a_link_leads_to_a_strategy_and_to_a_session_with_the_notes_from_it(
    run: Run, demo: Tracker
) -> None:
    built_in = next(s for s in demo.coping.strategies() if s.is_built_in)
    mine = Strategy(name="Whittling", how="a spoon")
    demo.coping.save_strategy(mine)
    coming = demo.sessions.coming()[0]
    names = (built_in.name, mine.name, f"{coming.name}, {demo.here.day(coming.day)}")
    text = "\n".join(f"[[{name}]]" for name in names)
    kept = Note(title="First", text=text, day=MONDAY, pinned=True, session=coming.link)
    demo.notes.save_note(kept)
    async with run(demo, size=(100, 40)) as pilot:
        await press(pilot, "5", "enter", "l", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, StrategyView)
        assert built_in.how in screen_text(pilot)
        assert screen.check_action("edit", ()) is False
        await press(pilot, "escape", "down", "enter", "e")
        assert isinstance(pilot.app.screen, StrategyForm)
        await press(pilot, "end", *"Me", "ctrl+s")
        assert "WhittlingMe" in screen_text(pilot)
        await press(pilot, "escape", "down", "enter")
        assert isinstance(pilot.app.screen, SessionView)
        assert "NOTES FROM IT" in screen_text(pilot)
        assert "First" in screen_text(pilot)
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, BriefView)


async def test_what_was_written_with_a_mark_is_found_and_leads_to_the_session(
    run: Run, demo: Tracker
) -> None:
    past = next(e for e in demo.sessions.recent() if e.is_past)
    demo.schedule.mark(past.occurrence, AttendanceStatus.LATE, "a xylophone [/][@click=quit]")
    async with run(demo) as pilot:
        await press(pilot, "5", "ctrl+f", *"xylophone", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, SessionView)
        assert "a xylophone [/][@click=quit]" in screen_text(pilot)
        assert screen.check_action("brief", ()) is False
        demo.schedule.unmark(past.occurrence)
        await press(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, SearchEverything)


async def test_what_is_typed_is_found_at_each_key_and_opened_where_it_lives(
    run: Run, demo: Tracker
) -> None:
    demo.notes.save_task(demo.notes.make_task("buy zinnias", demo.notes.notes()[0]))
    async with run(demo) as pilot:
        await press(pilot, "5", "ctrl+f", *"zinn")
        assert "1 found" in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TaskForm)
        await press(pilot, "escape", *["backspace"] * 4, *"crvaing", "down")
        assert isinstance(pilot.app.screen, SearchEverything)
        await press(pilot, "slash", *" xyzzyx")
        assert "Nothing has all of these words." in screen_text(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, SearchEverything)


async def test_questions_are_written_marked_changed_and_removed(run: Run, demo: Tracker) -> None:
    before = len(demo.notes.topics())
    async with run(demo) as pilot:
        await press(pilot, "5", "t", "t", "t", "n", *"may I", "ctrl+s")
        assert len(demo.notes.topics()) == before + 1
        await press(pilot, "end", "x")
        assert sum(topic.done is not None for topic in demo.notes.topics()) == 1
        await press(pilot, "u", "home", "e", *" now", "ctrl+s", "home", "d")
        assert len(demo.notes.topics()) == before
        await press(pilot, "u")
        assert any(topic.text.endswith(" now") for topic in demo.notes.topics())


async def test_a_task_is_carried_over_and_a_note_pinned(run: Run, demo: Tracker) -> None:
    task = demo.notes.tasks()[0]
    async with run(demo) as pilot:
        await press(pilot, "5", "t", "plus")
        assert demo.notes.task(task.id).due == MONDAY.replace(day=24)
        await press(pilot, "left_square_bracket", "end", "p")
        assert demo.notes.notes()[0].pinned
        assert "▲" in str(pilot.app.screen.query_one("#notes-list").options[0].prompt)  # type: ignore[attr-defined]
