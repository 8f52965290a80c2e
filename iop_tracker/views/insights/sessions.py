"""Sessions: mood and craving on the day of a session, the days around it, and all others."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.words import count_text
from iop_tracker.language import tr
from iop_tracker.views.insights.material import DAY, Material
from iop_tracker.views.insights.means import SEEN, Mean, mean_of


class Around(Struct, frozen=True, kw_only=True):
    """Days that stand alike to a session."""

    name: str
    mood: Mean
    craving: Mean


class SessionsView(Struct, frozen=True, kw_only=True):
    """The days around sessions that the participant was at."""

    first: date
    last: date
    n: int
    """Days with such a session, checked in or not."""
    groups: tuple[Around, ...]
    """The day before, the day itself, the day after, all other days."""
    words: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there was no session, or no check-in to tell how the days were."""
        return not self.n or not any(group.mood.n for group in self.groups)


def sessions_view(material: Material, span: int | None) -> SessionsView:
    """Work out the days of the last `span` days, or all.

    A day before or after a session has none itself. A day between two sessions is both.
    """
    stretch = material.stretch(span)
    there = material.session_days(stretch.first - DAY, stretch.last)
    found = material.between(stretch.first, stretch.last)
    free = [c for c in found if c.day not in there]
    before = [c for c in free if c.day + DAY in there]
    after = [c for c in free if c.day - DAY in there]
    around = {c.day for c in (*before, *after)}
    n = sum(stretch.first <= day for day in there)
    groups = (
        _around(tr("Day before"), before),
        _around(tr("Session day"), (c for c in found if c.day in there)),
        _around(tr("Day after"), after),
        _around(tr("Other days"), (c for c in free if c.day not in around)),
    )
    return SessionsView(
        first=stretch.first, last=stretch.last, n=n, groups=groups, words=_words(n, groups)
    )


def _around(name: str, days: Iterable[CheckIn]) -> Around:
    known = list(days)
    return Around(
        name=name,
        mood=mean_of(c.mood for c in known),
        craving=mean_of(c.craving for c in known),
    )


def _words(n: int, groups: tuple[Around, ...]) -> tuple[str, ...]:
    if not n:
        return (tr("You marked no session that you were at in this time."),)
    lines = [tr("You were at sessions on {days} of this time.", days=count_text(n, "day"))]
    for group in groups:
        if group.mood.n:
            craving = (
                tr(", craving {craving}", craving=group.craving.text()) if group.craving.n else ""
            )
            lines.append(
                tr(
                    "{name}: mood {mood}{craving}.",
                    name=group.name,
                    mood=group.mood.text(),
                    craving=craving,
                )
            )
    return (*lines, tr("A day between two session days counts as both."), SEEN)
