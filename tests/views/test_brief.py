"""The page for a session: which days, every line, and what it never tells."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from iop_tracker.demo import demo_records
from iop_tracker.domain.attendance import Attendance, AttendanceStatus
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.choice import BriefPart
from iop_tracker.domain.note import Task
from iop_tracker.domain.record import Record
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot
from iop_tracker.domain.topic import Topic
from iop_tracker.domain.urge import Outcome, Urge
from iop_tracker.exchange.archive import export_json
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.views.brief.material import link_of
from iop_tracker.views.document import Blanks, Curve, Document, Items, Paragraph, Section
from iop_tracker.views.naming import NAMES
from tests.conftest import MONDAY_AFTERNOON, NEW_YORK, FixedClock
from tests.views.slow_brief import SlowBrief
from tests.views.slow_insights import Raw

TODAY = MONDAY_AFTERNOON.date()
ALL = tuple(BriefPart)


def lines_of(section: Section) -> list[str]:
    found: list[str] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Items | Blanks):
            found += block.lines
        elif isinstance(block, Curve):
            found.append(block.words)
    return found


def told(document: Document) -> dict[str, list[str]]:
    return {section.id: lines_of(section) for section in document.sections}


def slowly(tracker: Tracker, first: date | None = None) -> dict[str, list[str]]:
    of = tracker.database.of
    plan = tracker.schedule.plan
    assert plan is not None
    raw = Raw(
        here=tracker.here,
        program=plan.program,
        slots=plan.slots,
        exceptions=plan.exceptions,
        marks=of(Attendance).all(),
    )
    names = tracker.coping.strategy_names()
    names |= {slot.id: slot.name for slot in of(Slot).all()}
    names |= {
        each.id: each.title.strip() or (each.session_kind.label if each.session_kind else "")
        for each in plan.exceptions
        if each.kind is ExceptionKind.ADDED
    }
    tables = json.loads(export_json(tracker.database))["tables"]
    return SlowBrief(tables, raw, names, first).lines()


COMPUTED = {*ALL} - {BriefPart.WANTS, BriefPart.QUESTIONNAIRES, BriefPart.WORDS}


@pytest.mark.parametrize(
    ("seed", "weeks", "hours", "zone"),
    [
        (1, 7, 0, "America/New_York"),
        (2, 7, 27, "America/New_York"),
        (3, 12, 50, "Asia/Kolkata"),
        (4, 1, 0, "America/New_York"),
        (5, 20, 100, "Australia/Lord_Howe"),
        (6, 52, 10, "UTC"),
    ],
)
def test_every_line_is_as_a_slow_computation_says(
    path: Path, seed: int, weeks: int, hours: int, zone: str
) -> None:
    clock = FixedClock((MONDAY_AFTERNOON + timedelta(hours=hours)).astimezone(ZoneInfo(zone)))
    tracker = open_tracker(path, clock)
    day = clock().date()
    with tracker.database.transaction():
        for record in demo_records(day, weeks=weeks, seed=seed, time_zone="America/New_York"):
            tracker.database.of(type(record)).put([record])
    for first in (None, day, day - timedelta(days=30)):
        found = told(tracker.briefs.brief(since=first, without=(BriefPart.WORDS,)).document)
        expected = slowly(tracker, first)
        assert {part: found.get(part) for part in COMPUTED} == {
            part: expected.get(part) for part in COMPUTED
        }
    tracker.close()


def brief(tracker: Tracker, **how: object) -> dict[str, list[str]]:
    return told(tracker.briefs.brief(**how).document)  # type: ignore[arg-type]


def test_it_is_since_the_last_one_of_its_kind_that_one_was_at(
    set_up: Tracker, clock: FixedClock
) -> None:
    clock.move(days=14)
    first, *_ = (e for e in set_up.briefs.coming())
    kind = first.occurrence.kind
    past = [e for e in set_up.sessions.recent(14) if e.is_past]
    of_kind = [e for e in past if e.occurrence.kind is kind]
    span = set_up.briefs.brief().span
    assert (span.session, span.last) == (first, of_kind[0]), "none is marked: the last one"
    set_up.schedule.mark(of_kind[0].occurrence, AttendanceStatus.MISSED)
    set_up.schedule.mark(of_kind[1].occurrence, AttendanceStatus.LATE)
    span = set_up.briefs.brief().span
    assert span.last is not None
    assert (span.last.occurrence.key, span.first) == (of_kind[1].occurrence.key, of_kind[1].day)
    assert f"Missed: {kind.label}" in "\n".join(brief(set_up)["sessions"])


def test_before_the_first_session_it_is_since_the_program_began(set_up: Tracker) -> None:
    span = set_up.briefs.brief().span
    assert (span.last, span.first) == (None, TODAY)


def test_only_questions_for_this_session_or_any_are_on_it(set_up: Tracker) -> None:
    this, other = set_up.briefs.coming()[:2]
    for text, entry in (("any", None), ("this", this), ("other", other)):
        link = link_of(entry) if entry else None
        set_up.database.of(Topic).put([Topic(id=text, text=text, day=TODAY, session=link)])
    set_up.database.of(Topic).put([Topic(id="done", text="done", day=TODAY, done=TODAY)])
    assert brief(set_up)["topics"] == ["any", "this"]
    assert brief(set_up, session=other)["topics"] == ["any", "other"]


def test_what_was_written_stands_nowhere_until_it_is_wanted(demo: Tracker) -> None:
    secret = "MARKER"
    names = ("note", "thoughts", "gratitude", "text", "title")
    with demo.database.transaction():
        for kind in NAMES:
            if kind in {Task, Topic, Slot}:
                continue
            repository = demo.database.of(kind)
            for record in repository.all():
                repository.put([_with(record, names, secret)])
    document = demo.briefs.brief(since=TODAY - timedelta(days=30)).document
    assert secret not in repr([s for s in document.sections if s.id != "goals"])
    shown = demo.briefs.brief(since=TODAY - timedelta(days=30), without=()).document
    assert repr(shown).count(secret) > 10


def _with(record: Record, names: Iterable[str], word: str) -> Record:
    changes: dict[str, Any] = {
        name: word for name in names if isinstance(getattr(record, name, None), str)
    }
    if isinstance(record, ScheduleException):
        changes.pop("title", None)
    return replace(record, **changes)


@pytest.mark.parametrize("part", BriefPart)
def test_a_part_that_is_left_out_leaves_no_trace(demo: Tracker, part: BriefPart) -> None:
    whole = demo.briefs.brief(since=TODAY - timedelta(days=40), without=()).document
    less = demo.briefs.brief(since=TODAY - timedelta(days=40), without=(part,)).document
    assert [s.id for s in less.sections] == [s.id for s in whole.sections if s.id != part]
    if part not in {BriefPart.WORDS, BriefPart.USE}:
        assert less.sections == tuple(s for s in whole.sections if s.id != part)


def test_where_use_is_left_out_urges_and_questionnaires_do_not_tell_of_it(demo: Tracker) -> None:
    demo.urges.save(Urge(at=datetime(2026, 11, 23, 8), before=8, outcome=Outcome.USED))
    since = TODAY - timedelta(days=40)
    told_of, kept = (
        brief(demo, since=since, without=(BriefPart.WORDS, *without))
        for without in ((), (BriefPart.USE,))
    )
    assert any("I used" in line for line in told_of["urges"])
    assert any("BAM-IOP, Use" in line for line in told_of["questionnaires"])
    assert not any("I used" in line or "How they went on" in line for line in kept["urges"])
    assert not any("BAM-IOP, Use" in line for line in kept["questionnaires"])
    assert any("BAM-IOP, Risk" in line for line in kept["questionnaires"])


def test_a_task_that_comes_back_is_told_as_done_and_as_open(set_up: Tracker) -> None:
    days = (TODAY - timedelta(days=3), TODAY - timedelta(days=1), TODAY)
    walk = Task(id="walk", text="Walk", every=1, due=TODAY + timedelta(days=1), done_days=days)
    set_up.database.of(Task).put([walk])
    lines = brief(set_up, since=TODAY - timedelta(days=2))["tasks"]
    assert lines == ["Done: Walk, 2 times, last today", "Open: Walk (by tomorrow)"]
    assert slowly(set_up, TODAY - timedelta(days=2))["tasks"] == lines


def test_the_choice_of_parts_is_kept_and_can_be_undone(demo: Tracker) -> None:
    assert demo.briefs.without == (BriefPart.WORDS,)
    demo.briefs.leave_out(BriefPart.USE, left_out=True)
    demo.briefs.leave_out(BriefPart.WORDS, left_out=False)
    assert demo.briefs.without == (BriefPart.USE,)
    demo.undo()
    demo.undo()
    assert demo.briefs.without == (BriefPart.WORDS,)


def test_wants_belong_to_one_session_and_stay_with_it(set_up: Tracker) -> None:
    this, other = set_up.briefs.coming()[:2]
    set_up.briefs.save_wants(this, ("Ask about sleep", "Say how it went"))
    assert brief(set_up)["wants"] == ["Ask about sleep", "Say how it went"]
    assert brief(set_up, session=other)["wants"] == []
    set_up.briefs.save_wants(this, ("Only this",))
    assert brief(set_up)["wants"] == ["Only this"]
    set_up.undo()
    assert brief(set_up)["wants"] == ["Ask about sleep", "Say how it went"]


def test_wants_follow_a_session_whose_slot_is_changed_from_a_day_on(set_up: Tracker) -> None:
    entry = set_up.briefs.coming()[4]
    set_up.briefs.save_wants(entry, ("Ask about sleep",))
    slot = set_up.schedule.slot_of(entry.occurrence)
    assert slot is not None
    set_up.schedule.change_slot_from(slot, replace(slot, minutes=45), entry.occurrence.day)
    same = (e for e in set_up.briefs.coming() if e.starts_at == entry.starts_at)
    changed = next(e for e in same if e.occurrence.name == entry.occurrence.name)
    assert changed.occurrence.minutes == 45
    assert brief(set_up, session=changed)["wants"] == ["Ask about sleep"]


def test_a_value_is_never_told_against_too_few_days(set_up: Tracker, clock: FixedClock) -> None:
    clock.move(days=13)
    today = clock().date()
    for back in (0, 1, 2, 7, 8):
        set_up.check_ins.save(CheckIn(day=today - timedelta(days=back), mood=5))
    (words,) = (w for w in brief(set_up, since=today - timedelta(days=2))["how"] if "Mood" in w)
    assert words == "Mood 5.0 on average (3 days)."


def test_a_rise_of_the_craving_is_said_to_be_one(set_up: Tracker) -> None:
    at = datetime(2026, 11, 23, 12)
    set_up.urges.save(Urge(at=at, before=3, after=6))
    assert "The craving rose by 3.0 on average (1 with both numbers)" in brief(set_up)["urges"]


@pytest.fixture
def set_up(tracker: Tracker, clock: FixedClock) -> Tracker:
    from iop_tracker.tracker.programs import SetUp

    assert clock().tzinfo == NEW_YORK
    tracker.programs.set_up(
        SetUp(template="three-evenings", start=TODAY, time_zone="America/New_York")
    )
    return tracker


@pytest.fixture
def demo(tracker: Tracker) -> Tracker:
    with tracker.database.transaction():
        for record in demo_records(TODAY, weeks=7, seed=1, time_zone="America/New_York"):
            tracker.database.of(type(record)).put([record])
    return tracker
