"""Copies, the other computer's version, what was removed, and erasing, from the command line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from iop_tracker.cli import copies, opening, removal, screen
from iop_tracker.screens.erase_form import ERASE
from tests.cli.driving import SET_UP, Cli, answer, refused
from tests.conftest import FixedClock

Typed = Callable[[str], list[str]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Somebody at the keyboard who answers this; gives what they were asked."""

    def answers(text: str) -> list[str]:
        asked: list[str] = []

        def ask(question: str) -> str:
            asked.append(question)
            return text

        for module in (copies, removal):
            monkeypatch.setattr(module, "can_ask", lambda: True)
        monkeypatch.setattr("builtins.input", ask)
        return asked

    return answers


@pytest.fixture
def changed(ready: Cli, clock: FixedClock) -> Cli:
    """A file with a copy from before its last changes."""
    ready("checkin", "--mood", "6")
    ready("note", "add", "Plums")
    clock.move(minutes=1)
    ready("backup")
    for arguments in (("contact", "add", "Ruth"), ("checkin", "--mood", "2")):
        clock.move(minutes=1)
        ready(*arguments)
    clock.move(minutes=1)
    return ready


def number_of(cli: Cli, moment: str) -> str:
    listed = answer(cli, "restore")
    return str(next(n for n, each in enumerate(listed, 1) if moment in each["taken_at"]))


def test_restore_shows_what_it_would_change_and_does_nothing(changed: Cli, path: Path) -> None:
    before = path.read_bytes()
    number = number_of(changed, "15:46")
    code, out, _ = changed("restore", number, "--look")
    assert code == 0
    assert out.splitlines()[1:] == ["Is as it was then: 1 check-in", "Goes: 1 person to call"]
    assert "1 check-in and 1 note" in out.splitlines()[0]
    shown = answer(changed, "restore", number, "--look")
    assert [shown[each][0].get("name", "") for each in ("go", "change")] == ["Ruth", ""]
    assert shown["come"] == []
    assert shown["change"][0]["mood"] == 6
    assert path.read_bytes() == before


def test_restore_asks_and_says_how_it_is_taken_back(changed: Cli, typed: Typed, path: Path) -> None:
    before = path.read_bytes()
    number = number_of(changed, "15:46")
    asked = typed("")
    assert changed("restore", number)[1].endswith("Nothing was done.\n")
    assert path.read_bytes() == before
    typed("y")
    out = changed("restore", number)[1]
    assert answer(changed, "today")["check_in"]["mood"] == 6
    assert len(asked) == 1
    back = out.splitlines()[-1].removeprefix("To take this back: iop-tracker ")
    assert changed(*back.split(), "--yes")[0] == 0
    assert path.read_bytes() == before


def test_restore_of_what_is_there_already_says_so(ready: Cli) -> None:
    ready("backup")
    newest = answer(ready, "restore")[0]
    assert "15:45" in newest["taken_at"]
    assert "Nothing is different" in ready("restore", "1", "--look")[1]


def test_restore_shows_a_copy_beside_a_file_that_cannot_be_read(changed: Cli, path: Path) -> None:
    path.write_bytes(b"{")
    out = changed("restore", number_of(changed, "15:46"))[1]
    assert "What is there now cannot be read." in out
    assert "The damaged file is kept as" in out
    assert answer(changed, "today")["check_in"]["mood"] == 6


def test_merge_tells_what_came_from_where(ready: Cli, path: Path, clock: FixedClock) -> None:
    other = path.with_name("recovery.sync-conflict-20261123-154500-ABCDEFG.json")
    shutil.copy(path, other)
    ready("note", "add", "Plums")
    clock.move(minutes=1)
    assert ready("--file", str(other), "checkin", "--mood", "6")[0] == 0
    assert ready("merge", str(other)) == (
        0,
        "New from there: 1 check-in\nOnly here before: 1 note\n"
        "To take this back: iop-tracker undo\n",
        "",
    )
    assert answer(ready, "today")["check_in"]["mood"] == 6
    assert not other.exists()
    assert "Undone: taking in the other version." in ready("undo")[1]
    assert answer(ready, "today")["check_in"] is None


def test_merge_that_changed_nothing_offers_no_undo(ready: Cli, path: Path) -> None:
    other = path.with_name("other.json")
    shutil.copy(path, other)
    ready("note", "add", "Mine")
    assert "undo" not in ready("merge", str(other))[1]


