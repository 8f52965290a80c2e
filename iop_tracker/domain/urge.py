"""A craving as it was met: how strong, what set it off, what was done, and how it went on."""

import re
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_day, check_lines, check_range, check_rating, check_text
from iop_tracker.language import tr

LONGEST_MINUTES = 240


class Outcome(StrEnum):
    """How an urge went on."""

    PASSED = "passed"
    STILL_THERE = "still_there"
    USED = "used"
    RATHER_NOT_SAY = "rather_not_say"


OUTCOME_WORDS = {
    Outcome.PASSED: tr("it passed"),
    Outcome.STILL_THERE: tr("still there"),
    Outcome.USED: tr("I used"),
    Outcome.RATHER_NOT_SAY: tr("rather not say"),
}
"""The outcomes as a participant says them."""


class StrategyUse(Struct, frozen=True):
    """One strategy that was used."""

    strategy_id: str
    minutes: int | None = None
    """For how long, 1 to 240; None when it was not said."""

    def __post_init__(self) -> None:
        if self.minutes is not None:
            check_range("minutes", self.minutes, low=1, high=LONGEST_MINUTES, what=tr("Minutes"))


class Urge(Record, frozen=True, kw_only=True):
    """One urge (SMART Recovery's urge log). Everything but when it was can be left out."""

    at: datetime
    """When it was felt: the local wall time, without a zone."""
    before: int | None = None
    """How strong it was at first, 0 to 10."""
    after: int | None = None
    """How strong it was in the end, 0 to 10."""
    triggers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Where, and with whom, in a word each."""
    thoughts: str = ""
    strategies: tuple[StrategyUse, ...] = ()
    outcome: Outcome | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is not None:
            raise InvalidEntry("at", tr("When it was is a local time, without a zone."))
        check_day("at", self.at.date())
        check_rating("before", self.before)
        check_rating("after", self.after)
        check_lines("triggers", self.triggers, what=tr("A trigger"))
        check_lines("places", self.places, what=tr("A place"))
        check_text("thoughts", self.thoughts, what=tr("The thoughts"))
        check_text("note", self.note, what=tr("The note"))

    @property
    def day(self) -> date:
        """The local day."""
        return self.at.date()

    @property
    def drop(self) -> int | None:
        """By how many points it fell, -10 to 10; None while one of the two is not said."""
        if self.before is None or self.after is None:
            return None
        return self.before - self.after


def parse_minutes(text: str) -> tuple[int | None, ...]:
    """Read minutes as typed, divided by commas; `-` or nothing between two commas is not said.

    Raises:
        InvalidEntry: when one is no whole number from 1 to 240.
    """
    if not text.strip():
        return ()
    return tuple(_minutes(part.strip()) for part in text.split(","))


def _minutes(typed: str) -> int | None:
    if typed in {"", "-"}:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", typed) or not 1 <= int(typed) <= LONGEST_MINUTES:
        sentence = tr(
            "Minutes are whole numbers from 1 to {longest_minutes}, like 15, 5.",
            longest_minutes=LONGEST_MINUTES,
        )
        raise InvalidEntry("minutes", sentence)
    return int(typed)
