"""Goals in words."""

from iop_tracker.domain.goal import Goal
from iop_tracker.language import tr
from iop_tracker.views.here import Here


def goal_when(goal: Goal, here: Here) -> str:
    """Until when, or what became of it: `by Fri 27 Nov`, `reached yesterday`; empty for no day."""
    if goal.done:
        return tr("reached {done}", done=here.day(goal.done))
    if goal.let_go:
        return tr("let go {let_go}", let_go=here.day(goal.let_go))
    return tr("by {due}", due=here.day(goal.due)) if goal.due else ""
