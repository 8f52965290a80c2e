"""Built-in texts for danger, looking back, gentle signals and feelings, from `data/`."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache

from msgspec import Struct

from iop_tracker import content
from iop_tracker.domain.choice import Rule
from iop_tracker.domain.settings import Substance
from iop_tracker.views.signals import SignalWords

EMERGENCY = "{emergency}"
"""Stands in a step for the emergency number of the participant's country."""
DANGEROUS = frozenset({Substance.ALCOHOL, Substance.OPIOIDS, Substance.BENZODIAZEPINES})
"""Those that are dangerous to stop, or to use again after a pause."""


class DangerSection(Struct, frozen=True, kw_only=True):
    """One danger: how it is seen, and what to do."""

    id: str
    title: str
    substances: tuple[Substance, ...]
    """For whose recovery it matters; empty for everybody's."""
    signs: tuple[str, ...]
    steps: tuple[str, ...]
    """What to do, in order; see `EMERGENCY`."""
    source: str
    """Whose advice it is."""
    checked: date
    """When it was last compared with the source."""

    def steps_with(self, emergency: str) -> tuple[str, ...]:
        """What to do, with the number to call."""
        return tuple(step.replace(EMERGENCY, emergency) for step in self.steps)


@cache
def _sections() -> tuple[DangerSection, ...]:
    return tuple(
        DangerSection(
            id=entry["id"],
            title=entry["title"],
            substances=tuple(map(Substance, entry["substances"])),
            signs=tuple(entry["signs"]),
            steps=tuple(entry["steps"]),
            source=entry["source"],
            checked=entry["checked"],
        )
        for entry in content.material("danger")["section"]
    )


def danger_signs(substances: Collection[Substance]) -> tuple[DangerSection, ...]:
    """The dangers that matter, the most urgent first.

    Args:
        substances: What the recovery is about. With none, or with one that is not named, all
            dangers matter.
    """
    if not substances or Substance.OTHER in substances:
        return _sections()
    chosen = set(substances)
    return tuple(s for s in _sections() if not s.substances or chosen & set(s.substances))


def naloxone_reminder() -> str:
    """One line for whoever may need naloxone."""
    return str(content.material("danger")["naloxone"])


class LookBackStep(Struct, frozen=True, kw_only=True):
    """One question of looking back."""

    id: str
    """Its field in `LookBack`."""
    question: str
    hint: str


@cache
def look_back_steps() -> tuple[LookBackStep, ...]:
    """The questions of looking back, in their order."""
    return tuple(LookBackStep(**entry) for entry in content.material("wording")["look_back_step"])


@cache
def signal_words() -> Mapping[Rule, SignalWords]:
    """What is written about each rule."""
    return {Rule(name): SignalWords(**words) for name, words in content.material("signals").items()}


@cache
def feelings() -> Mapping[str, tuple[str, ...]]:
    """Words for feelings by group, the most common of each first."""
    groups = content.material("feelings")["feeling"]
    return {name: tuple(words) for name, words in groups.items()}
