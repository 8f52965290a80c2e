"""The first minute as README shows it: every picture is what the program draws."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from iop_tracker.app import IopApp
from iop_tracker.tracker import Tracker
from tests.screens.driving import press

TEXT = Path(__file__).parents[2] / "docs" / "first-minute.md"
STEPS = (
    ((), "It opens with a few words. `1` sets up the program."),
    (("1",), "Every question has an answer already. `ctrl+s` is enough."),
    (("ctrl+s", "n"), "That is the first page. `c` checks in."),
    (("c", "7", "3", "4", "6"), "Four digits, and each goes on by itself. `ctrl+s` saves."),
    (("ctrl+s",), "Done: nine keys. In a hard moment, `f2` from anywhere:"),
    (("f2",), "Who can help stands first. A digit says how strong it is, and what helps comes up."),
)
"""The keys that are pressed, and what is said of what comes up."""
HEAD = (
    "# The first minute",
    "",
    "Each picture is what the program draws at 80 by 24; a test makes them anew and compares.",
    "",
)


def picture(pilot: Pilot[str]) -> list[str]:
    """What the screen shows, as lines."""
    screen = pilot.app.screen
    return [strip.text.rstrip() for strip in screen._compositor.render_strips(screen.size)]


async def test_the_first_minute_is_as_it_is_told(
    tracker: Tracker, request: pytest.FixtureRequest
) -> None:
    lines = list(HEAD)
    async with IopApp(tracker).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for keys, words in STEPS:
            await press(pilot, *keys)
            pilot.app.clear_notifications()
            await pilot.pause()
            lines += [words, "", "```text", *picture(pilot), "```", ""]
    told = "\n".join(lines)
    if request.config.getoption("--snapshot-update"):
        TEXT.write_text(told, encoding="utf-8")
    assert TEXT.read_text(encoding="utf-8") == told
