"""Storing, removing and taking back, for every kind of record alike."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from msgspec.structs import replace

from iop_tracker.clock import Clock
from iop_tracker.domain.record import Erased, Record, name_of, stamped
from iop_tracker.domain.settings import Settings
from iop_tracker.domain.words import day_text
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.storage.database import Database
from iop_tracker.views.here import Here

if TYPE_CHECKING:
    from iop_tracker.domain.step import Step
    from iop_tracker.storage.history import History

R = TypeVar("R", bound=Record)

LATELY = timedelta(days=30)
"""How far back the first page looks; what is older is read when it is asked for."""

SETTINGS_ID = "settings"
"""There is one record of settings, so that two computers never make two."""


class Journal:
    """The participant's records: each verb is on disk when it returns."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    @cached_property
    def _history(self) -> "History":
        from iop_tracker.storage.history import History

        return History(self.database)

    @property
    def here(self) -> Here:
        """The participant's moment and habits."""
        settings = self.settings
        return Here(
            now=self.clock(),
            twelve_hour=settings.twelve_hour,
            first_weekday=settings.first_weekday,
        )

    @property
    def today(self) -> date:
        """The participant's local day."""
        return self.clock().date()

    @property
    def moment(self) -> datetime:
        """The present moment as it is stored, in UTC."""
        return self.clock().astimezone(UTC)

    @property
    def settings(self) -> Settings:
        """What the participant chose, or the defaults."""
        return self.find(Settings, SETTINGS_ID) or Settings(id=SETTINGS_ID)

    @staticmethod
    def new_id() -> str:
        """An id for a record that is to be stored."""
        return uuid4().hex

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind that was not removed."""
        return self.database.of(kind).all()

    def since(self, kind: type[R], first: date) -> tuple[R, ...]:
        """Every record of a kind that was not removed and is of `first` or a later day.

        Where `first` is not further back than `LATELY`, nothing older is read for it.
        """
        of_kind, lately = self.database.of(kind), self.today - LATELY
        known = of_kind.since(lately) if first >= lately else of_kind.all()
        day = attrgetter("day")
        return tuple(record for record in known if day(record) >= first)

    def days(self, kind: type[Record]) -> frozenset[date]:
        """The days of every record of a kind that was not removed."""
        return self.database.of(kind).days()

    def has(self, kind: type[Record], least: int) -> bool:
        """Whether there are so many records of a kind at least that were not removed."""
        of_kind = self.database.of(kind)
        if "day" in kind.__struct_fields__ and len(of_kind.since(self.today - LATELY)) >= least:
            return True  # So many are of late, so nobody has to count the rest.
        return of_kind.count() >= least

    def find(self, kind: type[R], record_id: str) -> R | None:
        """The record with this id, unless there is none or it was removed."""
        return self.database.of(kind).get(record_id)

    def get(self, kind: type[R], record_id: str) -> R:
        """The record with this id.

        Raises:
            NothingFound: when there is none or it was removed.
        """
        found = self.find(kind, record_id)
        if found is None:
            raise NothingFound(tr("That entry is not there any more."))
        return found

    def save(self, said: str, *records: Record, removed: Iterable[Record] = ()) -> None:
        """Store records, and remove others, as one step: all of it or nothing.

        Args:
            said: What it is, for the sentence after undo.
            records: New or changed records.
            removed: Records that go.

        Raises:
            StorageError: when it could not be written; nothing is stored then.
        """
        now = self.moment
        after = [
            stamped(self._after_erasure(record), now=now, new_id=self.new_id())
            for record in records
        ]
        after += [
            replace(record, changed=now, removed=max(now, record.changed or now))
            for record in removed
        ]
        self._history.add(said, after, now)

    def _after_erasure(self, record: R) -> R:
        """A new record; one whose name was erased came to be later, whatever the clock says."""
        if record.created or not record.id:
            return record
        erased = self.database.of(Erased).get(name_of(record))
        if erased is None or erased.created is None:
            return record
        from iop_tracker.domain.edits import LEAST

        return replace(record, created=max(self.moment, erased.created + LEAST))

    def remove(self, said: str, *records: Record) -> None:
        """Remove records as one step.

        Raises:
            StorageError: when it could not be written; nothing is removed then.
        """
        self.save(said, removed=records)

    def steps(self) -> "tuple[Step, ...]":
        """What was done in the last 30 days, oldest first."""
        return self._history.all()

    def undo(self) -> str:
        """Take back the last step, be it of this run or one of the last 30 days.

        Returns:
            What was taken back, as a sentence.

        Raises:
            NothingFound: when there is nothing to take back.
            StorageError: when it could not be written; the step stays then.
        """
        return tr("Undone: {said}.", said=self._said(self._history.undo(self.moment)))

    def redo(self) -> str:
        """Do again what was taken back last, as long as nothing else was done since.

        Returns:
            What was done again, as a sentence.

        Raises:
            NothingFound: when there is nothing to do again.
            StorageError: when it could not be written.
        """
        return tr("Done again: {said}.", said=self._said(self._history.redo(self.moment)))

    def _said(self, step: "Step") -> str:
        """What the step was; with its day where that was not today."""
        day = step.created.astimezone(self.clock().tzinfo).date() if step.created else self.today
        return (
            step.said
            if day == self.today
            else tr("{said}, from {day}", said=step.said, day=day_text(day, self.today))
        )
