"""Where the command line writes to: a narrow alphabet, a full disk, a closed door, no answer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from iop_tracker.cli import main
from tests.conftest import FixedClock

IOP = (sys.executable, "-m", "iop_tracker")


@pytest.fixture
def file(path: Path, clock: FixedClock) -> Path:
    """A file with a program and a note whose title no narrow alphabet has."""
    told = ["--file", str(path)]
    assert main([*told, "setup", "--template", "three-evenings", "--start", "today"], clock) == 0
    assert main([*told, "note", "add", "Über ‘mañana’"], clock) == 0
    return path


def shell(line: str, file: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", line.replace("IOP", " ".join(IOP))],
        env={**os.environ, "IOP_TRACKER_FILE": str(file), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_letters_that_a_terminal_lacks_become_the_nearest_it_has(file: Path) -> None:
    done = shell("IOP note list", file, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Uber 'manana'" in done.stdout
    refused = shell(
        "IOP attend mon gone", file, PYTHONIOENCODING="ascii", IOP_TRACKER_LANGUAGE="es"
    )
    assert refused.stderr == "Elige uno de: estuve, tarde, con-permiso, falte.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["today", "export json", "doctor"])
def test_output_that_has_no_room_is_one_sentence(file: Path, command: str) -> None:
    done = shell(f"IOP {command} > /dev/full", file)
    assert done.returncode == 2
    assert done.stderr == "The output could not be written. Is the disk full?\n"


def test_a_closed_output_is_one_sentence(file: Path) -> None:
    done = shell("IOP today >&-", file)
    assert done.returncode == 2
    assert done.stderr.endswith("the standard output is closed.\n")


def test_a_reader_who_has_seen_enough_is_no_error(file: Path) -> None:
    done = shell("(IOP export json; echo $? >&2) | head -c 1", file)
    assert (done.stdout, done.stderr) == ("{", "0\n")


def test_a_question_without_an_answer_changes_nothing(
    file: Path,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def no_answer(_: str = "") -> str:
        raise EOFError

    before = file.read_bytes()
    monkeypatch.setattr("iop_tracker.cli.opening.has_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", no_answer)
    assert main(["--file", str(file), "checkin"], clock) == 2
    assert capsys.readouterr().err == "No answer came, so nothing was done.\n"
    assert file.read_bytes() == before


@pytest.mark.parametrize("command", ["note list --json", "export json"])
@pytest.mark.parametrize("alphabet", ["ascii", "latin-1", "utf-8"])
def test_json_is_whole_in_any_alphabet_and_controls_no_terminal(
    file: Path, clock: FixedClock, command: str, alphabet: str
) -> None:
    title = "ä漢😀 \x9b31m \u202eleft\u2028"
    assert main(["--file", str(file), "note", "add", title], clock) == 0
    done = subprocess.run(
        [*IOP, "--file", str(file), *command.split()],
        env={**os.environ, "PYTHONIOENCODING": alphabet},
        capture_output=True,
        check=True,
    )
    text = done.stdout.decode(alphabet)
    assert title in json.dumps(json.loads(text), ensure_ascii=False)
    assert not {"\x9b", "\u202e", "\u2028"} & set(text)


@pytest.mark.parametrize("command", ["IOP", "IOP demo", "IOP checkin"])
def test_without_an_input_nothing_is_asked(file: Path, command: str) -> None:
    done = shell(f"{command} <&-", file)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Something went wrong" not in done.stderr


def test_input_that_is_no_text_is_said(file: Path) -> None:
    done = shell(r"printf '\377' | IOP note add x --text -", file, PYTHONIOENCODING="utf-8:strict")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "The input is not text in UTF-8, so nothing was saved.\n"


def test_where_complaints_go_nowhere_the_exit_code_still_tells(file: Path) -> None:
    assert shell("IOP nonsense 2>&-", file).returncode == 2


def test_an_alphabet_without_accents_gets_the_letters(file: Path) -> None:
    done = shell("IOP note add 'Canción: ¿qué hoy? “Ñandú” 界'; IOP note list", file)
    assert done.returncode == 0
    done = shell("IOP note list", file, PYTHONIOENCODING="ascii")
    assert 'Cancion: ?que hoy? "Nandu" ?' in done.stdout
