"""The schedule for a phone, from the command line."""

from pathlib import Path

import icalendar
import pytest

from tests.cli.driving import Cli, refused
from tests.conftest import FixedClock


def test_it_is_a_calendar_and_is_written_once_more_over_itself_only(
    ready: Cli, tmp_path: Path, clock: FixedClock
) -> None:
    text = ready("export", "ics")[1]
    assert icalendar.Calendar.from_ical(text).walk("VEVENT")
    file = tmp_path / "out" / "a.ics"
    assert "not encrypted" in ready("export", "ics", "-o", str(file))[1]
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()
    clock.move(hours=1)
    assert ready("export", "ics", "-o", str(file))[0] == 0
    assert file.read_bytes() != before
    file.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//somebody else//EN\r\n")
    assert "file of that name" in refused(ready, "export", "ics", "-o", str(file))
    file.write_text("mine")
    assert "file of that name" in refused(ready, "export", "ics", "-o", str(file))
    assert file.read_text() == "mine"


def test_it_takes_choices(ready: Cli) -> None:
    options = ("--discreet", "--alarm", "60", "--alarm", "15", "--leave", "20", "--from", "today")
    text = ready("export", "ics", *options)[1]
    assert "SUMMARY:Appointment" in text
    assert "Group" not in text
    assert text.count("BEGIN:VALARM") == 3 * text.count("BEGIN:VEVENT")
    assert "Time to leave" in text


@pytest.mark.parametrize(
    ("option", "value"), [("--alarm", "soon"), ("--leave", "-3"), ("--from", "someday")]
)
def test_bad_input_is_one_sentence(ready: Cli, option: str, value: str) -> None:
    refused(ready, "export", "ics", f"{option}={value}")


def test_before_the_set_up_it_says_what_to_do(cli: Cli) -> None:
    code, out, err = cli("export", "ics")
    assert (code, out) == (1, "")
    assert "set up" in err
