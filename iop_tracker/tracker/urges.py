"""Urges, and what they show about what helps."""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from iop_tracker import content
from iop_tracker.domain.episode import Episode, gone_on
from iop_tracker.domain.helped import (
    Experience,
    TriggerPattern,
    best,
    experiences,
    trigger_patterns,
    urge_map,
)
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import found_in
from iop_tracker.domain.urge import Urge
from iop_tracker.domain.words import near_day_text
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal
from iop_tracker.views.urges import offered_places, urge_triggers


class Urges:
    """The log of urges."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self, query: str = "") -> tuple[Urge, ...]:
        """Urges that have every word of the query, newest first."""
        known = sorted(self._journal.all(Urge), key=lambda u: (u.at, u.id), reverse=True)
        return tuple(
            urge
            for urge in known
            if found_in(query, (*urge.triggers, *urge.places, urge.thoughts, urge.note))
        )

    def urge(self, urge_id: str) -> Urge:
        """One urge.

        Raises:
            NothingFound: when it is not there any more.
        """
        return self._journal.get(Urge, urge_id)

    def new_id(self) -> str:
        """An id for an urge that is logged in several steps."""
        return self._journal.new_id()

    def save(self, urge: Urge) -> None:
        """Store a new or changed urge.

        Raises:
            InvalidEntry: for a moment that has not come yet.
            StorageError: when it could not be written.
        """
        if urge.at > self._now:
            raise InvalidEntry("at", tr("An urge is logged when it was felt, not before."))
        self._store(urge)

    @property
    def _now(self) -> datetime:
        """The local wall time."""
        return self._journal.here.now.replace(tzinfo=None)

    def _store(self, urge: Urge) -> None:
        self._journal.save(tr("the urge of {day}", day=self._day(urge)), urge)

    def log(self, episode: Episode, urge_id: str, logged: Episode | None) -> None:
        """Store what happened on the help screen; what was added to it meanwhile stays.

        Args:
            episode: What happened until now.
            urge_id: The id of the urge.
            logged: What of it was logged before; None for nothing.

        Raises:
            StorageError: when it could not be written.
        """
        found = episode.urge(urge_id)
        known = self._journal.find(Urge, urge_id)
        if known is not None and logged is not None:
            found = gone_on(known, logged.urge(urge_id), found)
        self._store(replace(found, at=min(found.at, self._now)))

    def remove(self, urge: Urge) -> None:
        """Remove an urge."""
        self._journal.remove(tr("removing the urge of {day}", day=self._day(urge)), urge)

    def _day(self, urge: Urge) -> str:
        return near_day_text(urge.day, self._journal.today)

    def helped(self, trigger: str = "") -> tuple[Experience, ...]:
        """What every strategy went with, the most helpful first; with a trigger, for it alone."""
        return experiences(self._journal.all(Urge), trigger)

    def best(self, triggers: Iterable[str], limit: int) -> tuple[Experience, ...]:
        """What helped before for one of the triggers, then in general."""
        return best(self._journal.all(Urge), triggers, limit)

    def patterns(self) -> tuple[TriggerPattern, ...]:
        """How every trigger shows, the most frequent first."""
        return trigger_patterns(self._journal.all(Urge))

    def map(self, trigger: str = "") -> tuple[tuple[int, ...], ...]:
        """How many urges fell into each part of each weekday, Monday first."""
        return urge_map(self._journal.all(Urge), trigger)

    def triggers_to_offer(self, limit: int) -> tuple[str, ...]:
        """At most `limit` triggers: those of one's last urges, then common ones."""
        return urge_triggers(self.all(), content.first_triggers(), limit)

    def places_to_offer(self, limit: int) -> tuple[str, ...]:
        """At most `limit` places and company: those of one's last urges, then common ones."""
        return offered_places(self.all(), limit)
