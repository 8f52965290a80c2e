"""The diary: each day with all that was written down, checked from the plain export."""

import json
import re
from collections import Counter
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.demo import demo_records
from iop_tracker.domain.attendance import Attendance, AttendanceStatus
from iop_tracker.domain.checkin import CheckIn, Halt, OwnAnswer, ReturnToUse
from iop_tracker.domain.choice import BriefPart
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.lookback import LookBack
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.program import Program
from iop_tracker.domain.question import OwnQuestion
from iop_tracker.domain.topic import Topic
from iop_tracker.domain.urge import Outcome, Urge
from iop_tracker.exchange.archive import export_json
from iop_tracker.exchange.html import html
from iop_tracker.exchange.markdown import markdown
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.programs import SetUp
from iop_tracker.views.brief.material import Records, whole_span
from iop_tracker.views.brief.page import NOTHING
from iop_tracker.views.diary import diary_document
from iop_tracker.views.document import Document, Items
from iop_tracker.views.entry import Plan
from iop_tracker.views.here import Here
from tests.conftest import MONDAY_AFTERNOON, FixedClock
from tests.strategies import check_ins, goals, notes, plans, programs, tasks, topics
from tests.views.slow_insights import Raw, sessions

TODAY = MONDAY_AFTERNOON.date()
ALL = tuple(BriefPart)
SECRET = "MARKER"


def days_of(document: Document) -> dict[date, tuple[str, ...]]:
    """The lines of each day."""
    found = {}
    for section in document.sections:
        if section.id.startswith("day-"):
            (items,) = section.blocks
            assert isinstance(items, Items)
            found[date.fromisoformat(section.id.removeprefix("day-"))] = items.lines
    return found


def counted(tables: dict[str, list[dict[str, Any]]], first: date) -> Counter[tuple[date, str]]:
    """How many lines of each kind a day has to have, from the plain tables."""
    found: Counter[tuple[date, str]] = Counter()
    for table, field, kind in FIELDS:
        for row in tables[table]:
            value = row.get(field, [])
            for day in [] if "removed" in row else [value] if isinstance(value, str) else value:
                found[date.fromisoformat(day[:10]), kind] += 1
    return Counter({key: n for key, n in found.items() if first <= key[0] <= TODAY})


FIELDS = (
    ("checkins", "day", "Check-in"),
    ("urges", "at", "Urge"),
    ("tasks", "done", "Done"),
    ("tasks", "done_days", "Done"),
    ("notes", "day", "Note"),
    ("topics", "day", "A question for a session"),
    ("goals", "done", "Goal reached"),
    ("goals", "let_go", "Goal let go"),
    ("lookbacks", "day", "Looking back"),
)
KINDS = tuple(kind for _, _, kind in FIELDS)


@pytest.mark.parametrize("seed", [1, 4])
def test_every_day_has_a_line_for_each_thing_of_the_plain_export(
    tracker: Tracker, seed: int
) -> None:
    fill(tracker, seed)
    start = tracker.programs.current
    assert start is not None
    tables = json.loads(export_json(tracker.database))["tables"]
    document = tracker.briefs.diary(without=())
    found: Counter[tuple[date, str]] = Counter()
    for day, lines in days_of(document).items():
        for line in lines:
            head = line.splitlines()[0]
            kind = next((k for k in KINDS if head == k or head.startswith((f"{k}:", f"{k},"))), "")
            if kind:
                found[day, kind] += 1
    assert found == counted(tables, start.start)
    days = [section.id for section in document.sections if section.id.startswith("day-")]
    assert days == sorted(days)


def test_every_session_that_is_over_stands_on_its_day_with_how_it_went(demo: Tracker) -> None:
    plan = demo.schedule.plan
    assert plan is not None
    raw = Raw(
        here=demo.here,
        program=plan.program,
        slots=plan.slots,
        exceptions=plan.exceptions,
        marks=demo.database.of(Attendance).all(),
    )
    expected: Counter[tuple[date, str, str]] = Counter()
    for each in sessions(raw, plan.program.start, TODAY, with_off=True):
        if each["over"]:
            how = "called off" if each["off"] else each["status"] or "not marked yet"
            expected[each["local"], f"{each['start']:%H:%M}", how] += 1
    found: Counter[tuple[date, str, str]] = Counter()
    for day, lines in days_of(demo.briefs.diary()).items():
        for line in lines:
            if told := re.search(r", (\d\d:\d\d): ([a-z ]+)$", line):
                found[day, told[1], told[2]] += 1
    assert found == expected
    assert {how for _, _, how in found} >= {"attended", "late", "called off"}


