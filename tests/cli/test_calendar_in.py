"""Taking in a calendar from the command line."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.cli.driving import Cli, answer, refused

FOLDER = Path(__file__).parent.parent / "exchange" / "calendars"
GOOGLE = str(FOLDER / "google.ics")
MONTHLY = str(FOLDER / "monthly.ics")


def test_it_is_looked_at_taken_in_and_taken_back(ready: Cli) -> None:
    code, out, _ = ready("import", MONTHLY, "--look")
    assert code == 0
    assert "1  new  Family group" in out
    assert out.endswith("2 new\n")
    assert answer(ready, "schedule", "--week", "2026-12-05")["week"]["planned"] == 7
    assert ready("import", MONTHLY, "--yes")[1] == "Took in 2 events. undo takes it back.\n"
    assert answer(ready, "schedule", "--week", "2026-12-05")["week"]["planned"] == 9
    assert ready("import", MONTHLY, "--yes")[0] == 1
    assert ready("import", MONTHLY, "--look")[0] == 1
    assert "taking in 2 events of a calendar" in ready("undo")[1]


def test_kinds_and_events_are_chosen(ready: Cli) -> None:
    (one, two) = answer(ready, "import", MONTHLY, "--kind", "other", "--kind", "2=group")
    assert (one["kind"], two["kind"], one["status"]) == ("other", "group", "new")
    assert len(one["dates"]) == 4
    assert ready("import", MONTHLY, "--yes", "--only", "2", "--kind", "2=workshop")[0] == 0
    names = [e["name"] for e in answer(ready, "schedule", "--week", "2026-12-05")["entries"]]
    assert "AA meeting" in names
    assert "Family group" not in names
    assert ready("import", MONTHLY, "--yes", "--skip", "1,2")[0] == 1


def test_on_a_terminal_it_asks(ready: Cli, typing: Callable[[Iterable[str]], list[str]]) -> None:
    asked = typing(["n"])
    assert ready("import", GOOGLE)[0] == 1
    assert asked == ["Take in 1 new? [y/N] "]
    typing(["y"])
    assert ready("import", GOOGLE)[0] == 0


@pytest.mark.parametrize(
    "options",
    [("--kind", "moon"), ("--kind", "9=group"), ("--only", "x"), ("--skip", "0")],
)
def test_bad_input_is_one_sentence(ready: Cli, options: tuple[str, ...]) -> None:
    refused(ready, "import", MONTHLY, "--yes", *options)


def test_without_a_terminal_nothing_is_taken_in_unasked(ready: Cli) -> None:
    code, _, err = ready("import", GOOGLE)
    assert code == 2
    assert "--yes" in err


def test_a_broken_file_is_one_sentence(ready: Cli, tmp_path: Path) -> None:
    file = tmp_path / "x.ics"
    file.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\n")
    assert "Line 2 of the file" in refused(ready, "import", str(file), "--yes")
    file.write_text("hello")
    assert "not a calendar file" in refused(ready, "import", str(file), "--look")


def test_before_the_set_up_it_says_what_to_do(cli: Cli) -> None:
    assert cli("import", GOOGLE, "--look")[:2] == (1, "")
