"""Two states of one journal made into one; which is merged into which makes no difference."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias, cast

from iop_tracker.domain.edits import LONG_AGO, Edits, merged, removal_written
from iop_tracker.domain.record import Erased, Record, name_of

ById: TypeAlias = Mapping[str, Record]
State: TypeAlias = Mapping[type[Record], ById]
"""The records of each kind by id, removed ones too, with their `Edits` and what was `Erased`."""
Version: TypeAlias = tuple[Record, Edits | None]
"""A record, and when its fields were written."""


def state_of(records: Mapping[type[Record], Iterable[Record]]) -> State:
    """The records of each kind by id."""
    return {kind: {each.id: each for each in found} for kind, found in records.items()}


def merged_states(one: State, other: State, kinds: Iterable[type[Record]]) -> State:
    """One state of two; what was erased in one of them is gone.

    In which order states are merged makes no difference, nor how often. Two things limit that.
    Of a record that went by itself long after it was removed only this is known: who brought it
    back in time has it as it is there; what a third computer changed in it may be in it or not.
    And of a page that there is once (the safety plan) three computers may each have made their
    own; when one was erased, and another was written after that, the third's may be in it or not.

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
            versions = [_version(state, kind, record_id, erased) for state in (one, other)]
            together = _merged_versions([each for each in versions if each is not None])
            if together and not _went_by_itself(*together, erased.get(name_of(together[0]))):
                record, edits = together
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


def _strictness(erased: Erased) -> tuple[bool, datetime, datetime]:
    return erased.after is None, erased.after or LONG_AGO, erased.created or LONG_AGO


def _version(
    state: State, kind: type[Record], record_id: str, erased: Mapping[str, Erased]
) -> Version | None:
    """A record of a state with its edits; None where it is not there, or went for good."""
    record = state.get(kind, {}).get(record_id)
    if record is None:
        return None
    gone = erased.get(name_of(record))
    if gone is not None and gone.after is None and gone.is_about(record):
        return None
    return record, cast("Edits | None", state.get(Edits, {}).get(name_of(record)))


def _merged_versions(versions: Sequence[Version]) -> Version | None:
    if len(versions) == 2 and versions[0] != versions[1]:
        return merged(*versions[0], *versions[1])
    return versions[0] if versions else None


def _went_by_itself(record: Record, edits: Edits | None, erased: Erased | None) -> bool:
    """Whether its last removal is one after which it went by itself in one of the states."""
    if erased is None or erased.after is None:
        return False
    return removal_written(record, edits) <= erased.after


def went_by_itself(record: Record, edits: Edits | None) -> Erased:
    """What stays of a removed record that is not kept any more.

    Args:
        record: The record.
        edits: When its fields were written.
    """
    after = removal_written(record, edits)
    return Erased(id=name_of(record), created=after, changed=after, after=after)
