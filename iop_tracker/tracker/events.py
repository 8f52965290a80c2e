"""Days with something risky on them."""

from msgspec.structs import replace

from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.note import found_in
from iop_tracker.domain.risky import RiskyEvent, Went, check_has_come, check_to_come, in_order
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal


class Events:
    """What is coming up, the plan for it, and how it went."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self, query: str = "") -> tuple[RiskyEvent, ...]:
        """Those with every word of the query: what is to come first, then what is over."""
        found = in_order(
            each
            for each in self._journal.all(RiskyEvent)
            if found_in(query, (each.name, each.note))
        )
        today = self._journal.today
        over = [each for each in found if each.day < today]
        return (*(each for each in found if each.day >= today), *reversed(over))

    def event(self, event_id: str) -> RiskyEvent:
        """One of them.

        Raises:
            NothingFound: when it is not there any more.
        """
        return self._journal.get(RiskyEvent, event_id)

    def plan_of(self, event: RiskyEvent) -> CopingPlan | None:
        """The plan for it; None while there is none, or when it was removed."""
        return self._journal.find(CopingPlan, event.plan_id) if event.plan_id else None

    def save(self, event: RiskyEvent) -> None:
        """Store a new or changed one.

        Raises:
            InvalidEntry: when it is put on a day that is over.
        """
        known = self._journal.find(RiskyEvent, event.id) if event.id else None
        check_to_come(event, known, self._journal.today)
        self._journal.save(tr("the change to “{name}”", name=event.name), event)

    def write_plan(self, event: RiskyEvent, plan: CopingPlan) -> None:
        """Store a new plan as the plan for it."""
        new = replace(plan, id=self._journal.new_id())
        self._journal.save(
            tr("the plan for “{name}”", name=event.name), new, replace(event, plan_id=new.id)
        )

    def answer(self, event: RiskyEvent, went: Went, note: str | None = None) -> None:
        """Say how it went.

        Args:
            event: What it is about.
            went: The answer.
            note: A few words; None leaves those that are there.

        Raises:
            InvalidEntry: when its day is still to come.
        """
        check_has_come(event, self._journal.today)
        kept = event.note if note is None else note
        self._journal.save(
            tr("how “{name}” went", name=event.name), replace(event, went=went, note=kept)
        )

    def remove(self, event: RiskyEvent) -> None:
        """Remove one; its plan stays."""
        self._journal.remove(tr("removing “{name}”", name=event.name), event)
