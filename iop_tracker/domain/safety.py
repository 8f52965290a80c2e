"""Two pages that everybody has once: the safety plan and the costs and benefits."""

from msgspec.structs import fields

from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_lines
from iop_tracker.language import tr

SAFETY_ID = "safety-plan"
"""There is one safety plan, so that two computers never make two."""
COSTS_ID = "cost-benefit"


class SafetyPlan(Record, frozen=True, kw_only=True):
    """Six steps for when it gets dangerous, to be taken in turn.

    After Stanley & Brown, "Safety planning intervention: a brief intervention to mitigate suicide
    risk", Cognitive and Behavioral Practice 19 (2012). Every field is lines of one's own.
    """

    signs: tuple[str, ...] = ()
    """1: how I know that it begins."""
    own_ways: tuple[str, ...] = ()
    """2: what I can do on my own."""
    company: tuple[str, ...] = ()
    """3: people and places that take my mind off it."""
    helpers: tuple[str, ...] = ()
    """4: people whom I can ask for help."""
    professionals: tuple[str, ...] = ()
    """5: professionals and services, with their numbers."""
    surroundings: tuple[str, ...] = ()
    """6: how I make my surroundings safer."""

    def __post_init__(self) -> None:
        _check_own_lines(self, SAFETY_STEPS)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it yet."""
        return not any(getattr(self, name) for name in SAFETY_STEPS)


class CostBenefit(Record, frozen=True, kw_only=True):
    """What speaks for and against using, and stopping (SMART Recovery, cost-benefit analysis)."""

    using_good: tuple[str, ...] = ()
    """What using gives."""
    using_bad: tuple[str, ...] = ()
    """What using costs."""
    stopping_good: tuple[str, ...] = ()
    """What stopping gives."""
    stopping_bad: tuple[str, ...] = ()
    """What stopping costs."""

    def __post_init__(self) -> None:
        _check_own_lines(self, COST_FIELDS)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it yet."""
        return not any(getattr(self, name) for name in COST_FIELDS)


def _own_fields(kind: type[Record]) -> tuple[str, ...]:
    inherited = {each.name for each in fields(Record)}
    return tuple(each.name for each in fields(kind) if each.name not in inherited)


def _check_own_lines(record: Record, names: tuple[str, ...]) -> None:
    for name in names:
        check_lines(name, getattr(record, name), what=tr("A line"))


SAFETY_STEPS = _own_fields(SafetyPlan)
"""Names of the six steps, in their order."""
COST_FIELDS = _own_fields(CostBenefit)
"""Names of the four fields, in their order."""
