"""Search over everything that was written."""

from typing import TYPE_CHECKING

from iop_tracker.domain.search import Hit, Index
from iop_tracker.tracker.journal import Journal
from iop_tracker.views.findable import FINDABLE, pages

if TYPE_CHECKING:
    from iop_tracker.domain.record import Record


class Searching:
    """Finds words in notes, check-ins, urges, plans and all else.

    The index is made at the first question, and again after something was changed.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._known: tuple[tuple[Record, ...], ...] = ()
        self._index = Index(())

    def find(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """What has every word of a query, the best first, then the newest.

        Args:
            query: What was typed; a slip or two does not matter.
            limit: The most to give.
        """
        return self._fresh().find(query, limit)

    def _fresh(self) -> Index:
        known = tuple(self._journal.all(kind) for kind in FINDABLE)
        is_same = len(known) == len(self._known) and all(
            one is other for one, other in zip(known, self._known, strict=True)
        )
        if not is_same:
            self._known = known
            self._index = Index(
                page
                for kind, records in zip(FINDABLE, known, strict=True)
                for page in pages(kind, records)
            )
        return self._index
