"""Calendars of other programs: what they bring, and that it is all or nothing."""

import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.habits import Habits
from iop_tracker.domain.occurrence import moment
from iop_tracker.domain.schedule import ScheduleException, Slot, SlotKind
from iop_tracker.errors import BadInput, NothingFound
from iop_tracker.exchange.calendar_in import read_calendar
from iop_tracker.exchange.calendar_out import CalendarChoice
from iop_tracker.exchange.calendar_parts import Span
from iop_tracker.storage.tables import TABLES
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.programs import SetUp
from iop_tracker.views.calendar_in import CalendarItem, Status, guess
from tests.builders import MONDAY
from tests.conftest import FixedClock
from tests.strategies import times, weekday_sets

FOLDER = Path(__file__).with_name("calendars")
FILES = sorted(FOLDER.glob("*.ics"))
SPAN = Span(zone=ZoneInfo("America/New_York"), first=MONDAY, last=MONDAY + timedelta(days=365))

NOT = "not understood"
EVERY_TWO = "Thu 10:00 am, every 2 weeks to Thu 7 Jan 2027"
EXPECTED: dict[str, list[tuple[str, ...]]] = {
    "google": [("new", "Evening group", "Tue 6:00 pm to Tue 2 Feb 2027", "group")],
    "outlook": [
        (
            "new",
            "Individual counseling",
            "Thu 10:00 am, every 2 weeks to Thu 7 Jan 2027",
            "individual",
        )
    ],
    "outlook-display-zone": [("new", "Family therapy", "Sat 28 Nov 9:00 am", "family")],
    "apple": [("new", "Relapse prevention", "Wed, Fri 12:00 pm", "relapse_prevention")],
    "bom-and-lf": [("new", "Workshop: sleep", "Mon 30 Nov 9:00 am", "workshop")],
    "old-alphabet": [("new", "Café mit Ruth", "Mon 30 Nov 9:00 am", "other")],
    "floating-and-folded": [
        ("new", "A very long name of a peer support meeting", "Sun 7:00 pm", "peer_support")
    ],
    "no-vtimezone": [
        ("new", "Group counseling", "Tue 6:00 pm to Tue 8 Dec", "group"),
        (NOT, "Somewhere", "", "other"),
    ],
    "own-zone": [("new", "Doctor", "Tue 24 Nov 9:00 am", "medical")],
    "all-day": [
        (NOT, "Closed for the holiday", "", "other"),
        (NOT, "Away", "", "other"),
        (NOT, "Weekend", "", "other"),
    ],
    "monthly": [
        ("new", "Family group", "4 dates, Mon 30 Nov 6:30 pm", "family"),
        ("new", "AA meeting", "3 dates, Sat 5 Dec 10:00 am", "peer_support"),
    ],
    "daily": [
        ("new", "Medication", "Mon, Tue, Wed, Thu, Fri, Sat, Sun 8:00 am to Thu 3 Dec", "medical")
    ],
    "rdate": [("new", "Skills", "3 dates, Fri 27 Nov 3:00 pm", "workshop")],
    "utc-rule": [("new", "Peer call", "4 dates, Mon 1 Mar 2027 6:00 pm", "peer_support")],
    "cancelled": [
        ("same", "Group counseling", "", "group"),
        ("new", "Group counseling", "Fri 3:00 pm to Fri 11 Dec", "group"),
    ],
    "from-then-on": [(NOT, "Group", "", "group")],
    "other-kinds": [
        *((NOT, "(no title)", "", "other"),) * 3,
        (NOT, "Without a name in its calendar", "", "other"),
        (NOT, "When?", "", "other"),
    ],
    "too-often": [
        (NOT, "Tick", "", "other"),
        ("new", "Never", "Tue 24 Nov 10:00 am", "other"),
        (NOT, "Long ago", "", "other"),
    ],
    "newer-counts": [("new", "Workshop, the new time", "Tue 1 Dec 10:00 am", "workshop")],
    "two-calendars": [
        ("same", "Group", "", "group"),
        ("new", "Check", "Wed 2 Dec 10:00 am", "other"),
    ],
    "libical": [("new", "Smart Recovery", "Sun 29 Nov 11:00 am", "peer_support")],
}