def test_a_session_later_today_is_not_told_of_yet(tracker: Tracker, clock: FixedClock) -> None:
    tracker.programs.set_up(
        SetUp(template="three-evenings", start=TODAY, time_zone="America/New_York")
    )
    assert days_of(tracker.briefs.diary()) == {}
    clock.move(days=1)
    lines = days_of(tracker.briefs.diary())[TODAY]
    assert lines
    assert all(line.endswith(": not marked yet") for line in lines)


def test_only_the_days_that_are_asked_for_are_in_it(demo: Tracker) -> None:
    week = [TODAY - timedelta(days=n) for n in range(7)]
    task = Task(id="walk", text="Walk", every=1, due=TODAY, done_days=tuple(reversed(week)))
    put(demo, task, Topic(id="t", text="Later", day=TODAY + timedelta(days=1)))
    days = days_of(demo.briefs.diary(week[2]))
    assert set(days) == set(week[:3])
    assert all("Done: Walk" in lines for lines in days.values())


def test_a_day_is_told_in_full(demo: Tracker) -> None:
    put(
        demo,
        OwnQuestion(id="pain", name="Back pain"),
        CheckIn(
            id="whole",
            day=TODAY,
            mood=6,
            craving=4,
            sleep_hours=6.5,
            halt=(Halt.TIRED,),
            triggers=("payday",),
            feelings=("proud",),
            used=ReturnToUse.NO,
            note="A long day.\nA good one.",
            own=(OwnAnswer("pain", 1),),
        ),
    )
    lines = days_of(demo.briefs.diary(TODAY, without=()))[TODAY]
    assert lines[:3] == (
        "Check-in: mood 6, craving 4, sleep 6.5 h\nHALT: tired\nTriggers: payday",
        "Used: no",
        "Feelings: proud\nBack pain: yes\nA long day.\nA good one.",
    )
    numbers = days_of(demo.briefs.diary(TODAY))[TODAY]
    assert lines[0] in numbers
    assert lines[2] not in numbers


def test_until_it_is_wanted_no_word_that_was_written_is_in_it(demo: Tracker) -> None:
    marked(demo)
    assert SECRET not in repr(demo.briefs.diary())
    whole = repr(demo.briefs.diary(without=()))
    assert whole.count(SECRET) >= 14, "in each kind once, and in each field of the plan"


def test_where_use_is_left_out_no_line_tells_of_it(demo: Tracker) -> None:
    marked(demo)
    whole = str(days_of(demo.briefs.diary(without=())))
    told = [
        f"Used: {ReturnToUse.YES}",
        "How it went on: I used",
        "BAM-IOP, Use",
        "Looking back",
    ]
    assert all(each in whole for each in told)
    less = repr(demo.briefs.diary(without=(BriefPart.USE,)))
    assert not any(each in less for each in (*told, "How it went on", "I used", "How they went on"))


@pytest.mark.parametrize("part", [p for p in BriefPart if p is not BriefPart.WANTS])
def test_a_part_that_is_left_out_takes_its_lines_away_and_no_other(
    demo: Tracker, part: BriefPart
) -> None:
    whole = days_of(demo.briefs.diary(without=()))
    less = days_of(demo.briefs.diary(without=(part,)))
    starts = {
        BriefPart.HOW: ("Check-in:",),
        BriefPart.TASKS: ("Done:",),
        BriefPart.TOPICS: ("A question for a session:",),
        BriefPart.URGES: ("Urge,",),
        BriefPart.GOALS: ("Goal reached:", "Goal let go:"),
    }.get(part)
    if starts:
        left = {
            day: tuple(line for line in lines if not line.startswith(starts))
            for day, lines in whole.items()
        }
        assert {day: lines for day, lines in left.items() if lines} == less
    assert sum(map(len, less.values())) <= sum(map(len, whole.values()))


