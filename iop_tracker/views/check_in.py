"""What the check-in form offers to choose from."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from iop_tracker.domain.checkin import CheckIn, Halt

LOOK_BACK = 90
"""Newest check-ins whose triggers count as the participant's usual ones."""


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
    used = Counter(name for c in islice(newest_first, LOOK_BACK) for name in c.triggers)
    ranked = [name for name, _ in used.most_common()]
    states = {str(state) for state in Halt}
    offered: dict[str, str] = {}
    for name in (*ranked, *common):
        if "," not in name and name.casefold() not in states:
            offered.setdefault(name.casefold(), name)
    return tuple(islice(offered.values(), limit))
