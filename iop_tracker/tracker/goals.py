"""Personal goals and their steps."""

from msgspec.structs import replace

from iop_tracker.domain.goal import Goal, goals_in_order, goals_of_week, with_step
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import found_in
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal


class Goals:
    """What the participant wants, and how far they have come."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self, query: str = "") -> tuple[Goal, ...]:
        """Those with every word of the query: open ones by their day, then the others."""
        known = goals_in_order(self._journal.all(Goal))
        return tuple(g for g in known if found_in(query, (g.text, g.why, *g.steps)))

    def goal(self, goal_id: str) -> Goal:
        """One of them.

        Raises:
            NothingFound: when it is not there any more.
        """
        return self._journal.get(Goal, goal_id)

    def this_week(self) -> tuple[Goal, ...]:
        """The few goals that this week shows; those reached in it stay to its end."""
        here = self._journal.here
        return goals_of_week(self._journal.all(Goal), *here.week_of(here.today))

    def save(self, goal: Goal) -> None:
        """Store a new or changed one."""
        self._journal.save(tr("the change to the goal “{text}”", text=goal.text), goal)

    def toggle_step(self, goal: Goal, step: str) -> Goal:
        """Mark a step as done, or as open again; gives the goal as stored.

        Raises:
            InvalidEntry: when it is no step of this goal.
        """
        if step not in goal.steps:
            raise InvalidEntry("step", tr("That is no step of this goal."))
        changed = with_step(goal, step)
        self._journal.save(tr("the mark on the step “{step}”", step=step), changed)
        return changed

    def toggle_reached(self, goal: Goal) -> Goal:
        """Mark a goal as reached today, or as open again; gives the goal as stored."""
        changed = replace(goal, done=None if goal.done else self._journal.today, let_go=None)
        self._journal.save(tr("the mark on the goal “{text}”", text=goal.text), changed)
        return changed

    def toggle_let_go(self, goal: Goal) -> Goal:
        """Let a goal go today, or take it up again; gives the goal as stored."""
        is_taken_up = goal.let_go is not None
        changed = replace(goal, let_go=None if is_taken_up else self._journal.today)
        said = tr("taking up") if is_taken_up else tr("letting go of")
        self._journal.save(tr("{said} the goal “{text}”", said=said, text=goal.text), changed)
        return changed

    def remove(self, goal: Goal) -> None:
        """Remove one."""
        self._journal.remove(tr("removing the goal “{text}”", text=goal.text), goal)
