"""What comes after the first picture, and what becomes of a file that is not what it seemed."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual._context import active_app
from textual.css.scalar import Scalar
from textual.events import Key
from textual.geometry import Region
from textual.pilot import Pilot

from iop_tracker import first_picture
from iop_tracker.app import IopApp
from iop_tracker.demo import write_demo
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.errors import FileInUse, StorageError
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.hidden import HiddenScreen
from iop_tracker.screens.keys import KeysDialog
from iop_tracker.screens.page import Page
from iop_tracker.storage.checksum import signed
from iop_tracker.storage.database import ALTERED, Database
from iop_tracker.storage.lock import WriterLock
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import DOUBTFUL, open_tracker
from iop_tracker.widgets.nav_bar import NavBar
from iop_tracker.widgets.record_list import LARGE
from tests.builders import check_in
from tests.conftest import FixedClock
from tests.loading import assert_script
from tests.screens.conftest import Run
from tests.screens.driving import press, screen_text


@pytest.fixture
def written(tracker: Tracker, clock: FixedClock, path: Path) -> Path:
    """The invented participant's file, left as after a day's use."""
    write_demo(tracker.database, clock())
    tracker.check_ins.save(check_in(clock().date()))
    tracker.close()
    return path


@pytest.fixture
def seemingly(written: Path, clock: FixedClock) -> Callable[[], Tracker]:
    """Opens the file for what it seems to be, as the full-screen program does."""
    return lambda: open_tracker(written, clock, wait=None)


def is_free(path: Path, clock: FixedClock) -> bool:
    lock = WriterLock(path)
    try:
        lock.acquire(wait=0, now=clock())
    except FileInUse:
        return False
    lock.release()
    return True


async def test_the_right_to_write_and_every_entry_come_after_the_first_picture(
    run: Run, seemingly: Callable[[], Tracker], written: Path, clock: FixedClock
) -> None:
    tracker = seemingly()
    told = [tracker.is_settled]
    assert is_free(written, clock)
    async with run(tracker) as pilot:
        assert "Good afternoon" in screen_text(pilot)
        told.append(tracker.is_settled)
        assert not tracker.is_read_only
        assert not is_free(written, clock)
    assert told == [False, True]
    tracker.close()
    assert is_free(written, clock)


def test_the_first_change_takes_the_right_to_write(
    seemingly: Callable[[], Tracker], written: Path, clock: FixedClock
) -> None:
    tracker, another = seemingly(), seemingly()
    tracker.check_ins.save(check_in(clock().date(), mood=1))
    assert not is_free(written, clock)
    with pytest.raises(FileInUse, match="iop-tracker is open already"):
        another.check_ins.save(check_in(clock().date(), mood=2))
    tracker.close()
    assert b'"mood":1' in written.read_bytes()


async def test_a_file_that_another_program_took_meanwhile_is_doubtful(
    run: Run, seemingly: Callable[[], Tracker], written: Path, clock: FixedClock
) -> None:
    tracker = seemingly()
    with Database.open(written, clock):
        async with run(tracker) as pilot:
            pass
    assert pilot.app.return_value == DOUBTFUL


async def test_a_file_with_another_checksum_is_doubtful_and_never_written(
    run: Run, seemingly: Callable[[], Tracker], written: Path, clock: FixedClock
) -> None:
    content = written.read_bytes().replace(b'"mood":6', b'"mood":9')
    written.write_bytes(content)
    tracker = seemingly()
    with pytest.raises(StorageError, match=ALTERED[:30]):
        tracker.check_ins.save(check_in(clock().date(), mood=1))
    async with run(tracker) as pilot:
        pass
    assert pilot.app.return_value == DOUBTFUL
    assert written.read_bytes() == content


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(path.read_bytes().replace(b'"checksum"', b'"checksam"')),
        lambda path: path.with_name("recovery.json.holder").write_text("{"),
        lambda path: path.with_name("recovery.json.holder").write_text(
            f'{{"process":{os.getpid()},"host":"elsewhere","since":"2026-11-23T15:45:00-05:00"}}'
        ),
        lambda path: path.unlink(),
    ],
)
def test_what_is_not_signed_or_may_be_held_or_is_new_is_looked_at_before(
    change: Callable[[Path], object], seemingly: Callable[[], Tracker], written: Path
) -> None:
    change(written)
    tracker = seemingly()
    assert tracker.is_settled
    tracker.close()


def test_who_was_killed_holds_nothing(seemingly: Callable[[], Tracker], written: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    host = platform.node()
    written.with_name("recovery.json.holder").write_text(
        f'{{"process":{ended.pid},"host":"{host}","since":"2026-11-23T15:45:00-05:00"}}'
    )
    tracker = seemingly()
    assert not tracker.is_settled
    assert tracker.check_ins.all()


async def test_a_key_from_before_the_first_picture_opens_what_it_would_later(
    run: Run, seemingly: Callable[[], Tracker], monkeypatch: pytest.MonkeyPatch
) -> None:
    mounted = IopApp.on_mount

    def on_mount(app: IopApp) -> None:
        mounted(app)
        app.post_message(Key("question_mark", "?"))

    monkeypatch.setattr(IopApp, "on_mount", on_mount)
    tracker = seemingly()
    async with run(tracker, size=(120, 36)) as pilot:
        early = box_of(pilot)
        assert tracker.is_settled
    tracker.close()
    monkeypatch.setattr(IopApp, "on_mount", mounted)
    async with run(seemingly(), size=(120, 36)) as pilot:
        await press(pilot, "?")
        assert box_of(pilot) == early


def box_of(pilot: Pilot[str]) -> tuple[Region, object]:
    """Where the list of keys lies, and what is around it."""
    assert isinstance(pilot.app.screen, KeysDialog)
    box = pilot.app.screen.query_one(".dialog-box")
    return box.region, box.styles.border_top


async def test_keys_are_heard_between_two_steps(
    run: Run, seemingly: Callable[[], Tracker], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []
    tracker = seemingly()
    checking = tracker.database.checking

    def steps() -> Iterator[None]:
        app = active_app.get()
        for number, _ in enumerate(checking()):
            if number == 3:
                app.post_message(Key("2", "2"))
            pages.append(app.screen.MODE if isinstance(app.screen, Page) else "")
            yield

    monkeypatch.setattr(tracker.database, "checking", steps)
    async with run(tracker):
        pass
    assert (pages[0], pages[-1]) == ("today", "schedule")


async def test_an_entry_met_before_all_were_read_makes_it_doubtful_too(
    seemingly: Callable[[], Tracker], written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = json.loads(written.read_bytes().replace(b'"title":"', b'"title":7,"x":"'))
    del tables["checksum"]
    written.write_bytes(signed(json.dumps(tables, separators=(",", ":")).encode()))
    tracker = seemingly()
    checking = tracker.database.checking

    def steps() -> Iterator[None]:
        active_app.get().post_message(Key("5", "5"))
        for _ in range(200):
            yield
        yield from checking()

    monkeypatch.setattr(tracker.database, "checking", steps)
    app = IopApp(tracker)
    assert await app.run_async(headless=True, size=(80, 24)) == DOUBTFUL


async def test_another_version_is_offered_once_nothing_lies_over_the_page(
    run: Run, seemingly: Callable[[], Tracker], written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_picture, "OFFER_SECONDS", 0.01)
    other = written.with_name("recovery (conflicted copy 2026-11-22).json")
    other.write_bytes(written.read_bytes())
    tracker = seemingly()
    settle_in = tracker.settle_in

    def hidden() -> Iterator[None]:
        active_app.get().post_message(Key("f9", None))
        for _ in range(200):
            yield
        yield from settle_in()

    monkeypatch.setattr(tracker, "settle_in", hidden)
    async with run(tracker) as pilot:
        assert isinstance(pilot.app.screen, HiddenScreen)
        await press(pilot, "f9")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ConfirmDialog)


async def test_no_page_is_drawn_while_it_would_not_be_shown(
    run: Run, demo: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = Compositor.render_update

    async with run(demo) as pilot:
        app = pilot.app
        assert isinstance(app, IopApp)

        def noted(compositor: Compositor, *args: object, **options: object) -> object:
            drawn.append(app._batch_count)
            return draw(compositor, *args, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(Compositor, "render_update", noted)
        for key, words in (("2", "this week"), ("5", "anger"), ("1", "Good afternoon")):
            await press(pilot, key)
            assert words in screen_text(pilot)
    assert drawn
    assert set(drawn) == {0}


def test_the_first_page_loads_nothing_that_it_does_not_need(written: Path) -> None:
    script = (
        "import sys\n"
        "sys.argv = ['iop-tracker']\n"
        "from iop_tracker import __main__\n"
        "__main__.speak([])\n"
        "from iop_tracker.cli import screen\n"
        "from iop_tracker.clock import system_clock\n"
        "from iop_tracker.tracker.opening import open_tracker\n"
        "from pathlib import Path\n"
        f"open_tracker(Path({str(written)!r}), system_clock, wait=None).today()\n"
        "heavy = {'argparse', 'filelock', 'tinydb', 'hashlib', 'ctypes', 'tomllib', 'textual',\n"
        "         'iop_tracker.storage.tables', 'iop_tracker.storage.history',\n"
        "         'iop_tracker.tracker.removal', 'iop_tracker.tracker.notes'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    assert_script(script)


def test_a_check_in_read_in_a_part_is_the_one_that_was_saved(
    seemingly: Callable[[], Tracker], clock: FixedClock
) -> None:
    tracker = seemingly()
    found = tracker.check_ins.on(clock().date())
    assert isinstance(found, CheckIn)
    assert found.mood == 6


async def test_a_page_that_comes_back_takes_up_what_changed_the_looks_meanwhile(
    run: Run, demo: Tracker
) -> None:
    async with run(demo) as pilot:
        app = pilot.app
        await press(pilot, "5")
        notes = app.screen
        before = (notes.styles.background, notes.query_one(NavBar).styles.height)
        await press(pilot, "2")
        app.theme = "iop-light"
        app.add_class(LARGE)
        await press(pilot, "5")
        assert app.screen is notes
        after = (notes.styles.background, notes.query_one(NavBar).styles.height)
        assert after[0] != before[0]
        assert after[1] == Scalar.parse("3")
        await press(pilot, "2")
        app.remove_class(LARGE)
        await press(pilot, "5")
        assert notes.query_one(NavBar).styles.height == before[1]
