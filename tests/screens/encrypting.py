"""What the tests of encryption in the app share."""

import hashlib

import pytest
from textual.pilot import Pilot

from iop_tracker.storage import seal
from iop_tracker.widgets.text_field import SecretLine
from tests.screens.driving import press, type_text

WORDS, OTHER = "elderberry sofa tin", "another four invented words"


def make_keys_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys in no time."""

    def derive(typed: bytes, salt: bytes, **_: int) -> bytes:
        return hashlib.blake2b(typed, key=salt, digest_size=seal.KEY_BYTES).digest()

    monkeypatch.setattr(seal, "derived", derive)


async def choose(pilot: Pilot[str], words: str) -> None:
    """Choose in the palette what begins with these words."""
    await press(pilot, "ctrl+p")
    await type_text(pilot, words)
    await press(pilot, "enter")
    await pilot.app.workers.wait_for_complete()
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
