"""One visit to the help screen: how strong the craving was, what was done, how it fell."""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.urge import LONGEST_MINUTES, StrategyUse, Urge

SECOND_THOUGHT = timedelta(seconds=10)
"""A number given so soon after another takes its place: a slip, or the 0 of a 10."""
SHORTEST_USE = timedelta(seconds=10)
"""What was open for less was not used."""


class Rated(Struct, frozen=True):
    """How strong the craving was at a moment."""

    at: datetime
    """Aware, UTC."""
    value: int
    """0 to 10."""


class Episode(Struct, frozen=True):
    """What happened since the help screen was opened. Nothing of it has to be answered."""

    begins: datetime
    """Aware, in the participant's zone."""
    curve: tuple[Rated, ...] = ()
    """Each strength given, oldest first."""
    uses: tuple[tuple[str, timedelta], ...] = ()
    """Ids of the strategies used, each once, with how long."""
    trigger: str = ""
    before: int | None = None
    """How strong it was before anything was done, 0 to 10."""
    is_just_rated: bool = False
    """Whether nothing was done since the last strength was given."""

    @property
    def after(self) -> int | None:
        """How strong it is since something was done, 0 to 10; None while that was not said."""
        known = len(self.curve) > (self.before is not None)
        return self.curve[-1].value if known else None

    @property
    def is_worth_keeping(self) -> bool:
        """Whether there is something to log."""
        return bool(self.curve or self.uses)

    def rated(self, value: int, at: datetime) -> "Episode":
        """The episode with how strong it is now.

        Args:
            value: 0 to 10.
            at: The moment, aware, UTC.
        """
        last = self.curve[-1] if self.curve else None
        is_soon = last is not None and at - last.at < SECOND_THOUGHT
        is_correction = self.is_just_rated and is_soon
        curve = self.curve[:-1] if is_correction else self.curve
        is_first = not curve and not self.uses
        return replace(
            self,
            curve=(*curve, Rated(at, value)),
            before=value if is_first else self.before,
            is_just_rated=True,
        )

    def taken_back(self) -> "Episode":
        """The episode without the number that was given last, if nothing was done since."""
        if not self.is_just_rated:
            return self
        curve = self.curve[:-1]
        before = self.before if curve or self.uses else None
        return replace(self, curve=curve, before=before, is_just_rated=False)

    def used(self, strategy_id: str, span: timedelta, *, surely: bool = False) -> "Episode":
        """The episode with a strategy that was used.

        Args:
            strategy_id: Which one.
            span: For how long; what was open for less than `SHORTEST_USE` does not count.
            surely: Whether the participant said so, however short it was.
        """
        if span < SHORTEST_USE and not surely:
            return self
        spans = dict(self.uses)
        spans[strategy_id] = spans.get(strategy_id, timedelta()) + span
        return replace(self, uses=tuple(spans.items()), is_just_rated=False)

    def set_off(self, trigger: str) -> "Episode":
        """The episode with what set it off; empty for not said."""
        return replace(self, trigger=trigger)

    def urge(self, urge_id: str) -> Urge:
        """The episode as it is logged.

        Args:
            urge_id: The id of the urge.
        """
        return Urge(
            id=urge_id,
            at=self.begins.replace(tzinfo=None, second=0, microsecond=0),
            before=self.before,
            after=self.after,
            triggers=(self.trigger,) if self.trigger else (),
            strategies=tuple(StrategyUse(each, _minutes(span)) for each, span in self.uses),
        )


def gone_on(known: Urge, logged: Urge, found: Urge) -> Urge:
    """A logged urge after the help went on; what the participant changed in it meanwhile stays.

    Args:
        known: As it is stored now.
        logged: As it was logged last.
        found: As it would be logged now.
    """
    before = {use.strategy_id: use for use in logged.strategies}
    uses = {use.strategy_id: use for use in known.strategies}
    for use in found.strategies:
        former = before.get(use.strategy_id)
        if former is None or (former != use and uses.get(use.strategy_id) == former):
            uses[use.strategy_id] = use
    news = [each for each in found.triggers if each not in logged.triggers]
    return replace(
        known,
        after=found.after if found.after != logged.after else known.after,
        triggers=tuple(dict.fromkeys((*known.triggers, *news))),
        strategies=tuple(uses.values()),
    )


def _minutes(span: timedelta) -> int:
    return max(1, min(LONGEST_MINUTES, round(span.total_seconds() / 60)))
