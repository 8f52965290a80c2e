"""Every page at every size with the longest texts there can be: nothing is cut without a sign."""

from typing import Any

import pytest
from msgspec.structs import fields, replace
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import OptionList

from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import TITLE_LIMIT
from iop_tracker.language import tr
from iop_tracker.storage.tables import TABLES
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.card import Card
from iop_tracker.widgets.plain_text import PlainText
from tests.screens.conftest import Run
from tests.screens.driving import WAYS, press
from tests.screens.test_every_screen import LISTS, TEXTS

SIZES = ((60, 20), (80, 24), (120, 36), (200, 60))
WORD = "Donaudampfschifffahrtsgesellschaft"
LONG_LINE = f"{WORD}界 é️ {WORD * 3}"[:TITLE_LIMIT]
LONG_TEXT = "\n".join([LONG_LINE, f"{WORD} " * 60, WORD * 12] * 3)
FREE = {"text", "note", "how", "before", "thoughts", "feelings", "did", "would_try", "tell", "why"}


def made_long(record: Record) -> Record:
    """The record with texts as long as they can be, or long enough to fill a screen."""
    changes: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in TEXTS and isinstance(value, str):
            changes[field.name] = LONG_TEXT if field.name in FREE else LONG_LINE
        elif isinstance(value, tuple) and field.name in LISTS:
            changes[field.name] = (LONG_LINE,) * 4
    try:
        return replace(record, **changes)
    except ValueError:  # The text of this kind is one line.
        short = {name: LONG_LINE if v == LONG_TEXT else v for name, v in changes.items()}
        return replace(record, **short)


@pytest.fixture
def long(demo: Tracker) -> Tracker:
    """The invented participant, who writes much."""
    with demo.database.transaction():
        for kind in TABLES:
            repository = demo.database.of(kind)
            repository.put([made_long(record) for record in repository.all()])
    return demo


def cut_without_a_sign(pilot: Pilot[str]) -> list[str]:
    """Texts of which something is not seen though nothing says so, and rows without an ellipsis."""
    found = []
    for text in pilot.app.screen.query(PlainText):
        size = text.content_size
        if not (text.display and size.width and str(text.render()).strip()):
            continue
        is_one_line = text.styles.text_wrap == "nowrap"
        longer = text.get_content_height(size, size, size.width) > size.height
        widest = max(map(cell_len, str(text.render()).split("\n")))
        wider = is_one_line and widest > size.width
        if isinstance(text, Card) and longer:
            assert tr("… more") in str(text.border_subtitle)
        elif longer or (wider and text.styles.text_overflow != "ellipsis"):
            found.append(f"{text!r}: {str(text.render())[:60]}")
    for rows in pilot.app.screen.query(OptionList):
        if rows.display and rows.styles.text_wrap == "nowrap":
            assert rows.styles.text_overflow == "ellipsis"
    return found


def outside(pilot: Pilot[str]) -> list[str]:
    """Widgets beside the screen, or wider than what they lie in."""
    screen = pilot.app.screen
    return [
        repr(each)
        for each in screen.query("*")
        if each.display and each.region and each.region.right > screen.size.width
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_no_page_loses_a_word(run: Run, long: Tracker, size: tuple[int, int]) -> None:
    async with run(long, size=size) as pilot:
        for key in "123456":
            await press(pilot, key)
            assert cut_without_a_sign(pilot) == [], key
            assert outside(pilot) == [], key
            assert all(cell_len(line) <= size[0] for line in lines(pilot)), key


def lines(pilot: Pilot[str]) -> list[str]:
    screen = pilot.app.screen
    return [strip.text.rstrip() for strip in screen._compositor.render_strips(screen.size)]


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
async def test_no_screen_loses_a_word(run: Run, long: Tracker, way: str) -> None:
    async with run(long, size=SIZES[0]) as pilot:
        await press(pilot, *WAYS[way])
        for size in SIZES:
            await pilot.resize_terminal(*size)
            assert cut_without_a_sign(pilot) == [], size
            assert outside(pilot) == [], size
