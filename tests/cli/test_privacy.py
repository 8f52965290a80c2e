"""encrypt, passphrase, decrypt, and every other command on an encrypted file."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from iop_tracker.app import LOCKED
from iop_tracker.cli import main, opening, passphrase, screen
from iop_tracker.cli.endings import Endings
from iop_tracker.clock import Clock
from iop_tracker.storage.cover import Unlock, is_sealed
from iop_tracker.tracker.privacy import strength
from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock

WORDS, OTHER = "four plain invented words", "another four invented words"


@pytest.fixture
def words(tmp_path: Path) -> str:
    """A file with the passphrase."""
    name = tmp_path / "words"
    name.write_text(f"{WORDS}\nnot this line\n")
    return str(name)


@pytest.fixture
def other(tmp_path: Path) -> str:
    """A file with another one."""
    name = tmp_path / "other"
    name.write_text(OTHER)
    return str(name)


@pytest.fixture
def code(ready: Cli, words: str) -> str:
    """The recovery code of a file that is encrypted now."""
    ready("checkin", "--mood", "6", "--note", "elderberry")
    done, out, _ = ready("encrypt", "--passphrase-file", words)
    assert done == 0
    found = re.search(r"(?m)^ {4}(\S+)$", out)
    assert found
    return found[1]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Somebody at the keyboard who answers these one by one; gives what they were asked."""

    def answers(*texts: str) -> list[str]:
        left, asked = list(texts), []

        def ask(question: str) -> str:
            asked.append(question)
            return left.pop(0)

        monkeypatch.setattr(passphrase, "can_ask", lambda: True)
        monkeypatch.setattr(passphrase, "ask_unseen", ask)
        return asked

    return answers


@pytest.mark.usefixtures("code")
def test_every_reading_and_writing_command_works_with_the_passphrase(
    ready: Cli, words: str, path: Path, clock: FixedClock
) -> None:
    assert is_sealed(path.read_bytes())
    clock.move(minutes=1)
    assert ready("checkin", "--energy", "4", "--passphrase-file", words)[0] == 0
    assert answer(ready, "today", "--passphrase-file", words)["check_in"]["energy"] == 4
    assert ready("--passphrase-file", words, "schedule")[0] == 0
    clock.move(minutes=1)
    assert ready("backup")[0] == 0
    assert "1 check-in" in ready("restore", "--passphrase-file", words)[1]
    assert ready("restore", "1", "--passphrase-file", words)[0] == 0
    code, out, _ = ready("doctor", "--passphrase-file", words)
    assert code == 0
    assert "can be read" in out
    assert "are encrypted" in out
    for each in (each for each in path.parent.rglob("*") if each.is_file()):
        assert b"elderberry" not in each.read_bytes(), each.name


@pytest.mark.usefixtures("code")
def test_without_the_passphrase_there_is_one_sentence_and_nothing_changes(
    ready: Cli, other: str, path: Path
) -> None:
    before = path.read_bytes()
    for command in (["today"], ["checkin", "--mood", "1"], ["export", "json"], ["decrypt"]):
        assert "--passphrase-file" in refused(ready, *command)
        assert "does not open" in refused(ready, *command, "--passphrase-file", other)
    for _ in range(5):
        assert "does not open" in refused(ready, "today", "--passphrase-file", other)
    code, out, _ = ready("doctor")
    assert code == 0
    assert "was not looked at" in out
    assert path.read_bytes() == before


def test_the_recovery_code_opens_it_and_gives_it_a_new_passphrase(
    ready: Cli, code: str, words: str, other: str, tmp_path: Path
) -> None:
    paper = tmp_path / "paper"
    paper.write_text(code.lower())
    assert ready("today", "--passphrase-file", str(paper))[0] == 0
    change = ("passphrase", "--passphrase-file", str(paper), "--new-passphrase-file", other)
    assert ready(*change)[0] == 0
    assert "does not open" in refused(ready, "today", "--passphrase-file", words)
    assert ready("today", "--passphrase-file", other)[0] == 0
    paper.write_text(code[:-1] + ("A" if code[-1] != "A" else "B"))
    assert "A sign in the recovery code" in refused(ready, "today", "--passphrase-file", str(paper))


def test_a_new_code_makes_the_former_one_worthless(
    ready: Cli, code: str, words: str, tmp_path: Path
) -> None:
    done, out, _ = ready("passphrase", "--new-code", "--passphrase-file", words)
    assert done == 0
    assert code not in out
    paper = tmp_path / "paper"
    paper.write_text(code)
    assert "does not open" in refused(ready, "today", "--passphrase-file", str(paper))


