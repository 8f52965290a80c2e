"""What the locale says of the terminal, and which times a key may have."""

import pytest

from iop_tracker.domain.comfort import MOST_BOUNCE, Comfort, Signs, is_unicode
from iop_tracker.domain.invalid import InvalidEntry


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, True),
        ({"LANG": ""}, True),
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LANG": "de_DE.utf8"}, True),
        ({"LANG": "C"}, False),
        ({"LANG": "POSIX"}, False),
        ({"LANG": "en_US.ISO-8859-1"}, False),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8", "LC_CTYPE": "C"}, False),
        ({"LANG": "en_US.UTF-8", "LC_CTYPE": "C", "LC_ALL": ""}, False),
        ({"LC_CTYPE": "C", "LC_ALL": "en_US.UTF-8"}, True),
    ],
)
def test_the_first_variable_that_says_something_decides(
    environment: dict[str, str], expected: bool
) -> None:
    assert is_unicode(environment) is expected
    assert Comfort().wants_plain_signs(environment) is not expected


def test_a_choice_counts_more_than_the_locale() -> None:
    assert Comfort(signs=Signs.PLAIN).wants_plain_signs({"LANG": "en_US.UTF-8"})
    assert not Comfort(signs=Signs.ALL).wants_plain_signs({"LANG": "C"})


@pytest.mark.parametrize("bounce", [-1, MOST_BOUNCE + 1])
def test_a_key_waits_no_longer_than_two_seconds(bounce: int) -> None:
    with pytest.raises(InvalidEntry, match="time for a key"):
        Comfort(bounce=bounce)
