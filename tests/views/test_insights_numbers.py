"""Every number of every picture against a slow computation, on friendly and odd lives."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.demo import demo_records
from iop_tracker.domain.attendance import Attendance, AttendanceStatus, marks_of
from iop_tracker.domain.checkin import CheckIn, Halt, OwnAnswer
from iop_tracker.domain.program import AFTERCARE, Program
from iop_tracker.domain.question import OwnKind, OwnQuestion
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, SlotKind
from iop_tracker.domain.urge import Urge
from iop_tracker.domain.words import MONTH_NAMES
from iop_tracker.views.entry import Plan
from iop_tracker.views.here import Here
from iop_tracker.views.insights.halt import halt_view
from iop_tracker.views.insights.hours import drawn, hours_view
from iop_tracker.views.insights.lines import lines_view
from iop_tracker.views.insights.material import SPANS, Material
from iop_tracker.views.insights.means import Mean
from iop_tracker.views.insights.sessions import sessions_view
from iop_tracker.views.insights.sleep import sleep_view
from iop_tracker.views.insights.urges import urges_view
from iop_tracker.views.insights.weeks import weeks_view
from iop_tracker.views.insights.year import BANDS, year_view
from iop_tracker.widgets.pictures import tables
from iop_tracker.widgets.pictures.drawing import Room
from iop_tracker.widgets.pictures.urges import urges_picture
from iop_tracker.widgets.pictures.year import year_picture
from tests.builders import MONDAY, check_in, exception, program, slot, urge
from tests.conftest import MONDAY_AFTERNOON, NEW_YORK
from tests.views import slow_insights as slow
from tests.views.slow_insights import Count, Raw

HERE = Here(now=MONDAY_AFTERNOON)
SUNDAYS_FIRST = replace(HERE, first_weekday=6)
DAY = timedelta(days=1)
PAIN = OwnQuestion(id="pain", name="Pain", kind=OwnKind.RATING)


def back(days: int) -> date:
    return MONDAY - timedelta(days=days)


def demo(weeks: int, here: Here = HERE) -> Raw:
    kinds: dict[type, list[Any]] = {}
    for record in demo_records(here.today, weeks=weeks):
        kinds.setdefault(type(record), []).append(record)

    def all_of(kind: type) -> tuple[Any, ...]:
        return tuple(kinds.get(kind, ()))

    return Raw(
        here=here,
        check_ins=all_of(CheckIn),
        program=all_of(Program)[0],
        slots=all_of(Slot),
        exceptions=all_of(ScheduleException),
        marks=all_of(Attendance),
        urges=all_of(Urge),
    )


def all_equal() -> Raw:
    return Raw(
        here=HERE,
        check_ins=tuple(
            check_in(back(n), 5, craving=5, sleep_hours=7, halt=(Halt.TIRED,)) for n in range(60)
        ),
        urges=tuple(urge(5, 5, id=str(n), at=datetime(2026, 11, 1 + n, 12)) for n in range(20)),
    )


def one_day() -> Raw:
    found = check_in(MONDAY, 0, craving=10, sleep_hours=0, own=(OwnAnswer("pain", 10),))
    return Raw(here=HERE, check_ins=(found,), questions=(PAIN,), urges=(urge(None, None),))


def gaps() -> Raw:
    """Two of three answers are missing; also a check-in, an urge and a mark from days to come."""
    dice = Random(7)

    def some(low: int, high: int) -> int | None:
        return None if dice.random() < 0.6 else dice.randint(low, high)

    check_ins = [
        check_in(
            back(n),
            dice.randint(0, 10),
            craving=some(0, 10),
            anxiety=some(0, 10),
            sleep_hours=None if (quarters := some(0, 96)) is None else quarters / 4,
            halt=tuple(state for state in Halt if dice.random() < 0.2),
            triggers=tuple(dice.sample(["Stress", "stress", "a bar", "money"], dice.randint(0, 2))),
            own=() if (pain := some(0, 10)) is None else (OwnAnswer("pain", pain),),
        )
        for n in range(-2, 500)
        if dice.random() < 0.3
    ]
    moments = [datetime(2026, 11, 24) - timedelta(hours=dice.randint(0, 9000)) for _ in range(80)]
    return replace(
        demo(7, SUNDAYS_FIRST),
        check_ins=tuple(check_ins),
        urges=tuple(urge(some(0, 10), None, id=str(n), at=at) for n, at in enumerate(moments)),
        questions=(PAIN, OwnQuestion(id="yes", name="Called?", kind=OwnKind.YES_NO)),
    )


def zones(name: str, starts: time) -> Raw:
    """Sessions on each day around midnight somewhere else, over two clock changes here."""
    begins = back(280)
    marks = [
        Attendance(slot_id="slot", day=begins + n * DAY, status=status)
        for n, status in enumerate(list(AttendanceStatus) * 69)
    ]
    return Raw(
        here=HERE,
        check_ins=tuple(check_in(back(n), n % 11, craving=n * 3 % 11) for n in range(0, 280, 2)),
        program=program(20, 10, start=begins, time_zone=name),
        slots=(
            slot(*range(7), first=begins, starts=starts, minutes=60),
            slot(0, slot_id="now", first=begins, starts=time(15), minutes=60),
            slot(2, slot_id="odd", first=begins + DAY, every_weeks=3, phases=("p2", AFTERCARE)),
        ),
        exceptions=(
            exception(ExceptionKind.CANCELLED, back(3)),
            exception(ExceptionKind.MOVED, back(5), starts_at=datetime(2026, 11, 22, 23, 30)),
            exception(
                ExceptionKind.ADDED,
                back(2),
                slot_id="",
                starts_at=datetime(2026, 11, 21, 0, 15),
                minutes=45,
                session_kind=SlotKind.MEDICAL,
            ),
        ),
        marks=tuple(marks),
    )


def to_come() -> Raw:
    future = program(start=MONDAY + timedelta(days=10))
    return replace(all_equal(), program=future, slots=(slot(0, 2, first=future.start),), urges=())


LIVES: dict[str, Callable[[], Raw]] = {
    "six weeks": lambda: demo(7),
    "ten years": lambda: demo(520, SUNDAYS_FIRST),
    "new year": lambda: demo(14, replace(HERE, now=datetime(2027, 1, 1, 0, 30, tzinfo=NEW_YORK))),
    "leap day": lambda: demo(6, replace(HERE, now=datetime(2028, 2, 29, 12, tzinfo=NEW_YORK))),
    "nothing": lambda: Raw(here=HERE),
    "all equal": all_equal,
    "one day": one_day,
    "gaps": gaps,
    "midnight in Tokyo": lambda: zones("Asia/Tokyo", time(0)),
    "clock changes in London": lambda: zones("Europe/London", time(1, 30)),
    "half an hour on Lord Howe": lambda: zones("Australia/Lord_Howe", time(2, 15)),
    "clock changes here": lambda: zones("America/New_York", time(2, 30)),
    "program to come": to_come,
}


@cache
def life(name: str) -> Raw:
    return LIVES[name]()


def material(raw: Raw) -> Material:
    plan = None
    if raw.program:
        plan = Plan(
            program=raw.program,
            slots=raw.slots,
            exceptions=raw.exceptions,
            marks=marks_of(raw.marks),
        )
    return Material(raw.check_ins, plan, raw.here, urges=raw.urges, questions=raw.questions)


def same(mean: Mean, expected: Count) -> bool:
    return mean.n == expected[0] and mean.mean == pytest.approx(expected[1])


def told(count: Count, unit: str = "") -> str:
    """As a sentence says an average."""
    days = "1 day" if count[0] == 1 else f"{count[0]} days"
    return f"{count[1]:.1f}{unit} ({days})" if count[0] else "no answer"


def shown(*counts: Count) -> list[str]:
    """The figures in a row of a table, in their order."""
    return [text for n, mean in counts for text in ([f"{mean:.1f}", f"{n}"] if n else ["·"])]


def figures(row: str) -> list[str]:
    """What is left of a row of a table without its name and its bars."""
    words = row.translate(dict.fromkeys(map(ord, "▄▖▁░▒▓█"))).split()
    return [w for w in words if w == "·" or w.replace(".", "").isdigit()]


def table(draw: Callable[[Any, Room], Any], view: Any) -> list[str]:
    """The rows of a drawn table between the heads and the words."""
    rows = str(draw(view, Room(100))).split("\n")
    return rows[3 : rows.index("", 3)]


@pytest.mark.parametrize(
    ("name", "span"),
    [(name, span) for name in LIVES for span in SPANS if name != "ten years" or span in {30, None}],
)
def test_every_number_is_that_of_a_slow_computation(name: str, span: int | None) -> None:
    check_days(life(name), span)
    check_tables(life(name), span)


@pytest.mark.parametrize("name", LIVES)
def test_every_number_without_a_stretch_is_that_of_a_slow_computation(name: str) -> None:
    raw = life(name)
    check_weeks(raw)
    for years in (0, 1, 2, 9):
        check_year(raw, years)


def check_days(raw: Raw, span: int | None) -> None:
    view, expected = lines_view(material(raw), span), slow.lines(raw, span)
    assert (view.days, view.checked) == (expected["days"], expected["checked"])
    assert list(view.session_days) == expected["session_days"]
    series = {trend.name: trend for trend in view.trends}
    ever = {
        name
        for name, values in slow.lines(raw, None)["series"].items()
        if values.count(None) < len(values)
    }
    assert set(map(str.casefold, series)) == {"mood", *map(str.casefold, ever)}
    for known, values in expected["series"].items():
        trend = series.get(known) or series.get(known.capitalize())
        if trend is not None:
            assert list(trend.values) == values
            assert same(Mean(trend.n, trend.mean), slow.mean(values))
            given = [v for v in values if v is not None]
            assert (trend.low, trend.high) == ((min(given), max(given)) if given else (None, None))
    marked = expected["marked"]
    if raw.program:
        assert view.attendance is not None
        assert view.attendance.planned == len(marked)
        assert view.attendance.done == sum(s["there"] for s in marked)
        minutes = sum(s["minutes"] for s in marked if s["there"])
        assert view.attendance.attended_hours == pytest.approx(minutes / 60)
        assert view.unmarked == expected["unmarked"]
    urge_view, found = urges_view(material(raw), span), slow.urges(raw, span)
    assert urge_view.n == found["n"]
    for field in ("weekdays", "hours", "counts"):
        assert np.array_equal(np.array(getattr(urge_view, field)), found[field])
    assert same(urge_view.strength, found["strength"])
    rows = str(urges_picture(urge_view, Room(100))).split("\n")[3:10]
    for place, row in enumerate(rows):
        counts = found["counts"][(raw.here.first_weekday + place) % 7]
        assert figures(row[3:]) == [str(count or "·") for count in counts]


def check_tables(raw: Raw, span: int | None) -> None:
    known = material(raw)
    night, nights = sleep_view(known, span), slow.sleep(raw, span)
    words = " ".join(night.words)
    rows = table(tables.sleep_picture, night)
    for band, expected, row in zip(night.bands, nights, rows, strict=True):
        assert same(band.craving, expected)
        assert not expected[0] or f"{band.name}, {told(expected)}" in words
        assert figures(row[14:]) == shown(expected)
    assert night.n == sum(n for n, _ in nights)
    around, (n, groups) = sessions_view(known, span), slow.around(raw, span)
    assert around.n == n
    rows = table(tables.sessions_picture, around)
    for group, (mood, craving), row in zip(around.groups, groups, rows, strict=True):
        assert same(group.mood, mood)
        assert same(group.craving, craving)
        assert figures(row[14:]) == shown(mood, craving)
        if n and mood[0]:
            assert f"{group.name}: mood {told(mood)}" in " ".join(around.words)
    check_halt(raw, span)
    check_hours(raw, span)


def check_halt(raw: Raw, span: int | None) -> None:
    view, expected = halt_view(material(raw), span), slow.halt(raw, span)
    words = " ".join(view.words)
    for each in (*view.states, *view.triggers):
        present, absent = expected[each.name.casefold()]
        assert same(each.present, present)
        assert same(each.absent, absent)
        said = f"{each.name}: craving {told(present)} with it, {told(absent)} without."
        assert (said in words) == (present[0] > 0)
    drawn_rows = str(tables.halt_picture(view, Room(100))).split("\n")
    for each in (*view.states, *view.triggers):
        present, absent = expected[each.name.casefold()]
        row = next(row for row in drawn_rows if row.startswith(f"{each.name}  "))
        assert figures(row[16:]) == shown(present, absent)
    counts = sorted((n for name, ((n, _), _) in expected.items() if name not in set(Halt)))
    assert [each.present.n for each in view.triggers] == counts[:-6:-1]


def check_hours(raw: Raw, span: int | None) -> None:
    view, expected = hours_view(material(raw), span), slow.hours(raw, span)
    found = [
        (w.first, (w.planned, w.done, w.planned_hours, w.attended_hours, w.unmarked, w.to_come))
        for w in view.weeks
    ]
    skipped = len(expected) - len(found)
    assert not any(numbers[0] for _, numbers in expected[:skipped])
    for (day, numbers), (known, known_numbers) in zip(found, expected[skipped:], strict=True):
        assert day == known
        assert numbers == pytest.approx(known_numbers)
    totals = np.array([numbers for _, numbers in expected]).sum(axis=0)
    total = view.total
    assert (total.planned, total.done, total.unmarked, total.to_come) == tuple(totals[[0, 1, 4, 5]])
    assert (total.planned_hours, total.attended_hours) == pytest.approx(tuple(totals[2:4]))
    if total.planned:
        is_told = f"You were at {int(totals[1])} (" in view.words[0]
        assert is_told == (totals[1] > 0 or totals[5] < totals[0])
        _, parts = drawn(view.weeks)
        assert sum(part.planned for part in parts) == totals[0]
        rows = table(tables.hours_picture, view)
        for part, row in zip(parts, rows, strict=True):
            hours = f"{part.attended_hours:.1f} of {part.planned_hours:.1f}"
            assert not part.planned or f" {part.done} of {part.planned} " in row
            assert not part.planned or f" {hours} " in f"{row} "


def check_weeks(raw: Raw) -> None:
    view, expected = weeks_view(material(raw)), slow.weeks(raw)
    times = [t for phase in view.phases for t in (phase.whole, *phase.weeks)]
    for time_, (_, number, checked, means) in zip(times, expected, strict=True):
        assert time_.checked == checked
        assert number is None or time_.name == f"Week {number}"
        for mean, known in zip((time_.mood, time_.craving, time_.sleep), means, strict=True):
            assert same(mean, known)
        assert not checked or f"mood {told(means[0])}" in time_.words
        assert not means[2][0] or f"sleep {told(means[2], ' h')}" in time_.words

    rows = [row for row in str(tables.weeks_picture(view, Room(100))).split("\n")[3:] if row]
    inside = (row for row in rows if row.startswith(("Week ", "all ")))
    known_numbers = iter(expected)
    for phase in view.phases:
        whole, *each_week = (next(known_numbers) for _ in range(1 + len(phase.weeks)))
        for _, _, checked, means in (*each_week, whole):
            averages = ["·" if mean is None else f"{mean:.1f}" for _, mean in means]
            assert figures(next(inside)[10:]) == [str(checked or "·"), *averages]


def check_year(raw: Raw, years: int) -> None:
    view = year_view(material(raw), years)
    today = raw.today
    is_leap_day = (today.month, today.day) == (2, 29)
    last = today.replace(year=today.year - years, day=28 if years and is_leap_day else today.day)
    expected = slow.year(raw, last)
    assert view.first == expected["first"]
    assert list(view.moods) == expected["moods"]
    assert list(view.bands) == expected["bands"]
    assert same(Mean(view.n, view.mean), expected["all"])
    assert [(m.first.year, m.first.month) for m in view.months] == [
        m for m, _ in expected["months"]
    ]
    for month, (_, count) in zip(view.months, expected["months"], strict=True):
        assert same(Mean(month.n, month.mean), count)
    drawing = str(year_picture(view, Room(100)))
    assert f"· none {expected['moods'].count(None)}" in drawing
    for (low, high), days in zip(BANDS, expected["bands"], strict=True):
        assert f" {low}-{high}: {days}" in drawing
    for (_, month), (n, mean) in expected["months"]:
        assert not n or f"{MONTH_NAMES[month - 1][:3]} {mean:>4.1f} ({n})" in drawing


ratings = st.none() | st.integers(0, 10)
days = st.integers(-1, 40).map(back)
check_ins = st.builds(
    CheckIn,
    day=days,
    mood=st.integers(0, 10),
    craving=ratings,
    sleep_hours=st.none() | st.integers(0, 96).map(lambda quarters: quarters / 4),
    halt=st.sets(st.sampled_from(Halt)).map(tuple),
    triggers=st.lists(st.sampled_from(["Stress", "stress", "a bar", "pay"]), max_size=2).map(tuple),
)
moments = st.datetimes(datetime(2026, 10, 1), datetime(2026, 11, 25))
urges = st.builds(Urge, at=moments, before=ratings)
attendance = st.builds(
    Attendance, slot_id=st.just("slot"), day=days, status=st.sampled_from(AttendanceStatus)
)


@settings(max_examples=40)
@given(
    found=st.lists(check_ins, max_size=25, unique_by=lambda c: c.day),
    felt=st.lists(urges, max_size=12),
    marks=st.lists(attendance, max_size=12, unique_by=lambda m: m.day),
    span=st.sampled_from(SPANS),
    first_weekday=st.integers(0, 6),
    zone=st.sampled_from(["Asia/Tokyo", "America/New_York", "Pacific/Kiritimati"]),
)
def test_every_number_of_any_days_is_that_of_a_slow_computation(
    found: list[CheckIn],
    felt: list[Urge],
    marks: list[Attendance],
    span: int | None,
    first_weekday: int,
    zone: str,
) -> None:
    raw = Raw(
        here=Here(
            now=MONDAY_AFTERNOON,
            first_weekday=first_weekday,
        ),
        check_ins=tuple(found),
        program=program(2, 3, start=back(30), time_zone=zone),
        slots=(slot(*range(7), first=back(60), starts=time(9)),),
        marks=tuple(marks),
        urges=tuple(felt),
    )
    check_days(raw, span)
    check_tables(raw, span)
    check_weeks(raw)
    check_year(raw, 0)
