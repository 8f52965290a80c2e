"""Hypothesis strategies for the records."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from iop_tracker.domain.assessment import Assessment
from iop_tracker.domain.attendance import Attendance, AttendanceStatus
from iop_tracker.domain.checkin import CheckIn, DayPart, Halt, OwnAnswer, ReturnToUse
from iop_tracker.domain.choice import WEEKS, BriefPart, InstrumentChoice, Rule
from iop_tracker.domain.comfort import MOST_BOUNCE, Comfort, Signs
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.milestone import Kind, Milestones, SinceDay
from iop_tracker.domain.note import Note, SessionLink, Task
from iop_tracker.domain.program import AFTERCARE, Phase, Program
from iop_tracker.domain.question import OwnKind, OwnQuestion, Question
from iop_tracker.domain.risky import RiskyEvent, Went
from iop_tracker.domain.safety import COST_FIELDS, SAFETY_STEPS, CostBenefit, SafetyPlan
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, SlotKind
from iop_tracker.domain.settings import THEMES, Settings
from iop_tracker.domain.topic import Topic
from iop_tracker.domain.wants import Wants

ZONES = ["America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
times = st.times().map(lambda t: t.replace(second=0, microsecond=0, fold=0))
words = st.text(min_size=0, max_size=60)
lines = words.filter(lambda t: "\n" not in t and "\r" not in t)
titles = lines.filter(lambda t: bool(t.strip()))
weekday_sets = st.sets(st.integers(0, 6), min_size=1).map(lambda s: tuple(sorted(s)))
ids = st.uuids().map(lambda u: u.hex)
ratings = st.none() | st.integers(0, 10)


@st.composite
def programs(draw: st.DrawFn, *, start: st.SearchStrategy[date] = days) -> Program:
    """Programs of one to four phases, some of them left out."""
    weeks = draw(st.lists(st.integers(0, 8), min_size=1, max_size=4).filter(any))
    phases = tuple(
        Phase(id=f"p{number}", name=f"Part {number}", weeks=each)
        for number, each in enumerate(weeks, start=1)
    )
    return Program(
        id="program",
        name=draw(titles),
        start=draw(start),
        phases=phases,
        time_zone=draw(st.sampled_from(ZONES)),
    )


@st.composite
def slots(draw: st.DrawFn, around: date, slot_id: str = "") -> Slot:
    """Slots that begin within some weeks of a day."""
    near = st.integers(-60, 60).map(lambda n: date.fromordinal(around.toordinal() + n))
    first = draw(near)
    length = draw(st.none() | st.integers(0, 120))
    return Slot(
        id=slot_id or draw(ids),
        kind=draw(st.sampled_from(SlotKind)),
        title=draw(lines),
        weekdays=draw(weekday_sets),
        starts=draw(times),
        minutes=draw(st.integers(5, 600)),
        every_weeks=draw(st.integers(1, 8)),
        first=first,
        last=None if length is None else date.fromordinal(first.toordinal() + length),
        phases=draw(st.sets(st.sampled_from(["p1", "p2", "p3", AFTERCARE])).map(tuple)),
    )


check_ins: st.SearchStrategy[CheckIn] = st.builds(
    CheckIn,
    day=days,
    mood=st.integers(0, 10),
    craving=ratings,
    anxiety=ratings,
    energy=ratings,
    sleep_hours=st.none() | st.integers(0, 96).map(lambda q: q / 4),
    halt=st.sets(st.sampled_from(Halt)).map(tuple),
    triggers=st.lists(titles, max_size=3).map(tuple),
    used=st.none() | st.sampled_from(ReturnToUse),
    note=words,
    part=st.none() | st.sampled_from(DayPart),
    feelings=st.lists(titles, max_size=2).map(tuple),
    signs=st.lists(titles, max_size=2).map(tuple),
    **dict.fromkeys(("medication", "meeting", "movement", "support"), st.none() | st.booleans()),
    gratitude=words,
    own=st.lists(st.builds(OwnAnswer, ids, st.integers(0, 10)), max_size=2).map(tuple),
)
own_questions: st.SearchStrategy[OwnQuestion] = st.builds(
    OwnQuestion, name=titles, kind=st.sampled_from(OwnKind), low=lines, high=lines
)
notes: st.SearchStrategy[Note] = st.builds(
    Note,
    title=titles,
    text=words,
    tags=st.lists(titles, max_size=3).map(tuple),
    day=days,
    session=st.none() | st.builds(SessionLink, slot_id=ids, day=days),
    pinned=st.booleans(),
)
tasks: st.SearchStrategy[Task] = st.builds(
    Task,
    text=titles,
    due=st.none() | days,
    done=st.none() | days,
    note_id=st.just(""),
    before=st.none() | st.builds(SessionLink, slot_id=ids, day=days),
    every=st.integers(0, 56),
    done_days=st.lists(days, max_size=2).map(tuple),
)
topics: st.SearchStrategy[Topic] = st.builds(
    Topic, text=titles, day=days, done=st.none() | days, note_id=st.just("") | ids
)
wants: st.SearchStrategy[Wants] = st.builds(
    Wants,
    session=st.builds(SessionLink, slot_id=ids, day=days),
    lines=st.lists(titles, max_size=3).map(tuple),
)
goals: st.SearchStrategy[Goal] = st.builds(
    Goal,
    text=titles,
    why=words,
    steps=st.lists(titles, max_size=3).map(tuple),
    done_steps=st.lists(titles, max_size=2).map(tuple),
    due=st.none() | days,
    done=st.none() | days,
    let_go=st.none() | days,
)
milestones: st.SearchStrategy[Milestones] = st.builds(
    Milestones,
    shown=st.sets(st.sampled_from(Kind)).map(tuple),
    money=st.none() | st.integers(0, 100_000).map(lambda hundredths: hundredths / 100),
    hours=st.none() | st.integers(0, 672).map(lambda quarters: quarters / 4),
    saved_from=st.none() | days,
)
since_days: st.SearchStrategy[SinceDay] = st.builds(
    SinceDay, name=titles, day=days, tells=st.booleans()
)
plans: st.SearchStrategy[CopingPlan] = st.builds(
    CopingPlan,
    situation=titles,
    warning_signs=st.lists(titles, max_size=3).map(tuple),
    strategies=st.lists(ids, max_size=3).map(tuple),
    contacts=st.lists(ids, max_size=3).map(tuple),
    reasons=st.lists(titles, max_size=3).map(tuple),
    weekdays=weekday_sets,
    reviewed=st.none() | days,
    if_then=st.lists(titles, max_size=2).map(tuple),
    places=st.lists(titles, max_size=2).map(tuple),
)
own_lines = st.lists(titles, max_size=2).map(tuple)
safety_plans: st.SearchStrategy[SafetyPlan] = st.builds(
    SafetyPlan, **dict.fromkeys(SAFETY_STEPS, own_lines)
)
cost_benefits: st.SearchStrategy[CostBenefit] = st.builds(
    CostBenefit, **dict.fromkeys(COST_FIELDS, own_lines)
)
events: st.SearchStrategy[RiskyEvent] = st.builds(
    RiskyEvent,
    name=titles,
    day=days,
    plan_id=st.just("") | ids,
    went=st.none() | st.sampled_from(Went),
    note=words,
)
strategies: st.SearchStrategy[Strategy] = st.builds(
    Strategy, name=titles, how=words, minutes=st.none() | st.integers(1, 240)
)
contacts: st.SearchStrategy[Contact] = st.builds(Contact, name=titles, phone=lines, role=lines)
attendances: st.SearchStrategy[Attendance] = st.builds(
    Attendance, slot_id=ids, day=days, status=st.sampled_from(AttendanceStatus), note=words
)
settings: st.SearchStrategy[Settings] = st.builds(
    Settings,
    called=lines,
    country=st.sampled_from(["US", "GB", "XX"]),
    first_weekday=st.sampled_from([0, 6]),
    twelve_hour=st.booleans(),
    theme=st.sampled_from(THEMES),
    comfort=st.builds(
        Comfort,
        still=st.booleans(),
        large=st.booleans(),
        bounce=st.integers(0, MOST_BOUNCE),
        signs=st.sampled_from(Signs),
    ),
    asked=st.sets(st.sampled_from(Question)).map(tuple),
    twice_a_day=st.booleans(),
    signals=st.sets(st.sampled_from(Rule)).map(tuple),
    brief_without=st.sets(st.sampled_from(BriefPart)).map(tuple),
    instruments=st.lists(
        st.builds(InstrumentChoice, titles, st.sampled_from(WEEKS)), max_size=2
    ).map(tuple),
)
assessments: st.SearchStrategy[Assessment] = st.builds(
    Assessment, instrument=titles, day=days, answers=st.lists(ratings, max_size=9).map(tuple)
)
local_moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31)).map(
    lambda d: d.replace(second=0, microsecond=0)
)
exceptions: st.SearchStrategy[ScheduleException] = st.builds(
    ScheduleException,
    kind=st.just(ExceptionKind.MOVED),
    slot_id=ids,
    day=days,
    starts_at=local_moments,
    minutes=st.none() | st.integers(5, 600),
    place=lines,
    note=words,
)
records: st.SearchStrategy[Any] = st.one_of(
    check_ins,
    own_questions,
    notes,
    tasks,
    topics,
    wants,
    goals,
    milestones,
    since_days,
    plans,
    safety_plans,
    cost_benefits,
    events,
    strategies,
    contacts,
    attendances,
    assessments,
    settings,
    exceptions,
    programs(),
    slots(date(2026, 11, 23)),
)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
