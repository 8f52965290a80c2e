"""What every test has: a fixed moment, a file of its own, no network, no home."""

import compileall
import gc
import hashlib
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import textual.app
import textual.pilot
import textual.screen
import textual.strip
from hypothesis import HealthCheck, settings
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

import tests.spoken  # noqa: F401 - it comes before all of the program
from iop_tracker import demo
from iop_tracker.storage import seal
from iop_tracker.storage.database import Database
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from tests.idle import FRAME, wait_for_idle
from tests.sockets import watch

NEW_YORK = ZoneInfo("America/New_York")
MONDAY_AFTERNOON = datetime(2026, 11, 23, 15, 45, tzinfo=NEW_YORK)

gc.set_threshold(50_000, 20, 100)
# No test depends on where it is run.
os.environ["LC_ALL"] = "C.UTF-8"

# The same hash by identity, without the call that Python would tell to the watch over sockets.
RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]
"""As in the program itself: with Python's own numbers a quarter of the time went into this."""

_parse = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


def parsed_once(sheet: Stylesheet, *source: Any, **how: Any) -> list[RuleSet]:
    """The rules of a source, shared by all apps of a run: it is a tenth of a test of a screen."""
    key = (tuple(sheet._variables.items()), source, tuple(how.items()))
    if key not in _parsed:
        _parsed[key] = _parse(sheet, *source, **how)
    return _parsed[key]


demo.demo_records = cache(demo.demo_records)
"""The same invented life is made once."""

setattr(Stylesheet, "_parse_rules", parsed_once)  # noqa: B010 - mypy knows its exact shape


class NoCache:
    """Takes the place of the seven caches that each line of the screen brings along."""

    def get(self, key: object, default: object = None) -> object:
        """Nothing is ever found, so it is worked out anew: in a short test that costs less."""
        del key
        return default

    def __setitem__(self, key: object, value: object) -> None:
        """Nothing is kept."""

    def clear(self) -> None:
        """There is nothing to let go."""


NO_CACHE = NoCache()
setattr(textual.strip, "FIFOCache", lambda _: NO_CACHE)  # noqa: B010 - mypy knows its exact shape

textual.screen.UPDATE_PERIOD = FRAME  # type: ignore[misc]
for module in (textual.app, textual.pilot):
    module.wait_for_idle = wait_for_idle  # type: ignore[attr-defined]

settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the program once, as installing does, for the hundreds of processes that run it."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(__file__).parents[1] / "iop_tracker", quiet=2)


def pytest_sessionfinish() -> None:
    """At the end pytest collects garbage five times; of all that is there then, none is new."""
    gc.freeze()


class FixedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime = MONDAY_AFTERNOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **span: float) -> None:
        """Move on by a span, given as for `timedelta`."""
        self.now += timedelta(**span)


used_sockets: list[str] = []
"""What was done with sockets in this test."""


def _refuse(event: str) -> None:
    used_sockets.append(event)
    raise AssertionError(f"a socket was used: {event}")


watch(_refuse)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """No socket is made, also where somebody catches the refusal."""
    used_sockets.clear()
    yield
    assert not used_sockets


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads or writes what belongs to somebody."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("TZ", "America/New_York")
    for name in ("IOP_TRACKER_FILE", "NO_COLOR", "TEXTUAL", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock() -> FixedClock:
    """Monday 23 November 2026, 15:45 in New York."""
    return FixedClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the participant's file is in this test."""
    return tmp_path / "journal" / "recovery.json"


@pytest.fixture
def database(path: Path, clock: FixedClock) -> Iterator[Database]:
    """An empty file, open for writing."""
    with Database.open(path, clock) as opened:
        yield opened


@pytest.fixture
def tracker(path: Path, clock: FixedClock) -> Iterator[Tracker]:
    """The verbs over an empty file."""
    opened = open_tracker(path, clock)
    yield opened
    opened.close()


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that are derived from passphrases in no time."""

    def derive(typed: bytes, salt: bytes, **_: int) -> bytes:
        return hashlib.blake2b(typed, key=salt, digest_size=seal.KEY_BYTES).digest()

    monkeypatch.setattr(seal, "derived", derive)
