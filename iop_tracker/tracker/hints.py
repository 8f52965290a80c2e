"""Which hints are still needed."""

from collections.abc import Mapping

from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.record import Record
from iop_tracker.tracker.journal import Journal
from iop_tracker.views.hints import CHECK_INS, MARKS, NOTES, PLANS, TASKS, needs_hint

KINDS: Mapping[str, type[Record]] = {
    CHECK_INS: CheckIn,
    MARKS: Attendance,
    PLANS: CopingPlan,
    NOTES: Note,
    TASKS: Task,
}


class Hints:
    """Hints for the first visits of each page."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def is_needed(self, page: str) -> bool:
        """Whether the hint of a page, by its mode, still tells something new."""
        return needs_hint(page, lambda kind, least: self._journal.has(KINDS[kind], least))
