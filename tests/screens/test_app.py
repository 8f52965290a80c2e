"""What works everywhere: pages, help, palette, undo, small windows, a crash, looking only."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.color import Color
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from iop_tracker import app as app_module
from iop_tracker.app import IopApp
from iop_tracker.errors import FileInUse
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.comfort_form import choose_theme
from iop_tracker.screens.form import Form
from iop_tracker.screens.help_now import HelpNowScreen
from iop_tracker.screens.insights_pictures import PICTURES
from iop_tracker.screens.keys import KeysDialog
from iop_tracker.screens.page import Page
from iop_tracker.screens.program_form import ProgramForm
from iop_tracker.screens.substances_form import SubstancesForm
from iop_tracker.screens.welcome import SetUpForm, WelcomeScreen
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.widgets.key_footer import KeyFooter, placed
from iop_tracker.widgets.nav_bar import HELP_NOW, PAGES, NavBar, nav_items
from iop_tracker.widgets.too_small import TooSmall
from tests.builders import note
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import choose, error_at, press, said, screen_text, type_text

SECRET = "nobody may read this"


async def click_row(pilot: Pilot[str], target: str) -> None:
    """Click on a page, or on help, in the row at the top."""
    bar = pilot.app.screen.query_one(NavBar)
    item = next(item for item in bar.items() if item.target == target)
    await pilot.click(bar, offset=(item.start + 1, 0))


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("room", [60, 79, 80, 119, 120, 200])
def test_the_row_has_every_page_help_and_the_one_that_is_open(room: int, read_only: bool) -> None:
    for mode, _, _ in PAGES:
        items = nav_items(mode, room, read_only=read_only)
        shown = [item.target for item in items if item.target]
        assert shown == [*(each for each, _, _ in PAGES), HELP_NOW]
        assert read_only == any(item.text.strip() == "looking only" for item in items) or room < 80
        assert all(a.end <= b.start for a, b in pairwise(items))
        assert items[-1].end <= room


async def test_every_page_is_reached_by_its_number_and_by_the_mouse(
    run: Run, demo: Tracker
) -> None:
    async with run(demo) as pilot:
        for mode, key, _ in reversed(PAGES):
            await press(pilot, key)
            assert pilot.app.current_mode == mode
        for mode, _, _ in reversed(PAGES):
            await click_row(pilot, mode)
            await pilot.pause()
            assert pilot.app.current_mode == mode


@pytest.mark.parametrize("page", [key for _, key, _ in PAGES])
async def test_help_is_one_key_away_on_every_page(run: Run, demo: Tracker, page: str) -> None:
    async with run(demo) as pilot:
        await press(pilot, page)
        for key in ("exclamation_mark", "f2", "ctrl+g"):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, HelpNowScreen), key
            assert "911" in screen_text(pilot)
            assert "988" in screen_text(pilot)
            await press(pilot, key, "escape")
            assert isinstance(pilot.app.screen, Page), key


async def test_help_is_one_click_away(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        await click_row(pilot, HELP_NOW)
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpNowScreen)


@pytest.mark.parametrize("key", ["f2", "ctrl+g"])
async def test_help_opens_while_typing_in_a_dialog_and_what_was_typed_stays(
    run: Run, set_up: Tracker, key: str
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await type_text(pilot, "Half a thought")
        await press(pilot, key)
        assert isinstance(pilot.app.screen, HelpNowScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "Half a thought"
        await press(pilot, "exclamation_mark")
        assert pilot.app.focused.value == "Half a thought!"


async def test_the_keys_of_a_screen_are_listed(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        await press(pilot, "2", "question_mark")
        assert isinstance(pilot.app.screen, KeysDialog)
        text = screen_text(pilot)
        for words in ("I missed it", "Go to Insights", "Help in a hard moment", "Quit"):
            assert words in text
        await press(pilot, "escape")
        assert pilot.app.current_mode == "schedule"


async def test_the_palette_offers_what_keys_do_and_no_screenshot(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "insights")
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert pilot.app.current_mode == "insights"
        commands = {c.title for c in pilot.app.get_system_commands(pilot.app.screen)}
        assert {c for c in commands if not c.startswith("Encrypt")} == {
            *("Colors: light", "Colors: high contrast", "Safety plan", "Erase everything"),
            *("Colors: color-blind safe", "Colors: no color"),
            "Comfort: colors, motion, keys, size, language",
            *(f"Insights: {name}" for _, name in PICTURES),
            *("Goals", "Milestones"),
            *("What your recovery is about: substances", "Danger signs"),
            *("Go through your plans, as cards", "Change the program, country, help lines"),
            *("Look back after a return to use", "Your looks back, to read"),
            "Gentle signals: what Today points out",
            "What a check-in asks",
            *("Get ready for a session", "Export: print, spreadsheet, clinic, all of it"),
            *("To your phone's calendar", "Take in a calendar", "Search everything", "What is new"),
        }


@pytest.mark.parametrize(
    ("words", "page", "kind"),
    [
        ("country", "1", ProgramForm),
        ("help lines", "4", ProgramForm),
        ("country", "2", ProgramForm),
        ("help lines", "2", ProgramForm),
        ("substances", "1", SubstancesForm),
    ],
)
async def test_the_palette_finds_the_country_the_help_lines_and_the_substances(
    run: Run, set_up: Tracker, words: str, page: str, kind: type[Form]
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, page)
        await choose(pilot, words)
        assert isinstance(pilot.app.screen, kind)


async def test_help_takes_the_place_of_the_palette(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        for keys in (("ctrl+p", "f2"), ("ctrl+p", "f2"), ("4", "ctrl+p", "ctrl+g", "ctrl+p")):
            await press(pilot, *keys)
        assert isinstance(pilot.app.screen, CommandPalette)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, HelpNowScreen)


async def test_a_form_opened_from_the_palette_saves(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "check in")
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, CheckInForm)
        await press(pilot, "7", "ctrl+s")
        assert set_up.check_ins.all()[0].mood == 7


async def test_the_chosen_colors_are_remembered(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(set_up) as pilot:
        choose_theme(pilot.app, set_up, "iop-light")
    assert IopApp(reopened()).theme == "iop-light"


async def test_pages_seen_before_and_after_it_was_chosen_have_the_colours_of_the_theme(
    run: Run, demo: Tracker
) -> None:
    async with run(demo) as pilot:
        await press(pilot, "2")
        choose_theme(pilot.app, demo, "iop-light")
        await pilot.pause()
        background = Color.parse(pilot.app.theme_variables["background"])
        for _, key, _ in PAGES:
            await press(pilot, key)
            assert pilot.app.screen.styles.background == background, key


async def test_a_page_that_is_seen_for_the_first_time_lets_the_styles_of_the_others_be(
    run: Run, demo: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshed: list[str] = []
    async with run(demo) as pilot:
        monkeypatch.setattr(pilot.app, "refresh_css", lambda **_: refreshed.append("styles"))
        for _, key, _ in PAGES:
            await press(pilot, key)
    assert refreshed == []


async def test_undo_says_what_it_took_back(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "c", "7", "ctrl+s", "u")
        assert "Undone: the check-in for today." in said(pilot)
        assert set_up.check_ins.all() == ()
        await press(pilot, "ctrl+y")
        assert "Done again: the check-in for today." in said(pilot)
        assert set_up.check_ins.all()[0].mood == 7
        await press(pilot, "ctrl+z", "u", "u", "u")
        assert "There is nothing to undo." in said(pilot)


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (20, 5)])
async def test_a_window_that_is_too_small_says_so(
    run: Run, demo: Tracker, size: tuple[int, int]
) -> None:
    async with run(demo, size) as pilot:
        assert pilot.app.screen.query_one(TooSmall).display
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert not pilot.app.screen.query_one(TooSmall).display


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_every_page_opens_at_every_size(
    run: Run, demo: Tracker, size: tuple[int, int]
) -> None:
    async with run(demo, size) as pilot:
        for _, key, _ in PAGES:
            await press(pilot, key)
            assert isinstance(pilot.app.screen, Page), key
            for widget in pilot.app.screen.query("NavBar, KeyFooter"):
                assert widget.region.right <= size[0], key


async def test_the_footer_of_every_page_fits_80_columns(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        for _, key, _ in PAGES:
            await press(pilot, key)
            footer = pilot.app.screen.query_one(KeyFooter)
            assert len(placed(footer.keys, 80)) == len(footer.keys), pilot.app.current_mode


async def test_markup_in_what_was_written_stays_text(run: Run, set_up: Tracker) -> None:
    wild = "[red]hi[/x] [@click=app.quit]go[/] [/]"
    set_up.notes.save_note(note(title=wild, text=wild))
    async with run(set_up) as pilot:
        await press(pilot, "5")
        assert wild in screen_text(pilot)
        await press(pilot, "d")
        assert "Removed. u brings it back." in said(pilot)
        await press(pilot, "u")
        assert any(wild in sentence for sentence in said(pilot))


async def test_a_crash_shows_none_of_the_participants_words(
    set_up: Tracker, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Page) -> None:
        local = SECRET
        raise RuntimeError(local)

    app = IopApp(set_up)
    monkeypatch.setattr("iop_tracker.screens.today.TodayScreen.reload", broken)
    with pytest.raises(RuntimeError):
        async with app.run_test():
            pass
    app._print_error_renderables()
    printed = capsys.readouterr()
    assert SECRET not in printed.out + printed.err
    assert "had to close" in printed.err


async def test_a_second_window_may_only_look(
    run: Run, set_up: Tracker, path: Path, clock: FixedClock
) -> None:
    set_up.notes.save_note(note())
    with pytest.raises(FileInUse):
        open_tracker(path, clock)
    async with run(open_tracker(path, clock, write=False)) as pilot:
        bar = pilot.app.screen.query_one(NavBar)
        assert "looking only" in str(bar.render())
        await press(pilot, "c", "7", "ctrl+s")
        assert isinstance(pilot.app.screen, CheckInForm)
        assert any("looking only" in sentence for sentence in said(pilot))
        await press(pilot, "escape", "y", "5", "d")
        assert set_up.notes.notes()


async def test_the_window_title_is_neutral(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        await press(pilot, "5", "enter")
        assert pilot.app.title == "iop-tracker"
        assert not pilot.app.sub_title


def test_every_binding_that_is_shown_has_an_id_a_text_and_a_tooltip() -> None:
    from iop_tracker.screens import (
        check_ins,
        coping,
        help_now,
        insights,
        mark_dialog,
        note_view,
        notes,
        plan_view,
        schedule,
        today,
    )

    screens: list[Any] = [
        app_module.IopApp,
        today.TodayScreen,
        schedule.ScheduleScreen,
        check_ins.CheckInsScreen,
        coping.CopingScreen,
        notes.NotesScreen,
        insights.InsightsScreen,
        plan_view.PlanView,
        note_view.NoteView,
        help_now.HelpNowScreen,
        mark_dialog.MarkDialog,
    ]
    ids: dict[str, str] = {}
    for screen in screens:
        for binding in screen.BINDINGS:
            assert isinstance(binding, Binding)
            if not binding.show and binding.id is None:
                continue
            assert binding.id, (screen, binding)
            assert binding.description
            assert ids.setdefault(binding.id, binding.action) == binding.action


async def test_the_first_start_asks_six_things_and_ends_on_today(
    run: Run, tracker: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(tracker) as pilot:
        assert isinstance(pilot.app.screen, WelcomeScreen)
        await press(pilot, "1")
        form = pilot.app.screen
        assert isinstance(form, SetUpForm)
        assert len(form.answers) == 6
        await type_text(pilot, "Sam")
        await press(pilot, "ctrl+s", "escape")
        assert pilot.app.current_mode == "today"
        assert isinstance(pilot.app.screen, Page)
        assert "Sam" in screen_text(pilot)
    program = reopened().programs.current
    assert program is not None
    assert program.weeks == 12
    assert program.time_zone == "America/New_York"


async def test_a_wrong_answer_in_the_set_up_is_said_at_its_field_and_nothing_is_lost(
    run: Run, tracker: Tracker
) -> None:
    async with run(tracker) as pilot:
        await press(pilot, "1")
        form = pilot.app.screen
        assert isinstance(form, SetUpForm)
        form.field("called").answer = "Sam"
        form.field("time_zone").answer = "Moon/Base"
        await press(pilot, "ctrl+s")
        assert "America/New_York" in error_at(pilot, "time_zone")
        form.field("time_zone").answer = "Europe/Berlin"
        form.field("start").answer = "soon"
        await press(pilot, "ctrl+s")
        assert "2026-11-23" in error_at(pilot, "start")
        assert form.answer("called") == "Sam"
        form.field("start").answer = "mon"
        form.field("usual_start").answer = "6 pm"
        await press(pilot, "ctrl+s")
    program = tracker.programs.current
    assert program is not None
    assert program.time_zone == "Europe/Berlin"


@pytest.mark.parametrize("key", ["2", "d"])
async def test_the_demo_is_one_key_away_at_the_first_start(
    run: Run, tracker: Tracker, key: str
) -> None:
    async with run(tracker) as pilot:
        await press(pilot, key)
        assert pilot.app.return_value == "demo"


@pytest.mark.parametrize("key", ["3", "escape"])
async def test_the_set_up_can_wait(run: Run, tracker: Tracker, key: str) -> None:
    async with run(tracker) as pilot:
        await press(pilot, key)
        assert "Press s" in screen_text(pilot)
        await press(pilot, "2")
        assert "set up your program" in screen_text(pilot)
        await press(pilot, "1", "s")
        assert isinstance(pilot.app.screen, WelcomeScreen)


async def test_help_works_before_anything_is_set_up(run: Run, tracker: Tracker) -> None:
    async with run(tracker) as pilot:
        await press(pilot, "exclamation_mark")
        assert isinstance(pilot.app.screen, HelpNowScreen)
        assert "911" in screen_text(pilot)
        await press(pilot, "p")
        assert any("no plan yet" in sentence for sentence in said(pilot))
