"""Going through a questionnaire: the answers so far, and what comes next."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.instrument import Answers, Instrument, Item, score

LEFT_OUT = "-"
"""Stands for an item that was left out, among kept answers."""


class Sitting(Struct, frozen=True, kw_only=True):
    """One time of going through a questionnaire. Changes give a new one."""

    instrument: Instrument
    began: date
    """Local day."""
    answers: Answers
    seen: frozenset[int] = frozenset()
    """Places of the items that were answered or left out on purpose."""
    place: int = 0
    """Of the item that is asked now; one more than the last is the end."""
    helped: bool = False
    """Whether real help was shown for the answer that asked for it."""
    assessment_id: str = ""
    """Of the stored answers that are changed; empty for new ones."""

    @classmethod
    def new(cls, instrument: Instrument, today: date) -> "Sitting":
        """The beginning."""
        return cls(instrument=instrument, began=today, answers=(None,) * len(instrument.items))

    @property
    def item(self) -> Item | None:
        """What is asked now; None at the end."""
        return self.instrument.items[self.place] if not self.is_over else None

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to ask."""
        return self.place >= len(self.instrument.items)

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.seen)

    @property
    def needs_help(self) -> bool:
        """Whether real help has to be shown before anything else."""
        return self.instrument.alerting(self.answers) and not self.helped

    @property
    def number(self) -> int:
        """Which of the questions that are asked this is, from 1."""
        return sum(place < self.place for place in self._asked) + 1

    @property
    def count(self) -> int:
        """How many questions are asked, as far as that is known."""
        return len(self._asked)

    @property
    def left_out(self) -> int:
        """How many of the questions that are asked have no answer."""
        return sum(self.answers[place] is None for place in self._asked)

    @property
    def unscored(self) -> tuple[str, ...]:
        """Names of the scales that there is no score on, as it is."""
        found = score(self.instrument, self.answers)
        return tuple(each.scale.name for each in found if each.points is None)

    @property
    def _asked(self) -> tuple[int, ...]:
        return self.instrument.asked(self.answers)

    def answered(self, points: int | None) -> "Sitting":
        """After the item was answered, or left out with None; the next one is asked then.

        Answers that are not asked any more because of it go. An answer that asks for help asks
        for it anew, however often it is given.
        """
        if self.item is None:
            return self
        answers = list(self.answers)
        answers[self.place] = points
        for place in range(len(answers)):
            if not self.instrument.is_asked(place, answers):
                answers[place] = None
        return replace(
            self,
            answers=tuple(answers),
            seen=frozenset(
                place
                for place in self.seen | {self.place}
                if self.instrument.is_asked(place, answers)
            ),
            helped=self.helped and not self.item.alerts,
        ).moved(1)

    def moved(self, by: int) -> "Sitting":
        """At the next question that is asked, or at the one before."""
        asked = self._asked
        if by > 0:
            after = [place for place in asked if place > self.place]
            return replace(self, place=min(after, default=len(self.answers)))
        before = [place for place in asked if place < self.place]
        return replace(self, place=max(before, default=self.place))

    @property
    def can_go_on(self) -> bool:
        """Whether the question was answered or left out before, so that it need not be again."""
        return self.place in self.seen

    def after_help(self) -> "Sitting":
        """Once real help was shown and the participant chose to go on."""
        return replace(self, helped=True)

    @property
    def kept(self) -> dict[str, str]:
        """It as half-typed text."""
        signs = [
            "" if place not in self.seen else LEFT_OUT if points is None else str(points)
            for place, points in enumerate(self.answers)
        ]
        return {
            "answers": ",".join(signs),
            "place": str(self.place),
            "began": self.began.isoformat(),
            "helped": "yes" if self.helped else "",
            "assessment": self.assessment_id,
        }

    @classmethod
    def resumed(cls, instrument: Instrument, fields: Mapping[str, str]) -> "Sitting | None":
        """As it was kept; None for what was kept by another version and fits no more."""
        try:
            signs = fields["answers"].split(",")
            answers = tuple(int(s) if s not in {"", LEFT_OUT} else None for s in signs)
            instrument.check(answers)
            kept = cls(
                instrument=instrument,
                began=date.fromisoformat(fields["began"]),
                answers=answers,
                seen=frozenset(place for place, sign in enumerate(signs) if sign),
                place=max(0, min(int(fields["place"]), len(answers))),
                helped=bool(fields.get("helped")),
                assessment_id=fields.get("assessment", ""),
            )
        except (KeyError, ValueError):
            return None
        return kept if kept.is_over or kept.place in kept._asked else kept.moved(1)
