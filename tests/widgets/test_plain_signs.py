"""Signs of ASCII in the place of others: no column moves, and none that we draw is lost."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

import iop_tracker
from iop_tracker.content import data_folder
from iop_tracker.widgets.plain_signs import SIGNS, UNKNOWN, PlainSigns, plain

PACKAGE = Path(iop_tracker.__file__).parent


@given(st.text())
def test_it_is_ascii_and_takes_up_as_many_cells(text: str) -> None:
    assert plain(text).isascii()
    assert cell_len(plain(text)) == cell_len(text) or not text.isprintable()


def test_accents_go_and_other_scripts_are_told_as_unknown() -> None:
    assert plain("Zoë às 9 — naïve…") == "Zoe as 9 - naive."
    assert plain("日本") == "????"


def test_every_sign_that_is_drawn_has_another_one() -> None:
    texts = [each.read_text("utf-8") for each in PACKAGE.rglob("*.py")]
    texts += [each.read_text("utf-8") for each in data_folder().iterdir()]
    drawn = {sign for text in texts for sign in text if not sign.isascii()}
    assert {"─", "▸", "□"} <= drawn
    assert [sign for sign in drawn if UNKNOWN in plain(sign)] == []
    assert all(len(found) == 1 and found.isascii() for found in SIGNS.values())


def test_only_the_text_of_a_line_changes() -> None:
    line = [Segment("as it is"), Segment("→ on")]
    first, second = PlainSigns().apply(line, Color(0, 0, 0))
    assert first is line[0]
    assert (second.text, second.style) == ("> on", line[1].style)
