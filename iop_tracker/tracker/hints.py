"""Which hints are still needed."""

from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.note import Note, Task
from iop_tracker.tracker.journal import Journal
from iop_tracker.views.hints import Done, needs_hint


class Hints:
    """Hints for the first visits of each page."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def is_needed(self, page: str) -> bool:
        """Whether the hint of a page, by its mode, still tells something new."""
        done = Done(
            check_ins=len(self._journal.all(CheckIn)),
            marks=len(self._journal.all(Attendance)),
            plans=len(self._journal.all(CopingPlan)),
            notes=len(self._journal.all(Note)),
            tasks=len(self._journal.all(Task)),
        )
        return needs_hint(page, done)
