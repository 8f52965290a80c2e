"""The coping plans, as a list."""

from textual.content import Content
from textual.screen import Screen
from typing_extensions import override

from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.words import weekdays_text
from iop_tracker.screens.coping_lists import CopingList, Row
from iop_tracker.screens.form import Form
from iop_tracker.screens.plan_form import PlanForm
from iop_tracker.screens.plan_view import PlanView, plan_text
from iop_tracker.widgets.plain_text import assemble


class PlansList(CopingList):
    """Plans for high-risk situations."""

    TAB = ("plans", "Plans")
    EMPTY = "plans"

    @override
    def rows(self, query: str, *, is_roomy: bool) -> list[Row]:
        return [
            (plan.id, self._row(plan, is_roomy=is_roomy))
            for plan in self.tracker.coping.plans(query)
        ]

    def _row(self, plan: CopingPlan, *, is_roomy: bool) -> Content:
        read = f"read {self.tracker.here.day(plan.reviewed)}" if plan.reviewed else "not read yet"
        if plan.rehearsed and plan.rehearsed == plan.reviewed:
            read = f"gone through {self.tracker.here.day(plan.rehearsed)}"
        days = weekdays_text(plan.weekdays)
        about = " · ".join(filter(None, (days, read if is_roomy else "")))
        return assemble(plan.situation, (f"  {about}", "$text-muted"))

    @override
    def about(self, row: str) -> str | Content:
        plans = (plan for plan in self.tracker.coping.plans() if plan.id == row)
        return next((plan_text(self.tracker, plan) for plan in plans), "")

    @override
    def form(self, row: str | None) -> Form:
        return PlanForm(self.tracker, self.tracker.coping.plan(row) if row else None)

    @override
    def reader(self, row: str) -> Screen[None] | Screen[bool] | None:
        return PlanView(self.tracker, row)

    @override
    def remove(self, row: str) -> None:
        self.tracker.coping.remove_plan(self.tracker.coping.plan(row))