@pytest.mark.usefixtures("code")
def test_decrypted_it_opens_for_everybody_again(ready: Cli, words: str, path: Path) -> None:
    assert "already" in refused(ready, "encrypt", "--passphrase-file", words)
    assert ready("decrypt", "--passphrase-file", words)[0] == 0
    assert not is_sealed(path.read_bytes())
    assert answer(ready, "today")["check_in"]["mood"] == 6
    assert "not encrypted" in refused(ready, "decrypt")
    assert "not encrypted" in refused(ready, "passphrase")
    assert "not encrypted" in refused(ready, "passphrase", "--new-code")


def test_on_a_terminal_it_is_asked_for_until_it_is_right(
    ready: Cli, typed: Callable[..., list[str]], path: Path
) -> None:
    asked = typed(WORDS, WORDS)
    code, out, err = ready("encrypt")
    assert code == 0
    assert "recovery code" in out
    assert "Very good." in err
    assert len(asked) == 2
    assert WORDS not in out + err
    asked = typed("wrong", "A" * 30, WORDS)
    code, out, err = ready("today")
    assert code == 0
    assert len(asked) == 3
    assert err.count("does not open it") == 1
    assert err.count("A sign in the recovery code") == 1
    assert is_sealed(path.read_bytes())


@pytest.mark.usefixtures("code")
def test_once_locked_it_asks_even_where_a_file_with_the_passphrase_opened_it(
    typed: Callable[..., list[str]],
    words: str,
    path: Path,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = [LOCKED, None]

    def session(file: Path, _: Clock, unlock: Unlock, __: Endings) -> tuple[str | None, int]:
        unlock(file.read_bytes())
        return answers.pop(0), 0

    monkeypatch.setattr(opening, "has_terminal", lambda: True)
    monkeypatch.setattr(screen, "_session", session)
    asked = typed(WORDS)
    assert main(["--file", str(path), "--passphrase-file", words], clock) == 0
    assert asked == [passphrase.QUESTION]


@pytest.mark.parametrize(
    ("answers", "sentence"), [(("one", "two"), "not the same"), (("", ""), "1 to 1000")]
)
def test_a_passphrase_that_cannot_be_changes_nothing(
    ready: Cli,
    typed: Callable[..., list[str]],
    path: Path,
    answers: tuple[str, str],
    sentence: str,
) -> None:
    typed(*answers)
    code, _, err = ready("encrypt")
    assert code == 2
    assert sentence in err
    assert not is_sealed(path.read_bytes())


def test_a_file_with_the_passphrase_has_to_be_one(ready: Cli, tmp_path: Path, path: Path) -> None:
    odd = tmp_path / "odd"
    odd.write_bytes(b"\xff\xfe")
    assert "no such file" in refused(ready, "encrypt", "--passphrase-file", str(tmp_path / "no"))
    assert "UTF-8" in refused(ready, "encrypt", "--passphrase-file", str(odd))
    assert "--passphrase-file" in refused(ready, "encrypt")
    assert not is_sealed(path.read_bytes())


def test_nothing_is_encrypted_before_there_is_something(path: Path, clock: FixedClock) -> None:
    assert main(["--file", str(path), "encrypt"], clock) == 1
    assert not path.exists()


def test_how_hard_it_is_to_guess_is_said_in_words() -> None:
    assert strength(" ") == ""
    assert strength("password").startswith("Very easy")
    assert strength("Summer2024!").startswith(("Easy", "Somebody"))
    assert strength(WORDS) == "Very good."
    assert strength("xy" * 500) != ""


def test_other_versions_beside_the_file_are_named_when_it_is_encrypted(
    ready: Cli, words: str, other: str, path: Path
) -> None:
    left = path.with_name("recovery (1).json")
    left.write_bytes(path.read_bytes())
    told = "Not under this passphrase: recovery (1).json."
    assert told in ready("encrypt", "--passphrase-file", words)[1]
    assert "1 other version. Put it together" in ready("doctor", "--passphrase-file", words)[1]
    new = ("--passphrase-file", words, "--new-passphrase-file", other)
    assert told in ready("passphrase", *new)[1]
    left.unlink()
    assert "Not under" not in ready("passphrase", "--passphrase-file", other, *new[2:])[1]
