"""What is different between two states of a journal."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.merge import State
from iop_tracker.domain.record import Record
from iop_tracker.views.naming import counts_text


class Difference(Struct, frozen=True):
    """Records by what going from one state to the other does with them."""

    come: tuple[Record, ...]
    """There after, not before."""
    go: tuple[Record, ...]
    """There before, not after; as they were before."""
    change: tuple[Record, ...]
    """There before and after, with other content; as they are after."""

    def lines(self, come: str, go: str, change: str) -> tuple[str, ...]:
        """It in words, a line for each that there is.

        Args:
            come: What to call records that come.
            go: What to call those that go.
            change: What to call those that change.
        """
        parts = ((come, self.come), (change, self.change), (go, self.go))
        return tuple(
            f"{what}: {counts_text(Counter(map(type, records)))}"
            for what, records in parts
            if records
        )


def difference(before: State, after: State, kinds: Iterable[type[Record]]) -> Difference:
    """What going from one state to another does with the records of some kinds."""
    come, go, change = [], [], []
    for kind in kinds:
        old, new = _live(before, kind), _live(after, kind)
        come += [new[each] for each in new if each not in old]
        go += [old[each] for each in old if each not in new]
        change += [new[each] for each in new if each in old and _differ(old[each], new[each])]
    return Difference(tuple(come), tuple(go), tuple(change))


def _live(state: State, kind: type[Record]) -> dict[str, Record]:
    return {record.id: record for record in state[kind].values() if record.removed is None}


def _differ(one: Record, other: Record) -> bool:
    """Whether something in them differs besides when they were written."""
    return replace(one, created=None, changed=None) != replace(other, created=None, changed=None)
