"""Where each record is read or changed, for whatever leads to one: a search, a link."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct
from textual.screen import Screen

from iop_tracker.tracker import Tracker


class Found(Struct, frozen=True):
    """What is to be opened."""

    id: str
    day: date | None


Opener: TypeAlias = Callable[[Tracker, Found], Screen[Any]]


def opened(tracker: Tracker, kind: str, record_id: str, day: date | None = None) -> Screen[Any]:
    """The screen of a record.

    Args:
        tracker: The verbs.
        kind: What it is, in a word of the search or of a link.
        record_id: Its id; of a session `slot@day`.
        day: The day of a check-in.

    Raises:
        NothingFound: when it is gone.
    """
    return OPENERS[kind](tracker, Found(record_id, day))


def _note(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.note_view import NoteView

    return NoteView(tracker, tracker.notes.note(found.id))


def _plan(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.plan_view import PlanView

    tracker.coping.plan(found.id)
    return PlanView(tracker, found.id)


def _task(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.task_form import TaskForm

    return TaskForm(tracker, tracker.notes.task(found.id))


def _topic(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.topic_form import TopicForm

    return TopicForm(tracker, tracker.notes.topic(found.id))


def _goal(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.goal_view import GoalView

    return GoalView(tracker, tracker.goals.goal(found.id))


def _urge(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.urge_form import UrgeForm

    return UrgeForm(tracker, tracker.urges.urge(found.id))


def _check_in(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.check_in_form import CheckInForm

    return CheckInForm(tracker, found.day or tracker.here.today)


def _strategy(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.strategy_view import StrategyView

    return StrategyView(tracker, found.id)


def _person(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.contact_form import ContactForm

    return ContactForm(tracker, tracker.coping.contact(found.id))


def _event(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.event_form import event_screen

    return event_screen(tracker, tracker.events.event(found.id))


def _look_back(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.look_back_form import LookBackForm

    return LookBackForm(tracker, tracker.look_backs.get(found.id))


def _safety(tracker: Tracker, _: Found) -> Screen[Any]:
    from iop_tracker.screens.safety_view import SafetyView

    return SafetyView(tracker)


def _costs(tracker: Tracker, _: Found) -> Screen[Any]:
    from iop_tracker.screens.costs_view import CostsView

    return CostsView(tracker)


def _marked(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.session_view import SessionView

    return SessionView(tracker, *tracker.sessions.marked(found.id))


def _session(tracker: Tracker, found: Found) -> Screen[Any]:
    from iop_tracker.screens.session_view import SessionView

    slot_id, _, day = found.id.rpartition("@")
    return SessionView(tracker, slot_id, date.fromisoformat(day))


OPENERS: Mapping[str, Opener] = {
    "note": _note,
    "plan": _plan,
    "task": _task,
    "question": _topic,
    "goal": _goal,
    "urge": _urge,
    "check-in": _check_in,
    "strategy": _strategy,
    "person": _person,
    "risky day": _event,
    "look back": _look_back,
    "safety plan": _safety,
    "costs and benefits": _costs,
    "mark on a session": _marked,
    "session": _session,
}
"""What opens each kind."""
