"""Encryption that cannot be written: all of it or nothing of it, and never a lost key."""

from pathlib import Path

import pytest

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import BadInput, StorageError
from iop_tracker.paths import drafts_path
from iop_tracker.storage import settling
from iop_tracker.storage.cover import is_sealed
from iop_tracker.storage.durable import replace_file
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.tracker.privacy import HALF_DONE, unlocked
from tests.builders import note
from tests.conftest import FixedClock

WORDS = "four plain invented words"


pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def lived_in(tracker: Tracker, clock: FixedClock) -> Tracker:
    """A file with copies and a draft."""
    for _ in range(3):
        tracker.notes.save_note(note(title="elderberry"))
        clock.move(minutes=1)
    tracker.keep_draft("note:new", {"title": "elderberry"})
    return tracker


def sealed(path: Path) -> set[bool]:
    """Whether the files that hold entries are encrypted."""
    return {is_sealed(each.read_bytes()) for each in (path, *settling.neighbors(path))}


def fail(monkeypatch: pytest.MonkeyPatch, *times: int) -> None:
    """Refuse to write a copy, a draft: the times that are given, counted from 0."""
    writes = iter(range(1000))

    def write(path: Path, content: bytes) -> None:
        if next(writes) in times:
            raise StorageError("The disk is full.")
        replace_file(path, content)

    monkeypatch.setattr(settling, "replace_file", write)


@pytest.mark.parametrize("time", range(3))
def test_where_a_copy_cannot_be_encrypted_everything_stays_plain(
    lived_in: Tracker, path: Path, monkeypatch: pytest.MonkeyPatch, time: int
) -> None:
    assert len(settling.neighbors(path)) == 3
    fail(monkeypatch, time)
    with pytest.raises(StorageError, match="full"):
        lived_in.privacy.encrypt(WORDS)
    assert not lived_in.privacy.is_encrypted
    assert sealed(path) == {False}
    lived_in.keep_draft("note:new", {"title": "more"})
    assert not is_sealed(drafts_path(path).read_bytes())
    lived_in.privacy.encrypt(WORDS)
    assert sealed(path) == {True}


@pytest.mark.parametrize("time", range(3))
def test_where_a_copy_cannot_be_written_the_former_passphrase_stays(
    lived_in: Tracker, path: Path, monkeypatch: pytest.MonkeyPatch, time: int
) -> None:
    lived_in.privacy.encrypt(WORDS)
    for change in (lived_in.privacy.decrypt, lambda: lived_in.privacy.change_passphrase("other")):
        fail(monkeypatch, time)
        with pytest.raises(StorageError, match="full"):
            change()
        lived_in.privacy.check_owner(WORDS)
        assert sealed(path) == {True}
        for each in (path, *settling.neighbors(path)):
            unlocked([each.read_bytes()], WORDS)


def test_where_it_can_neither_go_on_nor_back_the_next_opening_does(
    lived_in: Tracker, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(monkeypatch, *range(1, 1000))
    with pytest.raises(StorageError) as caught:
        lived_in.privacy.encrypt(WORDS)
    assert caught.value.sentence == HALF_DONE
    assert lived_in.privacy.is_encrypted
    lived_in.close()
    fail(monkeypatch)
    opened = open_tracker(path, clock, unlock=lambda *heads: unlocked(heads, WORDS))
    assert sealed(path) == {True}
    assert opened.draft("note:new") is not None
    opened.close()


def test_the_owner_knows_the_passphrase_or_the_code(lived_in: Tracker) -> None:
    with pytest.raises(BadInput):
        lived_in.privacy.check_owner(WORDS)
    code = lived_in.privacy.encrypt(WORDS)
    for right in (WORDS, code, code.lower().replace("-", " ")):
        lived_in.privacy.check_owner(right)
    slip = code[:-1] + ("A" if code[-1] != "A" else "B")
    for wrong in ("", "wrong", slip):
        with pytest.raises(InvalidEntry) as caught:
            lived_in.privacy.check_owner(wrong)
        assert caught.value.field == "present"
