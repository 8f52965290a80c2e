"""What the participant chose about the program itself."""

from enum import StrEnum

from iop_tracker.domain.choice import BriefPart, InstrumentChoice, Rule
from iop_tracker.domain.comfort import Comfort
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.question import ASKED_AT_FIRST, Question
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_line, check_range
from iop_tracker.language import tr


class Substance(StrEnum):
    """What somebody's recovery is about, as far as help depends on it."""

    ALCOHOL = "alcohol"
    OPIOIDS = "opioids"
    BENZODIAZEPINES = "benzodiazepines"
    STIMULANTS = "stimulants"
    CANNABIS = "cannabis"
    NICOTINE = "nicotine"
    OTHER = "other"


THEMES = ("iop-dark", "iop-light", "iop-contrast", "iop-safe", "iop-gray")
"""Names of the themes, the default first."""


class Settings(Record, frozen=True, kw_only=True):
    """One participant's choices; there is one such record in a file."""

    called: str = ""
    """What to call the participant; empty for nothing."""
    country: str = "US"
    """Country of the help lines, ISO 3166-1 alpha-2; XX for none of those known."""
    first_weekday: int = 0
    """First day of the week on the screen: 0 Monday or 6 Sunday."""
    twelve_hour: bool = False
    """Whether times are shown as 6:00 pm."""
    theme: str = THEMES[0]
    comfort: Comfort = Comfort()
    substances: tuple[Substance, ...] = ()
    """What the recovery is about; it decides which danger signs are shown. May be empty."""
    lock_minutes: int = 5
    """Minutes without a key after which an encrypted file is locked, up to a day; 0 for never."""
    asked: tuple[Question, ...] = ASKED_AT_FIRST
    """What a check-in asks besides mood and the participant's own questions."""
    twice_a_day: bool = False
    """Whether there is a check-in for the morning and one for the evening."""
    signals: tuple[Rule, ...] = (Rule.OWN_SIGNS,)
    """What Today points out; at first only what the participant ticked as a sign of their own."""
    instruments: tuple[InstrumentChoice, ...] = ()
    """The questionnaires that come up by themselves; none at first."""
    brief_without: tuple[BriefPart, ...] = (BriefPart.WORDS,)
    """What the page for a session leaves out; at first what the participant wrote."""

    def __post_init__(self) -> None:
        check_line("called", self.called, what=tr("The name"))
        check_range(
            "first_weekday", self.first_weekday, low=0, high=6, what=tr("The first weekday")
        )
        check_range(
            "lock_minutes", self.lock_minutes, low=0, high=1440, what=tr("The time to lock")
        )
        if len(self.country) != 2 or not self.country.isupper():
            raise InvalidEntry("country", tr("A country is two letters, like US or GB."))
        if self.theme not in THEMES:
            raise InvalidEntry("theme", tr("Choose one of: {themes}.", themes=", ".join(THEMES)))
