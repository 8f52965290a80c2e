"""What `doctor` says can be sent to somebody: no name and no word of the participant is in it."""

import json
import platform
from pathlib import Path

import pytest

from iop_tracker import __version__
from iop_tracker.cli import main
from tests.cli.driving import Cli
from tests.conftest import FixedClock

SECRET = "elderberry"


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with the participant's name."""
    home = tmp_path / SECRET
    home.mkdir(mode=0o700)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("LOGNAME", "USER"):
        monkeypatch.setenv(name, SECRET)
    monkeypatch.setenv("TERM", f"xterm-{SECRET}")
    return home


@pytest.mark.parametrize("state", ["well", "damaged", "open", "none", "linked"])
def test_no_name_is_in_what_is_shared(
    at_home: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str], state: str
) -> None:
    path = at_home / "recovery.json"
    asked = ("--file", str(path))
    main([*asked, "setup", "--template", "three-evenings", "--start", "2026-11-23"], clock)
    main([*asked, "note", "add", SECRET, "--text", f"{SECRET} {SECRET}"], clock)
    if state == "damaged":
        path.write_text(json.dumps({"notes": {"1": {"title": SECRET}}}))
    elif state == "open":
        path.chmod(0o644)
    elif state == "none":
        path.unlink()
    elif state == "linked":
        (at_home / "other.json").symlink_to(path)
        asked = ("--file", str(at_home / "other.json"))
    capsys.readouterr()
    main([*asked, "doctor", "--share"], clock)
    said = capsys.readouterr()
    assert SECRET not in (said.out + said.err).casefold()
    assert platform.node() not in said.out or len(platform.node()) < 3
    assert __version__ in said.out
    assert "Terminal:" in said.out


def test_the_news_are_those_of_this_version(ready: Cli) -> None:
    code, out, _ = ready("news")
    assert code == 0
    assert out.startswith(__version__)
