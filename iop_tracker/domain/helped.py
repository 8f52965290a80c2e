"""Which strategies went with a fall of the craving, for this one person.

Worked example: calling somebody went with falls of 4, 4 and 5; a walk, once, with 8. The weight of
a strategy is the sum of its falls divided by its uses and three more that count as no fall at all:
13 / (3 + 3) = 2.17 for the call and 8 / (1 + 3) = 2 for the walk. So one lucky use does not lead.
And whatever its weight, a strategy with fewer than three uses comes after all that have three;
what went with no fall at all, or with a rise, comes last.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from iop_tracker.domain.scale import WEEKDAYS
from iop_tracker.domain.urge import Urge

QUIET_USES = 3
"""Uses without any fall that are added to each strategy, so that few uses count for little."""
ENOUGH_USES = 3
"""Uses from which a strategy can lead."""
BLOCK_HOURS = 4
"""Hours in each part of a day on the map of urges."""
BLOCKS = 24 // BLOCK_HOURS


class Experience(Struct, frozen=True):
    """What one strategy went with. That it helped is not proven by it."""

    strategy_id: str
    uses: int
    """Urges in which it was used."""
    drops: tuple[int, ...]
    """How far the craving fell in those where both strengths are known, smallest first."""
    last: date
    """Local day of the last use."""

    @property
    def weight(self) -> float:
        """For the order: the mean fall, drawn towards none where the uses are few."""
        return sum(self.drops) / (len(self.drops) + QUIET_USES)

    @property
    def is_enough(self) -> bool:
        """Whether it was used often enough to lead."""
        return len(self.drops) >= ENOUGH_USES

    @property
    def median(self) -> float | None:
        """The middle one of its falls; None while there is none."""
        from statistics import median

        return median(self.drops) if self.drops else None


def experiences(urges: Iterable[Urge], trigger: str = "") -> tuple[Experience, ...]:
    """What every strategy went with, the most helpful first.

    An urge in which several were used counts for each of them.

    Args:
        urges: In any order.
        trigger: Only urges with this trigger; empty for all.
    """
    uses: dict[str, list[Urge]] = {}
    for urge in urges:
        if not _has(urge, trigger):
            continue
        for strategy_id in {use.strategy_id for use in urge.strategies}:
            uses.setdefault(strategy_id, []).append(urge)
    found = [
        Experience(
            strategy_id=strategy_id,
            uses=len(each),
            drops=tuple(sorted(urge.drop for urge in each if urge.drop is not None)),
            last=max(urge.day for urge in each),
        )
        for strategy_id, each in uses.items()
    ]
    return tuple(sorted(found, key=_rank))


def _rank(experience: Experience) -> tuple[bool, bool, float, int, str]:
    return (
        experience.weight <= 0,
        not experience.is_enough,
        -experience.weight,
        -experience.uses,
        experience.strategy_id,
    )


def best(urges: Sequence[Urge], triggers: Iterable[str], limit: int) -> tuple[Experience, ...]:
    """What to offer first: what went with a fall for one of the triggers, then in general.

    Args:
        urges: In any order.
        triggers: Those of now, the most important first; may be empty.
        limit: The most to offer.
    """
    chosen: dict[str, Experience] = {}
    for trigger in (*triggers, ""):
        for experience in experiences(urges, trigger):
            is_known = trigger == "" or experience.is_enough
            if is_known and experience.weight > 0:
                chosen.setdefault(experience.strategy_id, experience)
    return tuple(chosen.values())[:limit]


class TriggerPattern(Struct, frozen=True):
    """How one trigger shows."""

    trigger: str
    count: int
    """Urges with it."""
    strength: float | None
    """Mean strength at first, 0 to 10; None where it was never said."""
    used: tuple[str, ...]
    """Ids of the strategies used with it, the most used first."""
    last: date
    """Local day of the last one."""


def trigger_patterns(urges: Iterable[Urge]) -> tuple[TriggerPattern, ...]:
    """How every trigger shows, the most frequent first."""
    by_trigger: dict[str, list[Urge]] = {}
    for urge in urges:
        for trigger in {each.casefold() for each in urge.triggers}:
            by_trigger.setdefault(trigger, []).append(urge)
    found = [_pattern(trigger, each) for trigger, each in by_trigger.items()]
    return tuple(sorted(found, key=lambda p: (-p.count, p.trigger.casefold())))


def _has(urge: Urge, trigger: str) -> bool:
    """Whether an urge has a trigger, however it is written; every one has the empty one."""
    return not trigger or trigger.casefold() in {each.casefold() for each in urge.triggers}


def _pattern(folded: str, urges: Sequence[Urge]) -> TriggerPattern:
    spelled = Counter(e for urge in urges for e in urge.triggers if e.casefold() == folded)
    trigger = min(spelled, key=lambda each: (-spelled[each], each))
    strengths = [urge.before for urge in urges if urge.before is not None]
    used = Counter(use.strategy_id for urge in urges for use in urge.strategies)
    return TriggerPattern(
        trigger=trigger,
        count=len(urges),
        strength=sum(strengths) / len(strengths) if strengths else None,
        used=tuple(sorted(used, key=lambda each: (-used[each], each))),
        last=max(urge.day for urge in urges),
    )


def urge_map(urges: Iterable[Urge], trigger: str = "") -> tuple[tuple[int, ...], ...]:
    """How many urges fell into each part of each weekday.

    Args:
        urges: In any order.
        trigger: Only those with this trigger; empty for all.

    Returns:
        Seven rows, Monday first, each with a count for every `BLOCK_HOURS` from midnight on.
    """
    counts = Counter(
        (urge.at.weekday(), urge.at.hour // BLOCK_HOURS) for urge in urges if _has(urge, trigger)
    )
    return tuple(
        tuple(counts[weekday, block] for block in range(BLOCKS)) for weekday in range(len(WEEKDAYS))
    )
