"""Cards for the wallet."""

from iop_tracker import content
from iop_tracker.domain.safety import SAFETY_ID
from iop_tracker.tracker.coping import Coping
from iop_tracker.views.card import WalletCard, plan_card, safety_card


class Cards:
    """What goes into the wallet."""

    def __init__(self, coping: Coping) -> None:
        self._coping = coping

    def card(self, plan_id: str) -> WalletCard:
        """The card of a plan, or with `SAFETY_ID` that of the safety plan.

        Raises:
            NothingFound: when the plan is not there any more.
        """
        coping, numbers = self._coping, self._coping.country().numbers
        if plan_id == SAFETY_ID:
            return safety_card(coping.safety_plan(), content.wording("safety"), numbers)
        plan = coping.plan(plan_id)
        steps = coping.strategies_by_id(plan.strategies)
        return plan_card(plan, steps, coping.contacts_by_id(plan.contacts), numbers)