@pytest.fixture
def set_up(tracker: Tracker) -> Tracker:
    tracker.programs.set_up(
        SetUp(
            template="three-evenings",
            start=MONDAY,
            time_zone="America/New_York",
            habits=Habits(twelve_hour=True, first_weekday=0),
        )
    )
    return tracker


def told(item: CalendarItem) -> tuple[str, ...]:
    return (item.status.value, item.title, item.when, item.kind.value)


def take_all(tracker: Tracker, content: bytes) -> int:
    items = tracker.calendars.preview(content)
    return tracker.calendars.take_in([(item, item.kind) for item in items])


def test_there_is_an_expectation_for_every_file() -> None:
    assert {file.stem for file in FILES} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_dialect_is_shown_as_expected_and_taken_in_comes_as_the_same(
    set_up: Tracker, name: str
) -> None:
    content = (FOLDER / f"{name}.ics").read_bytes()
    items = set_up.calendars.preview(content)
    assert [told(item) for item in items] == EXPECTED[name]
    for item in items:
        assert bool(item.why) == (item.status is not Status.NEW)
    if any(item.can_be_taken for item in items):
        take_all(set_up, content)
        again = {item.status for item in set_up.calendars.preview(content)}
        assert again <= {Status.SAME, Status.NOT_UNDERSTOOD}


def test_dates_that_are_different_come_as_such(set_up: Tracker) -> None:
    take_all(set_up, (FOLDER / "google.ics").read_bytes())
    week = set_up.schedule.week(date(2026, 12, 1))
    assert week
    (moved,) = (e for e in week.entries if e.occurrence.name == "Evening group")
    assert (moved.day, moved.time) == (date(2026, 12, 2), "5:00 pm")
    christmas = set_up.schedule.week(date(2026, 12, 22))
    assert christmas
    (off,) = (e for e in christmas.entries if e.occurrence.name == "Evening group")
    assert not off.occurrence.takes_place


def event(uid: str, start: str, **more: str) -> bytes:
    fields = {"DURATION": "PT1H", "SUMMARY": "Group counseling", **more}
    lines = [f"DTSTART;TZID=America/New_York:{start}", *(f"{k}:{v}" for k, v in fields.items())]
    body = "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}\r\nEND:VCALENDAR\r\n".encode()


WEEKLY = {"RRULE": "FREQ=WEEKLY"}


def test_a_known_event_changes_from_today_on_and_what_was_stays(
    set_up: Tracker, clock: FixedClock
) -> None:
    take_all(set_up, event("a", "20261124T100000", **WEEKLY))
    clock.move(days=9)
    first = next(e for e in set_up.sessions.recent() if e.time == "10:00 am")
    set_up.schedule.mark(first.occurrence, AttendanceStatus.ATTENDED)
    later = event("a", "20261124T113000", LOCATION="Room 7", **WEEKLY)
    (item,) = set_up.calendars.preview(later)
    assert item.status is Status.CHANGED
    assert item.why == "was Tue 8 Dec 10:00 am, now Tue 8 Dec 11:30 am"
    take_all(set_up, later)
    plan = set_up.schedule.plan
    assert plan
    found = [o for o in plan.between(MONDAY, date(2026, 12, 20)) if "Group" in o.name]
    times_ = [(o.starts_at.day, o.starts_at.time(), o.place) for o in found if o.minutes == 60]
    assert times_ == [
        (24, time(10), ""),
        (1, time(10), ""),
        (8, time(11, 30), "Room 7"),
        (15, time(11, 30), "Room 7"),
    ]
    assert first.occurrence.key in plan.marks
    assert {i.status for i in set_up.calendars.preview(later)} == {Status.SAME}


def test_what_the_participant_changed_stays_theirs(set_up: Tracker, clock: FixedClock) -> None:
    take_all(set_up, event("a", "20261124T100000", **WEEKLY))
    plan = set_up.schedule.plan
    assert plan
    (chosen,) = (o for o in plan.between(date(2026, 12, 8), date(2026, 12, 8)) if o.minutes == 60)
    set_up.schedule.move_once(chosen, datetime(2026, 12, 9, 8))
    (item,) = set_up.calendars.preview(event("a", "20261124T100000", **WEEKLY))
    assert (item.status, item.why) == (Status.SAME, "1 day that you changed here stays so.")
    clock.move(days=2)
    take_all(set_up, event("a", "20261124T120000", **WEEKLY))
    plan = set_up.schedule.plan
    assert plan
    starts = [o.starts_at for o in plan.between(MONDAY, date(2026, 12, 16)) if o.minutes == 60]
    assert starts == [
        datetime(2026, 11, 24, 10),
        datetime(2026, 12, 1, 12),
        datetime(2026, 12, 9, 8),
        datetime(2026, 12, 15, 12),
    ]


