"""Times as the participant sees them, across zones and clock changes."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from iop_tracker.domain.occurrence import moment
from iop_tracker.views.here import Here

NEW_YORK = ZoneInfo("America/New_York")
NIGHT_BEFORE_THE_CLOCKS_GO_BACK = datetime(2026, 10, 31, 23, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    "wall",
    [
        datetime(2026, 1, 15, 18),
        datetime(2026, 7, 15, 18),
        datetime(2026, 3, 8, 2, 30),
        datetime(2026, 11, 1, 1, 30),
    ],
)
def test_where_the_program_is_its_times_stand_as_they_are_in_every_season(wall: datetime) -> None:
    for month in (1, 7, 11):
        here = Here(now=datetime(2026, month, 20, 12, tzinfo=NEW_YORK))
        assert here.local(wall, NEW_YORK) == wall


def test_elsewhere_they_are_the_times_of_that_place_in_their_season() -> None:
    here = Here(now=datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Europe/Berlin")))
    assert here.local(datetime(2026, 7, 1, 18), NEW_YORK) == datetime(2026, 7, 2, 0)
    # The clocks change on different days: for a week it is five hours and not six.
    assert here.local(datetime(2026, 10, 28, 18), NEW_YORK) == datetime(2026, 10, 28, 23)


def test_until_counts_the_hours_that_really_pass() -> None:
    here = Here(now=NIGHT_BEFORE_THE_CLOCKS_GO_BACK)
    assert here.until(moment(datetime(2026, 11, 1, 10), NEW_YORK)) == "in 12 h"
    assert here.until(datetime(2026, 11, 1, 15, tzinfo=UTC)) == "in 12 h"
