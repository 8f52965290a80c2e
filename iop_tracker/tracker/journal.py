"""Storing, removing and taking back, for every kind of record alike."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import uuid4

from iop_tracker.clock import Clock
from iop_tracker.domain.record import Record, stamped
from iop_tracker.domain.settings import Settings
from iop_tracker.errors import NothingFound
from iop_tracker.storage.database import Database
from iop_tracker.views.here import Here

R = TypeVar("R", bound=Record)

SETTINGS_ID = "settings"
"""There is one record of settings, so that two computers never make two."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the participant did, as it can be taken back."""

    said: str
    """What it was, as in `the check-in for Mon 23 Nov`."""
    changes: tuple[tuple[Record | None, Record], ...]
    """For each record what was stored before, and after."""


class Journal:
    """The participant's records: each verb is on disk when it returns."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self._steps: list[Step] = []

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
            raise NothingFound("That entry is not there any more.")
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
        now = self._now()
        after = [stamped(record, now=now, new_id=self.new_id()) for record in records]
        after += [replace(record, changed=now, removed=now) for record in removed]
        changes = tuple((self._stored(record), record) for record in after)
        self._write(record for _, record in changes)
        self._steps.append(Step(said, changes))

    def remove(self, said: str, *records: Record) -> None:
        """Remove records as one step.

        Raises:
            StorageError: when it could not be written; nothing is removed then.
        """
        self.save(said, removed=records)

    def undo(self) -> str:
        """Take back the last step of this run.

        Returns:
            What was taken back, as a sentence.

        Raises:
            NothingFound: when there is nothing to take back.
            StorageError: when it could not be written; the step stays then.
        """
        if not self._steps:
            raise NothingFound("There is nothing to undo.")
        step = self._steps[-1]
        now = self._now()
        self._write(
            replace(before, changed=now)
            if before is not None
            else replace(after, changed=now, removed=now)
            for before, after in step.changes
        )
        self._steps.pop()
        return f"Undone: {step.said}."

    def _now(self) -> datetime:
        return self.clock().astimezone(UTC)

    def _stored(self, record: Record) -> Record | None:
        return self.database.of(type(record)).get_with_removed(record.id)

    def _write(self, records: Iterable[Record]) -> None:
        by_kind: dict[type[Record], list[Record]] = {}
        for record in records:
            by_kind.setdefault(type(record), []).append(record)
        with self.database.transaction():
            for kind, several in by_kind.items():
                self.database.of(kind).put(several)
