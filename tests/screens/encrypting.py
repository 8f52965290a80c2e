"""What the tests of encryption in the app share."""

from pathlib import Path

from textual.pilot import Pilot

from iop_tracker.screens.passphrase_form import PassphraseForm
from iop_tracker.widgets.text_field import SecretLine
from tests.screens.driving import press

WORDS, OTHER = "elderberry sofa tin", "another four invented words"


def files(path: Path) -> bytes:
    """All that is in the folder."""
    return b"\n".join(each.read_bytes() for each in path.parent.rglob("*") if each.is_file())


async def show(pilot: Pilot[str], form: PassphraseForm) -> None:
    """Open a form over the page."""
    await pilot.app.push_screen(form)
    await pilot.pause()


async def fill(pilot: Pilot[str], *lines: str) -> None:
    """Put lines into the form, one below the other, as by pasting; the last has the focus."""
    places = list(pilot.app.screen.query(SecretLine))
    for place, line in zip(places, lines, strict=False):
        place.focus()
        place.value = line
        place.cursor_position = len(line)
    await pilot.pause()


async def save(pilot: Pilot[str]) -> None:
    """Save, and let it take its moment."""
    await press(pilot, "ctrl+s")
    await pilot.pause()
