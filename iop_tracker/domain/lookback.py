"""Looking back after a return to use, to learn from it."""

from datetime import date

from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_day, check_text
from iop_tracker.language import tr

LOOK_BACK_STEPS = ("before", "thoughts", "feelings", "did", "would_try", "tell")
"""The questions, in their order; each can be left out."""


class LookBack(Record, frozen=True, kw_only=True):
    """What one return to use showed.

    The questions follow the chain of Marlatt's relapse model (Marlatt & Donovan, Relapse
    Prevention, 2005): situation, thoughts, feelings, what was done, and what to try instead.
    """

    day: date
    """The local day it is about."""
    before: str = ""
    """What came before."""
    thoughts: str = ""
    feelings: str = ""
    did: str = ""
    """What was done."""
    would_try: str = ""
    """What to try another time."""
    tell: str = ""
    """Whom to tell."""
    plan_id: str = ""
    """Id of the plan that was changed after it; empty for none."""

    def __post_init__(self) -> None:
        check_day("day", self.day)
        for name in LOOK_BACK_STEPS:
            check_text(name, getattr(self, name), what=tr("The answer"))
