"""Thousands of damaged files: each is one sentence or can be looked at, and stays as it is.

All 10,000, with figures: `python -m pytest -m long -s tests/crash/test_damaged.py`
"""

from collections import Counter
from pathlib import Path

import pytest

from iop_tracker.app import IopApp
from iop_tracker.cli import main, opening, screen
from iop_tracker.demo import write_demo
from iop_tracker.domain.note import Note, Task
from iop_tracker.errors import IopError, StorageError
from iop_tracker.screens.hidden import HiddenScreen
from iop_tracker.screens.page import Page
from iop_tracker.screens.welcome import WelcomeScreen
from iop_tracker.storage.seal import Header, Seal
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import DOUBTFUL, open_tracker
from iop_tracker.widgets.nav_bar import PAGES
from tests.builders import MONDAY
from tests.conftest import FixedClock
from tests.crash.damage import Victim, damaged_files
from tests.screens.driving import WAYS, press

PASSPHRASE = "four plain invented words"
QUICK = Header(bytes(16), 32, 1, 1, b"", bytes(16), b"")
"""Argon2 with the least work, for thousands of files."""
SEED = 20_261_123
ALL = 10_000
EVERY = 100
"""One in so many of the files that open is shown in the real program."""
NEWER = "encrypted by a newer iop-tracker"


class Desk:
    """A folder with a whole file and copies, in which one file after the other is damaged."""

    def __init__(self, folder: Path, clock: FixedClock, seal: Seal | None = None) -> None:
        folder.mkdir()
        self.path = folder / "recovery.json"
        self._clock = clock
        words = folder / "words"
        words.write_text(PASSPHRASE)
        self._told = ("--file", str(self.path), "--passphrase-file", str(words))
        self.victim = Victim(self._written(seal), seal)
        self.copies = self._copied()

    def _written(self, seal: Seal | None) -> bytes:
        """Two weeks of an invented participant with two copies and two steps; gives its bytes."""
        tracker = open_tracker(self.path, self._clock)
        write_demo(tracker.database, self._clock(), weeks=2)
        tracker.notes.save_note(Note(title="Workshop", text="Halt", day=MONDAY))
        tracker.notes.save_task(Task(text="Call the bank"))
        tracker.undo()
        content = self.path.read_bytes()
        if seal is not None:
            tracker.database.change_cover(seal)
        tracker.close()
        return content

    def _copied(self) -> dict[str, bytes]:
        return {each.name: each.read_bytes() for each in (self.path.parent / "backups").iterdir()}

    def run(self, *command: str) -> int:
        return main((*self._told, *command), self._clock)

    def tracker(self) -> Tracker:
        """The file as the full-screen program opens it.

        Raises:
            IopError: when it is refused.
        """
        tracker = open_tracker(self.path, self._clock)
        try:
            tracker.check()
        except IopError:
            tracker.close()
            raise
        return tracker

    def assert_untouched(self, content: bytes, name: str) -> None:
        assert self.path.read_bytes() == content, name
        assert self._copied() == self.copies, name


def shown(tracker: Tracker, *_: object) -> tuple[str | None, int]:
    """Takes the place of the full-screen program: the first page, then all that comes after it."""
    page = tracker.today()
    try:
        list(tracker.settle_in())
    except StorageError:
        return DOUBTFUL, 0
    print(f"SHOWN {len(page.tasks)}")
    return None, 0


@pytest.fixture
def desks(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> dict[str, Desk]:
    monkeypatch.setattr(opening, "has_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: "n")
    monkeypatch.setattr(screen, "_show", shown)
    seal = Seal(QUICK, bytes(range(32))).with_passphrase(PASSPHRASE).with_code(bytes(16))
    return {
        "plain": Desk(tmp_path / "plain", clock),
        "encrypted": Desk(tmp_path / "encrypted", clock, seal),
    }


def outcome(desk: Desk, name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the doctor, `today` and the full-screen program make of a file."""
    codes, said = {}, {}
    for command in ("doctor", "today", ""):
        codes[command] = desk.run(*command.split())
        out, err = capsys.readouterr()
        said[command] = out + err
        assert "Traceback" not in out + err, name
        assert "Something went wrong" not in out + err, name
        assert err.count("\n") <= 1, name
        assert (codes[command] == 2) or not err or codes[command] == 1, name
    if "SHOWN" in said[""]:
        assert codes["today"] in {0, 1}, name
        assert codes["doctor"] == 0, name
        return "opened"
    assert codes[""] == codes["doctor"] == 2, name
    if "The newest good copy is from" in said[""]:
        return "offered"
    assert NEWER in said[""], name
    assert desk.run("restore") == 0, name
    assert len(capsys.readouterr().out.splitlines()) == len(desk.copies), name
    return "of a newer version, copies listed"


@pytest.mark.parametrize("count", [72, pytest.param(ALL, marks=pytest.mark.long)])
def test_a_damaged_file_opens_or_is_one_sentence_and_a_good_copy_and_is_never_touched(
    desks: dict[str, Desk], count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes: Counter[str] = Counter()
    victims = {name: desk.victim for name, desk in desks.items()}
    for name, content in damaged_files(victims, count, SEED):
        desk = desks[name.split()[1]]
        desk.path.write_bytes(content)
        outcomes[outcome(desk, name, capsys)] += 1
        desk.assert_untouched(content, name)
    with capsys.disabled():
        print(f"\n{count} damaged files, all untouched, tracebacks 0: {dict(outcomes)}")


@pytest.mark.parametrize(
    ("count", "ways"),
    [
        (100, {name: (key,) for _, key, name in PAGES}),
        pytest.param(ALL, WAYS, marks=pytest.mark.long),
    ],
    ids=["pages", "all"],
)
async def test_what_can_still_be_opened_is_shown_and_no_entry_ends_the_program(
    tmp_path: Path, clock: FixedClock, count: int, ways: dict[str, tuple[str, ...]]
) -> None:
    desk = Desk(tmp_path / "plain", clock)
    opened = shown = 0
    for name, content in damaged_files({"plain": desk.victim}, count, SEED + 1):
        desk.path.write_bytes(content)
        try:
            tracker = desk.tracker()
        except IopError:
            continue
        opened += 1
        if opened % EVERY == 1:
            shown += 1
            await look_around(tracker, ways, name)
        tracker.close()
    print(f"\nin the real program: {shown} of {opened} that open, crashes 0")


async def look_around(tracker: Tracker, ways: dict[str, tuple[str, ...]], name: str) -> None:
    """Open every page, or every screen, and take back and do again what was done."""
    app = IopApp(tracker)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        # An empty file is a beginning; its 2 leads away to the demo.
        for way in () if isinstance(app.screen, WelcomeScreen) else ways.values():
            await press(pilot, *way)
            while not isinstance(app.screen, Page):
                await pilot.press("f9" if isinstance(app.screen, HiddenScreen) else "escape")
            assert app.is_running, name
        await press(pilot, "u", "u", "ctrl+y")
        assert not app._exit, name
