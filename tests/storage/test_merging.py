"""Two computers with one journal: each takes in the other's file."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.edits import Edits
from iop_tracker.domain.record import Erased
from iop_tracker.domain.scale import TEXT_DIVIDER
from iop_tracker.errors import BadInput, Damaged, ReadOnly, StorageError
from iop_tracker.paths import backups_folder
from iop_tracker.storage.checksum import signed
from iop_tracker.storage.conflicts import conflict_copies
from iop_tracker.storage.database import Database
from iop_tracker.storage.generations import Generations
from iop_tracker.storage.tables import read_all
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.merging import CHANGED_THERE, OTHER_KEY
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.tracker.privacy import unlocked
from tests.builders import check_in, contact, note, plan, task
from tests.conftest import FixedClock
from tests.storage.test_erasing import places

Two = tuple[Tracker, Tracker]


@pytest.fixture
def two(tracker: Tracker, clock: FixedClock, tmp_path: Path) -> Iterator[Two]:
    """Two computers that had the same file a minute ago."""
    tracker.notes.save_note(note("Plums", text="first"))
    tracker.notes.save_task(task("Call the bank"))
    path = tmp_path / "elsewhere" / "recovery.json"
    path.parent.mkdir(mode=0o700)
    shutil.copy(tracker.database.path, path)
    other = open_tracker(path, clock)
    clock.move(minutes=1)
    yield tracker, other
    other.close()


def merge_both(two: Two) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, other = two
    return (
        one.merging.merge(other.database.path).lines,
        other.merging.merge(one.database.path).lines,
    )


def texts(tracker: Tracker) -> list[str]:
    return sorted(each.text for each in tracker.notes.notes())


def test_both_have_everything_afterwards_and_a_second_time_nothing_is_new(
    two: Two, clock: FixedClock
) -> None:
    one, other = two
    one.check_ins.save(check_in(mood=3))
    one.coping.save_plan(plan())
    clock.move(minutes=1)
    other.coping.save_contact(contact())
    other.notes.toggle_task(other.notes.tasks()[0])
    said, back = merge_both(two)
    assert said == (
        "New from there: 1 person to call",
        "Changed there: 1 task",
        "Only here before: 1 check-in and 1 plan",
    )
    assert back == ("New from there: 1 check-in and 1 plan",)
    for tracker in two:
        assert len(tracker.check_ins.all()) == len(tracker.coping.plans()) == 1
        assert tracker.coping.contacts()[0].name == "Ruth"
        assert tracker.notes.tasks()[0].done is not None
    before = [tracker.database.path.read_bytes() for tracker in two]
    assert merge_both(two) == (("Nothing in the other version was new.",),) * 2
    assert [tracker.database.path.read_bytes() for tracker in two] == before


def test_both_texts_are_kept_and_named(two: Two, clock: FixedClock) -> None:
    for tracker, text in zip(two, ("here", "there"), strict=True):
        clock.move(minutes=1)
        found = tracker.notes.notes()[0]
        tracker.notes.save_note(note("Plums", text=text, id=found.id, created=found.created))
    said, _ = merge_both(two)
    assert said[-1] == "Both versions of a text were kept in the note “Plums”."
    assert texts(two[0]) == texts(two[1]) == [f"here{TEXT_DIVIDER}there"]


def test_a_merge_is_one_step_and_the_state_before_is_a_copy(two: Two, clock: FixedClock) -> None:
    one, other = two
    other.notes.save_note(note("Pears", text="new"))
    other.notes.remove_task(other.notes.tasks()[0])
    one.merging.merge(other.database.path)
    assert (texts(one), one.notes.tasks()) == (["first", "new"], ())
    newest = Generations(one.database.path, clock).all()[0]
    assert newest.counts()[type(one.notes.notes()[0])] == 1
    assert one.undo() == "Undone: taking in the other version."
    assert (texts(one), len(one.notes.tasks())) == (["first"], 1)


def test_a_merge_that_was_undone_takes_nothing_from_the_other_computer(
    two: Two, clock: FixedClock
) -> None:
    one, other = two
    other.notes.save_note(note("Pears", text="new"))
    (bank,) = other.notes.tasks()
    other.notes.toggle_task(bank)
    before = one.database.of(Edits).all()
    one.merging.merge(other.database.path)
    clock.move(minutes=1)
    one.undo()
    assert one.database.of(Edits).all() == before
    assert one.removal.rows() == ()
    assert (
        other.merging.merge(one.database.path).lines[0] == "Nothing in the other version was new."
    )
    assert texts(other) == ["first", "new"]
    assert other.notes.tasks()[0].done is not None
    one.redo()
    assert texts(one) == ["first", "new"]
    assert one.database.of(Edits).all() == other.database.of(Edits).all()
    one.undo()
    one.merging.merge(other.database.path)
    assert texts(one) == ["first", "new"]


def test_what_was_removed_again_lately_can_be_brought_back_wherever_it_was_forgotten(
    two: Two, clock: FixedClock
) -> None:
    one, other = two
    for tracker in two:
        tracker.notes.remove_note(tracker.notes.notes()[0])
    clock.move(days=20)
    other.removal.bring_back(other.removal.rows()[0].record)
    clock.move(days=11)
    other.notes.remove_note(other.notes.notes()[0])
    one.removal.forget_old()
    merge_both(two)
    assert [len(tracker.removal.rows()) for tracker in two] == [1, 1]


def test_a_version_that_something_else_changed_is_told(two: Two) -> None:
    one, other = two
    other.notes.save_note(note("Pears"))
    path = other.database.path
    path.write_bytes(path.read_bytes().replace(b"Pears", b"Peach"))
    assert one.merging.merge(path).lines[-1] == CHANGED_THERE
    path.write_bytes(path.read_bytes().replace(b'{"meta"', b'{"meta":{},"meta"', 1))
    assert one.merging.merge(path).lines[-1] == CHANGED_THERE


def test_two_texts_without_room_together_are_named(two: Two, clock: FixedClock) -> None:
    for tracker, sign in zip(two, ("x", "y"), strict=True):
        clock.move(minutes=1)
        found = tracker.notes.notes()[0]
        tracker.notes.save_note(replace(found, text=sign * 60_000))
    said, _ = merge_both(two)
    assert said[-1].startswith("Two versions of a text in the note “Plums” have no room together")
    assert texts(two[0]) == texts(two[1]) == ["y" * 60_000]


def test_where_no_file_is_there_is_nothing_to_put_together(
    tracker: Tracker, clock: FixedClock, tmp_path: Path
) -> None:
    other = open_tracker(tmp_path / "elsewhere.json", clock)
    other.notes.save_note(note())
    with pytest.raises(BadInput, match="no file of yours here yet"):
        tracker.merging.merge(other.database.path)
    assert not tracker.database.path.exists()
    other.close()


@pytest.mark.parametrize(("name", "version"), [("text", 3), ("text", ["a"]), ("day", "Monday")])
def test_a_kept_version_that_does_not_fit_is_damage(
    two: Two, clock: FixedClock, name: str, version: object
) -> None:
    for tracker, text in zip(two, ("here", "there"), strict=True):
        clock.move(minutes=1)
        tracker.notes.save_note(replace(tracker.notes.notes()[0], text=text))
    merge_both(two)
    content = two[0].database.path.read_bytes()
    tables = json.loads(content)
    (edits,) = tables["edits"].values()
    edits["fields"][name] = {**edits["fields"]["text"], "values": ["here", version]}
    changed = signed(json.dumps({**tables, "checksum": None}).encode())
    with pytest.raises(Damaged, match="of the kind"):
        read_all(changed)
    path = two[0].database.path
    path.write_bytes(changed)
    with Database.open(path, clock, write=False) as found, pytest.raises(Damaged):
        found.check()


def test_what_was_erased_there_goes_here_and_from_the_copies(two: Two, clock: FixedClock) -> None:
    one, other = two
    one.check_ins.save(check_in())
    other.notes.remove_note(other.notes.notes()[0])
    other.removal.erase([row.record for row in other.removal.rows()])
    one.merging.merge(other.database.path)
    assert one.notes.notes() == ()
    assert places(one.database.path.parent, "Plums") == []
    assert all(copy.is_good() for copy in Generations(one.database.path, clock).all())
    other.merging.merge(one.database.path)
    assert other.notes.notes() == ()


def test_what_was_brought_back_there_before_it_was_forgotten_here_is_back(
    two: Two, clock: FixedClock
) -> None:
    one, other = two
    one.notes.remove_note(one.notes.notes()[0])
    other.merging.merge(one.database.path)
    clock.move(days=29)
    other.removal.bring_back(other.removal.rows()[0].record)
    clock.move(days=2)
    one.removal.forget_old()
    assert one.database.of(Erased).all()[0].after is not None
    merge_both(two)
    assert texts(one) == texts(other) == ["first"]


def test_what_was_removed_here_long_ago_goes_there(two: Two, clock: FixedClock) -> None:
    one, other = two
    one.notes.remove_note(one.notes.notes()[0])
    clock.move(days=31)
    one.removal.forget_old()
    merge_both(two)
    assert texts(one) == texts(other) == []
    assert other.removal.rows() == ()
    assert places(other.database.path.parent, "Plums") != []
    assert "Plums" not in other.database.path.read_text()


def test_what_was_erased_here_does_not_come_back_with_a_kept_version(two: Two) -> None:
    one, other = two
    left = one.database.path.with_name("recovery (1).json")
    shutil.copy(other.database.path, left)
    one.notes.remove_note(one.notes.notes()[0])
    one.removal.erase([row.record for row in one.removal.rows()])
    one.merging.merge(left)
    assert places(one.database.path.parent, "Plums") == []


def test_two_check_ins_of_one_day_count_as_one_with_both_notes(two: Two, clock: FixedClock) -> None:
    one, other = two
    one.check_ins.save(check_in(mood=3, craving=7, note="morning", triggers=("payday",)))
    clock.move(minutes=1)
    other.check_ins.save(check_in(mood=6, note="evening", triggers=("tired",)))
    merge_both(two)
    for tracker in two:
        (found,) = tracker.check_ins.all()
        assert (found.mood, found.craving) == (6, 7)
        assert found.note == f"morning{TEXT_DIVIDER}evening"
        assert found.triggers == ("payday", "tired")
        assert tracker.check_ins.on(check_in().day) == found
        assert tracker.today().check_in == found
    one.check_ins.save(check_in(mood=7))
    assert [each.mood for each in one.database.of(CheckIn).all()] == [7]
    other.check_ins.remove(other.check_ins.all()[0])
    assert other.check_ins.all() == ()


@pytest.mark.parametrize(
    "name",
    [
        "recovery.sync-conflict-20261124-101112-ABCDEFG.json",
        "recovery (Ruth's conflicted copy 2026-11-24).json",
        "recovery (conflicted copy 2026-11-24 101112).json",
        "recovery (SFConflict ruth@example.org 2026-11-24-10-11-12).json",
        "recovery_conflict-20261124-101112.json",
        "recovery (1).json",
        "recovery(1).json",
        "recovery 2.json",
    ],
)
def test_what_a_sync_tool_leaves_beside_the_file_is_found_and_put_among_the_copies(
    two: Two, name: str, clock: FixedClock
) -> None:
    one, other = two
    other.notes.save_note(note("Pears", text="new"))
    left = one.database.path.with_name(name)
    shutil.copy(other.database.path, left)
    assert one.merging.waiting() == (left,)
    one.merging.merge(left)
    assert texts(one) == ["first", "new"]
    assert one.merging.waiting() == ()
    assert not left.exists()
    mine, newest = Generations(one.database.path, clock).all()[:2]
    assert b"Pears" not in mine.content
    assert newest.is_good()
    assert b"Pears" in newest.content
    assert newest.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "name",
    ["recovery.drafts.json", "recovery.damaged.1.json", "other (1).json", "recovery (1).txt"],
)
def test_other_files_beside_it_are_no_other_version(path: Path, name: str) -> None:
    path.parent.mkdir()
    path.with_name(name).write_text("{}")
    path.with_name("recovery (2).json").mkdir()
    path.with_name("recovery (3).json").symlink_to(path)
    assert conflict_copies(path) == ()
    assert conflict_copies(path.parent / "nowhere" / path.name) == ()


def test_a_named_file_stays_where_it_is(two: Two) -> None:
    one, other = two
    before = other.database.path.read_bytes()
    one.merging.merge(other.database.path)
    assert other.database.path.read_bytes() == before


def test_another_journal_or_this_very_file_is_refused(
    two: Two, tmp_path: Path, clock: FixedClock
) -> None:
    one, _ = two
    stranger = open_tracker(tmp_path / "b" / "recovery.json", clock)
    stranger.notes.save_note(note("Strange"))
    stranger.close()
    before = one.database.path.read_bytes()
    with pytest.raises(BadInput, match="another journal"):
        one.merging.merge(stranger.database.path)
    with pytest.raises(BadInput, match="this very file"):
        one.merging.merge(one.database.path)
    with pytest.raises(StorageError, match="no such file"):
        one.merging.merge(tmp_path / "nowhere.json")
    assert one.database.path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no journal", b'{"meta": {"1": {"schema": 0}}}'])
def test_a_damaged_version_changes_nothing(two: Two, content: bytes) -> None:
    one, other = two
    other.database.path.write_bytes(content)
    before = one.database.path.read_bytes()
    with pytest.raises(Damaged):
        one.merging.merge(other.database.path)
    assert one.database.path.read_bytes() == before


def test_an_edits_table_of_wrong_types_changes_nothing(two: Two) -> None:
    one, other = two
    content = other.database.path.read_bytes()
    wrong = b'"edits":{"1":{"id":"Note/1","base":"2026-11-23T00:00:00","fields":{}}},"notes"'
    other.database.path.write_bytes(content.replace(b'"notes"', wrong))
    with pytest.raises(Damaged):
        one.merging.merge(other.database.path)


@pytest.mark.parametrize(
    "fields",
    [
        '{"removed":{"at":["2028-01-01T00:00:00Z","2028-01-02T00:00:00Z"],"values":["a","b"]}}',
        '{"title":{"at":["2028-01-01T00:00:00Z","2028-01-02T00:00:00Z"],"values":["a","b\\nc"]}}',
        '{"text":{"at":["2028-01-01T00:00:00Z","2028-01-02T00:00:00Z"],"values":[["a"],["b"]]}}',
        '{"text":{"at":["9999-12-31T23:59:59.999999Z"]}}',
    ],
)
def test_versions_that_cannot_be_change_nothing(two: Two, fields: str) -> None:
    one, other = two
    name = f"Note/{one.notes.notes()[0].id}"
    wrong = f'"edits":{{"1":{{"id":"{name}","base":"2026-11-23T00:00:00Z","fields":{fields}}}}},'
    content = other.database.path.read_text()
    other.database.path.write_text(content.replace('"notes"', f'{wrong}"notes"', 1))
    before = one.database.path.read_bytes()
    with pytest.raises(Damaged):
        one.merging.merge(other.database.path)
    assert one.database.path.read_bytes() == before


def test_a_version_under_the_same_key_needs_no_passphrase(
    tracker: Tracker, tmp_path: Path, clock: FixedClock
) -> None:
    tracker.notes.save_note(note("Plums", text="first"))
    tracker.privacy.encrypt("plums and pears")
    elsewhere = tmp_path / "elsewhere.json"
    shutil.copy(tracker.database.path, elsewhere)
    with_key = open_tracker(elsewhere, clock, unlock=lambda _: tracker.database.cover)
    with_key.notes.save_note(note("Pears", text="new"))
    with_key.privacy.change_passphrase("tea and honey")
    with_key.close()
    tracker.merging.merge(elsewhere)
    assert texts(tracker) == ["first", "new"]


def test_a_version_under_another_key_asks_for_its_passphrase(two: Two) -> None:
    one, other = two
    other.notes.save_note(note("Pears", text="new"))
    other.privacy.encrypt("plums and pears")
    with pytest.raises(BadInput) as refused:
        one.merging.merge(other.database.path)
    assert refused.value.sentence == OTHER_KEY
    one.merging.merge(other.database.path, lambda *heads: unlocked(heads, "plums and pears"))
    assert texts(one) == ["first", "new"]


def test_nothing_is_taken_into_a_file_for_looking_only(two: Two, clock: FixedClock) -> None:
    one, other = two
    one.close()
    looking = open_tracker(one.database.path, clock, write=False)
    shutil.copy(other.database.path, one.database.path.with_name("recovery (1).json"))
    assert looking.merging.waiting() == ()
    with pytest.raises(ReadOnly):
        looking.merging.merge(other.database.path)


def test_the_copies_stay_few_however_often_versions_come(two: Two, clock: FixedClock) -> None:
    one, other = two
    for number in range(12):
        clock.move(minutes=1)
        other.notes.save_note(note(f"Note {number}"))
        left = one.database.path.with_name(f"recovery ({number}).json")
        shutil.copy(other.database.path, left)
        one.merging.merge(left)
    assert len(one.notes.notes()) == 13
    assert len(list(backups_folder(one.database.path).iterdir())) <= 5
