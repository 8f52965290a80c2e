"""A coping plan to read under stress: large, short, one column."""

from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from typing_extensions import override

from iop_tracker.domain.coping import CopingPlan
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.reading_view import MOVING, ReadingView, points, section
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_text import assemble, styled


class PlanView(ReadingView):
    """Shows one plan; it can be marked as read through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r", "review", tr("I read it"), id="plan.review", tooltip=tr("Mark it as read today")
        ),
        Binding("e", "edit", tr("Edit"), id="plan.edit", tooltip=tr("Change the plan")),
        Binding("w", "card", tr("Card"), id="plan.card", tooltip=tr("The card for your wallet")),
        *MOVING,
    ]

    def __init__(self, tracker: Tracker, plan_id: str) -> None:
        super().__init__(tracker)
        self._plan_id = plan_id

    @override
    def reload(self) -> None:
        self.show(plan_text(self.tracker, self.tracker.coping.plan(self._plan_id)))

    def action_review(self) -> None:
        """Mark it as read today."""
        try:
            self.tracker.coping.review(self.tracker.coping.plan(self._plan_id))
        except IopError as problem:
            self.notify(problem.sentence, markup=False, severity="error")
            return
        self.app.notify(tr("Good. Marked as read today."), markup=False)
        self.dismiss()

    def action_edit(self) -> None:
        """Change the plan."""
        from iop_tracker.screens.plan_form import PlanForm

        plan = self.tracker.coping.plan(self._plan_id)
        self.app.push_screen(PlanForm(self.tracker, plan))

    def action_card(self) -> None:
        """Show the card for the wallet."""
        from iop_tracker.screens.card_view import CardView

        self.app.push_screen(CardView(self.tracker, self._plan_id))


def plan_text(tracker: Tracker, plan: CopingPlan) -> Content:
    """A plan as it is read: short lines, much room, the steps numbered."""
    steps = [
        assemble((f"{number}  {step.name}", "bold"), f"\n   {step.how}" * bool(step.how))
        for number, step in enumerate(tracker.coping.strategies_by_id(plan.strategies), start=1)
    ]
    people = [
        assemble((f"{person.name}  ", "bold"), (person.phone, "$accent"))
        for person in tracker.coping.contacts_by_id(plan.contacts)
    ]
    parts = {
        tr("Signs"): points(plan.warning_signs),
        tr("What to do"): steps,
        tr("If, then"): points(plan.if_then),
        tr("Call"): people,
        tr("Go to"): points(plan.places),
        tr("Why"): points(plan.reasons),
    }
    written = [section(title, lines) for title, lines in parts.items() if lines]
    if plan.rehearsed:
        written.append(styled(gone_through(tracker, plan.rehearsed), "$text-muted"))
    return Content("\n\n").join([styled(plan.situation, "bold $accent"), *written])


def gone_through(tracker: Tracker, day: date) -> str:
    """When a plan was last gone through as a card, as a sentence."""
    return tr("Last gone through {day}.", day=tracker.here.day(day))
