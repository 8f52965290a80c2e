"""What the program makes is for the participant only, whatever the computer's habits are."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from iop_tracker.storage.drafts import Drafts
from iop_tracker.tracker.opening import open_tracker
from tests.builders import STORED_AT
from tests.cli.driving import SET_UP, Cli
from tests.conftest import FixedClock


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """What the computer takes away from the mode of every new file."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[Path, int]:
    """Every file that is made from now on with its first mode, also those that go again."""
    modes: dict[Path, int] = {}
    real: Callable[..., int] = os.open

    def watched(path: Any, flags: int, *more: Any, **options: Any) -> int:
        descriptor = real(path, flags, *more, **options)
        if flags & os.O_CREAT:
            modes[Path(path)] = stat.S_IMODE(os.fstat(descriptor).st_mode)
        return descriptor

    monkeypatch.setattr(os, "open", watched)
    return modes


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("umask")
def test_everything_that_is_made_is_for_the_participant_only(
    cli: Cli, path: Path, clock: FixedClock, tmp_path: Path, made: dict[Path, int]
) -> None:
    words = tmp_path / "words"
    words.write_text("four plain invented words")
    key = ("--passphrase-file", str(words))
    out = tmp_path / "out"
    for command in (
        SET_UP,
        ("checkin", "--mood", "6"),
        ("backup",),
        ("backup", "-o", str(out / "copy.json")),
        ("export", "json", "-o", str(out / "all.json")),
        ("demo", "--to", str(tmp_path / "demo" / "demo.json"), "--weeks", "2"),
        ("restore", "1"),
        ("encrypt", *key),
        ("export", "json", "-o", str(out / "deep" / "again.json"), *key),
        ("decrypt", *key),
    ):
        clock.move(minutes=1)
        assert cli(*command)[0] == 0, command
    path.write_bytes(b"{")
    assert cli("restore", "1")[0] == 0
    Drafts(path).save("note:new", {"text": "x"}, STORED_AT)
    found = [each for each in tmp_path.rglob("*") if each != words]
    assert len(found) > 15
    for each in found:
        assert mode(each) == (0o700 if each.is_dir() else 0o600), each
    assert {each.suffix for each in made} == {".lock", ".holder", ".tmp"}
    assert set(made.values()) == {0o600}
    temporary = [each for each in made if each.suffix == ".tmp"]
    assert {each.parent for each in temporary} <= {
        *(path.parent, path.parent / "backups"),
        *(out, out / "deep", tmp_path / "demo"),
    }


def test_an_export_says_that_it_is_not_encrypted(ready: Cli, tmp_path: Path) -> None:
    code, out, _ = ready("export", "json", "-o", str(tmp_path / "all.json"))
    assert code == 0
    assert "not encrypted" in out


def test_opening_closes_what_has_become_open_to_others(
    ready: Cli, path: Path, clock: FixedClock
) -> None:
    ready("checkin", "--mood", "6")
    Drafts(path).save("note:new", {"text": "x"}, STORED_AT)
    backups = path.with_name("backups")
    files = [path, path.with_name("recovery.drafts.json"), *backups.iterdir()]
    for each in files:
        each.chmod(0o644)
    for folder in (path.parent, backups):
        folder.chmod(0o755)
    _, out, _ = ready("doctor")
    assert out.count("Other users of this computer can read") == 5
    assert {mode(each) for each in files} == {0o644}
    open_tracker(path, clock).close()
    assert {mode(each) for each in files} == {0o600}
    assert {mode(path.parent), mode(backups)} == {0o755}
    _, out, _ = ready("doctor")
    assert out.count("Other users of this computer can read") == 2


@pytest.mark.usefixtures("ready")
def test_opening_leaves_the_files_of_others_as_they_are(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o644)
    other = path.with_name("shopping.json")
    other.write_text("{}")
    other.chmod(0o644)
    with monkeypatch.context() as somebody_else:
        somebody_else.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
        open_tracker(path, clock).close()
    assert mode(path) == 0o644
    open_tracker(path, clock).close()
    assert (mode(path), mode(other)) == (0o600, 0o644)
