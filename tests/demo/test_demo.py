import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import correlation, fmean
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from iop_tracker import content
from iop_tracker.demo import DEMO_WEEKS, demo_records, write_demo
from iop_tracker.domain.attendance import Attendance, AttendanceStatus
from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.occurrence import conflicts, occurrences
from iop_tracker.domain.program import Program
from iop_tracker.domain.record import Record
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.domain.safety import CostBenefit, SafetyPlan
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot
from iop_tracker.storage.database import Database
from iop_tracker.tracker.opening import open_tracker
from tests.conftest import MONDAY_AFTERNOON, FixedClock

R = TypeVar("R", bound=Record)
TODAY = MONDAY_AFTERNOON.date()
SUNDAY = date(2026, 11, 22)


def of(records: Sequence[Record], kind: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


@pytest.fixture(scope="module")
def decade() -> list[Record]:
    """Ten years of seed 1."""
    return demo_records(TODAY, weeks=522)


@pytest.fixture(scope="module")
def week_seven() -> list[Record]:
    """What the demo shows."""
    return demo_records(TODAY)


@pytest.mark.parametrize("weeks", [1, 2, 3, 12, 13, 104])
@pytest.mark.parametrize("seed", [1, 7])
@pytest.mark.parametrize("today", [TODAY, SUNDAY])
def test_the_life_has_the_length_asked_for_and_every_record_its_own_id(
    weeks: int, seed: int, today: date
) -> None:
    records = demo_records(today, weeks=weeks, seed=seed)
    assert len({record.id for record in records}) == len(records)
    (program,) = of(records, Program)
    assert today - program.start == timedelta(weeks=weeks - 1, days=today.weekday())
    days = (today - program.start).days
    checked = [c.day for c in of(records, CheckIn)]
    assert len(set(checked)) == len(checked) >= 0.7 * days - 6
    assert all(program.start <= day < today for day in checked)
    assert of(records, CopingPlan)
    assert any(task.done is None for task in of(records, Task))


@pytest.mark.parametrize("weeks", [1, 7, 60])
def test_nothing_was_stored_after_yesterday_or_belongs_to_a_day_to_come(weeks: int) -> None:
    records = demo_records(TODAY, weeks=weeks)
    evening = datetime(2026, 11, 22, 21, tzinfo=UTC)
    for record in records:
        assert record.created is not None
        assert record.created == record.changed
        assert record.created <= evening
        assert record.removed is None
    days = [n.day for n in of(records, Note)] + [a.day for a in of(records, Attendance)]
    days += [t.done for t in of(records, Task) if t.done]
    days += [p.reviewed for p in of(records, CopingPlan) if p.reviewed]
    assert all(day < TODAY for day in days)


def file_of(folder: Path, now: datetime, *, seed: int = 1) -> str:
    """Checksum of the demo's file, written at a moment."""
    clock = FixedClock(now)
    with Database.open(folder / "demo.json", clock, journal_id="0" * 32) as database:
        write_demo(database, clock(), seed=seed)
        return hashlib.sha256(database.path.read_bytes()).hexdigest()


def test_the_hour_does_not_change_a_byte_and_the_day_and_the_seed_do(tmp_path: Path) -> None:
    noon = file_of(tmp_path / "a", MONDAY_AFTERNOON)
    assert file_of(tmp_path / "b", MONDAY_AFTERNOON.replace(hour=0, minute=1)) == noon
    assert file_of(tmp_path / "c", MONDAY_AFTERNOON.replace(hour=23)) == noon
    assert file_of(tmp_path / "d", MONDAY_AFTERNOON + timedelta(days=1)) != noon
    assert file_of(tmp_path / "e", MONDAY_AFTERNOON, seed=2) != noon


def test_these_bytes_are_the_same_on_every_computer(week_seven: list[Record]) -> None:
    """Whatever the hash seed of the process: nothing hangs on the order of a set."""
    moods = [c.mood for c in of(week_seven, CheckIn)][:8]
    assert moods == [c.mood for c in of(demo_records(TODAY, time_zone="UTC"), CheckIn)][:8]
    assert week_seven == demo_records(TODAY)


def test_the_demo_shows_a_bit_of_everything(week_seven: list[Record]) -> None:
    assert DEMO_WEEKS == 7
    least: dict[type[Record], int] = {
        CopingPlan: 4,
        Note: 8,
        Task: 4,
        Attendance: 30,
        CheckIn: 25,
        Contact: 4,
        Strategy: 2,
    }
    for kind, count in least.items():
        assert len(of(week_seven, kind)) >= count, kind
    assert {e.kind for e in of(week_seven, ScheduleException)} == set(ExceptionKind)
    assert {a.status for a in of(week_seven, Attendance)} >= {
        AttendanceStatus.ATTENDED,
        AttendanceStatus.LATE,
    }
    assert sum(c.used is ReturnToUse.YES for c in of(week_seven, CheckIn)) >= 1
    assert any("return to use" in note.tags for note in of(week_seven, Note))
    assert any(c.halt for c in of(week_seven, CheckIn))
    assert any(c.triggers for c in of(week_seven, CheckIn))
    assert any(e.day > TODAY for e in of(week_seven, ScheduleException))
    assert all(p.if_then and p.places for p in of(week_seven, CopingPlan))
    (safety,), (costs,) = of(week_seven, SafetyPlan), of(week_seven, CostBenefit)
    assert not safety.is_empty
    assert not costs.is_empty
    coming, over = of(week_seven, RiskyEvent)
    assert (coming.day, coming.went) == (TODAY + timedelta(days=2), None)
    assert coming.plan_id in {plan.id for plan in of(week_seven, CopingPlan)}
    assert over.day < TODAY
    assert over.went


def test_own_commitments_get_in_the_way_of_sessions(week_seven: list[Record]) -> None:
    (program,) = of(week_seven, Program)
    everything = occurrences(
        program,
        of(week_seven, Slot),
        of(week_seven, ScheduleException),
        program.start,
        TODAY + timedelta(days=7),
    )
    found = conflicts(everything)
    kinds = {o.key: o.kind for o in everything}
    assert any(kinds[key].is_own and any(not o.kind.is_own for o in found[key]) for key in found)


def test_what_is_named_is_there(decade: list[Record]) -> None:
    slots = {s.id for s in of(decade, Slot)} | {e.id for e in of(decade, ScheduleException)}
    people = {c.id for c in of(decade, Contact)}
    ideas = {s.id for s in of(decade, Strategy)} | {s.id for s in content.strategies()}
    for plan in of(decade, CopingPlan):
        assert set(plan.contacts) <= people
        assert set(plan.strategies) <= ideas
    links = [n.session for n in of(decade, Note)] + [t.session for t in of(decade, Task)]
    assert {link.slot_id for link in links if link} <= slots
    assert {mark.slot_id for mark in of(decade, Attendance)} <= slots


def test_ten_years_go_on_after_the_program(decade: list[Record]) -> None:
    (program,) = of(decade, Program)
    after = [a for a in of(decade, Attendance) if a.day > program.last_day]
    assert len(after) >= 400
    assert len(of(decade, Note)) >= 100
    assert len(of(decade, CopingPlan)) >= 10


def test_moods_change_slowly_and_go_with_sleep_and_against_craving(decade: list[Record]) -> None:
    days = {c.day: c for c in of(decade, CheckIn)}
    moods = [c.mood for c in days.values()]
    assert min(moods) <= 2
    assert max(moods) >= 9
    assert 5 < fmean(moods) < 8
    pairs = [
        (c.mood, days[day + timedelta(days=1)].mood)
        for day, c in days.items()
        if day + timedelta(days=1) in days
    ]
    today, tomorrow = zip(*pairs, strict=True)
    assert correlation(today, tomorrow) > 0.6
    assert fmean(abs(one - other) for one, other in pairs) < 1.5
    slept = [(c.mood, c.sleep_hours) for c in days.values() if c.sleep_hours is not None]
    assert correlation(*zip(*slept, strict=True)) > 0.3
    pulled = [(c.mood, c.craving) for c in days.values() if c.craving is not None]
    assert correlation(*zip(*pulled, strict=True)) < -0.5


def test_there_are_gaps_of_a_day_and_of_several(decade: list[Record]) -> None:
    days = sorted(c.day for c in of(decade, CheckIn))
    gaps = [(b - a).days - 1 for a, b in pairwise(days)]
    assert gaps.count(1) > 50
    assert 3 <= max(gaps) <= 14


def test_a_return_to_use_stays_rare_and_the_days_around_it_are_darker(
    decade: list[Record],
) -> None:
    days = {c.day: c for c in of(decade, CheckIn)}
    used = [day for day, c in days.items() if c.used is ReturnToUse.YES]
    assert 1 <= len(used) < 0.02 * len(days)
    assert TODAY - max(used) > timedelta(days=6)
    assert fmean(days[day].mood for day in used) < fmean(c.mood for c in days.values()) - 1.5
    assert all(days[day].note for day in used)


def test_the_whole_life_can_be_read_as_a_participant_would(tmp_path: Path) -> None:
    clock = FixedClock(MONDAY_AFTERNOON.astimezone(ZoneInfo("Europe/Berlin")))
    tracker = open_tracker(tmp_path / "demo.json", clock)
    try:
        write_demo(tracker.database, clock(), time_zone="Europe/Berlin")
        tracker.check()
        view = tracker.today()
        assert view.standing is not None
        assert view.standing.week == DEMO_WEEKS
        assert view.check_in is None
        assert view.tasks
        assert view.plan
        assert view.next_session is not None
        assert view.next_session.program_time == ""
    finally:
        tracker.close()
