"""What came from where when two versions of a file were made one."""

from collections.abc import Iterable
from datetime import date

from iop_tracker.domain.edits import Edits, has_hidden_text, texts_kept
from iop_tracker.domain.merge import State
from iop_tracker.domain.record import Record, name_of
from iop_tracker.domain.words import list_text
from iop_tracker.language import tr
from iop_tracker.views.difference import difference
from iop_tracker.views.naming import record_text

MOST_NAMES = 5
NOTHING_NEW = tr("Nothing in the other version was new.")
NO_ROOM = tr(
    "Two versions of a text in {} have no room together: the newer one shows. The older one is in "
    "the copies, or in the other file."
)


def merge_lines(
    mine: State, theirs: State, together: State, kinds: Iterable[type[Record]], today: date
) -> tuple[str, ...]:
    """The summary of a merge, a line each.

    Args:
        mine: This version.
        theirs: The other version.
        together: What both are as one.
        kinds: The kinds of entries.
        today: The local day.
    """
    known = tuple(kinds)
    taken = difference(mine, together, known)
    kept = difference(theirs, together, known)
    lines = taken.lines(tr("New from there"), tr("Removed there"), tr("Changed there"))
    return (
        *(lines or (NOTHING_NEW,)),
        *kept.lines(tr("Only here before"), tr("Removed here"), tr("Changed here")),
        *_both_texts(mine, together, known, today),
    )


def _both_texts(
    mine: State, together: State, kinds: Iterable[type[Record]], today: date
) -> Iterable[str]:
    """The records that have two versions of a text since now."""
    both = [
        (record_text(record, today), has_hidden_text(record, edits))
        for kind in kinds
        for record in together[kind].values()
        if record.removed is None
        and (edits := together[Edits].get(name_of(record))) != mine[Edits].get(name_of(record))
        and isinstance(edits, Edits)
        and texts_kept(edits)
    ]
    seen, hidden = (
        [name for name, is_hidden in both if is_hidden is each] for each in (False, True)
    )
    if seen:
        yield tr("Both versions of a text were kept in {some}.", some=_some(seen))
    if hidden:
        yield NO_ROOM.format(_some(hidden))


def _some(names: list[str]) -> str:
    more = [tr("{names} more", names=len(names) - MOST_NAMES)] if len(names) > MOST_NAMES else []
    return list_text([*names[:MOST_NAMES], *more])
