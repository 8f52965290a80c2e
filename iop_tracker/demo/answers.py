"""What the invented participant answers besides numbers: feelings, signs, yes and no, own words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from msgspec.structs import replace

from iop_tracker.domain.checkin import CheckIn, OwnAnswer
from iop_tracker.domain.question import ASKED_AT_FIRST, OwnKind, OwnQuestion, Question

ASKED = (*ASKED_AT_FIRST, Question.FEELINGS, Question.SIGNS, Question.SUPPORT)
"""What this participant chose to be asked."""

SINCE = timedelta(days=30)
"""For so long more is asked than at first."""
LATE = 0.05
"""How many of the check-ins were filled in two days after."""


class Answers:
    """What is said besides numbers, with dice of its own, so that no mood changes.

    Args:
        dice: Where chance comes from.
        today: The last day.
        words: For feelings by how the day was, for gratitude, and the own question.
        signs: Warning signs of the participant's own.
    """

    def __init__(
        self, dice: Random, today: date, words: Mapping[str, Any], signs: Sequence[str]
    ) -> None:
        self._dice = dice
        self._since = today - SINCE
        self._words = words
        self._signs = signs
        self.question = OwnQuestion(
            id=f"{dice.getrandbits(128):032x}", kind=OwnKind.RATING, **words["question"]
        )
        """The one question that this participant added."""

    def added(self, check_ins: Iterable[CheckIn]) -> Iterator[CheckIn]:
        """The check-ins; those of the last weeks say more."""
        for check_in in check_ins:
            yield self._with_more(check_in) if check_in.day > self._since else check_in

    def _with_more(self, check_in: CheckIn) -> CheckIn:
        dice, mood = self._dice, check_in.mood
        group = "glad" if mood >= 7 else "mixed" if mood >= 5 else "low"
        own = OwnAnswer(self.question.id, dice.randint(0, 6))
        return replace(
            check_in,
            feelings=tuple(dice.sample(self._words[group], dice.randint(1, 2))),
            signs=(dice.choice(self._signs),) if mood < 5 or dice.random() < 0.1 else (),
            support=dice.random() < 0.3 + mood / 20,
            medication=True if dice.random() < 0.3 else None,
            gratitude=dice.choice(self._words["grateful"]) if dice.random() < 0.2 else "",
            own=(own,) if dice.random() < 0.7 else (),
        )


def stored_on(dice: Random, day: date) -> date:
    """When a day's check-in was written: nearly always on that day."""
    return day + timedelta(days=2 if dice.random() < LATE else 0)
