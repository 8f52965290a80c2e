"""The schedule as a calendar file: other programs read the same occurrences out of it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.domain.attendance import AttendanceStatus, Marks, marks_of
from iop_tracker.domain.occurrence import moment
from iop_tracker.domain.program import AFTERCARE
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, SlotKind
from iop_tracker.exchange.calendar_out import CalendarChoice, calendar_file
from iop_tracker.views.entry import Plan
from tests.builders import MONDAY, STORED_AT, exception, mark, program, slot, stored
from tests.strategies import ZONES, programs, slots

NOW = datetime(2026, 11, 23, 20, 45, tzinfo=UTC)
Seen = set[tuple[datetime, timedelta, str]]
ALL = CalendarChoice(own=True)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A program of two years with slots, and exceptions on days that are planned and others."""
    made = draw(programs(start=st.dates(date(2026, 1, 1), date(2027, 6, 30))))
    known = tuple(
        replace(draw(slots(made.start, slot_id=f"{number:032x}")), title=f"slot {number}")
        for number in range(draw(st.integers(1, 3)))
    )
    bare = Plan(program=made, slots=known, exceptions=(), marks={})
    taken: dict[tuple[str, date], ScheduleException] = {}
    marked = []
    found = bare.between(FIRST, LAST)
    for number in range(draw(st.integers(0, 4))):
        is_planned: bool = draw(st.booleans())
        if found and is_planned:
            chosen = draw(st.sampled_from(found))
            slot_id, day = chosen.slot_id, chosen.day
        else:
            slot_id, day = draw(st.sampled_from(known)).id, draw(st.dates(FIRST, LAST))
        kind = draw(st.sampled_from(ExceptionKind))
        start = datetime.combine(draw(st.dates(FIRST, LAST)), draw(wall_times))
        extra: dict[str, Any] = {
            "id": f"e{number:031x}",
            "changed": STORED_AT,
            "created": STORED_AT,
        }
        if kind is ExceptionKind.ADDED:
            taken["", day] = ScheduleException(
                kind=kind,
                day=start.date(),
                starts_at=start,
                minutes=45,
                session_kind=draw(st.sampled_from(SlotKind)),
                title=f"once {number}",
                **extra,
            )
        else:
            is_moved = kind is ExceptionKind.MOVED
            moved: dict[str, Any] = {"starts_at": start, "place": "elsewhere"} if is_moved else {}
            taken[slot_id, day] = ScheduleException(
                kind=kind, slot_id=slot_id, day=day, **moved, **extra
            )
        if draw(st.booleans()):
            marked.append(mark(AttendanceStatus.ATTENDED, day, slot_id))
    return replace(bare, exceptions=tuple(taken.values()), marks=marks_of(marked))


wall_times = st.times(time(0), time(23, 59)).map(
    lambda t: t.replace(second=0, microsecond=0, fold=0)
)


def expected(plan: Plan) -> Seen:
    """What the schedule itself says takes place in the two years."""
    zone = ZoneInfo(plan.program.time_zone)
    return {
        (moment(o.starts_at, zone), timedelta(minutes=o.minutes), o.name.strip())
        for o in plan.between(FIRST, LAST)
        if o.takes_place
    }


def inside(found: Seen, plan: Plan) -> Seen:
    zone = ZoneInfo(plan.program.time_zone)
    return {
        (start.astimezone(UTC), length, title.strip())
        for start, length, title in found
        if FIRST <= start.astimezone(zone).date() <= LAST
    }


def by_icalendar(content: bytes) -> Seen:
    """icalendar's reading, its rules expanded by dateutil on wall times."""
    calendar: Any = icalendar.Calendar.from_ical(content)
    found: Seen = set()
    overridden: set[tuple[str, datetime]] = set()
    for event in calendar.walk("VEVENT"):
        if "RECURRENCE-ID" in event:
            overridden.add((str(event["UID"]), event["RECURRENCE-ID"].dt.astimezone(UTC)))
    for event in calendar.walk("VEVENT"):
        start, length = event["DTSTART"].dt, event["DURATION"].dt
        title = str(event["SUMMARY"])
        for each in _starts(event, start):
            is_rule = "RRULE" in event
            if not (is_rule and (str(event["UID"]), each.astimezone(UTC)) in overridden):
                found.add((each.astimezone(UTC), length, title))
    return found


