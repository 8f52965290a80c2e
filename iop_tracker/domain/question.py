"""What a check-in asks: the questions there are, and the participant's own."""

from enum import StrEnum

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_line, check_title, parse_rating
from iop_tracker.domain.words import is_no, is_yes
from iop_tracker.language import tr

MOST_OWN = 12
"""Own questions that there is room for."""


class Question(StrEnum):
    """What a check-in can ask besides mood, in the order in which it asks."""

    CRAVING = "craving"
    ANXIETY = "anxiety"
    ENERGY = "energy"
    SLEEP = "sleep"
    HALT = "halt"
    FEELINGS = "feelings"
    TRIGGERS = "triggers"
    SIGNS = "signs"
    MEDICATION = "medication"
    MEETING = "meeting"
    MOVEMENT = "movement"
    SUPPORT = "support"
    USED = "used"
    GRATITUDE = "gratitude"
    NOTE = "note"


ASKED_AT_FIRST = (
    *(Question.CRAVING, Question.ANXIETY, Question.ENERGY, Question.SLEEP),
    *(Question.HALT, Question.TRIGGERS, Question.USED, Question.NOTE),
)
"""What is asked until the participant chooses."""


class OwnKind(StrEnum):
    """How an own question is answered."""

    YES_NO = "yes_no"
    RATING = "rating"


class OwnQuestion(Record, frozen=True, kw_only=True):
    """A question of the participant's own, as in "Called my sponsor?" or "Pain".

    Its answers are in the check-ins and stay there when it is removed.
    """

    name: str
    kind: OwnKind = OwnKind.YES_NO
    low: str = ""
    """What 0 means; of a rating only."""
    high: str = ""
    """What 10 means; of a rating only."""

    def __post_init__(self) -> None:
        check_title("name", self.name, what=tr("The question"))
        check_line("low", self.low, what=tr("The word"))
        check_line("high", self.high, what=tr("The word"))


def parse_yes_no(field: str, text: str) -> bool:
    """Read yes or no as typed: `yes`, `No`, `y`.

    Raises:
        InvalidEntry: for anything else.
    """
    if is_yes(text):
        return True
    if is_no(text):
        return False
    raise InvalidEntry(field, tr("{field} is answered by yes or no.", field=tr(field.capitalize())))


def parse_own(question: OwnQuestion, text: str) -> int:
    """Read the answer to an own question as typed: 0 to 10, or 1 for yes and 0 for no.

    Raises:
        InvalidEntry: when it is no such answer.
    """
    if question.kind is OwnKind.RATING:
        return parse_rating(question.name, text)
    return int(parse_yes_no(question.name, text))
