"""A day with something risky on it: a wedding, payday, an anniversary."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_day, check_text, check_title
from iop_tracker.language import tr

DAYS_AHEAD = 3
"""From so many days before, Today shows it."""
DAYS_ASKED = 7
"""For so many days after, Today asks how it went."""


class Went(StrEnum):
    """How a risky event went."""

    WELL = "well"
    HARD = "hard"
    USED = "used"
    STAYED_AWAY = "stayed_away"
    RATHER_NOT_SAY = "rather_not_say"


WENT_WORDS = {
    Went.WELL: tr("it went well"),
    Went.HARD: tr("it was hard, and I got through"),
    Went.USED: tr("I used"),
    Went.STAYED_AWAY: tr("I stayed away"),
    Went.RATHER_NOT_SAY: tr("rather not say"),
}
"""The answers as a participant gives them."""


class RiskyEvent(Record, frozen=True, kw_only=True):
    """A dated high-risk situation with the plan for it."""

    name: str
    day: date
    """Local day."""
    plan_id: str = ""
    """Id of the coping plan for it; empty while there is none."""
    went: Went | None = None
    """None while it was not said."""
    note: str = ""

    def __post_init__(self) -> None:
        check_title("name", self.name, what=tr("What is coming"))
        check_day("day", self.day)
        check_text("note", self.note, what=tr("The note"))


def coming_up(events: Iterable[RiskyEvent], today: date) -> tuple[RiskyEvent, ...]:
    """What is today or in the next `DAYS_AHEAD` days, the nearest first."""
    last = today + timedelta(days=DAYS_AHEAD)
    return in_order(event for event in events if today <= event.day <= last)


def to_ask_about(events: Iterable[RiskyEvent], today: date) -> tuple[RiskyEvent, ...]:
    """What is over since at most `DAYS_ASKED` days and was not answered, the oldest first."""
    first = today - timedelta(days=DAYS_ASKED)
    return in_order(event for event in events if first <= event.day < today and event.went is None)


def in_order(events: Iterable[RiskyEvent]) -> tuple[RiskyEvent, ...]:
    """Events by day, the earliest first."""
    return tuple(sorted(events, key=lambda event: (event.day, event.name.casefold(), event.id)))


def check_to_come(event: RiskyEvent, known: RiskyEvent | None, today: date) -> None:
    """Accept a day that is not over; one that was written down before may stay on its day.

    Args:
        event: As it is to be stored.
        known: As it is stored; None for a new one.
        today: The local day.

    Raises:
        InvalidEntry: for a day that is over.
    """
    if event.day < today and (known is None or known.day != event.day):
        raise InvalidEntry("day", tr("That day is over. Choose today or a day to come."))


def check_has_come(event: RiskyEvent, today: date) -> None:
    """Accept an answer only from the day itself on.

    Raises:
        InvalidEntry: while the day is still to come.
    """
    if event.day > today:
        raise InvalidEntry("went", tr("That day is still to come."))
