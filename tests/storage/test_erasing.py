"""What is erased for good is nowhere any more: not in the file, not in its copies or its past."""

import json
import shutil
from datetime import UTC
from pathlib import Path

import pytest

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.record import Erased, Record
from iop_tracker.errors import ReadOnly
from iop_tracker.paths import backups_folder, drafts_path
from iop_tracker.storage.checksum import signed
from iop_tracker.storage.generations import Generations
from iop_tracker.storage.seal import Seal
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from tests.builders import check_in, note, task
from tests.conftest import FixedClock

WORD = "elderberry"


def places(folder: Path, word: str) -> list[str]:
    """The files below a folder that hold a word."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return sorted(each.name for each in files if word.encode() in each.read_bytes())


@pytest.fixture
def written(tracker: Tracker, clock: FixedClock) -> Tracker:
    """A note with the word in it, changed, removed, and half typed again; and another note."""
    tracker.notes.save_note(note("Plums"))
    clock.move(minutes=1)
    tracker.notes.save_note(note("Secret", text=WORD))
    (found,) = tracker.notes.notes("Secret")
    for minutes in range(3):
        clock.move(minutes=1)
        tracker.notes.save_note(found)
        tracker.notes.save_task(task(f"Task {minutes}"))
    tracker.keep_draft(f"note:{found.id}", {"text": WORD})
    tracker.keep_draft("note:new", {"text": "half"})
    clock.move(minutes=1)
    tracker.notes.remove_note(found)
    return tracker


def removed(tracker: Tracker) -> list[Record]:
    return [row.record for row in tracker.removal.rows()]


def test_it_is_in_no_file_any_more_and_the_rest_stays(
    written: Tracker, path: Path, clock: FixedClock
) -> None:
    assert len(places(path.parent, WORD)) > 3
    said = written.removal.erase(removed(written))
    assert said == "Erased for good, from the file and 5 copies."
    assert places(path.parent, WORD) == places(path.parent, "Secret") == []
    assert written.removal.rows() == ()
    assert [each.title for each in written.notes.notes()] == ["Plums"]
    assert [draft.key for draft in written.drafts()] == ["note:new"]
    assert all(copy.is_good() for copy in Generations(path, clock).all())
    assert written.notice == ""


def test_every_step_but_those_about_it_can_still_be_undone(written: Tracker, path: Path) -> None:
    written.removal.erase(removed(written))
    said = [written.undo() for _ in range(4)]
    assert all("task" in each for each in said[:3])
    assert "Plums" in said[3]
    assert (written.notes.notes(), written.notes.tasks()) == ((), ())
    assert places(path.parent, WORD) == []


def test_a_step_about_several_keeps_the_others_without_its_words(
    tracker: Tracker, clock: FixedClock
) -> None:
    journal = tracker.programs._journal
    journal.save(f"the note “{WORD}” with its task", note(WORD), task("Call the bank"))
    clock.move(minutes=1)
    tracker.notes.remove_note(tracker.notes.notes()[0])
    tracker.removal.erase(removed(tracker))
    assert [step.said for step in tracker.steps()] == ["another change"]
    tracker.undo()
    assert tracker.notes.tasks() == ()


def test_a_copy_that_is_gone_back_to_has_it_not_and_knows_that_it_went(
    written: Tracker, path: Path, clock: FixedClock
) -> None:
    written.removal.erase(removed(written))
    generations = Generations(path, clock)
    generations.restore(generations.all()[0])
    assert written.notes.notes("Secret") == ()
    assert len(written.database.of(Erased).all()) == 1


def test_it_goes_from_encrypted_copies_too(tracker: Tracker, clock: FixedClock, path: Path) -> None:
    tracker.notes.save_note(note("Secret", text=WORD))
    tracker.privacy.encrypt("plums and pears")
    for mood in (1, 2):
        clock.move(minutes=1)
        tracker.check_ins.save(check_in(mood=mood))
    tracker.notes.remove_note(tracker.notes.notes()[0])
    tracker.removal.erase(removed(tracker))
    cover = tracker.database.cover
    assert isinstance(cover, Seal)
    files = [path, *backups_folder(path).iterdir()]
    assert len(files) > 2
    for each in files:
        assert WORD.encode() not in cover.unwrap(each.read_bytes())


def test_a_copy_that_cannot_be_looked_into_is_told(written: Tracker, path: Path) -> None:
    first = min(backups_folder(path).iterdir())
    first.write_bytes(b"no journal")
    said = written.removal.erase(removed(written))
    assert said.startswith("Erased for good, from the file and 4 copies. 1 copy could not be")
    assert first.read_bytes() == b"no journal"


def test_files_that_may_still_hold_it_are_named(written: Tracker, path: Path) -> None:
    left = path.with_name("recovery (1).json")
    shutil.copy(path, left)
    aside = path.with_name("recovery.damaged.2026-11-23T120000-000000Z.json")
    aside.write_text(WORD)
    drafts_path(path).write_text(f"{WORD} no drafts")
    said = written.removal.erase(removed(written))
    assert said.endswith(f"{left.name}, {aside.name} and recovery.drafts.json may still hold it.")
    assert places(path.parent, WORD) == [
        "recovery (1).json",
        aside.name,
        "recovery.drafts.json",
    ]


def altered(copy: Path) -> bytes:
    """What stands in a copy after something else changed a word in it."""
    content = copy.read_bytes().replace(b"Plums", b"Pears")
    copy.write_bytes(content)
    return content


def test_an_altered_copy_without_it_stays_as_it_is(
    written: Tracker, path: Path, clock: FixedClock
) -> None:
    copies = Generations(path, clock).all()
    oldest = copies[-1].path
    without = json.dumps({"meta": json.loads(oldest.read_bytes())["meta"], "notes": {}})
    oldest.write_bytes(signed(without.encode()).replace(b"notes", b"tasks"))
    before = oldest.read_bytes()
    assert written.removal.erase(removed(written)) == (
        "Erased for good, from the file and 4 copies."
    )
    assert oldest.read_bytes() == before
    assert not Generations(path, clock).all()[-1].is_good()


def test_an_altered_copy_with_it_is_told(written: Tracker, path: Path, clock: FixedClock) -> None:
    newest = Generations(path, clock).all()[0].path
    assert altered(newest)
    assert written.removal.erase(removed(written)) == (
        "Erased for good, from the file and 5 copies. Something else had changed 1 copy of these; "
        "that cannot be told any more."
    )
    assert places(path.parent, WORD) == []


def test_half_typed_text_of_a_check_in_that_is_there_stays(tracker: Tracker) -> None:
    tracker.check_ins.save(check_in())
    tracker.check_ins.remove(tracker.check_ins.all()[0])
    tracker.check_ins.save(check_in(mood=3))
    tracker.keep_draft(f"check-in:{check_in().day}", {"note": "half"})
    tracker.removal.erase(removed(tracker))
    assert len(tracker.drafts()) == 1


def test_half_typed_text_of_an_erased_check_in_goes_too(tracker: Tracker) -> None:
    tracker.check_ins.save(check_in())
    tracker.keep_draft(f"check-in:{check_in().day}", {"note": WORD})
    tracker.check_ins.remove(tracker.check_ins.all()[0])
    tracker.removal.erase(removed(tracker))
    assert tracker.drafts() == ()


def test_nothing_is_erased_in_a_file_for_looking_only(
    written: Tracker, path: Path, clock: FixedClock
) -> None:
    written.close()
    looking = open_tracker(path, clock, write=False)
    before = {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file()}
    with pytest.raises(ReadOnly):
        looking.removal.erase(removed(looking))
    looking.removal.forget_old()
    after = {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file()}
    assert after == before


def test_what_was_removed_comes_back_as_it_was(written: Tracker) -> None:
    (record,) = removed(written)
    assert written.removal.bring_back(record) == "Back again: the note “Secret”."
    assert written.notes.notes("Secret")[0].text == WORD
    assert written.removal.rows() == ()
    written.undo()
    assert len(written.removal.rows()) == 1


def test_after_thirty_days_what_was_removed_is_forgotten(
    written: Tracker, clock: FixedClock, path: Path
) -> None:
    clock.move(days=30)
    assert len(written.removal.rows()) == 1
    clock.move(minutes=1)
    assert written.removal.rows() == ()
    database = written.database
    assert len(database.of(Note).all_with_removed()) == 2
    written.removal.forget_old()
    assert [each.title for each in database.of(Note).all_with_removed()] == ["Plums"]
    assert WORD.encode() not in path.read_bytes()


def test_a_save_forgets_old_removals_of_its_kind(
    written: Tracker, clock: FixedClock, path: Path
) -> None:
    clock.move(days=31)
    written.notes.save_note(note("Pears"))
    assert len(written.database.of(Note).all_with_removed()) == 2
    assert WORD.encode() not in path.read_bytes()
    assert written.undo().startswith("Undone: the change to the note “Pears”")


def test_rows_say_what_it_is_and_until_when_it_is_kept(tracker: Tracker, clock: FixedClock) -> None:
    tracker.check_ins.save(check_in())
    tracker.notes.save_task(task("Call the bank"))
    clock.move(days=1)
    tracker.check_ins.remove(tracker.check_ins.all()[0])
    clock.move(days=1)
    tracker.notes.remove_task(tracker.notes.tasks()[0])
    rows = tracker.removal.rows()
    assert [row.name for row in rows] == ["the task “Call the bank”", "the check-in for Mon 23 Nov"]
    assert [row.removed.day for row in rows] == [25, 24]
    assert (rows[0].kept_until - rows[0].removed).days == 30
    assert [type(row.record) for row in rows] == [Task, CheckIn]
    assert rows[0].record.removed == clock().astimezone(UTC)


def test_no_draft_file_comes_to_be_by_erasing(tracker: Tracker, path: Path) -> None:
    tracker.notes.save_note(note())
    tracker.notes.remove_note(tracker.notes.notes()[0])
    tracker.removal.erase(removed(tracker))
    assert not drafts_path(path).exists()


def test_no_file_comes_to_be_by_forgetting_what_is_old(tracker: Tracker, path: Path) -> None:
    tracker.removal.forget_old()
    assert not path.exists()
