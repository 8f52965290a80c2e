"""Goals in words."""

from iop_tracker.domain.goal import Goal
from iop_tracker.views.here import Here


def goal_when(goal: Goal, here: Here) -> str:
    """Until when, or what became of it: `by Fri 27 Nov`, `reached yesterday`; empty for no day."""
    if goal.done:
        return f"reached {here.day(goal.done)}"
    if goal.let_go:
        return f"let go {here.day(goal.let_go)}"
    return f"by {here.day(goal.due)}" if goal.due else ""
