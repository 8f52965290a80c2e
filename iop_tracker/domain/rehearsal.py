"""Going through the plans as cards, the weak ones more often.

A card moves through five boxes, as Leitner described it ("So lernt man lernen", 1972): known, it
goes one box up and waits longer; not known, it goes back to the first.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.coping import LAST_BOX, CopingPlan

WAITS = (0, 1, 3, 7, 14)
"""Days until a card is due again, by its box."""
AGAIN_AFTER = 2
"""So many other cards come before one that was not known comes again."""


class Recall(StrEnum):
    """How well the answer came."""

    NOT_YET = "not_yet"
    PARTLY = "partly"
    KNEW = "knew"


def can_rehearse(plan: CopingPlan) -> bool:
    """Whether there is an answer to recall."""
    return bool(plan.strategies or plan.if_then or plan.places or plan.contacts)


def is_due(plan: CopingPlan, today: date) -> bool:
    """Whether a card waits to be gone through."""
    last = plan.rehearsed
    return last is None or last + timedelta(days=WAITS[plan.box]) <= today


def rehearsed(plan: CopingPlan, recall: Recall, today: date) -> CopingPlan:
    """The plan after it was gone through once.

    Args:
        plan: The plan; its answer was seen, so it counts as read through too.
        recall: How well the answer came.
        today: The local day.
    """
    box = {
        Recall.NOT_YET: 0,
        Recall.PARTLY: min(plan.box, 1),
        Recall.KNEW: min(plan.box + 1, LAST_BOX),
    }[recall]
    return replace(plan, box=box, rehearsed=today, reviewed=today)


class Deck(Struct, frozen=True):
    """The cards that are still to come, by the plans' ids."""

    waiting: tuple[str, ...]

    def after(self, recall: Recall) -> "Deck":
        """The cards after the first was answered; one that was not known comes again."""
        first, *rest = self.waiting
        if recall is Recall.NOT_YET:
            rest.insert(AGAIN_AFTER, first)
        return Deck(tuple(rest))


def deck(plans: Iterable[CopingPlan], today: date) -> Deck:
    """The cards of a rehearsal: those that are due, or else all; the weak and old ones first."""
    known = [plan for plan in plans if can_rehearse(plan)]
    due = [plan for plan in known if is_due(plan, today)] or known

    def rank(plan: CopingPlan) -> tuple[int, date, str, str]:
        return (plan.box, plan.rehearsed or date.min, plan.situation.casefold(), plan.id)

    return Deck(tuple(plan.id for plan in sorted(due, key=rank)))
