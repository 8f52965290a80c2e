"""The two pages that everybody has once: the safety plan, and the costs and benefits."""

from iop_tracker.domain.safety import COSTS_ID, SAFETY_ID, CostBenefit, SafetyPlan
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal


class Pages:
    """What is written once and read for a long time."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def safety_plan(self) -> SafetyPlan:
        """The safety plan; an empty one while it is not written."""
        return self._journal.find(SafetyPlan, SAFETY_ID) or SafetyPlan(id=SAFETY_ID)

    def save_safety_plan(self, plan: SafetyPlan) -> None:
        """Store the safety plan."""
        self._journal.save(tr("the change to the safety plan"), plan)

    def cost_benefit(self) -> CostBenefit:
        """The page of costs and benefits; an empty one while it is not written."""
        return self._journal.find(CostBenefit, COSTS_ID) or CostBenefit(id=COSTS_ID)

    def save_cost_benefit(self, page: CostBenefit) -> None:
        """Store the page of costs and benefits."""
        self._journal.save(tr("the change to the costs and benefits"), page)

    def remove_page(self, page: SafetyPlan | CostBenefit) -> None:
        """Let one of the pages be empty again.

        Raises:
            NothingFound: while nothing is written on it.
        """
        if page.created is None:
            raise NothingFound(tr("Nothing is written there yet."))
        name = tr("safety plan") if isinstance(page, SafetyPlan) else tr("costs and benefits")
        self._journal.remove(tr("removing the {name}", name=name), page)
