"""The ranges of every record, and the small rules around them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.domain import scale
from iop_tracker.domain.attendance import Attendance, AttendanceStatus, attendance_count
from iop_tracker.domain.checkin import Halt, day_in_question
from iop_tracker.domain.coping import CopingPlan, plan_to_read
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import Note, open_tasks, parse_tags, search_notes
from iop_tracker.domain.occurrence import occurrences
from iop_tracker.domain.record import stamped
from iop_tracker.domain.schedule import ExceptionKind, SlotKind, check_commitment
from iop_tracker.domain.settings import Settings
from tests import strategies as own
from tests.builders import (
    MONDAY,
    STORED_AT,
    check_in,
    contact,
    exception,
    mark,
    note,
    plan,
    program,
    slot,
    strategy,
    task,
)

LONG = "x" * 121


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: check_in(mood=11), "mood"),
        (lambda: check_in(mood=-1), "mood"),
        (lambda: check_in(craving=11), "craving"),
        (lambda: check_in(anxiety=True), "anxiety"),
        (lambda: check_in(energy=3.5), "energy"),
        (lambda: check_in(sleep_hours=24.25), "sleep"),
        (lambda: check_in(sleep_hours=7.1), "sleep"),
        (lambda: check_in(triggers=("",)), "triggers"),
        (lambda: check_in(note="x" * 100_001), "note"),
        (lambda: slot(7), "weekdays"),
        (lambda: slot(1, 0), "weekdays"),
        (lambda: replace(slot(), weekdays=()), "weekdays"),
        (lambda: slot(minutes=4), "minutes"),
        (lambda: slot(minutes=1441), "minutes"),
        (lambda: slot(every_weeks=0), "every_weeks"),
        (lambda: slot(every_weeks=9), "every_weeks"),
        (lambda: slot(last=MONDAY - timedelta(days=2)), "last"),
        (lambda: slot(place="a\nb"), "place"),
        (lambda: slot(title=LONG), "title"),
        (lambda: exception(ExceptionKind.MOVED), "starts_at"),
        (lambda: exception(ExceptionKind.CANCELLED, slot_id=""), "slot_id"),
        (
            lambda: exception(ExceptionKind.ADDED, starts_at=datetime(2026, 11, 23, 8)),
            "session_kind",
        ),
        (lambda: plan(""), "situation"),
        (lambda: plan("  "), "situation"),
        (lambda: plan(weekdays=(1, 1)), "weekdays"),
        (lambda: plan(reasons=("fine", " ")), "reasons"),
        (lambda: note(""), "title"),
        (lambda: note(tags=("",)), "tags"),
        (lambda: task(" "), "text"),
        (lambda: contact(""), "name"),
        (lambda: contact(phone="5\n5"), "phone"),
        (lambda: strategy("", how=""), "name"),
        (lambda: strategy(minutes=0), "minutes"),
        (lambda: Settings(country="usa"), "country"),
        (lambda: Settings(theme="pink"), "theme"),
        (lambda: Settings(first_weekday=7), "first_weekday"),
    ],
)
def test_a_value_outside_its_range_is_refused_at_its_field(
    make: Callable[[], Any], field: str
) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        make()
    assert refusal.value.field == field
    assert refusal.value.sentence.endswith(".")


def test_only_the_day_and_the_mood_of_a_check_in_are_needed() -> None:
    assert check_in().sleep_hours is None
    assert check_in(halt=(Halt.TIRED,)).halt == ("tired",)


@given(st.integers(0, 96))
def test_sleep_in_quarters_reads_back(quarters: int) -> None:
    hours = quarters / 4
    assert scale.parse_sleep(f"{hours:g}") == hours
    assert scale.parse_sleep(f"{quarters // 4}:{quarters % 4 * 15:02}") == hours


@pytest.mark.parametrize("typed", ["", "25", "7.1", "7:20", "-1", "seven", "nan", "1e1", "٧"])
def test_what_is_no_sleep_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="quarters"):
        scale.parse_sleep(typed)


@pytest.mark.parametrize("typed", ["", "11", "-1", "3.5", "ten", "٧", "010"])
def test_what_is_no_rating_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="Mood is a whole number from 0 to 10"):
        scale.parse_rating("mood", typed)


def test_a_choice_is_read_with_spaces_or_hyphens_and_a_wrong_one_names_those_there_are() -> None:
    assert scale.parse_choice(SlotKind, "kind", "Peer-Support") is SlotKind.PEER_SUPPORT
    with pytest.raises(InvalidEntry, match="attended, late, excused, missed"):
        scale.parse_choice(AttendanceStatus, "status", "there")


def test_a_commitment_of_another_kind_needs_a_name() -> None:
    check_commitment("", SlotKind.WORK)
    with pytest.raises(InvalidEntry):
        check_commitment(" ", SlotKind.OTHER)


@given(own.records, own.ids, own.moments)
def test_a_stored_record_keeps_its_id_and_first_time(
    record: Any, new_id: str, later: datetime
) -> None:
    first = stamped(record, now=STORED_AT, new_id=new_id)
    again = stamped(first, now=later, new_id="another")
    assert again.id == first.id
    assert again.created == first.created == STORED_AT
    assert again.changed == later


@pytest.mark.parametrize(
    ("hour", "day"), [(0, date(2026, 11, 22)), (3, date(2026, 11, 22)), (4, None), (23, None)]
)
def test_only_between_midnight_and_four_yesterday_is_asked_about(
    hour: int, day: date | None
) -> None:
    assert day_in_question(datetime(2026, 11, 23, hour, 59)) == day


def test_hours_count_for_sessions_that_took_place_and_were_attended() -> None:
    week = occurrences(
        program(),
        [slot(0, 1, 2, 3), slot(4, slot_id="work", kind=SlotKind.WORK)],
        [exception(ExceptionKind.CANCELLED, MONDAY + timedelta(days=3))],
        MONDAY,
        MONDAY + timedelta(days=6),
    )
    marks = [
        mark(AttendanceStatus.ATTENDED),
        mark(AttendanceStatus.LATE, MONDAY + timedelta(days=1)),
        mark(AttendanceStatus.MISSED, MONDAY + timedelta(days=2)),
    ]
    count = attendance_count(week, _by_key(marks))
    assert (count.planned, count.done) == (3, 2)
    assert (count.planned_hours, count.attended_hours) == (4.5, 3.0)


def _by_key(marks: list[Attendance]) -> dict[tuple[str, date], Attendance]:
    return {each.key: each for each in marks}


def test_the_plan_to_read_is_one_for_today_else_the_one_reviewed_longest_ago() -> None:
    for_today = plan("B today", weekdays=(0,), reviewed=MONDAY - timedelta(days=1))
    never = plan("C never")
    old = plan("A old", reviewed=date(2026, 1, 1))
    assert plan_to_read([never, old, for_today], MONDAY) == for_today
    assert plan_to_read([old, never], MONDAY) == never
    done_today = replace(for_today, reviewed=MONDAY)
    assert plan_to_read([done_today, old], MONDAY) == old
    assert plan_to_read([], MONDAY) is None


@given(st.lists(own.plans, min_size=1, max_size=6), st.randoms())
def test_the_plan_to_read_does_not_depend_on_the_order_of_plans(
    plans: list[CopingPlan], random: Any
) -> None:
    chosen = plan_to_read(plans, MONDAY)
    random.shuffle(plans)
    again = plan_to_read(plans, MONDAY)
    assert chosen is not None
    assert again is not None
    assert again.situation.casefold() == chosen.situation.casefold()


def test_notes_are_found_by_every_word_in_title_text_or_tag() -> None:
    notes = [note("Sleep", text="Screens out"), note("Party", tags=("plan",))]
    assert [n.title for n in search_notes(notes, "SCREENS sle")] == ["Sleep"]
    assert [n.title for n in search_notes(notes, "#plan")] == ["Party"]
    assert search_notes(notes, "sleep party") == ()


@given(st.lists(own.notes, max_size=5))
def test_an_empty_search_finds_every_note_newest_first(notes: list[Note]) -> None:
    found = search_notes(notes, " ")
    assert len(found) == len(notes)
    order = [(n.pinned, n.day) for n in found]
    assert order == sorted(order, reverse=True), "pinned ones stand above"


def test_tags_lose_signs_spaces_and_repeats() -> None:
    assert parse_tags(" #sleep, plan ,,sleep, # two words ") == ("sleep", "plan", "two words")


def test_open_tasks_come_by_due_day_and_those_without_last() -> None:
    tasks = [task("b"), task("a", due=MONDAY), task("c", done=MONDAY)]
    assert [t.text for t in open_tasks(tasks)] == ["a", "b"]
