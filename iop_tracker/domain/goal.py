"""Personal goals: what one wants, why, and the steps on the way."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from msgspec.structs import replace

from iop_tracker.domain.note import SessionLink
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_day, check_lines, check_text, check_title
from iop_tracker.domain.words import count_text
from iop_tracker.language import tr

GOALS_A_WEEK = 3
"""A week shows so many at most: more than that is a burden and no help."""
FIRST_TIME = datetime(1900, 1, 1, tzinfo=UTC)
"""Stands for the time of a goal that was never stored."""
MONDAY_ZERO = date(1900, 1, 1)
"""A Monday, from which weeks are counted for taking turns."""


class Goal(Record, frozen=True, kw_only=True):
    """Something one wants for oneself, often from an individual session."""

    text: str
    why: str = ""
    """What it is good for; empty where it was not said."""
    steps: tuple[str, ...] = ()
    """One line each, in the order in which they are to be taken."""
    done_steps: tuple[str, ...] = ()
    """The steps that are done, by their lines; a line that is no step counts for nothing."""
    due: date | None = None
    """Until when; None for no day."""
    done: date | None = None
    """Local day on which it was reached."""
    let_go: date | None = None
    """Local day on which it was let go: it is not wanted any more, and that is fine."""
    session: SessionLink | None = None
    """The session it came from."""

    def __post_init__(self) -> None:
        check_title("text", self.text, what=tr("The goal"))
        check_text("why", self.why, what=tr("The reason"))
        check_lines("steps", self.steps, what=tr("A step"))
        check_lines("done_steps", self.done_steps, what=tr("A step"))
        for field in ("due", "done", "let_go"):
            check_day(field, getattr(self, field))

    @property
    def is_open(self) -> bool:
        """Whether it is still wanted and not reached."""
        return self.done is None and self.let_go is None

    @property
    def open_steps(self) -> tuple[str, ...]:
        """The steps that are still to be taken."""
        return tuple(step for step in self.steps if step not in self.done_steps)

    @property
    def next_step(self) -> str:
        """The step to take next; empty when there is none."""
        return next(iter(self.open_steps), "") if self.is_open else ""

    @property
    def steps_done(self) -> int:
        """How many of its steps are done."""
        return len(self.steps) - len(self.open_steps)


def steps_text(goal: Goal) -> str:
    """How far it is: `2 of 4`, before the first one `4 steps`, without steps empty."""
    if not goal.steps_done:
        return count_text(len(goal.steps), "step") if goal.steps else ""
    return tr("{steps_done} of {steps}", steps_done=goal.steps_done, steps=len(goal.steps))


def with_step(goal: Goal, step: str) -> Goal:
    """The goal with one of its steps marked as done, or as open again when it was done."""
    if step in goal.done_steps:
        return replace(goal, done_steps=tuple(s for s in goal.done_steps if s != step))
    return replace(goal, done_steps=(*goal.done_steps, step))


def goals_in_order(goals: Iterable[Goal]) -> tuple[Goal, ...]:
    """Open ones by their day, then those reached, the last one first, then those let go."""
    known = sorted(goals, key=_age)
    waiting = sorted((g for g in known if g.is_open), key=lambda g: g.due or date.max)
    reached = sorted((g for g in known if g.done), key=lambda g: str(g.done), reverse=True)
    let_go = (g for g in known if g.let_go and not g.done)
    return (*waiting, *reached, *let_go)


def goals_of_week(goals: Iterable[Goal], first: date, last: date) -> tuple[Goal, ...]:
    """The goals that a week shows, at most `GOALS_A_WEEK`.

    Those due by the end of the week come first. Where there are more than there is room for, they
    take turns from week to week, so that each one comes up. Within a week the choice stays: a goal
    that is reached in it is shown to its end.

    Args:
        goals: All of them.
        first: The first day of the week.
        last: Its last day.
    """
    known = [g for g in sorted(goals, key=_age) if not g.let_go and (not g.done or g.done >= first)]
    pressing = [g for g in known if g.due and g.due <= last]
    others = [g for g in known if g not in pressing]
    room = GOALS_A_WEEK - min(GOALS_A_WEEK, len(pressing))
    turn = (first - MONDAY_ZERO).days // 7
    return (*_turned(pressing, turn, GOALS_A_WEEK), *_turned(others, turn, room))


def _turned(goals: Sequence[Goal], turn: int, room: int) -> tuple[Goal, ...]:
    if len(goals) <= room:
        return tuple(goals)
    return tuple(goals[(turn * room + place) % len(goals)] for place in range(room))


def _age(goal: Goal) -> tuple[datetime, str, str]:
    return goal.created or FIRST_TIME, goal.text.casefold(), goal.id