def test_what_is_called_off_in_the_calendar_ends_here(set_up: Tracker, clock: FixedClock) -> None:
    take_all(set_up, event("a", "20261124T100000", **WEEKLY))
    clock.move(days=3)
    off = event("a", "20261124T100000", STATUS="CANCELLED", **WEEKLY)
    (item,) = set_up.calendars.preview(off)
    assert item.status is Status.CALLED_OFF
    take_all(set_up, off)
    plan = set_up.schedule.plan
    assert plan
    assert [o.day.day for o in plan.between(MONDAY, date(2026, 12, 30)) if o.minutes == 60] == [24]


def test_dates_without_a_rule_are_moved_added_and_taken_out(set_up: Tracker) -> None:
    def dates(*days: str) -> bytes:
        return event("r", f"{days[0]}T100000", RDATE=",".join(f"{day}T100000" for day in days[1:]))

    take_all(set_up, dates("20261124", "20261127", "20261203"))
    take_all(set_up, dates("20261124", "20261203", "20261210"))
    plan = set_up.schedule.plan
    assert plan
    found = [o.day.day for o in plan.between(MONDAY, date(2026, 12, 30)) if o.minutes == 60]
    assert found == [24, 3, 10]


def test_it_is_one_step_that_can_be_taken_back(set_up: Tracker) -> None:
    def state() -> dict[str, Any]:
        return {name: set_up.database.of(kind).all() for kind, name in TABLES.items()}

    before = state()
    take_all(set_up, (FOLDER / "google.ics").read_bytes())
    assert state() != before
    assert "taking in 1 event of a calendar" in set_up.undo()
    assert state() == before


def test_our_own_file_comes_back_as_the_same(set_up: Tracker) -> None:
    content = set_up.calendars.out(CalendarChoice(own=True))
    assert {item.status for item in set_up.calendars.preview(content)} == {Status.SAME}
    with pytest.raises(NothingFound):
        take_all(set_up, content)


