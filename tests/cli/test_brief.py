"""The page for a session, and pages about a longer time, from the command line."""

from pathlib import Path

import pytest

from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock


@pytest.fixture
def lived(ready: Cli, clock: FixedClock) -> Cli:
    """Two weeks with a few entries."""
    for mood in (3, 5, 8):
        ready("checkin", "--mood", str(mood), "--craving", "4", "--note", "SECRET")
        clock.move(days=3)
    ready("task", "add", "Call the bank")
    ready("urge", "--before", "7", "--after", "3", "--note", "SECRET")
    return ready


def test_it_is_the_page_for_the_next_session(lived: Cli) -> None:
    code, page, _ = lived("prep")
    assert code == 0
    assert page.startswith("# For ")
    assert "## What I want from today" in page
    assert "- Open: Call the bank" in page
    assert "SECRET" not in page
    assert "SECRET" in lived("prep", "--since", "2026-11-23", "--with", "words")[1]
    assert "Call the bank" not in lived("prep", "--without", "tasks")[1]


def test_what_is_wanted_is_kept_for_the_session(lived: Cli) -> None:
    assert (
        "1. Ask about sleep\n2. Mia"
        in lived("prep", "--want", "Ask about sleep", "--want", "Mia")[1]
    )
    assert "1. Ask about sleep" in lived("prep")[1]
    assert "Three lines" in refused(lived, "prep", *(["--want", "x"] * 4))
    assert "what you want from the session" in lived("undo")[1]
    assert "Ask about sleep" not in lived("prep")[1]


def test_it_can_be_for_the_next_one_of_a_kind(lived: Cli) -> None:
    said = answer(lived, "prep", "--for", "individual")
    assert said["session"]["kind"] == "individual"
    assert said["without"] == ["words"]
    assert {"wants", "tasks"} <= {section["id"] for section in said["sections"]}
    assert {block["kind"] for s in said["sections"] for block in s["blocks"]} >= {"items", "blanks"}
    assert "group" in refused(lived, "prep", "--for", "moon")
    assert lived("prep", "--for", "medical")[0] == 1


def test_bad_input_is_one_sentence(lived: Cli) -> None:
    assert "A part is one of" in refused(lived, "prep", "--with", "moon")
    assert "day up to today" in refused(lived, "prep", "--since", "2027-01-01")
    assert "A day is written" in refused(lived, "export", "md", "--since", "soon")


def test_before_the_set_up_it_says_what_to_do(cli: Cli) -> None:
    for command in (("prep",), ("export", "md"), ("export", "html")):
        code, out, err = cli(*command)
        assert (code, out) == (1, "")
        assert "set up" in err


def test_a_diary_has_each_day_by_itself_and_what_was_written_when_asked_for(lived: Cli) -> None:
    assert "Check-in:" not in lived("export", "md")[1]
    page = lived("export", "md", "--whole")[1]
    assert "## Mon 23 Nov 2026\n\n- Check-in: mood 3, craving 4\n" in page
    assert "SECRET" not in page
    assert "Urge," in page
    words = lived("export", "md", "--whole", "--with", "words", "--without", "how")[1]
    assert (words.count("SECRET"), "Check-in:" in words) == (4, False)
    assert "<h2" in lived("export", "html", "--whole", "--since", "today")[1]
    assert "day up to today" in refused(lived, "export", "md", "--whole", "--since", "2027-01-01")


def test_a_report_is_written_as_text_and_as_a_page(lived: Cli, tmp_path: Path) -> None:
    text = lived("export", "md")[1]
    assert text.startswith("# How it went")
    assert "What I want from today" not in text
    assert "first half" not in text, "three days are too few to compare"
    for name, start in (("r.md", "# How"), ("r.html", "<!DOCTYPE html>")):
        form, file = name.split(".")[1], tmp_path / name
        assert "not encrypted" in lived("export", form, "-o", str(file))[1]
        assert file.read_text().startswith(start)
        assert file.stat().st_mode & 0o777 == 0o600
        assert "file of that name" in refused(lived, "export", form, "-o", str(file))
