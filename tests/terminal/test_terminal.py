"""The whole way once in a real terminal."""

import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from iop_tracker import content
from tests.terminal.program import COMMAND, MINUTES, NOW
from tests.terminal.terminal import Terminal, opened


def command(path: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, COMMAND, "--file", str(path), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_set_up_check_in_mark_plan_note_quit_and_see_all_of_it_again(path: Path) -> None:
    terminal = opened(path)
    terminal.wait_for("Set up my program")
    terminal.press("1")
    terminal.wait_for("Your program")
    today = NOW.date()
    terminal.type("Sam")
    terminal.press("tab", "tab")
    terminal.type((today - timedelta(weeks=3)).isoformat())
    terminal.press("ctrl+s")
    terminal.wait_for("Sam.")
    terminal.wait_for("Week 4 of 12")

    terminal.press("c")
    terminal.wait_for("Mood")
    terminal.type("7346")
    terminal.type("7.5")
    terminal.press("ctrl+s")
    terminal.wait_for("Done for today")

    terminal.press("2")
    terminal.wait_for("this week")
    terminal.press("[", "m")
    terminal.wait_for("missed")

    terminal.press("4", "n")
    terminal.wait_for("A plan for a hard situation")
    terminal.type("Payday and the way home")
    terminal.press("ctrl+s")
    terminal.wait_for("I read it")

    terminal.press("5", "n", "3")
    terminal.wait_for("Title")
    terminal.type("First workshop")
    terminal.press("tab")
    terminal.type("Halt means four things")
    terminal.press("ctrl+s")
    terminal.wait_for("First workshop")
    assert terminal.quit() == 0

    terminal = opened(path)
    terminal.wait_for("Done for today")
    terminal.wait_for("Payday and the way home")
    terminal.press("5")
    terminal.wait_for("First workshop")
    terminal.press("3")
    terminal.wait_for("Craving")
    assert terminal.quit() == 0

    archive = json.loads(command(path, "export", "json"))["tables"]
    assert [mark["status"] for mark in archive["attendance"]] == ["missed"]
    (check_in,) = archive["checkins"]
    values = [check_in[name] for name in ("mood", "craving", "anxiety", "energy", "sleep_hours")]
    assert values == [7, 3, 4, 6, 7.5]


def test_a_craving_is_ridden_out_from_inside_a_half_typed_note(path: Path, tmp_path: Path) -> None:
    minutes = tmp_path / "minutes"
    minutes.write_text("0")
    prompts = content.way("surf").steps
    command(path, "setup", "--template", "three-evenings", "--start", "2026-11-23")
    for after, name, times in (("4", "call someone", 3), ("3", "surf the urge", 2)):
        for _ in range(times):
            given = ("--before", "8", "--after", after, "--strategy", name)
            command(path, "urge", *given, "--at", "yesterday@18:00")
    assert command(path, "helped").startswith("Call someone")

    variables = {MINUTES: str(minutes)}
    terminal = Terminal(COMMAND, "--file", str(path), variables=variables)
    terminal.wait_for("Next session")
    terminal.press("5", "n", "3")
    terminal.wait_for("Title")
    terminal.type("Half a note")
    terminal.wait_for("Half a note")
    terminal.press("f2")
    terminal.wait_for("How strong is it?")
    terminal.wait_for("Call someone  down 4 (3x)")
    terminal.press("8")
    terminal.wait_for("[8]")
    terminal.press("b")
    terminal.wait_for("Breathe in")
    minutes.write_text("3")
    terminal.press("escape")
    terminal.wait_for("How strong now?")
    terminal.press("w")
    terminal.wait_for(prompts[0])
    minutes.write_text("8")
    terminal.wait_for(prompts[5])
    terminal.press("6")
    terminal.wait_for("[6]")
    minutes.write_text("24")
    terminal.wait_for(prompts[-1])
    terminal.press("3")
    terminal.wait_for("[3]")
    terminal.press("escape")
    terminal.wait_for("Through the next minutes")
    terminal.press("escape")
    terminal.wait_for("Half a note")
    terminal.type(" is whole")
    terminal.press("ctrl+s")
    terminal.wait_for("Half a note is whole")
    terminal.press("4", "]", "]")
    terminal.wait_for("Surf the urge  down 5 (3x)")
    assert terminal.text.index("Surf the urge") < terminal.text.index("Call someone")
    assert terminal.quit() == 0

    newest = json.loads(command(path, "urge", "--json"))[0]
    assert (newest["before"], newest["after"]) == (8, 3)
    assert [use["minutes"] for use in newest["strategies"]] == [3, 21]
    assert command(path, "helped").startswith("Surf the urge")


def test_it_starts_as_the_readme_says(path: Path) -> None:
    terminal = Terminal("-m", "iop_tracker", "--file", str(path))
    terminal.wait_for("Set up my program")
    assert terminal.quit() == 0


def test_half_typed_text_outlives_a_power_cut(path: Path) -> None:
    command(path, "setup", "--template", "build-my-own", "--start", "today")
    terminal = opened(path)
    terminal.wait_for("Today")
    terminal.press("5", "n", "3")
    terminal.wait_for("Title")
    terminal.type("What I want to say on Thursday")
    drafts = path.with_name("recovery.drafts.json")
    for _ in range(100):
        if drafts.exists() and "on Thursday" in drafts.read_text():
            break
        terminal.read(0.05)
    terminal.kill()

    terminal = opened(path)
    terminal.wait_for("Today")
    terminal.press("5")
    terminal.wait_for("Half-typed note kept")
    terminal.press("n")
    terminal.wait_for("What I want to say on Thursday")
    terminal.press("ctrl+s")
    terminal.wait_for("What I want to say on Thursday")
    assert terminal.quit() == 0
    assert "What I want to say on Thursday" in command(path, "note", "list")


def test_help_is_there_while_typing_and_leaves_at_once(path: Path) -> None:
    command(path, "setup", "--template", "build-my-own", "--start", "today", "--country", "US")
    terminal = opened(path)
    terminal.wait_for("Today")
    terminal.press("5", "n", "3")
    terminal.wait_for("Title")
    terminal.type("kept")
    terminal.press("f2")
    terminal.wait_for("988")
    terminal.press("escape")
    terminal.wait_for("kept")
    terminal.press("ctrl+s")
    assert terminal.quit() == 0
    assert "kept" in command(path, "note", "list")


def test_bytes_that_are_no_text_are_passed_over(path: Path) -> None:
    command(path, "setup", "--template", "build-my-own", "--start", "today")
    terminal = opened(path)
    terminal.wait_for("Today")
    terminal.send(b"\xff\xe4\x80")
    terminal.send(b"\xe45")
    terminal.wait_for("No notes yet")
    assert terminal.quit() == 0


def test_what_is_pasted_controls_no_terminal_and_is_kept(path: Path) -> None:
    command(path, "setup", "--template", "build-my-own", "--start", "today")
    terminal = opened(path)
    terminal.wait_for("Today")
    terminal.press("5", "n", "3")
    terminal.wait_for("Title")
    text = "before \x1b]0;owned\x07\x1b[31m\x1b[2J \x9b2J \u202eturned after"
    terminal.send(f"\x1b[200~{text}\x1b[201~".encode())
    terminal.wait_for("turned after")
    terminal.press("ctrl+s")
    terminal.wait_for("2J turned")
    terminal.press("e")
    terminal.wait_for("Change the note")
    terminal.press("escape")
    assert terminal.quit() == 0
    for raw in (b"\x1b]0;", b"\x1b[31m\x1b[2J", "\x9b".encode(), "\u202e".encode()):
        assert raw not in terminal.raw
    (note,) = json.loads(command(path, "export", "json"))["tables"]["notes"]
    assert note["title"] == text


def test_a_second_window_says_who_has_the_file(path: Path) -> None:
    command(path, "setup", "--template", "build-my-own", "--start", "today")
    first = opened(path)
    first.wait_for("Today")
    second = opened(path)
    second.wait_for("looking only")
    second.wait_for(str(first.process))
    assert second.quit() == 0
    assert first.quit() == 0


def test_an_encrypted_file_asks_locks_and_leaves_nothing_on_the_screen(tmp_path: Path) -> None:
    path, words = tmp_path / "journal" / "recovery.json", tmp_path / "words"
    words.write_text("four plain invented words")
    command(path, "setup", "--template", "three-evenings", "--start", "2026-11-23")
    command(path, "encrypt", "--passphrase-file", str(words))
    terminal = opened(path)
    terminal.wait_for("Passphrase")
    terminal.press("wrong", "enter")
    terminal.wait_for("does not open it")
    terminal.wait_for("Passphrase", times=2)
    terminal.press("four plain invented words", "enter")
    terminal.wait_for("Next session")
    terminal.press("ctrl+l")
    terminal.wait_for("iop-tracker is locked")
    terminal.wait_for("Passphrase")
    assert "Next session" not in terminal.text
    assert "invented" not in terminal.text
    terminal.press("four plain invented words", "enter")
    terminal.wait_for("Next session")
    assert terminal.quit() == 0
    assert "Next session" not in terminal.text


def test_encrypted_in_the_app_it_locks_and_opens_with_what_was_typed(path: Path) -> None:
    terminal = opened(path)
    terminal.wait_for("Set up my program")
    terminal.press("1")
    terminal.wait_for("Your program")
    terminal.press("ctrl+s")
    terminal.wait_for("Does somebody else")
    terminal.press("y")
    terminal.wait_for("New passphrase")
    terminal.press("four plain invented words", "enter", "four plain invented words", "enter")
    terminal.wait_for("w Written down")
    code = "-".join(re.findall(r"\b(?:[0-9A-Z]  ){4}[0-9A-Z]\b", terminal.text)).replace(" ", "")
    terminal.press("w", "ctrl+l")
    terminal.wait_for("iop-tracker is locked")
    terminal.wait_for("Passphrase")
    terminal.press(code.lower(), "enter")
    terminal.wait_for("? Keys")  # The last line: by then nothing of the question is left.
    terminal.press("ctrl+l")
    terminal.wait_for("Passphrase")
    terminal.press("four plain invented words", "enter")
    terminal.wait_for("Next session")
    assert terminal.quit() == 0
    for each in path.parent.rglob("*"):
        assert each.is_dir() or b"invented" not in each.read_bytes(), each


def test_a_note_is_gone_from_the_screen_as_soon_as_its_page_is_left(path: Path) -> None:
    command(path, "setup", "--template", "build-my-own", "--start", "today")
    command(path, "note", "add", "A title", "--text", "elderberry")
    terminal = opened(path)
    for _ in range(3):
        terminal.wait_for("Check-in ─")
        terminal.press("5")
        terminal.wait_for("elderberry")
        terminal.press("1")
    terminal.wait_for("Check-in ─")
    assert "elderberry" not in terminal.text
    assert terminal.quit() == 0
