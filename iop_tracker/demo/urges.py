"""The urges of the invented participant: on days with a strong craving, some of them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from random import Random

from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.domain.urge import Outcome, StrategyUse, Urge
from iop_tracker.views.urges import COMMON_PLACES

STRONG = 5
"""From this craving on a day can have an urge that was logged."""
HELPS = {
    "lib:call-someone": 4.5,
    "lib:walk-it-off": 3.5,
    "lib:surf-the-urge": 3.0,
    "lib:long-out-breath": 2.0,
    "lib:one-song": 1.0,
    "lib:wait-fifteen": 2.5,
}
"""By how many points each mostly makes it fall."""
HOURS = (8, 12, 13, 16, 17, 17, 18, 18, 19, 21, 22)


def urges(dice: Random, check_ins: Iterable[CheckIn]) -> Iterator[Urge]:
    """Urges for most days with a strong craving.

    Args:
        dice: Where chance comes from.
        check_ins: The days.
    """
    for check_in in check_ins:
        if (check_in.craving or 0) >= STRONG and dice.random() < 0.8:
            yield _urge(dice, check_in)


def _urge(dice: Random, check_in: CheckIn) -> Urge:
    before = min(10, (check_in.craving or 0) + dice.randint(0, 1))
    used = dice.sample(list(HELPS), dice.choice((1, 1, 2)))
    fall = max(HELPS[each] for each in used) + dice.gauss(0, 1.2)
    is_hard = check_in.used is ReturnToUse.YES
    return Urge(
        at=datetime.combine(check_in.day, time(dice.choice(HOURS), dice.choice((0, 10, 25, 40)))),
        before=before,
        after=None if is_hard else max(0, min(10, round(before - fall))),
        triggers=check_in.triggers[:1],
        places=(dice.choice(COMMON_PLACES),),
        strategies=tuple(StrategyUse(each, dice.randint(2, 25)) for each in used),
        outcome=Outcome.USED if is_hard else Outcome.PASSED,
    )
