"""What to call a record in a sentence."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from iop_tracker.domain.assessment import Assessment
from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn
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
from iop_tracker.domain.words import count_text, list_text, near_day_text, weekdays_text


def check_in_text(check_in: CheckIn, today: date) -> str:
    """A check-in as `the check-in for today` or `the morning check-in for Mon 23 Nov`."""
    part = f"{check_in.part} " if check_in.part else ""
    return f"the {part}check-in for {near_day_text(check_in.day, today)}"


NAMES: Mapping[type[Record], Callable[[Any, date], str]] = {
    CheckIn: check_in_text,
    OwnQuestion: lambda record, _: f"the question “{record.name}”",
    Attendance: lambda record, today: f"the mark on {near_day_text(record.day, today)}",
    ScheduleException: lambda record, today: f"the change on {near_day_text(record.day, today)}",
    Note: lambda record, _: f"the note “{record.title}”",
    Task: lambda record, _: f"the task “{record.text}”",
    Topic: lambda record, _: f"the question “{record.text}”",
    Wants: lambda record, today: (
        f"what you want from the session of {near_day_text(record.session.day, today)}"
    ),
    Goal: lambda record, _: f"the goal “{record.text}”",
    Milestones: lambda *_: "the milestones",
    SinceDay: lambda record, _: f"the date “{record.name}”",
    Urge: lambda record, today: f"the urge of {near_day_text(record.day, today)}",
    CopingPlan: lambda record, _: f"the plan “{record.situation}”",
    SafetyPlan: lambda *_: "the safety plan",
    CostBenefit: lambda *_: "the costs and benefits",
    RiskyEvent: lambda record, _: f"“{record.name}”, coming up",
    Assessment: lambda a, today: (
        f"the questionnaire {a.instrument} of {near_day_text(a.day, today)}"
    ),
    LookBack: lambda record, today: f"the look back at {near_day_text(record.day, today)}",
    Strategy: lambda record, _: f"the strategy “{record.name}”",
    Contact: lambda record, _: f"{record.name}, to call",
    Slot: lambda record, _: f"{record.name} on {weekdays_text(record.weekdays)}",
    Program: lambda record, _: f"the program “{record.name}”",
    Settings: lambda *_: "the settings",
}

NOUNS: Mapping[type[Record], str] = {
    CheckIn: "check-in",
    OwnQuestion: "question of your own",
    Note: "note",
    Task: "task",
    Topic: "question for a session",
    Wants: "page of wants for a session",
    Goal: "goal",
    Milestones: "page of milestones",
    SinceDay: "date to count from",
    Urge: "urge",
    CopingPlan: "plan",
    SafetyPlan: "safety plan",
    CostBenefit: "page of costs and benefits",
    RiskyEvent: "risky day",
    LookBack: "look back",
    Assessment: "questionnaire",
    Strategy: "strategy",
    Contact: "person to call",
    Attendance: "mark",
    Slot: "slot of the week",
    ScheduleException: "changed session",
    Program: "program",
    Settings: "setting",
}
"""The word for one of a kind, in the order in which kinds are told."""

PLURALS = {
    OwnQuestion: "questions of your own",
    Topic: "questions for a session",
    Wants: "pages of wants for a session",
    Strategy: "strategies",
    Contact: "people to call",
    Slot: "slots of the week",
    Milestones: "pages of milestones",
    SinceDay: "dates to count from",
    CostBenefit: "pages of costs and benefits",
    LookBack: "looks back",
}


def record_text(record: Record, today: date) -> str:
    """A record as it stands in a sentence, like `the note “Plums”`."""
    return NAMES[type(record)](record, today)


def counts_text(counts: Mapping[type[Record], int]) -> str:
    """How many of each kind, as in `2 check-ins and 1 note`; empty for none."""
    words = [
        count_text(counts[kind], noun, PLURALS.get(kind))
        for kind, noun in NOUNS.items()
        if counts.get(kind)
    ]
    return list_text(words)
