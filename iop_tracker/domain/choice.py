"""What is chosen about other parts and stands in the settings, apart from what it decides there.

The settings are read for one line on a prompt, too; the parts themselves are slower to load.
"""

from enum import StrEnum

from msgspec import Struct

from iop_tracker.domain.scale import check_range, check_title
from iop_tracker.language import tr

WEEKS = (1, 2)
"""How often a questionnaire can come up, in weeks."""


class Rule(StrEnum):
    """What can be pointed out, the most important first."""

    OWN_SIGNS = "own_signs"
    LOW_MOOD = "low_mood"
    STRONG_CRAVING = "strong_craving"
    SHORT_NIGHTS = "short_nights"
    LONELY = "lonely"
    MISSED_SESSIONS = "missed_sessions"


class InstrumentChoice(Struct, frozen=True):
    """A questionnaire that the participant chose, and how often it comes up."""

    instrument: str
    """Its id."""
    weeks: int
    """One of `WEEKS`."""

    def __post_init__(self) -> None:
        check_title("instrument", self.instrument, what=tr("The questionnaire"))
        check_range(
            "weeks", self.weeks, low=WEEKS[0], high=WEEKS[-1], what=tr("The number of weeks")
        )


class BriefPart(StrEnum):
    """A part of the page for a session, in their order; each can be left out."""

    WANTS = "wants"
    HOW = "how"
    USE = "use"
    POINTS = "high-low"
    URGES = "urges"
    SESSIONS = "sessions"
    TASKS = "tasks"
    TOPICS = "topics"
    PLANS = "plans"
    QUESTIONNAIRES = "questionnaires"
    GOALS = "goals"
    WORDS = "words"
    """What the participant wrote in notes, in check-ins and about urges."""
