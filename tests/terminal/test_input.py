"""What comes from a terminal, however it is cut into pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.terminal import PASTE_BEGINS, PASTE_ENDS, InputDecoder

KEYS = "ab\x1b[A\x07"
TEXT = "x\x1b]0;title\x07\x1b[20\x1b[31m\x1b"
STREAM = f"{KEYS}{PASTE_BEGINS}{TEXT}{PASTE_ENDS}{KEYS}{PASTE_BEGINS}{PASTE_ENDS}é\x1b"
DECODED = STREAM.replace(TEXT, TEXT.replace("\x1b", "\ufdd0"))


@given(st.lists(st.integers(0, len(STREAM.encode()))))
def test_pasted_text_presses_no_key_and_keys_stay_keys(cuts: list[int]) -> None:
    content = STREAM.encode()
    ends = [*sorted(cuts), len(content)]
    decoder = InputDecoder()
    pieces = [content[a:b] for a, b in zip([0, *ends], ends, strict=False)]
    assert "".join(decoder.decode(piece) for piece in pieces) == DECODED


def test_an_escape_key_alone_is_not_waited_for() -> None:
    decoder = InputDecoder()
    assert decoder.decode(b"\x1b") == "\x1b"
    assert decoder.decode(b"[200~\x1b") == "[200~"
    assert decoder.decode(b"[201~\x1b") == "\x1b[201~\x1b"


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\xc3", b"\xe4\x80"])
def test_bytes_that_are_no_text_give_nothing(content: bytes) -> None:
    decoder = InputDecoder()
    assert decoder.decode(content) + decoder.decode(b"a") == "a"