def _starts(event: Any, start: datetime) -> list[datetime]:
    if "RRULE" not in event:
        return [start]
    zone, rule = start.tzinfo, event["RRULE"]
    text = re.sub(r";?UNTIL=[^;]*", "", rule.to_ical().decode())
    known = rrulestr(text, dtstart=start.replace(tzinfo=None))
    walls = known.between(datetime(2025, 12, 1), datetime(2028, 2, 1), inc=True)
    ends = rule.get("UNTIL", [None])[0]
    gaps = event.get("EXDATE", [])
    gaps = [each.dt for group in (gaps if isinstance(gaps, list) else [gaps]) for each in group.dts]
    found = [wall.replace(tzinfo=zone) for wall in walls]
    return [
        each
        for each in found
        if (ends is None or each.astimezone(UTC) <= ends)
        and each.astimezone(UTC) not in {gap.astimezone(UTC) for gap in gaps}
    ]


def by_vobject(content: bytes) -> Seen:
    """vobject's reading, with the zone as the file itself defines it."""
    import vobject

    vars(vobject.icalendar)["__tzidMap"].clear()  # It would go on with that of the last file.
    calendar = vobject.readOne(content.decode())
    found: Seen = set()
    overridden = {
        (event.uid.value, event.recurrence_id.value.astimezone(UTC))
        for event in getattr(calendar, "vevent_list", [])
        if hasattr(event, "recurrence_id")
    }
    for event in getattr(calendar, "vevent_list", []):
        start, length = event.dtstart.value, event.duration.value
        if hasattr(event, "rrule"):
            rules = event.getrruleset(addRDate=False)
            begin, end = (datetime(y, 1, 1, tzinfo=start.tzinfo) for y in (2025, 2029))
            starts = list(rules.between(begin, end, inc=True))
        else:
            starts = [start]
        for each in starts:
            if not (
                hasattr(event, "rrule") and (event.uid.value, each.astimezone(UTC)) in overridden
            ):
                found.add((each.astimezone(UTC), length, event.summary.value))
    return found


