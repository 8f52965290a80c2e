"""How times are written where somebody is."""

import pytest

from iop_tracker.domain.habits import Habits, habits


@pytest.mark.parametrize(
    ("country", "environment", "expected"),
    [
        ("US", {}, Habits(True, 6)),
        ("DE", {}, Habits(False, 0)),
        ("XX", {}, Habits(False, 0)),
        ("ZA", {}, Habits(False, 6)),
        ("AU", {}, Habits(True, 0)),
        ("US", {"LANG": "C.UTF-8"}, Habits(True, 6)),
        ("US", {"LANG": "de_DE.UTF-8"}, Habits(False, 0)),
        ("DE", {"LANG": "en_US.UTF-8"}, Habits(True, 6)),
        ("DE", {"LANG": "en_US.UTF-8", "LC_TIME": "en_GB.UTF-8"}, Habits(False, 0)),
        ("DE", {"LC_ALL": "C", "LC_TIME": "en_US.UTF-8"}, Habits(False, 0)),
        ("DE", {"LC_ALL": "", "LC_TIME": "en_US@x"}, Habits(True, 6)),
        ("US", {"LANG": "nonsense_GBX"}, Habits(True, 6)),
    ],
)
def test_the_locale_counts_before_the_country(
    country: str, environment: dict[str, str], expected: Habits
) -> None:
    assert habits(country, environment) == expected