def test_everything_left_out_is_an_empty_page_that_says_so(demo: Tracker) -> None:
    document = demo.briefs.diary(without=ALL)
    assert not document.sections
    assert NOTHING in document.about
    notes_only = [part for part in BriefPart if part is not BriefPart.WORDS]
    assert NOTHING not in demo.briefs.diary(without=notes_only).about


def test_a_name_of_somebody_else_and_their_number_are_not_in_it(demo: Tracker) -> None:
    numbers = {person.phone for person in demo.coping.contacts() if person.phone}
    assert numbers
    page = markdown(demo.briefs.diary(without=()))
    assert not any(number in page for number in numbers)


lived = st.fixed_dictionaries(
    {
        "check_ins": st.lists(check_ins, max_size=1),
        "notes": st.lists(notes, max_size=2),
        "coping_plans": st.lists(plans, max_size=2),
        "tasks": st.lists(tasks, max_size=2),
        "topics": st.lists(topics, max_size=2),
        "goals": st.lists(goals, max_size=2),
    }
)


@given(
    program=programs(start=st.dates(date(2026, 1, 1), TODAY)),
    known=lived,
    day=st.dates(date(2025, 12, 1), TODAY),
    without=st.sets(st.sampled_from(BriefPart)),
)
def test_whatever_was_written_it_is_a_page_in_every_form(
    program: Program, known: dict[str, Any], day: date, without: set[BriefPart]
) -> None:
    here = Here(now=MONDAY_AFTERNOON.astimezone(ZoneInfo("Asia/Kolkata")))
    plan = Plan(program=program, slots=(), exceptions=(), marks={})
    for name in ("check_ins", "notes"):
        known[name] = [replace(each, day=day) for each in known[name]]
    records = Records(plan=plan, went={}, urges=(), strategy_names={}, **known)
    document = diary_document(records, whole_span(plan, here, None), without)
    assert len({section.id for section in document.sections}) == len(document.sections)
    assert all(section.blocks for section in document.sections)
    assert markdown(document).startswith("# ")
    assert html(document).endswith("</html>\n")
    if day >= program.start and BriefPart.WORDS not in without:
        shown = days_of(document).get(day, ())
        assert all(any(note.title in line for line in shown) for note in known["notes"])


def marked(tracker: Tracker) -> None:
    """Records of one day with a marker in each of their words."""
    slot = tracker.sessions.recent(7)[0].occurrence
    put(
        tracker,
        OwnQuestion(id="own", name=f"{SECRET}?"),
        CheckIn(
            id="secret",
            day=TODAY,
            mood=5,
            used=ReturnToUse.YES,
            note=SECRET,
            gratitude=SECRET,
            feelings=(SECRET,),
            signs=(SECRET,),
            own=(OwnAnswer("own", 1),),
        ),
        Urge(
            id="urge",
            at=MONDAY_AFTERNOON.replace(hour=9, tzinfo=None),
            before=7,
            outcome=Outcome.USED,
            thoughts=SECRET,
            note=SECRET,
            places=(SECRET,),
        ),
        Note(id="note", title=SECRET, text=SECRET, day=TODAY),
        LookBack(id="back", day=TODAY, before=SECRET, tell=SECRET),
        Attendance(
            id="mark",
            slot_id=slot.slot_id,
            day=slot.day,
            status=AttendanceStatus.LATE,
            note=SECRET,
        ),
        CopingPlan(
            id="plan",
            situation="A party",
            warning_signs=(SECRET,),
            if_then=(SECRET,),
            places=(SECRET,),
            reasons=(SECRET,),
        ),
        Task(id="done", text="Call", every=1, done_days=(TODAY - timedelta(days=1), TODAY)),
    )


def put(tracker: Tracker, *records: Any) -> None:
    with tracker.database.transaction():
        for record in records:
            tracker.database.of(type(record)).put([record])


def fill(tracker: Tracker, seed: int) -> None:
    put(tracker, *demo_records(TODAY, weeks=7, seed=seed, time_zone="America/New_York"))


@pytest.fixture
def demo(tracker: Tracker) -> Tracker:
    fill(tracker, 1)
    return tracker