@pytest.fixture(scope="module")
def khal() -> Iterator[Callable[[bytes], Seen]]:
    """khal's own reading, in a process that stays for all questions."""
    reader = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("khal_reader.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert reader.stdin
    assert reader.stdout

    def read(content: bytes) -> Seen:
        assert reader.stdin
        assert reader.stdout
        span = (datetime(year, 12, 1, tzinfo=UTC).timestamp() for year in (2025, 2028))
        first, last = span
        question = {"ics": content.decode(), "first": first, "last": last}
        reader.stdin.write(json.dumps(question) + "\n")
        reader.stdin.flush()
        return {
            (datetime.fromtimestamp(start, UTC), timedelta(seconds=end - start), title)
            for start, end, title in json.loads(reader.stdout.readline())
        }

    yield read
    reader.stdin.close()
    reader.wait(10)
    reader.stdout.close()


def history(plan: Plan) -> list[Any]:
    return [plan.program, *plan.slots, *plan.exceptions]


@given(plan=plans())
@settings(max_examples=60)
def test_icalendar_and_vobject_read_what_takes_place(plan: Plan) -> None:
    content = calendar_file(plan, ALL, NOW, history(plan))
    assert inside(by_icalendar(content), plan) == expected(plan)
    if not _has_odd_times(plan):
        assert inside(by_vobject(content), plan) == expected(plan)


@given(plan=plans())
@settings(max_examples=40)
def test_khal_reads_what_takes_place(khal: Callable[[bytes], Seen], plan: Plan) -> None:
    assume(not _has_odd_times(plan))
    content = calendar_file(plan, ALL, NOW, history(plan))
    assert inside(khal(content), plan) == expected(plan)


def _has_odd_times(plan: Plan) -> bool:
    """Whether one begins in an hour that a clock change skips or repeats: readers differ on it."""
    zone = ZoneInfo(plan.program.time_zone)
    times = (o.starts_at.replace(tzinfo=zone) for o in plan.between(FIRST, LAST))
    planned = (
        datetime.combine(o.day, s.starts, tzinfo=zone)
        for o in plan.between(FIRST, LAST)
        for s in plan.slots
        if s.id == o.slot_id
    )
    return any(each.utcoffset() != each.replace(fold=1).utcoffset() for each in (*times, *planned))


def one(*exceptions: ScheduleException, marks: Marks | None = None, **changes: Any) -> Plan:
    made = stored(slot(0, 2, **changes), "slot")
    known = tuple(stored(each, each.id) for each in exceptions)
    return Plan(program=program(), slots=(made,), exceptions=known, marks=marks or {})


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_a_slot_is_one_event_with_a_rule_and_what_is_different_stands_beside_it() -> None:
    tuesday = datetime(2026, 12, 1, 17)
    plan = one(
        exception(ExceptionKind.MOVED, date(2026, 11, 30), starts_at=tuesday, place="Room 9"),
        exception(ExceptionKind.CANCELLED, date(2026, 12, 2)),
        phases=("p1", "p3"),
    )
    master, moved = events(calendar_file(plan, ALL, NOW, history(plan)))
    rule = master["RRULE"].to_ical().decode()
    assert rule == "FREQ=WEEKLY;UNTIL=20270210T230000Z;BYDAY=MO,WE;WKST=MO"
    left_out = [each.dt.date() for each in master["EXDATE"].dts]
    assert left_out[0] == date(2026, 12, 2)
    assert len(left_out) == 1 + 8, "called off once, and the four weeks of the second phase"
    assert moved["UID"] == master["UID"] == "slot@iop-tracker"
    assert moved["RECURRENCE-ID"].dt.date() == date(2026, 11, 30)
    assert moved["DTSTART"].dt.replace(tzinfo=None) == tuesday
    assert str(moved["LOCATION"]) == "Room 9"


def test_an_open_end_stays_open() -> None:
    plan = one(phases=(AFTERCARE,))
    (master,) = events(calendar_file(plan, ALL, NOW, history(plan)))
    assert "UNTIL" not in master["RRULE"]
    assert master["DTSTART"].dt.date() == plan.program.last_day + timedelta(days=1)


def test_the_same_journal_gives_the_same_bytes_and_a_change_a_higher_sequence() -> None:
    plan = one()
    content = calendar_file(plan, ALL, NOW, history(plan))
    assert content == calendar_file(plan, ALL, NOW, history(plan))
    (before,) = events(content)
    later = STORED_AT + timedelta(hours=1)
    off = replace(exception(ExceptionKind.CANCELLED, MONDAY), changed=later)
    changed = replace(plan, exceptions=(off,))
    (after,) = events(calendar_file(changed, ALL, NOW, history(changed)))
    assert (after["UID"], after["SEQUENCE"] > before["SEQUENCE"]) == (before["UID"], True)
    back = replace(off, removed=later + timedelta(hours=1))
    (undone,) = events(calendar_file(plan, ALL, NOW, [*history(plan), back]))
    assert undone["SEQUENCE"] > after["SEQUENCE"], "putting it back is a change, too"


def test_own_commitments_come_only_when_they_are_wanted() -> None:
    work = replace(stored(slot(1, kind=SlotKind.WORK), "work"), id="work")
    plan = replace(one(), slots=(*one().slots, work))
    assert len(events(calendar_file(plan, CalendarChoice(), NOW))) == 1
    assert len(events(calendar_file(plan, ALL, NOW))) == 2


def test_from_a_day_on_the_event_stays_the_same_and_begins_later() -> None:
    moved = exception(ExceptionKind.MOVED, date(2026, 11, 25), starts_at=datetime(2026, 12, 3, 9))
    plan = one(moved)
    choice = replace(ALL, first=date(2026, 12, 1))
    master, single = events(calendar_file(plan, choice, NOW))
    assert master["UID"] == "slot@iop-tracker"
    assert master["DTSTART"].dt.date() == date(2026, 12, 2)
    assert single["UID"] == "slot.20261125@iop-tracker", "its own day is before, it is not"
    assert single["DTSTART"].dt.date() == date(2026, 12, 3)


def test_discreet_says_nothing_of_what_it_is() -> None:
    secret: dict[str, Any] = {"title": "SECRET", "place": "SECRET", "facilitator": "SECRET"}
    added = ScheduleException(
        id="x",
        kind=ExceptionKind.ADDED,
        day=MONDAY,
        starts_at=datetime(2026, 11, 23, 9),
        minutes=30,
        session_kind=SlotKind.MEDICAL,
        title="SECRET",
        place="SECRET",
        note="SECRET",
    )
    plan = one(added, **secret)
    choice = CalendarChoice(own=True, discreet=True, alarms=(60,), leave=25)
    text = calendar_file(plan, choice, NOW, history(plan)).decode()
    assert "SECRET" not in text
    for word in ("Group", "Medical", "CATEGORIES", "LOCATION", "DESCRIPTION:With"):
        assert word not in text
    assert set(re.findall(r"SUMMARY:(.*)\r", text)) == {"Appointment"}
    open_text = calendar_file(plan, ALL, NOW, history(plan)).decode()
    assert open_text.count("SECRET") == 3 + 2, "the notes on an exception never go out"


def test_alarms_are_as_chosen() -> None:
    choice = CalendarChoice(alarms=(60, 1440, 60), leave=25)
    (event,) = events(calendar_file(one(), choice, NOW))
    alarms = [(a["TRIGGER"].dt, str(a["DESCRIPTION"])) for a in event.walk("VALARM")]
    assert alarms == [
        (timedelta(minutes=-1440), "Group counseling"),
        (timedelta(minutes=-60), "Group counseling"),
        (timedelta(minutes=-25), "Time to leave"),
    ]


@given(text=st.text(max_size=80).filter(lambda t: "\n" not in t and "\r" not in t))
def test_whatever_is_written_the_lines_are_lines_of_a_calendar(text: str) -> None:
    plan = one(title=text, place=text, facilitator=text)
    content = calendar_file(plan, ALL, NOW, history(plan))
    assert content.endswith(b"\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f]", line)
    (event,) = events(content)
    shown = str(event["SUMMARY"])
    clean = "".join(c if c.isprintable() else " " for c in text).strip()
    assert shown.split() == (clean or "Group counseling").split() or not text.isprintable()


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_in_the_file_is_the_zone_of_the_world(zone: str) -> None:
    plan = replace(one(), program=program(time_zone=zone))
    content = calendar_file(plan, ALL, NOW, history(plan))
    calendar = icalendar.Calendar.from_ical(content)
    (defined,) = cast("list[Any]", calendar.walk("VTIMEZONE"))
    made, real = defined.to_tz(lookup_tzid=False), ZoneInfo(zone)
    for days in range(0, 365 * 10, 5):
        when = datetime(2026, 11, 23, 18) + timedelta(days=days)
        assert when.replace(tzinfo=made).utcoffset() == when.replace(tzinfo=real).utcoffset()


def test_a_schedule_without_anything_is_a_calendar_without_events() -> None:
    plan = replace(one(), slots=())
    assert events(calendar_file(plan, ALL, NOW)) == []


def test_a_marked_session_that_the_plan_no_longer_has_is_there() -> None:
    marked = mark(AttendanceStatus.ATTENDED, date(2026, 11, 24))
    plan = one(marks=marks_of([marked]))
    assert expected(plan) == inside(by_icalendar(calendar_file(plan, ALL, NOW)), plan)
