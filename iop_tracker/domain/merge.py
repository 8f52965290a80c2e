"""Two states of one journal made into one; which is merged into which makes no difference."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeAlias, cast

from iop_tracker.domain.edits import LONG_AGO, Edits, merged, removal_written
from iop_tracker.domain.record import Erased, Record, name_of

ById: TypeAlias = Mapping[str, Record]
State: TypeAlias = Mapping[type[Record], ById]
"""The records of each kind by id, removed ones too, with their `Edits` and what was `Erased`."""


def state_of(records: Mapping[type[Record], Iterable[Record]]) -> State:
    """The records of each kind by id."""
    return {kind: {each.id: each for each in found} for kind, found in records.items()}


def merged_states(one: State, other: State, kinds: Iterable[type[Record]]) -> State:
    """One state of two; what was erased in one of them is gone.

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
    if erased.after is None or record.removed is not None:
        return True
    return removal_written(record, edits) <= erased.after


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