def test_merge_refuses_in_one_sentence(ready: Cli, path: Path, tmp_path: Path) -> None:
    assert "this very file" in refused(ready, "merge", str(path))
    assert "no such file" in refused(ready, "merge", str(tmp_path / "nothing.json"))
    stranger = tmp_path / "stranger" / "r.json"
    ready("--file", str(stranger), *SET_UP)
    assert "another journal" in refused(ready, "merge", str(stranger))
    stranger.write_bytes(b"\x00")
    assert "damaged" in refused(ready, "merge", str(stranger))
    assert "too long" in refused(ready, "merge", "x" * 300)


def test_merge_asks_for_the_passphrase_of_the_other(ready: Cli, path: Path, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text("four plain invented words")
    other = tmp_path / "other.json"
    shutil.copy(path, other)
    ready("--file", str(other), "note", "add", "Plums")
    ready("--file", str(other), "encrypt", "--passphrase-file", str(words))
    assert "--passphrase-file" in refused(ready, "merge", str(other))
    assert ready("merge", str(other), "--passphrase-file", str(words))[0] == 0
    assert "Plums" in ready("note", "list")[1]


@pytest.fixture
def gone(ready: Cli, clock: FixedClock) -> Cli:
    """Two things that were taken back, so that they are removed."""
    for arguments in (("note", "add", "Plums"), ("task", "add", "Tea"), ("undo",), ("undo",)):
        clock.move(minutes=1)
        ready(*arguments)
    return ready


def test_removed_lists_and_brings_back(gone: Cli) -> None:
    assert gone("removed") == (
        0,
        "1  the note “Plums”  removed Mon 23 Nov  kept until Wed 23 Dec\n"
        "2  the task “Tea”    removed Mon 23 Nov  kept until Wed 23 Dec\n",
        "",
    )
    listed = answer(gone, "removed")
    assert listed[0]["kept_until"] == "2026-12-23"
    assert set(listed[0]) == {"id", "name", "removed", "kept_until"}
    assert gone("removed", "1")[1] == "Back again: the note “Plums”.\n"
    assert "Plums" in gone("note", "list")[1]
    assert "1 to 1" in refused(gone, "removed", "2")
    gone("removed", "1")
    assert gone("removed") == (1, "", "Nothing was removed in the last 30 days.\n")


def test_erase_asks_for_the_word(gone: Cli, typed: Typed, path: Path) -> None:
    assert "--yes" in refused(gone, "erase", "1")
    asked = typed("yes")
    code, out, err = gone("erase", "1")
    assert (code, err) == (2, "Nothing was erased.\n")
    assert "the note “Plums”" in out
    assert len(answer(gone, "removed")) == 2
    typed(" Erase ")
    assert "Erased for good" in gone("erase", "1")[1]
    assert [each["name"] for each in answer(gone, "removed")] == ["the task “Tea”"]
    assert b"Plums" not in path.read_bytes()
    assert len(asked) == 1
    assert "Erased for good" in gone("erase", "removed", "--yes")[1]
    assert gone("erase", "removed", "--yes")[0] == 1
    assert json.loads(path.read_bytes())["tasks"] == {}


def test_erase_refuses_what_is_no_number(gone: Cli) -> None:
    assert "1 to 2" in refused(gone, "erase", "9", "--yes")
    assert "1 to 2" in refused(gone, "erase", "all", "--yes")


def test_erase_everything_leaves_nothing_and_is_honest(
    changed: Cli, typed: Typed, path: Path
) -> None:
    assert "--yes" in refused(changed, "erase", "everything")
    typed("no")
    out = changed("erase", "everything")[1]
    assert "recovery.json" in out
    assert path.exists()
    typed("erase")
    code, out, _ = changed("erase", "everything")
    assert code == 0
    assert "SSD" in out
    assert list(path.parent.iterdir()) == []
    assert changed("erase", "everything", "--yes") == (1, "", "There is nothing to erase here.\n")


def test_the_answer_of_the_app_erases_everything(
    changed: Cli, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "has_terminal", lambda: True)
    monkeypatch.setattr(screen, "_show", lambda *_, **__: (ERASE, 0))
    code, out, _ = changed()
    assert code == 0
    assert out.startswith("Erased: ")
    assert "SSD" in out
    assert list(path.parent.iterdir()) == []
