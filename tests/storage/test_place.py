import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from iop_tracker import clock, paths


def test_the_option_goes_before_the_environment_and_that_before_the_usual_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usual = paths.chosen_path()
    assert usual.name == "recovery.json"
    assert usual.parent.name == "iop-tracker"
    assert usual.is_relative_to(tmp_path / "home")
    monkeypatch.setenv("IOP_TRACKER_FILE", "/b/own.json")
    assert paths.chosen_path() == Path("/b/own.json")
    assert paths.chosen_path("/a/own.json") == Path("/a/own.json")


def test_asking_for_the_place_makes_nothing(tmp_path: Path) -> None:
    paths.chosen_path()
    assert not (tmp_path / "home").exists()


def test_a_tilde_is_somebodys_home_or_itself(tmp_path: Path) -> None:
    assert paths.chosen_path("~/x.json") == tmp_path / "home" / "x.json"
    assert paths.chosen_path("~nobody-of-this-name/x.json").name == "x.json"


def test_drafts_and_copies_lie_beside_the_file() -> None:
    path = Path("/a/my.diary.json")
    assert paths.drafts_path(path) == Path("/a/my.diary.drafts.json")
    assert paths.backups_folder(path) == Path("/a/backups")


def test_the_clock_knows_its_zone() -> None:
    now = clock.system_clock()
    assert now.utcoffset() is not None
    assert now.astimezone(UTC) == now


@pytest.fixture
def zone_of_the_system(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the computer's time zone for the C library, too, until the test ends."""

    def choose(named: str) -> None:
        monkeypatch.setenv("TZ", named)
        time.tzset()

    yield choose
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "named", ["America/New_York", "EST5EDT,M3.2.0,M11.1.0", ":America/New_York", "EST5EDT"]
)
def test_the_clock_knows_the_clock_changes_of_the_whole_year(
    named: str, zone_of_the_system: Callable[[str], None]
) -> None:
    zone_of_the_system(named)
    now = clock.system_clock()
    for month, hours in ((1, -5), (7, -4)):
        then = datetime(2026, month, 15, 18, tzinfo=now.tzinfo)
        assert then.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("named", "expected"),
    [("Europe/Berlin", "Europe/Berlin"), (":Asia/Kolkata", "Asia/Kolkata")],
)
def test_the_zone_is_the_environments_when_it_is_a_zone(
    named: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", named)
    assert clock.local_zone_name() == expected


@pytest.mark.parametrize("named", ["", "EST5EDT4,M3.2.0", "../../etc/passwd", "/etc", "x" * 300])
def test_otherwise_it_is_what_the_systems_link_says(
    named: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TZ", named)
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Australia/Lord_Howe")
    monkeypatch.setattr(clock, "LOCALTIME", link)
    assert clock.local_zone_name() == "Australia/Lord_Howe"


@pytest.mark.parametrize("target", ["/somewhere/else", "/usr/share/zoneinfo/No/Such", "localtime"])
def test_a_link_that_says_nothing_gives_utc(
    target: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TZ")
    link = tmp_path / "localtime"
    link.symlink_to(target)
    monkeypatch.setattr(clock, "LOCALTIME", link)
    assert clock.local_zone_name() == "UTC"
