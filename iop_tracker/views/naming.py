"""What to call a record in a sentence."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from iop_tracker.domain.assessment import Assessment
from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn, DayPart
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.lookback import LookBack
from iop_tracker.domain.milestone import Milestones, SinceDay
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.program import Program
from iop_tracker.domain.question import OwnQuestion
from iop_tracker.domain.record import Record
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.domain.safety import CostBenefit, SafetyPlan
from iop_tracker.domain.schedule import ScheduleException, Slot
from iop_tracker.domain.settings import Settings
from iop_tracker.domain.topic import Topic
from iop_tracker.domain.urge import Urge
from iop_tracker.domain.wants import Wants
from iop_tracker.domain.words import count_text, list_text, near_day_text, noun, weekdays_text
from iop_tracker.language import tr


def check_in_text(check_in: CheckIn, today: date) -> str:
    """A check-in as `the check-in for today` or `the morning check-in for Mon 23 Nov`."""
    day = near_day_text(check_in.day, today)
    if check_in.part is DayPart.MORNING:
        return tr("the morning check-in for {day}", day=day)
    if check_in.part is DayPart.EVENING:
        return tr("the evening check-in for {day}", day=day)
    return tr("the check-in for {day}", day=day)


NAMES: Mapping[type[Record], Callable[[Any, date], str]] = {
    CheckIn: check_in_text,
    OwnQuestion: lambda record, _: tr("the question “{name}”", name=record.name),
    Attendance: lambda record, today: tr("the mark on {day}", day=near_day_text(record.day, today)),
    ScheduleException: lambda record, today: tr(
        "the change on {day}", day=near_day_text(record.day, today)
    ),
    Note: lambda record, _: tr("the note “{title}”", title=record.title),
    Task: lambda record, _: tr("the task “{text}”", text=record.text),
    Topic: lambda record, _: tr("the question “{text}”", text=record.text),
    Wants: lambda record, today: tr(
        "what you want from the session of {day}", day=near_day_text(record.session.day, today)
    ),
    Goal: lambda record, _: tr("the goal “{text}”", text=record.text),
    Milestones: lambda *_: tr("the milestones"),
    SinceDay: lambda record, _: tr("the date “{name}”", name=record.name),
    Urge: lambda record, today: tr("the urge of {day}", day=near_day_text(record.day, today)),
    CopingPlan: lambda record, _: tr("the plan “{situation}”", situation=record.situation),
    SafetyPlan: lambda *_: tr("the safety plan"),
    CostBenefit: lambda *_: tr("the costs and benefits"),
    RiskyEvent: lambda record, _: tr("“{name}”, coming up", name=record.name),
    Assessment: lambda a, today: tr(
        "the questionnaire {instrument} of {day}",
        instrument=a.instrument,
        day=near_day_text(a.day, today),
    ),
    LookBack: lambda record, today: tr(
        "the look back at {day}", day=near_day_text(record.day, today)
    ),
    Strategy: lambda record, _: tr("the strategy “{name}”", name=record.name),
    Contact: lambda record, _: tr("{name}, to call", name=record.name),
    Slot: lambda record, _: tr(
        "{name} on {weekdays_text}", name=record.name, weekdays_text=weekdays_text(record.weekdays)
    ),
    Program: lambda record, _: tr("the program “{name}”", name=record.name),
    Settings: lambda *_: tr("the settings"),
}

NOUNS: Mapping[type[Record], tuple[str, str]] = {
    CheckIn: noun("check-in"),
    OwnQuestion: noun("question of your own", "questions of your own"),
    Note: noun("note"),
    Task: noun("task"),
    Topic: noun("question for a session", "questions for a session"),
    Wants: noun("page of wants for a session", "pages of wants for a session"),
    Goal: noun("goal"),
    Milestones: noun("page of milestones", "pages of milestones"),
    SinceDay: noun("date to count from", "dates to count from"),
    Urge: noun("urge"),
    CopingPlan: noun("plan"),
    SafetyPlan: noun("safety plan"),
    CostBenefit: noun("page of costs and benefits", "pages of costs and benefits"),
    RiskyEvent: noun("risky day"),
    LookBack: noun("look back", "looks back"),
    Assessment: noun("questionnaire"),
    Strategy: noun("strategy", "strategies"),
    Contact: noun("person to call", "people to call"),
    Attendance: noun("mark"),
    Slot: noun("slot of the week", "slots of the week"),
    ScheduleException: noun("changed session"),
    Program: noun("program"),
    Settings: noun("setting"),
}
"""The word for one and for many of a kind, in the order in which kinds are told."""


def record_text(record: Record, today: date) -> str:
    """A record as it stands in a sentence, like `the note “Plums”`."""
    return NAMES[type(record)](record, today)


def counts_text(counts: Mapping[type[Record], int]) -> str:
    """How many of each kind, as in `2 check-ins and 1 note`; empty for none."""
    words = [count_text(counts[kind], *words) for kind, words in NOUNS.items() if counts.get(kind)]
    return list_text(words)
