"""A questionnaire that was answered, and when the next one is due."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from iop_tracker.domain.choice import InstrumentChoice
from iop_tracker.domain.instrument import Answers
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_day, check_range, check_title
from iop_tracker.language import tr

MOST_POINTS = 10
"""No item of any questionnaire counts more."""
AHEAD = timedelta(days=1)
"""A day may be so far ahead of today, for who flew west since; more is a clock that was wrong."""


AN_ANSWER, THE_QUESTIONNAIRE = tr("An answer"), tr("The questionnaire")


class Assessment(Record, frozen=True, kw_only=True):
    """The answers to one questionnaire on one day."""

    instrument: str
    """Id of the questionnaire; one that this version does not know is kept as it is."""
    day: date
    """Local day."""
    answers: Answers
    """One for each item, in order, in points; None where it was left out or not asked."""

    def __post_init__(self) -> None:
        check_title("instrument", self.instrument, what=THE_QUESTIONNAIRE)
        check_day("day", self.day)
        for points in self.answers:
            if points is not None and not (type(points) is int and 0 <= points <= MOST_POINTS):
                check_range("answers", points, low=0, high=MOST_POINTS, what=AN_ANSWER)


class Due(Struct, frozen=True):
    """A questionnaire that waits to be answered."""

    instrument: str
    since: date
    """The local day from which on it waits."""


def due(
    choices: Iterable[InstrumentChoice], known: Iterable[Assessment], today: date
) -> tuple[Due, ...]:
    """What waits today, in the order of the choices.

    Args:
        choices: What the participant chose.
        known: What was answered.
        today: The local day.
    """
    answered = tuple(known)
    days = ((choice.instrument, next_day(choice, answered, today)) for choice in choices)
    return tuple(Due(instrument, since) for instrument, since in days if since <= today)


def next_day(choice: InstrumentChoice, known: Iterable[Assessment], today: date) -> date:
    """From which day on it waits; today where it was never answered.

    One from a day that is still to come counts as of today where that is `AHEAD` at most, and not
    at all where it is more.
    """
    days = [
        min(each.day, today)
        for each in known
        if each.instrument == choice.instrument and each.day <= today + AHEAD
    ]
    return max(days) + timedelta(weeks=choice.weeks) if days else today


def in_order(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Oldest day first; of one day as they were written down."""
    return tuple(sorted(assessments, key=lambda a: (a.day, str(a.created), a.id)))
