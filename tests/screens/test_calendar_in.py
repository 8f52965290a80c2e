"""Taking in a calendar, by keys and by mouse."""

from pathlib import Path

from iop_tracker.domain.schedule import ScheduleException, SlotKind
from iop_tracker.screens.calendar_in import CalendarFile, CalendarPreview, begin
from iop_tracker.tracker import Tracker
from tests.screens.conftest import Run
from tests.screens.driving import press, screen_text

MONTHLY = Path(__file__).parent.parent / "exchange" / "calendars" / "monthly.ics"


async def test_by_keys_events_are_marked_their_kind_said_and_taken_in_as_one_step(
    run: Run, demo: Tracker, tmp_path: Path
) -> None:
    file = tmp_path / "m.ics"
    file.write_bytes(MONTHLY.read_bytes())
    before = len(demo.database.of(ScheduleException).all())
    async with run(demo, size=(100, 40)) as pilot:
        begin(pilot.app, demo)
        await press(pilot, *"/nowhere.ics", "ctrl+s")
        assert isinstance(pilot.app.screen, CalendarFile)
        await press(pilot, *["backspace"] * 12, *str(file), "ctrl+s")
        assert isinstance(pilot.app.screen, CalendarPreview)
        assert "2 new. Marked: 2." in screen_text(pilot)
        await press(pilot, "space")
        assert "Marked: 1." in screen_text(pilot)
        await press(pilot, "down", "e")
        assert "Medical visit" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        taken = demo.database.of(ScheduleException).all()[before:]
        assert {each.session_kind for each in taken} == {SlotKind.MEDICAL}
        assert len(taken) == 3
        await press(pilot, "u")
        assert len(demo.database.of(ScheduleException).all()) == before


async def test_by_mouse_a_row_is_unmarked_and_nothing_marked_is_said(
    run: Run, demo: Tracker
) -> None:
    items = demo.calendars.preview(MONTHLY.read_bytes())
    async with run(demo, size=(100, 40)) as pilot:
        await pilot.app.push_screen(CalendarPreview(demo, items))
        await pilot.pause()
        await pilot.click("#event-rows", offset=(5, 0))
        await pilot.click("#event-rows", offset=(5, 1))
        assert "Marked: 0." in screen_text(pilot)
        await press(pilot, "ctrl+s")
        said = [each.message for each in pilot.app._notifications]
        assert "There is nothing to take in." in said
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, CalendarPreview)
