"""Weeks: the weeks of the program side by side, by phase."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from iop_tracker.domain.program import AFTERCARE, PhaseSpan, Program
from iop_tracker.language import tr
from iop_tracker.views.insights.material import DAY, Material
from iop_tracker.views.insights.means import Mean, mean_of


class Time(Struct, frozen=True, kw_only=True):
    """A week, or a whole phase, up to today."""

    name: str
    first: date
    last: date
    checked: int
    """Days with a check-in."""
    mood: Mean
    craving: Mean
    sleep: Mean
    """Hours."""

    @property
    def words(self) -> str:
        """It in a sentence."""
        if not self.checked:
            return tr("{name}: no check-in.", name=self.name)
        craving = tr(", craving {craving}", craving=self.craving.text()) if self.craving.n else ""
        sleep = tr(", sleep {sleep}", sleep=self.sleep.text("h")) if self.sleep.n else ""
        return tr(
            "{name}: mood {mood}{craving}{sleep}.",
            name=self.name,
            mood=self.mood.text(),
            craving=craving,
            sleep=sleep,
        )


class PhaseWeeks(Struct, frozen=True, kw_only=True):
    """A phase and its weeks. The open time after the program has no weeks."""

    whole: Time
    weeks: tuple[Time, ...]


class WeeksView(Struct, frozen=True, kw_only=True):
    """The program until today."""

    phases: tuple[PhaseWeeks, ...]
    words: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no check-in since the program began."""
        return not any(phase.whole.checked for phase in self.phases)


def weeks_view(material: Material) -> WeeksView:
    """Work out every week of the program that has begun."""
    program = material.plan.program if material.plan else None
    phases = tuple(_phases(material, program)) if program else ()
    return WeeksView(phases=phases, words=tuple(_words(phases)))


def _phases(material: Material, program: Program) -> Iterator[PhaseWeeks]:
    today = material.here.today
    for span in program.spans():
        if span.first <= today:
            last = today if span.last is None else min(span.last, today)
            weeks = () if span.phase.id == AFTERCARE else tuple(_weeks(material, span, last))
            name = _name(span, len(weeks))
            yield PhaseWeeks(whole=_time(name, material, span.first, last), weeks=weeks)


def _name(span: PhaseSpan, weeks: int) -> str:
    """As in `Start, weeks 1 to 4`."""
    if not weeks:
        return span.phase.name
    to = tr(
        "s {first_week} to {last_week}",
        first_week=span.first_week,
        last_week=span.first_week + weeks - 1,
    )
    return tr(
        "{name}, week{to}", name=span.phase.name, to=to if weeks > 1 else f" {span.first_week}"
    )


def _weeks(material: Material, span: PhaseSpan, last: date) -> Iterator[Time]:
    for number in range((last - span.first).days // 7 + 1):
        first = span.first + 7 * number * DAY
        name = tr("Week {first_week}", first_week=span.first_week + number)
        yield _time(name, material, first, min(first + 6 * DAY, last))


def _time(name: str, material: Material, first: date, last: date) -> Time:
    found = material.between(first, last)
    return Time(
        name=name,
        first=first,
        last=last,
        checked=len(found),
        mood=mean_of(c.mood for c in found),
        craving=mean_of(c.craving for c in found),
        sleep=mean_of(c.sleep_hours for c in found),
    )


def _words(phases: tuple[PhaseWeeks, ...]) -> Iterator[str]:
    if not phases:
        yield tr("The program has not begun yet.")
    for phase in phases:
        yield phase.whole.words
