"""What the check-in form asks, and what it offers to choose from."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain, islice, zip_longest

from msgspec import Struct

from iop_tracker.domain.checkin import CheckIn, DayPart, Halt
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.safety import SafetyPlan
from iop_tracker.views.questions import QuestionsView

LOOK_BACK = 90
"""Newest check-ins whose words count as the participant's usual ones."""

OFFERED = 8
"""Triggers, and feelings, to switch on with one digit each; own words come after."""

SIGNS_OFFERED = 12
"""Warning signs to switch on: as many as stay easy to look through."""


class CheckInSheet(Struct, frozen=True, kw_only=True):
    """One check-in to fill in or change."""

    day: date
    part: DayPart | None
    """None for the whole day."""
    parts: tuple[DayPart | None, ...]
    """All check-ins of that day that can be filled in, this one among them."""
    known: CheckIn | None
    """What is stored; None for a new one."""
    yesterday: CheckIn | None
    """The day before, to compare with; None when there is none."""
    questions: QuestionsView
    triggers: tuple[str, ...]
    feelings: tuple[str, ...]
    signs: tuple[str, ...]
    """Signs of the participant's own, and those noticed before; empty while there are none."""


def offered_triggers(
    newest_first: Iterable[CheckIn], common: Iterable[str], limit: int
) -> tuple[str, ...]:
    """Triggers to offer: the participant's own most used ones, then common ones.

    The four HALT states have a question of their own and are left out, and so is a trigger with
    a comma, because commas divide triggers where they are typed.

    Args:
        newest_first: Check-ins, newest first.
        common: Names of common triggers, in the order to fill up with.
        limit: Most triggers to offer.
    """
    ranked = _most_used(newest_first, lambda check_in: check_in.triggers)
    states = {str(state) for state in Halt}
    return _offered((w for w in (*ranked, *common) if w.casefold() not in states), limit)


def offered_feelings(
    newest_first: Iterable[CheckIn], groups: Iterable[Sequence[str]], limit: int
) -> tuple[str, ...]:
    """Words for feelings to offer: one's own most used ones, then some of each group in turn.

    Args:
        newest_first: Check-ins, newest first.
        groups: Words of each group, the most common first.
        limit: Most words to offer.
    """
    ranked = _most_used(newest_first, lambda check_in: check_in.feelings)
    in_turn = (word for row in zip_longest(*groups) for word in row if word)
    return _offered((*ranked, *in_turn), limit)


def offered_signs(
    newest_first: Iterable[CheckIn],
    plans: Iterable[CopingPlan],
    safety: SafetyPlan,
    limit: int,
) -> tuple[str, ...]:
    """Warning signs to offer, all of them from the plans: those noticed most, then in their order.

    Args:
        newest_first: Check-ins, newest first.
        plans: The coping plans.
        safety: The safety plan, whose signs come first.
        limit: Most signs to offer.
    """
    written = dict.fromkeys((*safety.signs, *chain(*(plan.warning_signs for plan in plans))))
    if not written:
        return ()
    ranked = _most_used(newest_first, lambda check_in: check_in.signs)
    noticed = [sign for sign in ranked if sign in written]
    return tuple(islice(dict.fromkeys((*noticed, *written)), limit))


def _most_used(
    newest_first: Iterable[CheckIn], words: Callable[[CheckIn], tuple[str, ...]]
) -> list[str]:
    used = Counter(word for each in islice(newest_first, LOOK_BACK) for word in words(each))
    return [word for word, _ in used.most_common()]


def _offered(words: Iterable[str], limit: int) -> tuple[str, ...]:
    """Each word once, however it is written; none with a comma, which divides words."""
    offered: dict[str, str] = {}
    for word in words:
        if "," not in word:
            offered.setdefault(word.casefold(), word)
    return tuple(islice(offered.values(), limit))
