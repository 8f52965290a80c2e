"""The code on paper: what is written down opens, and a slip of the pen is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain import recovery_code
from iop_tracker.domain.invalid import InvalidEntry

SECRETS = st.binary(min_size=16, max_size=16)


@given(SECRETS)
def test_what_is_written_down_is_read_again_however_it_is_typed(secret: bytes) -> None:
    code = recovery_code.written(secret)
    assert [len(group) for group in code.split("-")] == [5] * 6
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recovery_code.read(typed) == recovery_code.read(code) == secret


@given(SECRETS, st.integers(0, 29), st.sampled_from(recovery_code.ALPHABET))
def test_one_wrong_sign_is_noticed(secret: bytes, place: int, sign: str) -> None:
    code = list(recovery_code.written(secret).replace("-", ""))
    is_wrong = code[place] != sign
    code[place] = sign
    if is_wrong:
        with pytest.raises(InvalidEntry, match="A sign in the recovery code"):
            recovery_code.read("".join(code))
    else:
        assert recovery_code.read("".join(code)) == secret


@pytest.mark.parametrize("text", ["", "three blind mice", "A" * 29, "A" * 31, "U" * 30, "é" * 30])
def test_what_is_no_code_is_told_so(text: str) -> None:
    assert not recovery_code.looks_like_code(text)
    with pytest.raises(InvalidEntry, match="six groups of five"):
        recovery_code.read(text)
