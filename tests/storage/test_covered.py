"""A whole journal that is encrypted: no plain word is left anywhere in its folder."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from iop_tracker.domain.note import Note
from iop_tracker.errors import Damaged, Locked, StorageError
from iop_tracker.paths import backups_folder, drafts_path
from iop_tracker.storage import settling
from iop_tracker.storage.cover import PLAIN
from iop_tracker.storage.database import ALTERED, Database
from iop_tracker.storage.drafts import Drafts
from iop_tracker.storage.durable import replace_file
from iop_tracker.storage.seal import Seal
from tests.builders import MONDAY
from tests.conftest import MONDAY_AFTERNOON, FixedClock

SECRET = bytes(range(16))
WORDS = b"elderberry"
"""Stands in every text of these tests."""


@pytest.fixture(scope="module")
def seal() -> Seal:
    return Seal.make("four plain invented words", SECRET)


def note(number: int) -> Note:
    now = MONDAY_AFTERNOON
    return Note(id=f"{number:032x}", created=now, changed=now, title="elderberry", day=MONDAY)


def write_notes(database: Database, *numbers: int) -> None:
    for number in numbers:
        with database.transaction():
            database.of(Note).put([note(number)])


def plain_files(path: Path) -> list[str]:
    """Names of the files in the folder in which a word can be read."""
    files = (each for each in path.parent.rglob("*") if each.is_file())
    return sorted(each.name for each in files if WORDS in each.read_bytes())


@pytest.fixture
def lived_in(path: Path, clock: FixedClock) -> Path:
    """A file with copies, drafts, something put aside and a write that was cut off."""
    with Database.open(path, clock) as database:
        write_notes(database, 1, 2, 3)
        Drafts(path).save("note:new", {"title": "elderberry"}, clock())
    for name in (
        "recovery.damaged.2026-11-01T101010-000000Z.json",
        "recovery.drafts.damaged.json",
        ".recovery.json.77.tmp",
        "backups/.recovery.2026-11-01T101010-000000Z.json.77.tmp",
    ):
        (path.parent / name).write_bytes(b'{"notes":{"1":{"title":"' + WORDS)
    assert len(plain_files(path)) == 8
    return path


def test_after_encrypting_no_word_is_left_in_the_folder(
    lived_in: Path, clock: FixedClock, seal: Seal
) -> None:
    with Database.open(lived_in, clock) as database:
        database.change_cover(seal)
        assert plain_files(lived_in) == []
        write_notes(database, 4, 5)
        assert len(database.of(Note).all()) == 5
    assert plain_files(lived_in) == []
    with pytest.raises(Locked):
        Database.open(lived_in, clock)
    with Database.open(lived_in, clock, unlock=lambda _: seal) as database:
        assert len(database.of(Note).all()) == 5
        assert all(each.is_good() for each in database.generations.all())
        drafts = Drafts(lived_in, cover=seal)
        assert drafts.get("note:new") is not None


def test_after_decrypting_everything_is_plain_again(
    lived_in: Path, clock: FixedClock, seal: Seal
) -> None:
    with Database.open(lived_in, clock) as database:
        before = database.generations.all()
        contents = [each.path.read_bytes() for each in (*before,)]
        database.change_cover(seal)
        database.change_cover(PLAIN)
    assert [each.path.read_bytes() for each in before] == contents
    with Database.open(lived_in, clock) as database:
        assert len(database.of(Note).all()) == 3
        assert database.generations.all() == before
    assert Drafts(lived_in).get("note:new") is not None


def test_encrypting_hides_no_change_from_outside(
    lived_in: Path, clock: FixedClock, seal: Seal
) -> None:
    lived_in.write_bytes(lived_in.read_bytes().replace(b'"tags":[]', b'"tags":["x"]'))
    with Database.open(lived_in, clock) as database:
        assert database.is_altered
        database.change_cover(seal)
        assert database.is_altered
    with Database.open(lived_in, clock, unlock=lambda _: seal) as database:
        assert database.notice == ALTERED


def test_encrypting_keeps_no_copy_of_its_own(lived_in: Path, clock: FixedClock, seal: Seal) -> None:
    with Database.open(lived_in, clock) as database:
        before = {each.path for each in database.generations.all()}
        database.change_cover(seal)
        assert {each.path for each in database.generations.all()} == before


@pytest.mark.parametrize("last", range(5))
def test_cut_off_anywhere_the_next_opening_goes_on_with_it(
    lived_in: Path,
    clock: FixedClock,
    seal: Seal,
    monkeypatch: pytest.MonkeyPatch,
    last: int,
) -> None:
    done: list[Path] = []

    def stop_after(path: Path, content: bytes) -> None:
        if len(done) == last:
            raise StorageError("The disk is full.")
        done.append(path)
        replace_file(path, content)

    for cover in (seal, PLAIN):
        with Database.open(lived_in, clock, unlock=lambda _: seal) as database:
            done.clear()
            monkeypatch.setattr(settling, "replace_file", stop_after)
            with pytest.raises(StorageError):
                database.change_cover(cover)
            monkeypatch.setattr(settling, "replace_file", replace_file)
        with Database.open(lived_in, clock, unlock=lambda _: seal) as database:
            assert database.cover is not PLAIN
            assert len(database.of(Note).all()) == 3
            assert all(each.is_good() for each in database.generations.all())
        assert plain_files(lived_in) == []


def test_a_new_passphrase_goes_around_the_copies_too(
    lived_in: Path, clock: FixedClock, seal: Seal
) -> None:
    other = seal.with_passphrase("something else")
    with Database.open(lived_in, clock) as database:
        database.change_cover(seal)
        database.change_cover(other)
    for each in (lived_in, drafts_path(lived_in), *backups_folder(lived_in).glob("*.json")):
        assert other.is_own(each.read_bytes()), each.name


def test_where_the_beginning_is_damaged_a_copy_still_opens(
    lived_in: Path, clock: FixedClock, seal: Seal
) -> None:
    with Database.open(lived_in, clock) as database:
        database.change_cover(seal)
    lived_in.write_bytes(b"\0" * 100)
    with pytest.raises(Damaged):
        Database.open(lived_in, clock, unlock=lambda content: Seal.by_code(content, SECRET))
    cover = settling.cover_at(lived_in, lambda content: Seal.by_code(content, SECRET))
    generations = Database(lived_in, clock, read_only=True, cover=cover).generations
    good = generations.newest_good()
    assert good is not None
    assert generations.restore(good) is not None
    assert plain_files(lived_in) == []
    with Database.open(lived_in, clock, unlock=lambda _: cover) as database:
        assert len(database.of(Note).all()) == 2


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise StorageError("The disk is full.")

    return lambda: monkeypatch.setattr("iop_tracker.storage.file.replace_file", refuse)


def test_where_the_file_cannot_be_written_it_stays_under_its_cover(
    lived_in: Path, clock: FixedClock, seal: Seal, refused: Callable[[], None]
) -> None:
    with Database.open(lived_in, clock) as database:
        refused()
        with pytest.raises(StorageError):
            database.change_cover(seal)
        assert database.cover is PLAIN
        assert len(database.of(Note).all()) == 3
