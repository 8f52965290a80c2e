"""A table as far as it is known before all of it is read.

The first page shows the last weeks. To decode years for it would let somebody wait.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from iop_tracker.domain.record import Record
from iop_tracker.storage.codec import EMPTY
from iop_tracker.storage.file import SafeJSONStorage
from iop_tracker.storage.splicing import Outline, outlines, since_day

if TYPE_CHECKING:
    from iop_tracker.storage.codec import Table

R = TypeVar("R", bound=Record)


class Partly(Generic[R]):
    """The records of one kind: what can be told of all, and those of late."""

    def __init__(self, kind: type[R], name: str, storage: SafeJSONStorage) -> None:
        self._kind = kind
        self._name = name
        self._storage = storage
        self._version = -1
        self._table: Table = EMPTY
        self._outlines: dict[int, Outline] | None = None
        self._late: tuple[date, tuple[R, ...]] | None = None

    def since(self, first: date) -> tuple[R, ...]:
        """Those that were not removed and whose day is not before `first`, in their order.

        Raises:
            Damaged: when one of them cannot be read, or the table cannot.
        """
        self._look()
        if self._late is None or self._late[0] != first:
            self._late = (first, since_day(self._kind, self._table, first))
        return self._late[1]

    def days(self) -> frozenset[date]:
        """The days of those that were not removed.

        Raises:
            Damaged: when the table cannot be read.
        """
        live = (each.local_day for each in self._told() if each.removed is None)
        return frozenset(day for day in live if day)

    def count(self) -> int:
        """How many there are that were not removed.

        Raises:
            Damaged: when the table cannot be read.
        """
        return sum(each.removed is None for each in self._told())

    def forget(self) -> None:
        """Let go what is known: from now on all of it is."""
        self._version, self._table, self._outlines, self._late = -1, EMPTY, None, None

    def _told(self) -> Iterable[Outline]:
        self._look()
        if self._outlines is None:
            self._outlines = outlines(self._table)
        return self._outlines.values()

    def _look(self) -> None:
        self._storage.notice_changes()
        if self._version != self._storage.version:
            version, table = self._storage.version, self._storage.table(self._name)
            self.forget()
            self._version, self._table = version, table
