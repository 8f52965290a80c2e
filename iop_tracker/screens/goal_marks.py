"""Going on with a goal: what a key does to it, and what is said then."""

from iop_tracker.domain.goal import Goal
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.goal_rows import goal_about

REACHED = tr("That took work. Well done.")
LAST_STEP = tr("All steps are done. Is the goal reached? x once more says so.")
LET_GO = tr("Let go. That is a choice too. g takes it up again.")


def go_on(tracker: Tracker, goal: Goal) -> str:
    """Mark the next step as done; without one the goal as reached, or as open again.

    Returns:
        What to say about it.

    Raises:
        IopError: when it could not be saved.
    """
    if goal.next_step:
        return mark_step(tracker, goal, goal.next_step)
    return mark_reached(tracker, goal)


def mark_step(tracker: Tracker, goal: Goal, step: str) -> str:
    """Mark a step as done, or as open again; as `go_on`."""
    changed = tracker.goals.toggle_step(goal, step)
    if step not in changed.done_steps:
        return tr("Open again.")
    if changed.is_open and not changed.open_steps:
        return LAST_STEP
    return tr("One step done. u takes it back.")


def mark_reached(tracker: Tracker, goal: Goal) -> str:
    """Mark it as reached, or as open again; as `go_on`."""
    return REACHED if tracker.goals.toggle_reached(goal).done else tr("Open again.")


def let_go(tracker: Tracker, goal: Goal) -> str:
    """Let it go, or take it up again; as `go_on`."""
    return LET_GO if tracker.goals.toggle_let_go(goal).let_go else tr("Taken up again.")


def about(tracker: Tracker, goal: Goal) -> str:
    """Until when it is, and the session it came from."""
    session = tracker.sessions.link_text(goal.session) if goal.session else ""
    return goal_about(goal, tracker.here, session)
