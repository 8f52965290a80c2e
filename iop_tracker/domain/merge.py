"""Two states of one journal made into one; which is merged into which makes no difference."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeAlias, cast

from iop_tracker.domain.edits import LONG_AGO, Edits, merged, removal_written
from iop_tracker.domain.record import Erased, Record, name_of
from iop_tracker.domain.step import is_removed_long_ago

ById: TypeAlias = Mapping[str, Record]
State: TypeAlias = Mapping[type[Record], ById]
"""The records of each kind by id, removed ones too, with their `Edits` and what was `Erased`."""


def state_of(records: Mapping[type[Record], Iterable[Record]]) -> State:
    """The records of each kind by id."""
    return {kind: {each.id: each for each in found} for kind, found in records.items()}


def merged_states(one: State, other: State, kinds: Iterable[type[Record]]) -> State:
    """One state of two; what was erased in one of them is gone.

    Of a record that went by itself long after it was removed, only that is known: who brought it
    back in time has it as it is there.

    Args:
        one: A state.
        other: Another state.
        kinds: The kinds of entries in them.
    """
    erased = _all_erased(one, other)
    found: dict[type[Record], dict[str, Record]] = {Erased: {**erased}, Edits: {}}
    for kind in kinds:
        found[kind] = {}
        for record_id in sorted(one.get(kind, {}).keys() | other.get(kind, {}).keys()):
            record, edits = _merged_record(one, other, kind, record_id)
            if not _is_gone(record, edits, erased.get(name_of(record))):
                found[kind][record_id] = record
                found[Edits] |= {edits.id: edits} if edits else {}
    return found


def _all_erased(one: State, other: State) -> dict[str, Erased]:
    """What is gone in either; of two the one that lets less come back."""
    gone: dict[str, Erased] = {}
    for record in (*one.get(Erased, {}).values(), *other.get(Erased, {}).values()):
        new = cast("Erased", record)
        gone[new.id] = max(gone.get(new.id, new), new, key=_strictness)
    return gone


def _strictness(erased: Erased) -> tuple[bool, datetime, str]:
    return erased.after is None, erased.after or LONG_AGO, str(erased.created)


def _is_gone(record: Record, edits: Edits | None, erased: Erased | None) -> bool:
    if erased is None:
        return False
    return erased.after is None or removal_written(record, edits) <= erased.after


def without_old(state: State, kinds: Iterable[type[Record]], now: datetime) -> State:
    """A state without what was removed so long ago that it is not kept any more.

    Args:
        state: The state.
        kinds: The kinds of entries in it.
        now: The moment, aware, UTC.
    """
    kept: dict[type[Record], dict[str, Record]] = {kind: {**state[kind]} for kind in state}
    for kind in kinds:
        for record in state[kind].values():
            if is_removed_long_ago(record, now):
                name = name_of(record)
                edits = cast("Edits | None", kept[Edits].pop(name, None))
                del kept[kind][record.id]
                kept[Erased][name] = went_by_itself(record, edits, now)
    return kept


def went_by_itself(record: Record, edits: Edits | None, now: datetime) -> Erased:
    """What stays of a removed record that is not kept any more.

    Args:
        record: The record.
        edits: When its fields were written.
        now: The moment, aware, UTC.
    """
    after = removal_written(record, edits)
    return Erased(id=name_of(record), created=now, changed=now, after=after)


def _merged_record(
    one: State, other: State, kind: type[Record], record_id: str
) -> tuple[Record, Edits | None]:
    mine, theirs = (_record(state, kind, record_id) for state in (one, other))
    if mine is None or theirs is None or mine == theirs:
        return cast("tuple[Record, Edits | None]", mine or theirs)
    return merged(*mine, *theirs)


def _record(state: State, kind: type[Record], record_id: str) -> tuple[Record, Edits | None] | None:
    record = state.get(kind, {}).get(record_id)
    if record is None:
        return None
    return record, cast("Edits | None", state.get(Edits, {}).get(name_of(record)))
