"""Time zones by the names that people have for them."""

from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker import zones


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("America/Chicago", "America/Chicago"),
        ("america/chicago", "America/Chicago"),
        ("Berlin", "Europe/Berlin"),
        (" new  york ", "America/New_York"),
        ("EST", "America/New_York"),
        ("pacific", "America/Los_Angeles"),
        ("utc", "UTC"),
        ("nowhere", "nowhere"),
        ("", ""),
        ("\x1b[31m", "\x1b[31m"),
    ],
)
def test_a_zone_is_known_by_name_city_or_what_people_say(typed: str, zone: str) -> None:
    assert zones.named(typed) == zone


@given(st.sampled_from(sorted(available_timezones() - {"EST"})))
def test_every_zone_is_known_by_its_own_name(zone: str) -> None:
    assert zones.named(zone).casefold() == zone.casefold()
    assert ZoneInfo(zones.named(zone))
