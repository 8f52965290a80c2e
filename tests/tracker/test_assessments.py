"""Questionnaires: kept half answered, saved as one step, chosen, and due."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from iop_tracker.domain.assessment import Assessment
from iop_tracker.domain.choice import InstrumentChoice
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import NothingFound
from iop_tracker.instruments import instruments
from iop_tracker.paths import drafts_path
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from tests.builders import MONDAY
from tests.conftest import FixedClock

PHQ_9, GAD_7, BAM_IOP, BAM, CRAVING = instruments()

KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from iop_tracker.instruments import instruments
from iop_tracker.tracker.opening import open_tracker

tracker = open_tracker(Path(sys.argv[1]), lambda: datetime(2026, 11, 23, 15, 45, tzinfo=UTC))
sitting = tracker.assessments.begin(instruments()[0])
for points in (1, None, 2):
    sitting = sitting.answered(points)
    tracker.assessments.keep(sitting)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_answered_before_the_program_was_killed_is_gone_on_with(
    path: Path, clock: FixedClock
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode < 0
    tracker = open_tracker(path, clock)
    sitting = tracker.assessments.begin(PHQ_9)
    assert (sitting.answers[:4], sitting.number) == ((1, None, 2, None), 4)
    assert [row.is_begun for row in tracker.assessments.rows()] == [True, *[False] * 4]
    tracker.assessments.drop(sitting)
    assert tracker.assessments.begin(PHQ_9).number == 1
    tracker.close()


@pytest.mark.usefixtures("cheap_keys")
def test_half_answered_ones_lie_encrypted_where_the_file_is(tracker: Tracker, path: Path) -> None:
    for points, is_seen in ((1, True), (2, False)):
        if not is_seen:
            tracker.privacy.encrypt("horse battery staple plum")
        tracker.assessments.keep(tracker.assessments.begin(PHQ_9).answered(points))
        assert (b"phq-9" in drafts_path(path).read_bytes()) == is_seen
    assert tracker.assessments.begin(PHQ_9).answers[:2] == (1, 2)


def test_saving_removing_and_choosing_are_one_step_each(tracker: Tracker) -> None:
    verbs = tracker.assessments
    sitting = verbs.begin(CRAVING).answered(7)
    saved = verbs.save(sitting)
    assert verbs.result(saved.id).short == "7"
    verbs.remove(saved)
    with pytest.raises(NothingFound):
        verbs.result(saved.id)
    assert tracker.undo() == "Undone: removing the questionnaire craving of today."
    assert verbs.all() == (verbs.get(saved.id),)
    verbs.choose(CRAVING, 1)
    assert set(tracker.programs.settings.instruments) == {InstrumentChoice("craving", 1)}
    assert tracker.undo() == "Undone: when Craving comes up."
    assert set(tracker.programs.settings.instruments) == set()
    assert tracker.undo() == "Undone: the questionnaire craving of today."
    assert verbs.all() == ()


def test_nothing_and_a_day_to_come_are_not_saved(tracker: Tracker) -> None:
    with pytest.raises(InvalidEntry, match="One answer is enough"):
        tracker.assessments.save(tracker.assessments.begin(GAD_7).answered(None))
    with pytest.raises(InvalidEntry, match="today or a day before"):
        tracker.assessments.add(
            Assessment(instrument="craving", day=MONDAY + timedelta(days=1), answers=(1,))
        )
    assert tracker.assessments.all() == ()


def test_changes_to_stored_answers_are_kept_apart_from_new_ones(
    tracker: Tracker, clock: FixedClock
) -> None:
    verbs = tracker.assessments
    stored = verbs.add(Assessment(instrument="gad-7", day=MONDAY, answers=(1,) * 7))
    clock.move(days=3)
    verbs.keep(verbs.begin(GAD_7).answered(3))
    verbs.keep(verbs.change(stored, GAD_7).answered(0))
    assert verbs.begin(GAD_7).answers == (3, *[None] * 6)
    changed = verbs.change(stored, GAD_7)
    assert (changed.answers, changed.number) == ((0, *[1] * 6), 2)
    saved = verbs.save(changed)
    assert (saved.id, saved.day, saved.answers[0]) == (stored.id, MONDAY, 0)


def test_what_is_chosen_comes_in_the_order_of_the_list_and_others_versions_choices_stay(
    tracker: Tracker, clock: FixedClock
) -> None:
    verbs = tracker.assessments
    settings = tracker.programs.settings
    other = InstrumentChoice("of-tomorrow", 1)
    tracker.database.of(type(settings)).put([replace(settings, instruments=(other,))])
    verbs.choose(GAD_7, 2)
    verbs.choose(PHQ_9, 1)
    chosen = [each.instrument for each in tracker.programs.settings.instruments]
    assert chosen == ["phq-9", "gad-7", "of-tomorrow"]
    assert [each.text for each in verbs.due()] == ["PHQ-9", "GAD-7"]
    verbs.add(Assessment(instrument="gad-7", day=MONDAY, answers=(0,) * 7))
    clock.move(days=15)
    assert [each.text for each in verbs.due()] == ["PHQ-9", "GAD-7, since yesterday"]
    verbs.choose(GAD_7, None)
    assert [each.instrument for each in verbs.due()] == ["phq-9"]
    with pytest.raises(InvalidEntry):
        verbs.choose(PHQ_9, 3)
    assert [verbs.next_weeks(each) for each in (None, 1, 2)] == [1, 2, None]


def test_answers_of_another_version_have_no_score_and_are_not_changed_here(
    tracker: Tracker,
) -> None:
    old = Assessment(id="a", instrument="gad-7", day=MONDAY, answers=(1, 2))
    strange = Assessment(id="b", instrument="of-tomorrow", day=MONDAY, answers=(5,))
    tracker.database.of(Assessment).put([old, strange])
    result = tracker.assessments.result("a")
    assert (result.short, result.is_alerting) == ("no score", False)
    assert [each.short for each in tracker.assessments.results(GAD_7)] == ["no score"]
    with pytest.raises(InvalidEntry, match="has 7 answers"):
        tracker.assessments.change(old, GAD_7)
    with pytest.raises(InvalidEntry, match="newer version"):
        tracker.assessments.result("b")
    assert len(tracker.assessments.rows()) == 5
    assert tracker.assessments.all() == (old, strange)
