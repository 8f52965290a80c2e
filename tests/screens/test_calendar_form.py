"""The schedule to a phone, from the Schedule page."""

from pathlib import Path

import icalendar

from iop_tracker.screens.calendar_form import CalendarForm
from iop_tracker.tracker import Tracker
from tests.screens.conftest import Run
from tests.screens.driving import press, screen_text


async def test_it_is_written_as_chosen_and_once_more_over_itself(
    run: Run, demo: Tracker, tmp_path: Path
) -> None:
    file = tmp_path / "home" / "appointments.ics"
    async with run(demo, size=(100, 40)) as pilot:
        await press(pilot, "2", "o", "ctrl+s")
        assert not isinstance(pilot.app.screen, CalendarForm)
        text = file.read_text()
        assert "Group counseling" in text
        assert "TRIGGER:-PT1H" in text
        await press(pilot, "o", "right", "tab", "right", "space", "tab", "tab", *"25", "ctrl+s")
        events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        assert {str(event["SUMMARY"]) for event in events} == {"Appointment"}
        assert "TRIGGER:-PT25M" in file.read_text()
        await press(pilot, "o", "tab", "tab", "tab", *"soon", "ctrl+s")
        assert "whole number" in screen_text(pilot)
        await press(pilot, "escape", "enter")


async def test_before_the_set_up_there_is_nothing_to_write(run: Run, tracker: Tracker) -> None:
    tracker.notes.save_note(tracker.notes.begin())
    async with run(tracker) as pilot:
        await press(pilot, "escape", "2", "o")
        assert not isinstance(pilot.app.screen, CalendarForm)
