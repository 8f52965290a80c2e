"""The steps of the last days in the file itself, so that each can be taken back and done again."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeVar
from uuid import uuid4

from msgspec.structs import replace

from iop_tracker.domain.edits import Edits, edited
from iop_tracker.domain.record import Record, name_of
from iop_tracker.domain.step import KEPT, Change, Step, is_likely_now
from iop_tracker.errors import Damaged, NothingFound
from iop_tracker.language import tr
from iop_tracker.storage.codec import from_document, to_document
from iop_tracker.storage.database import Database
from iop_tracker.storage.names import table_of

R = TypeVar("R", bound=Record)

UNREADABLE = tr("What was done last cannot be read, so it cannot be taken back.")


class History:
    """The steps in a database, oldest first; each changes with the records it is about."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._steps = database.of(Step)

    def all(self) -> tuple[Step, ...]:
        """Every step that can be taken back or done again.

        Raises:
            Damaged: when one cannot be read.
        """
        return self._steps.all()

    def add(
        self,
        said: str,
        records: Iterable[Record],
        now: datetime,
        edits: Mapping[str, Edits] | None = None,
    ) -> None:
        """Store records as one step. What was undone before cannot be done again after that.

        Args:
            said: What it is.
            records: As they are to be stored.
            now: The moment, aware, UTC.
            edits: Of a merge: when the fields of the records were written, by their name. Such a
                step is taken back without a trace.

        Raises:
            StorageError: when it could not be written; nothing is stored then.
        """
        after = list(records)
        is_merge = edits is not None
        known = self.all()
        at = max((now, *(each.created for each in known if each.created)))
        step = Step(
            id=uuid4().hex,
            created=at,
            changed=at,
            said=said,
            changes=tuple(
                self._change(type(record), record.id, with_edits=is_merge) for record in after
            ),
            leaves_no_trace=is_merge,
        )
        from iop_tracker.storage.erasing import forget_removed

        with self._database.transaction():
            self._put(after, edits or {})
            if not is_merge:
                forget_removed(self._database, {type(record) for record in after}, now)
            self._steps.erase(each.id for each in _over(known, now))
            self._steps.put([step])

    def undo(self, now: datetime) -> Step:
        """Take back the last step that was not.

        Raises:
            NothingFound: when there is none.
            StorageError: when it could not be written; the step stays then.
        """
        step = next((each for each in reversed(self.all()) if not each.is_undone), None)
        if step is None or _is_old(step, now):
            raise NothingFound(tr("There is nothing to undo."))
        return self._cross(step, now)

    def redo(self, now: datetime) -> Step:
        """Do the step again that was taken back last.

        Raises:
            NothingFound: when there is none.
            StorageError: when it could not be written.
        """
        step = next((each for each in self.all() if each.is_undone), None)
        if step is None or _is_old(step, now):
            raise NothingFound(tr("There is nothing to do again."))
        return self._cross(step, now)

    def _cross(self, step: Step, now: datetime) -> Step:
        """Put the records on the other side of the step, and remember this side."""
        quiet = step.leaves_no_trace
        here = tuple(
            self._change(_kind(change), change.id, with_edits=quiet) for change in step.changes
        )
        crossed = replace(step, changes=here, is_undone=not step.is_undone, changed=now)
        with self._database.transaction():
            if quiet:
                self._go_back(step.changes)
            else:
                self._put(list(map(_changed_back, step.changes, here, [now] * len(here))), {})
            self._steps.put([crossed])
        return crossed

    def _change(self, kind: type[Record], record_id: str, *, with_edits: bool) -> Change:
        present = self._database.of(kind).get_with_removed(record_id)
        if present is None:
            return Change(table_of(kind), record_id, None)
        edits = self._database.of(Edits).get(name_of(present)) if with_edits else None
        document = None if edits is None else to_document(edits)
        return Change(table_of(kind), record_id, to_document(present), document)

    def _go_back(self, changes: Iterable[Change]) -> None:
        """Let the records be what they were, as if nothing had ever happened to them."""
        for change in changes:
            kind, record = _kind(change), _other(change)
            name = f"{kind.__name__}/{change.id}"
            self._database.of(Edits).erase([name])
            if record is None:
                self._database.of(kind).erase([change.id])
                continue
            self._database.of(kind).put([record])
            if change.edits is not None:
                self._database.of(Edits).put([_same(from_document(Edits, change.edits), name)])

    def _put(self, records: list[Record], edits: Mapping[str, Edits]) -> None:
        """Store records, and when their fields were written."""
        written = [edits.get(name_of(record)) or self._edited(record) for record in records]
        by_kind: dict[type[Record], list[Record]] = {}
        for record in records:
            by_kind.setdefault(type(record), []).append(record)
        for kind, several in by_kind.items():
            self._database.of(kind).put(several)
        self._database.of(Edits).put(each for each in written if each is not None)

    def _edited(self, record: Record) -> Edits | None:
        """When the fields of a record were written; None for a new one, written just now."""
        before = self._database.of(type(record)).get_with_removed(record.id)
        if before is None:
            return None
        return edited(before, self._database.of(Edits).get(name_of(record)), record)


def _kind(change: Change) -> type[Record]:
    """The kind of record that a change is about."""
    from iop_tracker.storage.tables import KINDS

    if change.table not in KINDS:
        raise Damaged(UNREADABLE)
    return KINDS[change.table]


def _other(change: Change) -> Record | None:
    """The record as it is on the other side of a step; None where it is not there."""
    if change.other is None:
        return None
    return _same(from_document(_kind(change), change.other), change.id)


def _same(record: R, record_id: str) -> R:
    """A record, if it is the one that the step says."""
    if record.id != record_id:
        raise Damaged(UNREADABLE)
    return record


def _changed_back(there: Change, here: Change, now: datetime) -> Record:
    """The record as it is on the other side, as a change of now; removed where there was none."""
    record = _other(there)
    if record is not None:
        return replace(record, changed=now)
    present = _other(here)
    if present is None:
        raise Damaged(UNREADABLE)
    return replace(present, changed=now, removed=max(now, present.changed or now))


def _is_old(step: Step, now: datetime) -> bool:
    return step.created is not None and step.created < now - KEPT


def _over(steps: Iterable[Step], now: datetime) -> list[Step]:
    """What can be taken back or done again no more."""
    known = list(steps)
    trusted = is_likely_now((each.created for each in known if each.created), now)
    return [each for each in known if each.is_undone or (trusted and _is_old(each, now))]
