"""Questionnaires as they are published, and how their answers become scores.

Nothing here diagnoses: a score is a number with the band that its authors gave it.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from msgspec import Struct

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.language import tr

Answers = tuple[int | None, ...]
"""The points of each item's answer; None where it was left out or not asked."""


class Option(Struct, frozen=True):
    """One answer to choose."""

    words: str
    points: int
    """What it counts, from 0."""
    first: int | None = None
    """The least number that means it, where a number is typed, as in days."""
    last: int | None = None


class Item(Struct, frozen=True, kw_only=True):
    """One question."""

    id: str
    """As it is numbered in print, like `7A`."""
    text: str
    options: tuple[Option, ...]
    """The one that counts 0 comes first."""
    stem: str
    """What stands above it; may be empty."""
    only_if: str = ""
    """Asked only if the answer to the item with this id counts more than 0; empty: always."""
    alerts: bool = False
    """Whether an answer above 0 shows real help at once."""

    @property
    def is_typed(self) -> bool:
        """Whether it is answered by a number, like one of days, and not by an option's place."""
        return self.options[0].first is not None

    @property
    def greatest(self) -> int:
        """The greatest number that answers it."""
        last = self.options[-1].last
        return len(self.options) - 1 if last is None else last

    def option_for(self, number: int) -> Option:
        """The option that a number means: so many days, or the option's place from 0.

        Raises:
            InvalidEntry: for any other number.
        """
        if not 0 <= number <= self.greatest:
            raise InvalidEntry(
                "answers",
                tr(
                    "Question {id} takes a whole number from 0 to {greatest}.",
                    id=self.id,
                    greatest=self.greatest,
                ),
            )
        if not self.is_typed:
            return self.options[number]
        return next(each for each in reversed(self.options) if (each.first or 0) <= number)

    def place_of(self, points: int | None) -> int | None:
        """Where the option with so many points stands, from 0; None for no answer."""
        return next((n for n, each in enumerate(self.options) if each.points == points), None)


class Band(Struct, frozen=True):
    """What a range of a score is called by its authors."""

    low: int
    high: int
    name: str
    """Empty where they call it nothing."""


class Subscale(Struct, frozen=True, kw_only=True):
    """One score of a questionnaire."""

    id: str
    name: str
    items: tuple[str, ...]
    """Ids of the items that are added up."""
    bands: tuple[Band, ...]
    most_missing: int
    """So many items may be left out; with more there is no score."""
    more_is_better: bool = False
    important: int | None = None
    """A change of so many points or more counts as real; None where that is not known."""
    important_source: str = ""

    @property
    def about_use(self) -> bool:
        """Whether it counts days with use; what leaves the journal may leave these out."""
        return self.id == "use"


class Instrument(Struct, frozen=True, kw_only=True):
    """A published questionnaire."""

    id: str
    name: str
    full_name: str
    about: str
    """One or two sentences of ours."""
    items: tuple[Item, ...]
    scales: tuple[Subscale, ...]
    """What it is scored by; at least one."""
    source: str
    license: str
    missing_source: str
    """Who says how items that were left out are scored; empty where nobody does."""
    checked: date
    """When words and scoring were last compared with the source."""

    def item(self, item_id: str) -> Item:
        """The item with this id."""
        return self.items[self._place(item_id)]

    def _place(self, item_id: str) -> int:
        return next(n for n, each in enumerate(self.items) if each.id == item_id)

    def asks_about_use(self, item: Item) -> bool:
        """Whether an item asks for use, or only because of use."""
        return any(
            scale.about_use and (item.id in scale.items or item.only_if in scale.items)
            for scale in self.scales
        )

    def is_asked(self, place: int, answers: Sequence[int | None]) -> bool:
        """Whether the item at a place is asked, after these answers."""
        gate = self.items[place].only_if
        return not gate or bool(answers[self._place(gate)])

    def asked(self, answers: Sequence[int | None]) -> tuple[int, ...]:
        """The places of the items that are asked, after these answers."""
        return tuple(n for n in range(len(self.items)) if self.is_asked(n, answers))

    def points(self, place: int, answers: Sequence[int | None]) -> int | None:
        """What the item at a place counts; one that the form skips counts 0, as in its manual."""
        gate = self.items[place].only_if
        if gate and answers[self._place(gate)] == 0:
            return 0
        return answers[place] if self.is_asked(place, answers) else None

    def check(self, answers: Sequence[int | None]) -> None:
        """Accept an answer or None for each item.

        Raises:
            InvalidEntry: when there are more or fewer, or one that the item does not have.
        """
        if len(answers) != len(self.items):
            raise InvalidEntry(
                "answers", tr("{name} has {items} answers.", name=self.name, items=len(self.items))
            )
        for item, points in zip(self.items, answers, strict=True):
            if points is not None and item.place_of(points) is None:
                raise InvalidEntry("answers", tr("Question {id} has no such answer.", id=item.id))

    def top(self, scale: Subscale) -> int:
        """The highest score there can be."""
        return sum(max(each.points for each in self.item(i).options) for i in scale.items)

    def alerting(self, answers: Sequence[int | None]) -> bool:
        """Whether an answer asks for real help at once."""
        return any(item.alerts and points for item, points in zip(self.items, answers, strict=True))


class Score(Struct, frozen=True, kw_only=True):
    """What the answers come to, on one scale."""

    scale: Subscale
    points: int | None
    """None where too many items were left out."""
    missing: int
    """Items that were left out."""
    band: Band | None
    """None without points, and on a scale without bands."""


def score(instrument: Instrument, answers: Sequence[int | None]) -> tuple[Score, ...]:
    """The score on each scale.

    Items that were left out count as much as the mean of the others on the scale, as long as there
    are at most `most_missing` of them. That sum is rounded to a whole point, a half upwards, since
    the published bands know only whole points.

    Raises:
        InvalidEntry: for answers that cannot be.
    """
    instrument.check(answers)
    found = {
        item.id: instrument.points(place, answers) for place, item in enumerate(instrument.items)
    }
    return tuple(
        _score(scale, [found[each] for each in scale.items]) for scale in instrument.scales
    )


def _score(scale: Subscale, points: list[int | None]) -> Score:
    known = [each for each in points if each is not None]
    missing = len(points) - len(known)
    if missing > scale.most_missing or not known:
        return Score(scale=scale, points=None, missing=missing, band=None)
    total = Fraction(sum(known) * len(points), len(known))
    whole = int(total + Fraction(1, 2))
    band = next((each for each in scale.bands if each.low <= whole <= each.high), None)
    return Score(scale=scale, points=whole, missing=missing, band=band)
