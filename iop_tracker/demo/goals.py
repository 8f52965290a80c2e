"""The invented participant's goals, and what their milestones show."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from iop_tracker.demo.chance import Chance
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.milestone import MILESTONES_ID, Milestones, SinceDay
from iop_tracker.domain.record import Record


def goals(
    chance: Chance,
    material: Mapping[str, Any],
    hard: Collection[date],
    start: date,
    today: date,
) -> Iterator[Record]:
    """Goals, one of them reached, two dates to count from, and what a week saves.

    Args:
        chance: Gives the stamps.
        material: The texts.
        hard: The days of a return to use.
        start: The first day of the program.
        today: The last day of the data; nothing is stored on it.
    """
    yesterday = today - timedelta(days=1)
    first = start - timedelta(days=9)
    reached = max(min(hard, default=start), start, today - timedelta(days=12))
    for number, words in enumerate(material["goal"]):
        steps = tuple(words["steps"])
        written = min(yesterday, start + timedelta(days=7 * number + 1))
        is_reached = number == 0
        goal = Goal(
            text=words["text"],
            why=words["why"],
            steps=steps,
            done_steps=steps if is_reached else steps[: words["done"]],
            due=None if is_reached else today + timedelta(days=words["days"]),
            done=min(yesterday, reached) if is_reached else None,
        )
        yield chance.stored(goal, written)
    without, living = material["since"]
    yield chance.stored(SinceDay(name=without, day=first, tells=True), start)
    yield chance.stored(
        SinceDay(name=living, day=min(yesterday, first + timedelta(days=12))), start
    )
    yield chance.stored(Milestones(id=MILESTONES_ID, money=45, hours=6, saved_from=first), start)
