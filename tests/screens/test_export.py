"""Taking everything out, in the form that it is needed in."""

import json
from pathlib import Path

from iop_tracker.screens.export_form import ExportForm
from iop_tracker.tracker import Tracker
from tests.screens.conftest import Run
from tests.screens.driving import press, screen_text


def place(screen: object) -> str:
    assert isinstance(screen, ExportForm)
    return screen.answer("place")


async def test_each_form_is_written_under_a_name_that_tells_nothing(
    run: Run, demo: Tracker, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    expected = {
        "pages-2026-11-23.html": "<!DOCTYPE html>",
        "pages-2026-11-23.md": "# How it went",
        "pages-2026-11-23": "",
        "pages-2026-11-23.json": '{\n  "format"',
        "pages-2026-11-23.fhir.json": '{\n  "resourceType"',
    }
    async with run(demo) as pilot:
        for moves, (name, start) in enumerate(expected.items()):
            await pilot.app.push_screen(ExportForm(demo))
            await press(pilot, *["right"] * moves)
            assert place(pilot.app.screen) == f"~/{name}"
            await press(pilot, "ctrl+s")
            assert not isinstance(pilot.app.screen, ExportForm)
            file = home / name
            if start:
                assert file.read_text().startswith(start)
            else:
                assert (file / "dictionary.csv").is_file()
    assert "Sam" not in (home / "pages-2026-11-23.fhir.json").read_text()
    assert json.loads((home / "pages-2026-11-23.json").read_text())["format"] == "iop-tracker"


async def test_a_name_that_was_typed_stays_and_notes_come_when_asked_for(
    run: Run, demo: Tracker, tmp_path: Path
) -> None:
    note = demo.notes.notes()[0].title
    async with run(demo) as pilot:
        await pilot.app.push_screen(ExportForm(demo))
        await press(pilot, "tab", "space", "tab", "space", "tab", "end", *"x.md", "ctrl+s")
        file = tmp_path / "home" / "pages-2026-11-23.htmlx.md"
        page = file.read_text().replace("\\", "")
        assert note in page
        assert "Check-in: mood" in page, "each day by itself"
        await pilot.app.push_screen(ExportForm(demo))
        await press(pilot, *["tab"] * 3, "end", *"1", *["shift+tab"] * 3, "right")
        assert place(pilot.app.screen) == "~/pages-2026-11-23.html1"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ExportForm), "the ending says no form"
        assert "ends in .html" in screen_text(pilot)
