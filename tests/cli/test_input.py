"""What somebody writes need not stand in the command, where others can see it."""

import io
import sys
from collections.abc import Callable

import pytest

from iop_tracker.cli.parser import build_parser
from tests.cli.driving import Cli, answer, refused


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets a text be the standard input."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_every_text_of_every_record_can_come_from_the_input(
    ready: Cli, typed: Callable[[str], None]
) -> None:
    typed("Ruth\n555-0142\nsister\n")
    assert ready("contact", "add", "-", "--phone", "-", "--role", "-")[0] == 0
    (contact,) = answer(ready, "contact", "list")
    assert [contact[name] for name in ("name", "phone", "role")] == ["Ruth", "555-0142", "sister"]
    typed("Payday\nrestless\nwalk home\ncall someone\nruth\nmy daughter\n")
    told = ("--sign", "-", "--sign", "-", "--strategy", "-", "--contact", "-", "--reason", "-")
    assert ready("plan", "add", "-", *told)[0] == 0
    typed("payday\n")
    plan = answer(ready, "plan", "show", "-")
    assert plan["situation"] == "Payday"
    assert plan["warning_signs"] == ["restless", "walk home"]
    assert plan["contacts"] == [contact["id"]]
    assert plan["reasons"] == ["my daughter"]
    typed("Call the bank\n")
    assert ready("task", "add", "-")[0] == 0
    typed("bank\n")
    assert ready("task", "done", "-")[0] == 0
    assert answer(ready, "task", "list")[0]["done"]


def test_the_long_text_takes_what_is_left_of_the_input(
    ready: Cli, typed: Callable[[str], None]
) -> None:
    typed("First workshop\nhalt, workshop\nHungry\n\nand tired\n")
    assert ready("note", "add", "-", "--text", "-", "--tags", "-")[0] == 0
    typed("hungry\n")
    (note,) = answer(ready, "note", "search", "-")
    assert (note["title"], note["tags"]) == ("First workshop", ["halt", "workshop"])
    assert note["text"] == "Hungry\n\nand tired"
    typed("first\n")
    assert answer(ready, "note", "show", "-")["id"] == note["id"]
    typed("a call\na bill\nA long day\n")
    told = ("--trigger", "-", "--trigger", "-", "--note", "-")
    assert ready("checkin", "--mood", "5", *told)[0] == 0
    check_in = answer(ready, "today")["check_in"]
    assert check_in["triggers"] == ["a call", "a bill"]
    assert check_in["note"] == "A long day"
    typed("Late by bus\n")
    assert ready("attend", "today@18:00", "late", "--note", "-")[0] == 0


def test_an_input_that_has_ended_is_an_empty_text(ready: Cli, typed: Callable[[str], None]) -> None:
    typed("")
    refused(ready, "task", "add", "-")
    assert ready("task", "list")[0] == 1


def test_somebody_at_the_keyboard_is_told_how_to_end(
    ready: Cli, typed: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("A title\nSome text\n")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    code, _, err = ready("note", "add", "-", "--text", "-")
    assert code == 0
    assert err.splitlines() == [
        "Type it, then press enter.",
        "Type it. Ctrl+d on an empty line ends it.",
    ]


def test_no_option_takes_a_passphrase() -> None:
    texts = [build_parser().format_help()]
    for command in ("encrypt", "decrypt", "passphrase", "today"):
        parser = build_parser()
        (commands,) = (each for each in parser._actions if each.dest == "==SUPPRESS==")
        assert isinstance(commands.choices, dict)
        texts.append(commands.choices[command].format_help())
    for text in texts:
        words = [word for word in text.replace("[", " ").split() if word.startswith("--")]
        assert {word for word in words if "pass" in word} <= {
            "--passphrase-file",
            "--new-passphrase-file",
        }
