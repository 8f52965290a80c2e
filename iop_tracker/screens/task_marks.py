"""What is said of a task when a key does something with it."""

from iop_tracker.domain.note import Task
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker

LATER = tr("Carry it over to tomorrow, or a day further")


def carried(tracker: Tracker, task: Task) -> str:
    """Carry a task over, and say until when it waits now."""
    changed = tracker.notes.carry_over(task)
    day = tracker.here.day(changed.due) if changed.due else ""
    return tr("It waits until {day}. That is fine. u takes it back.", day=day)
