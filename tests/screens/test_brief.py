"""Getting ready for a session."""

from pathlib import Path

from iop_tracker.domain.choice import BriefPart
from iop_tracker.screens.brief_view import BriefView, ShownPage
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from tests.screens.conftest import Run
from tests.screens.driving import press, screen_text


async def test_by_keys_wants_are_written_parts_left_out_and_the_page_shown(
    run: Run, demo: Tracker
) -> None:
    async with run(demo, size=(100, 60)) as pilot:
        await press(pilot, "b")
        screen = pilot.app.screen
        assert isinstance(screen, BriefView)
        assert "Left out: What I wrote" in screen_text(pilot)
        await press(pilot, "e", *"sleep", "tab", *"Mia", "ctrl+s")
        session = screen.brief.span.link
        assert session is not None
        assert demo.briefs.wants(session) == ("sleep", "Mia")
        assert "1  sleep" in screen_text(pilot)
        await press(pilot, "o", "down", "down", "space", "escape")
        assert BriefPart.USE in demo.briefs.without
        assert "Days with and without use\n" not in screen_text(pilot)
        await press(pilot, "s")
        assert isinstance(pilot.app.screen, ShownPage)
        assert not pilot.app.screen.query(KeyFooter)
        assert "Left out" not in screen_text(pilot)
        await press(pilot, "escape", "u", "u")
        assert demo.briefs.wants(session) == ()
        await press(pilot, "right_square_bracket")
        assert screen.brief.span.link != session
        await press(pilot, "left_square_bracket", "left_square_bracket", "escape")
        assert not isinstance(pilot.app.screen, BriefView)


async def test_it_is_written_as_a_file_and_never_over_one_that_is_there(
    run: Run, demo: Tracker, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    async with run(demo) as pilot:
        await press(pilot, "b", "w", "ctrl+s")
        file = home / "page-2026-11-23.html"
        assert file.read_text().startswith("<!DOCTYPE html>")
        assert file.stat().st_mode & 0o777 == 0o600
        file.write_text("mine")
        await press(pilot, "w", "ctrl+s")
        said = "There is a file of that name already. Choose another name."
        assert said in [each.message for each in pilot.app._notifications]
        assert file.read_text() == "mine"


async def test_from_schedule_it_is_for_the_session_under_the_cursor(
    run: Run, demo: Tracker
) -> None:
    async with run(demo, size=(120, 40)) as pilot:
        await press(pilot, "2", "right", "right", "b")
        screen = pilot.app.screen
        assert isinstance(screen, BriefView)
        assert screen.brief.span.session in demo.briefs.coming()
        await press(pilot, "escape", "enter", "6")


async def test_before_the_set_up_it_says_what_to_do(run: Run, tracker: Tracker) -> None:
    tracker.notes.save_note(tracker.notes.begin())
    async with run(tracker) as pilot:
        await press(pilot, "escape", "2", "b")
        assert not isinstance(pilot.app.screen, BriefView)
