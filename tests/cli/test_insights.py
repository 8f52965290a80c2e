from datetime import date
from pathlib import Path

import pytest

from iop_tracker.demo import write_demo
from iop_tracker.tracker.opening import open_tracker
from tests.cli.driving import Cli, answer
from tests.conftest import FixedClock

LATER = ("year", "sleep", "urges", "sessions", "weeks", "hours", "halt", "together")


@pytest.fixture
def demo(cli: Cli, path: Path, clock: FixedClock) -> Cli:
    """The invented participant."""
    tracker = open_tracker(path, clock)
    write_demo(tracker.database, clock())
    tracker.close()
    return cli


def test_every_picture_is_told_in_words_with_its_n(demo: Cli) -> None:
    out = demo("insights", "--days", "30")[1].split("\n\n")
    assert out[0] == "2026-10-25 to 2026-11-23"
    assert out[1].splitlines()[0].startswith("Mood: 6.2 on average of 28 days")
    sections = {part.splitlines()[0]: part.splitlines()[1:] for part in out[2:]}
    titles = ["Year", "Sleep", "Urges", "Sessions", "Weeks", "Hours", "HALT", "Together"]
    assert list(sections) == titles
    assert all(sections.values())
    assert "Nov 2026: 6.3 (21 days)" in sections["Year"]
    assert any(line.startswith("Week 3: mood 6.0 (7 days)") for line in sections["Weeks"])
    assert "Week of Mon 26 Oct: at 8 of 10 sessions, 10.6 h of 13.3 h" in sections["Hours"]
    assert any(line.startswith("Hungry: craving 4.2 (5 days)") for line in sections["HALT"])


def test_the_json_keeps_its_names_and_has_each_picture_under_its_own(demo: Cli) -> None:
    found = answer(demo, "insights", "--days", "30")
    first = ("first", "last", "days", "span", "checked", "trends", "session_days", "attendance")
    assert list(found) == [*first, "unmarked", "lines", *LATER]
    assert set(found["trends"][0]) == {
        *("name", "unit", "top", "values", "n", "mean", "low", "high", "words"),
    }
    assert len(found["year"]["moods"]) == 365
    assert [sum(found["urges"]["hours"]), found["urges"]["n"]] == [9, 9]
    assert [band["name"] for band in found["sleep"]["bands"]][-1] == "8 h or more"
    weeks = [week["name"] for phase in found["weeks"]["phases"] for week in phase["weeks"]]
    assert weeks == [f"Week {number}" for number in range(1, 8)]
    assert found["hours"]["total"]["planned"] == sum(w["planned"] for w in found["hours"]["weeks"])
    assert date.fromisoformat(found["session_days"][0]) >= date.fromisoformat(found["first"])
    assert {"found", "looked_at", "first", "last", "words"} == set(found["together"])


def test_without_a_program_or_a_check_in_it_says_so_and_no_more(cli: Cli) -> None:
    code, out, err = cli("insights")
    assert (code, out) == (1, "")
    assert "iop-tracker checkin" in err
    cli("checkin", "--mood", "6")
    code, out, _ = cli("insights")
    assert code == 0
    assert "Mood: 6.0 on average of 1 day." in out
    assert "No day has both sleep and craving in this time." in out
