"""HALT: craving on days with and without hungry, angry, lonely, tired, and with each trigger."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from iop_tracker.domain.checkin import CheckIn, Halt
from iop_tracker.language import tr
from iop_tracker.views.insights.material import Material
from iop_tracker.views.insights.means import SEEN, Mean, mean_of

MOST_TRIGGERS = 5
"""The most frequent ones are shown."""


class WithAndWithout(Struct, frozen=True, kw_only=True):
    """The craving on days with something and on days without it."""

    name: str
    present: Mean
    absent: Mean


class HaltView(Struct, frozen=True, kw_only=True):
    """HALT and triggers against craving."""

    first: date
    last: date
    n: int
    """Days with a craving written down."""
    states: tuple[WithAndWithout, ...]
    triggers: tuple[WithAndWithout, ...]
    """The most frequent first."""
    words: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no day has a craving, or none has a state or a trigger."""
        return not any(each.present.n for each in (*self.states, *self.triggers))


def halt_view(material: Material, span: int | None) -> HaltView:
    """Work out the last `span` days, or all. Only days with a craving count."""
    stretch = material.stretch(span)
    days = material.between(stretch.first, stretch.last)
    found = [c for c in days if c.craving is not None]
    states = tuple(
        _compared(tr(state.value).capitalize(), found, (c for c in found if state in c.halt))
        for state in Halt
    )
    triggers = tuple(_triggers(found))
    return HaltView(
        first=stretch.first,
        last=stretch.last,
        n=len(found),
        states=states,
        triggers=triggers,
        words=_words(states, triggers),
    )


def _compared(name: str, found: list[CheckIn], present: Iterable[CheckIn]) -> WithAndWithout:
    with_it = list(present)
    days = {c.day for c in with_it}
    return WithAndWithout(
        name=name,
        present=mean_of(c.craving for c in with_it),
        absent=mean_of(c.craving for c in found if c.day not in days),
    )


def _triggers(found: list[CheckIn]) -> Iterable[WithAndWithout]:
    """The triggers named on the most days, however they are written."""
    days: dict[str, list[CheckIn]] = {}
    spelled: dict[str, Counter[str]] = {}
    for check_in in found:
        for folded in {each.casefold() for each in check_in.triggers}:
            days.setdefault(folded, []).append(check_in)
        for each in check_in.triggers:
            spelled.setdefault(each.casefold(), Counter())[each] += 1
    most = sorted(days, key=lambda folded: (-len(days[folded]), folded))[:MOST_TRIGGERS]
    for folded in most:
        names = spelled[folded]
        name = min(names, key=lambda each: (-names[each], each))
        yield _compared(name, found, days[folded])


def _words(
    states: tuple[WithAndWithout, ...], triggers: tuple[WithAndWithout, ...]
) -> tuple[str, ...]:
    told = [each for each in (*states, *triggers) if each.present.n]
    if not told:
        return (tr("No day with a craving has a sign of HALT or a trigger in this time."),)
    lines = [
        tr(
            "{name}: craving {present} with it, {absent} without.",
            name=each.name,
            present=each.present.text(),
            absent=each.absent.text(),
        )
        for each in told
    ]
    return (*lines, SEEN)