def test_conflicts_are_named(set_up: Tracker) -> None:
    session = set_up.briefs.coming()[0]
    start = f"{session.occurrence.starts_at:%Y%m%dT%H%M%S}"
    (item,) = set_up.calendars.preview(event("x", start, SUMMARY="Dentist"))
    assert item.clashes == (session.occurrence.name,)
    (item,) = set_up.calendars.preview(event("x", "20261129T060000", SUMMARY="Dentist"))
    assert item.clashes == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a calendar"),
        (b"{}", "not a calendar"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\n", "Line 3 of the file begins"),
        (b"BEGIN:VCALENDAR\nEND:VEVENT\n", "Line 2 of the file ends"),
        (b"BEGIN:VCALENDAR\nnot a line\nEND:VCALENDAR\n", "Line 2 of the file is not a line"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\nSUMMARY:x\n", "Line 3 of the file stands outside"),
        (
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:someday\nEND:VEVENT\nEND:VCALENDAR\n",
            "begins on line 2",
        ),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 50, "opens too many"),
    ],
)
def test_a_broken_file_is_a_sentence_with_the_line(content: bytes, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_calendar(content, SPAN)
    assert said in refused.value.sentence
    assert refused.value.sentence.endswith("Nothing was taken in.")


@given(
    name=st.sampled_from([file.name for file in FILES]),
    seed=st.integers(0, 2**32),
    kind=st.sampled_from(["flip", "cut", "drop", "double", "shuffle", "insert"]),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_wrong_with_a_file_it_is_a_preview_or_a_sentence(
    name: str, seed: int, kind: str
) -> None:
    content = damaged((FOLDER / name).read_bytes(), random.Random(seed), kind)
    try:
        events = read_calendar(content, SPAN)
    except BadInput as refused:
        said = refused.sentence
        events = ()
    else:
        said = "."
    assert said.endswith(".")
    for each in events:
        assert bool(each.trouble or each.is_off) != bool(each.dates) or each.dates


def damaged(content: bytes, dice: random.Random, kind: str) -> bytes:
    lines = content.splitlines(keepends=True)
    at = dice.randrange(len(lines))
    if kind == "flip":
        made = bytearray(content)
        for _ in range(dice.randint(1, 5)):
            made[dice.randrange(len(made))] = dice.randrange(256)
        return bytes(made)
    if kind == "cut":
        return content[: dice.randrange(len(content))]
    if kind == "drop":
        del lines[at]
    elif kind == "double":
        lines.insert(at, lines[dice.randrange(len(lines))])
    elif kind == "shuffle":
        dice.shuffle(lines)
    else:
        lines.insert(at, bytes(dice.randrange(256) for _ in range(20)) + b"\r\n")
    return b"".join(lines)


def test_a_file_that_is_refused_changes_nothing(set_up: Tracker) -> None:
    before = Path(set_up.database.path).read_bytes()
    for content in (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", b"x"):
        with pytest.raises(BadInput):
            take_all(set_up, content)
    assert Path(set_up.database.path).read_bytes() == before


@given(
    made=st.builds(
        Slot,
        kind=st.just(SlotKind.GROUP),
        title=st.just("Evening"),
        weekdays=weekday_sets,
        starts=times,
        minutes=st.integers(5, 600),
        every_weeks=st.integers(1, 8),
        first=st.dates(MONDAY, date(2027, 3, 1)),
        last=st.none() | st.dates(date(2027, 3, 2), date(2027, 9, 1)),
    )
)
@settings(max_examples=60)
def test_a_rule_is_read_as_the_days_that_it_gives(made: Slot) -> None:
    from iop_tracker.domain.occurrence import slot_days
    from tests.builders import program

    shape = program(1, start=MONDAY)
    days = list(slot_days(shape, made, SPAN.first, SPAN.last))
    assume(days)
    calendar = icalendar.Calendar()
    written = icalendar.Event()
    written.add("uid", "x")
    written.add("dtstart", datetime.combine(days[0], made.starts, tzinfo=SPAN.zone))
    written.add("duration", timedelta(minutes=made.minutes))
    names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    rule: dict[str, Any] = {"freq": "weekly", "interval": made.every_weeks, "wkst": "MO"}
    rule["byday"] = [names[day] for day in made.weekdays]
    if made.last:
        rule["until"] = moment(datetime.combine(made.last, time(23, 59)), SPAN.zone)
    written.add("rrule", rule)
    calendar.add_component(written)
    (found,) = read_calendar(calendar.to_ical(), SPAN)
    assert [each.starts_at for each in found.dates] == [
        datetime.combine(day, made.starts) for day in days
    ]
    assert found.rule
    as_slot = replace(
        made,
        weekdays=found.rule.weekdays,
        every_weeks=found.rule.every_weeks,
        first=found.rule.first,
        last=found.rule.last,
    )
    assert list(slot_days(shape, as_slot, SPAN.first, SPAN.last)) == days


def test_five_thousand_events_are_read(set_up: Tracker) -> None:
    body = "".join(
        f"BEGIN:VEVENT\r\nUID:{n}@x\r\nSUMMARY:Group {n}\r\n"
        f"DTSTART;TZID=Eastern Standard Time:202612{n % 28 + 1:02}T{n % 24:02}0000\r\n"
        "DURATION:PT1H\r\nEND:VEVENT\r\n"
        for n in range(5000)
    )
    content = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n".encode()
    assert take_all(set_up, content) == 5000
    assert len(set_up.database.of(ScheduleException).all()) == 5000


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Morning Group", SlotKind.GROUP),
        ("1:1 with Dana", SlotKind.INDIVIDUAL),
        ("Relapse Prevention Group", SlotKind.RELAPSE_PREVENTION),
        ("NA", SlotKind.PEER_SUPPORT),
        ("Dr. Osei", SlotKind.MEDICAL),
        ("Late shift", SlotKind.WORK),
        ("Bananas", SlotKind.OTHER),
    ],
)
def test_a_kind_is_guessed_by_its_words(words: str, kind: SlotKind) -> None:
    assert guess(words) is kind


def test_before_the_set_up_it_says_what_to_do(tracker: Tracker) -> None:
    with pytest.raises(NothingFound):
        tracker.calendars.preview((FOLDER / "google.ics").read_bytes())
