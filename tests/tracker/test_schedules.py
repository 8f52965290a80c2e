"""Changing the weekly plan: what was before stays, and nothing that was recorded gets lost."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.note import Note, SessionLink, Task
from iop_tracker.domain.occurrence import Occurrence, OccurrenceState, occurrences
from iop_tracker.domain.schedule import Slot
from iop_tracker.errors import BadInput
from iop_tracker.storage.database import Database
from iop_tracker.tracker.journal import Journal
from iop_tracker.tracker.programs import Programs
from iop_tracker.tracker.schedules import Schedules
from tests.builders import MONDAY, note, program, slot, task
from tests.conftest import FixedClock

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@pytest.fixture
def journal(database: Database, clock: FixedClock) -> Journal:
    """A journal with a program of twelve weeks that begins today."""
    made = Journal(database, clock)
    made.save("the program", program())
    return made


@pytest.fixture
def schedules(journal: Journal) -> Schedules:
    return Schedules(journal, Programs(journal))


def between(schedules: Schedules, first: date, last: date) -> tuple[Occurrence, ...]:
    plan = schedules.plan
    assert plan
    return plan.between(first, last)


def on(schedules: Schedules, day: date) -> Occurrence:
    (found,) = between(schedules, day, day)
    return found


def status_on(schedules: Schedules, day: date) -> AttendanceStatus | None:
    plan = schedules.plan
    assert plan
    mark = plan.marks.get(on(schedules, day).key)
    return mark.status if mark else None


def test_a_change_from_a_day_on_takes_along_what_was_recorded(
    journal: Journal, schedules: Schedules
) -> None:
    group = slot(0)
    schedules.save_slot(group)
    schedules.mark(on(schedules, MONDAY), AttendanceStatus.ATTENDED)
    schedules.mark(on(schedules, MONDAY + WEEK), AttendanceStatus.EXCUSED, "a wedding")
    schedules.cancel_once(on(schedules, MONDAY + 2 * WEEK))
    schedules.move_once(on(schedules, MONDAY + 3 * WEEK), datetime(2026, 12, 15, 9))
    link = SessionLink(slot_id=group.id, day=MONDAY + WEEK)
    journal.save("words", note(session=link), task(session=link), Goal(text="x", session=link))

    changed = replace(group, place="Room 5", facilitator="Dr. Osei")
    schedules.change_slot_from(group, changed, MONDAY + WEEK)

    assert on(schedules, MONDAY).place == group.place
    assert status_on(schedules, MONDAY) is AttendanceStatus.ATTENDED
    assert on(schedules, MONDAY + WEEK).place == "Room 5"
    assert status_on(schedules, MONDAY + WEEK) is AttendanceStatus.EXCUSED
    assert on(schedules, MONDAY + 2 * WEEK).state is OccurrenceState.CANCELLED
    assert on(schedules, date(2026, 12, 15)).state is OccurrenceState.MOVED
    new_id = on(schedules, MONDAY + WEEK).slot_id
    assert new_id != group.id
    moved_link = SessionLink(slot_id=new_id, day=MONDAY + WEEK)
    assert [each.session for each in journal.all(Note)] == [moved_link]
    assert [each.session for each in journal.all(Task)] == [moved_link]
    assert [each.session for each in journal.all(Goal)] == [moved_link]

    journal.undo()
    assert on(schedules, MONDAY + WEEK).slot_id == group.id
    assert status_on(schedules, MONDAY + WEEK) is AttendanceStatus.EXCUSED
    assert on(schedules, MONDAY + 2 * WEEK).state is OccurrenceState.CANCELLED


@pytest.mark.parametrize("status", AttendanceStatus)
def test_a_session_on_a_day_to_come_can_be_excused_only(
    schedules: Schedules, status: AttendanceStatus
) -> None:
    schedules.save_slot(slot(0))
    schedules.mark(on(schedules, MONDAY), status)
    if status is AttendanceStatus.EXCUSED:
        schedules.mark(on(schedules, MONDAY + WEEK), status)
        assert status_on(schedules, MONDAY + WEEK) is status
    else:
        with pytest.raises(BadInput, match="still to come"):
            schedules.mark(on(schedules, MONDAY + WEEK), status)
        assert status_on(schedules, MONDAY + WEEK) is None


@given(
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(sorted),
    every_weeks=st.integers(1, 4),
    first=st.dates(MONDAY - 3 * WEEK, MONDAY),
    from_day=st.dates(MONDAY + DAY, MONDAY + 6 * WEEK),
)
def test_a_change_of_time_from_a_day_on_changes_the_time_of_these_days_only(
    weekdays: list[int], every_weeks: int, first: date, from_day: date
) -> None:
    before = slot(*weekdays, every_weeks=every_weeks, first=first)
    with TemporaryDirectory() as folder:
        clock = FixedClock()
        with Database.open(Path(folder) / "recovery.json", clock) as database:
            journal = Journal(database, clock)
            journal.save("the plan", program(), before)
            schedules = Schedules(journal, Programs(journal))
            shown = times(schedules)
            schedules.change_slot_from(before, replace(before, starts=time(7)), from_day)
            assert times(schedules) == [
                (day, time(7) if day >= from_day else start) for day, start in shown
            ]


def times(schedules: Schedules) -> list[tuple[date, time]]:
    found = between(schedules, MONDAY - 3 * WEEK, MONDAY + 16 * WEEK)
    return [(o.day, o.starts_at.time()) for o in found]


def test_another_rhythm_begins_with_the_week_of_the_day_it_changes(
    schedules: Schedules,
) -> None:
    weekly = slot(0, 2)
    schedules.save_slot(weekly)
    schedules.change_slot_from(weekly, replace(weekly, every_weeks=2), MONDAY + WEEK + 2 * DAY)
    days = [o.day for o in between(schedules, MONDAY, MONDAY + 4 * WEEK - DAY)]
    assert days == [
        *(MONDAY, MONDAY + 2 * DAY, MONDAY + WEEK),
        *(MONDAY + WEEK + 2 * DAY, MONDAY + 3 * WEEK, MONDAY + 3 * WEEK + 2 * DAY),
    ]


def test_sessions_that_were_marked_stay_when_all_days_change(schedules: Schedules) -> None:
    group = slot(0)
    schedules.save_slot(group)
    schedules.mark(on(schedules, MONDAY), AttendanceStatus.LATE)
    schedules.save_slot(replace(group, weekdays=(1,)))
    assert [o.day for o in between(schedules, MONDAY, MONDAY + 6 * DAY)] == [MONDAY, MONDAY + DAY]
    assert status_on(schedules, MONDAY) is AttendanceStatus.LATE


def test_a_marked_session_that_was_moved_away_stays_where_it_was_moved_to(
    schedules: Schedules,
) -> None:
    group = slot(0)
    schedules.save_slot(group)
    thursday = MONDAY + 3 * DAY
    schedules.move_once(on(schedules, MONDAY), datetime.combine(thursday, time(9)))
    schedules.mark(on(schedules, thursday), AttendanceStatus.EXCUSED)
    schedules.save_slot(replace(group, weekdays=(1,)))
    (moved,) = between(schedules, thursday, thursday)
    assert (moved.day, moved.state) == (MONDAY, OccurrenceState.MOVED)


@pytest.mark.parametrize("ends", [MONDAY, MONDAY - WEEK, MONDAY + DAY])
def test_a_slot_that_ends_keeps_what_was_marked(
    journal: Journal, schedules: Schedules, ends: date
) -> None:
    group = slot(0, first=MONDAY)
    schedules.save_slot(group)
    schedules.mark(on(schedules, MONDAY), AttendanceStatus.ATTENDED)
    schedules.end_slot(group, ends)
    assert [o.day for o in between(schedules, MONDAY, MONDAY + 8 * WEEK)] == [MONDAY]
    assert status_on(schedules, MONDAY) is AttendanceStatus.ATTENDED
    journal.undo()
    assert len(between(schedules, MONDAY, MONDAY + WEEK)) == 2


def test_a_slot_that_ends_before_it_began_goes_when_nothing_was_marked(
    journal: Journal, schedules: Schedules
) -> None:
    group = slot(0, first=MONDAY)
    schedules.save_slot(group)
    schedules.end_slot(group, MONDAY)
    assert journal.all(Slot) == ()


@given(
    marked=st.sets(st.integers(0, 11), min_size=1),
    weeks=st.lists(st.integers(0, 8), min_size=3, max_size=3).filter(any),
    later=st.integers(-30, 30),
)
def test_whatever_becomes_of_the_phases_what_was_marked_stays(
    marked: set[int], weeks: list[int], later: int
) -> None:
    group = slot(0, phases=("p1",), first=MONDAY)
    marks = {(group.id, MONDAY + each * WEEK) for each in marked}
    changed = program(*weeks, start=MONDAY + later * DAY)
    days = (MONDAY, MONDAY + 12 * WEEK)
    planned = {o.key for o in occurrences(changed, [group], (), *days)}
    shown = [o.key for o in occurrences(changed, [group], (), *days, marked=marks)]
    assert set(shown) == planned | marks
    assert len(shown) == len(set(shown))
