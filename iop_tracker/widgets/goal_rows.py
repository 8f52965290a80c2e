"""Goals in one line each, and in full with their steps."""

from textual.content import Content

from iop_tracker.domain.goal import Goal, steps_text
from iop_tracker.language import tr
from iop_tracker.views.goals import goal_when
from iop_tracker.views.here import Here
from iop_tracker.widgets.note_rows import WHEN_WIDTH
from iop_tracker.widgets.plain_text import assemble, styled

STEPS_WIDTH = 9
"""Cells of the column of steps: `2 of 4` or `4 steps` and a gap."""
BAR_WIDTH = 20
MUTED = "$text-muted"


def goal_row(goal: Goal, here: Here) -> Content:
    """A goal's sign, until when, how many of its steps are done, and what it is."""
    sign, color = _sign(goal)
    return assemble(
        (f"{sign} ", color),
        (goal_when(goal, here).ljust(WHEN_WIDTH), MUTED),
        (steps_text(goal).ljust(STEPS_WIDTH), MUTED),
        (goal.text, "" if goal.is_open else MUTED),
    )


def _sign(goal: Goal) -> tuple[str, str]:
    if goal.done:
        return "✓", "$success"
    return ("~", MUTED) if goal.let_go else ("□", "bold")


def step_line(goal: Goal, step: str) -> Content:
    """A step with its sign; the next one stands out."""
    is_done = step in goal.done_steps
    style = MUTED if is_done else "bold" if step == goal.next_step else ""
    return assemble(
        ("[x] " if is_done else "[ ] ", "$success" if is_done else "bold"), (step, style)
    )


def share_bar(share: float, width: int = BAR_WIDTH) -> Content:
    """How much of the whole there is; the two parts differ in shape, not only in color."""
    full = min(width, max(round(share * width), 1 if share else 0))
    return assemble(("━" * full, "$primary"), ("┄" * (width - full), MUTED))


def steps_bar(goal: Goal) -> Content:
    """How many of its steps are done, as a bar and in words; nothing without steps."""
    if not goal.steps:
        return Content()
    words = f"  {steps_text(goal)}{tr(' steps') if goal.steps_done else ''}"
    return assemble(share_bar(goal.steps_done / len(goal.steps)), (words, MUTED))


def goal_about(goal: Goal, here: Here, session: str) -> str:
    """Until when, and the session it came from, in a line; empty for neither."""
    parts = (goal_when(goal, here), tr("from {session}", session=session) if session else "")
    return " · ".join(part for part in parts if part)


def goal_text(goal: Goal, about: str) -> Content:
    """A goal in full.

    Args:
        goal: The goal.
        about: What stands below it, by `goal_about`.
    """
    parts = [styled(goal.text, "bold")]
    parts += [Content(goal.why)] if goal.why else []
    parts += [steps_bar(goal), *(step_line(goal, s) for s in goal.steps)] if goal.steps else []
    parts += [styled(about, MUTED)] if about else []
    return Content("\n").join(parts)
