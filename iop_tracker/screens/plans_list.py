"""The coping plans, as a list, and above them the two pages that everybody has once."""

from collections.abc import Callable

from msgspec import Struct
from textual.content import Content
from textual.screen import Screen
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.note import found_in
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.domain.safety import (
    COST_FIELDS,
    COSTS_ID,
    SAFETY_ID,
    SAFETY_STEPS,
    CostBenefit,
    SafetyPlan,
)
from iop_tracker.domain.words import weekdays_text
from iop_tracker.language import tr
from iop_tracker.screens.coping_lists import CopingList, Row
from iop_tracker.screens.costs_view import CostsView, costs_text
from iop_tracker.screens.event_form import EventForm, event_screen
from iop_tracker.screens.event_rows import EVENT, event_id, event_row, event_text
from iop_tracker.screens.form import Form
from iop_tracker.screens.lines_form import CostsForm, SafetyForm
from iop_tracker.screens.plan_form import PlanForm
from iop_tracker.screens.plan_view import PlanView, plan_text
from iop_tracker.screens.reading_view import ReadingView
from iop_tracker.screens.safety_view import SafetyView, safety_text
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_text import assemble

NOT_WRITTEN = tr("not written yet")


class OwnPage(Struct, frozen=True):
    """A page that everybody has once, as a row."""

    words: str
    """The section of its texts."""
    parts: tuple[str, ...]
    read: Callable[[Tracker], SafetyPlan | CostBenefit]
    text: Callable[[Tracker], Content]
    view: Callable[[Tracker], ReadingView]
    form: Callable[[Tracker], Form]

    @property
    def name(self) -> str:
        """What it is called."""
        return content.wording(self.words)["name"]

    def row(self, tracker: Tracker) -> Content:
        """The page in the list."""
        about = NOT_WRITTEN if self.read(tracker).is_empty else ""
        return assemble((self.name, "bold"), (f"  {about}", "$text-muted"))

    def has(self, tracker: Tracker, query: str) -> bool:
        """Whether every word of the query is in it."""
        page = self.read(tracker)
        return found_in(
            query, (self.name, *(x for part in self.parts for x in getattr(page, part)))
        )


PAGES = {
    SAFETY_ID: OwnPage(
        words="safety",
        parts=SAFETY_STEPS,
        read=lambda tracker: tracker.coping.safety_plan(),
        text=safety_text,
        view=SafetyView,
        form=SafetyForm,
    ),
    COSTS_ID: OwnPage(
        words="costs",
        parts=COST_FIELDS,
        read=lambda tracker: tracker.coping.cost_benefit(),
        text=costs_text,
        view=CostsView,
        form=CostsForm,
    ),
}
"""The pages by the id of their row."""


class PlansList(CopingList):
    """The safety plan, the costs and benefits, plans for high-risk situations, and risky days."""

    TAB = ("plans", tr("Plans"))
    EMPTY = "plans"

    @override
    def rows(self, query: str, *, is_roomy: bool) -> list[Row]:
        pages = {row: page for row, page in PAGES.items() if page.has(self.tracker, query)}
        return [
            *((row, page.row(self.tracker)) for row, page in pages.items()),
            *(
                (plan.id, self._row(plan, is_roomy=is_roomy))
                for plan in self.tracker.coping.plans(query)
            ),
            *(event_row(self.tracker, event) for event in self.tracker.events.all(query)),
        ]

    def _row(self, plan: CopingPlan, *, is_roomy: bool) -> Content:
        read = (
            tr("read {reviewed}", reviewed=self.tracker.here.day(plan.reviewed))
            if plan.reviewed
            else tr("not read yet")
        )
        if plan.rehearsed and plan.rehearsed == plan.reviewed:
            read = tr("gone through {rehearsed}", rehearsed=self.tracker.here.day(plan.rehearsed))
        days = weekdays_text(plan.weekdays)
        about = " · ".join(filter(None, (days, read if is_roomy else "")))
        return assemble(plan.situation, (f"  {about}", "$text-muted"))

    @override
    def about(self, row: str) -> str | Content:
        if row in PAGES:
            return self._with_next(PAGES[row].text(self.tracker))
        if row.startswith(EVENT):
            event = next((e for e in self.tracker.events.all() if event_id(row) == e.id), None)
            return event_text(self.tracker, event) if event else ""
        plans = (plan for plan in self.tracker.coping.plans() if plan.id == row)
        return next((plan_text(self.tracker, plan) for plan in plans), "")

    def _with_next(self, text: Content) -> Content:
        """A page, and while there is no plan yet how to write one."""
        if self.tracker.coping.plans():
            return text
        return Content("\n\n").join([text, Content(content.wording("empty")[self.EMPTY])])

    @override
    def form(self, row: str | None) -> Form:
        if row in PAGES:
            return PAGES[row].form(self.tracker)
        if row and row.startswith(EVENT):
            return EventForm(self.tracker, self._event(row))
        return PlanForm(self.tracker, self.tracker.coping.plan(row) if row else None)

    @override
    def reader(self, row: str) -> Screen[None] | Screen[bool] | None:
        if row.startswith(EVENT):
            return event_screen(self.tracker, self._event(row))
        return PAGES[row].view(self.tracker) if row in PAGES else PlanView(self.tracker, row)

    def _event(self, row: str) -> RiskyEvent:
        return self.tracker.events.event(event_id(row))

    @override
    def remove(self, row: str) -> None:
        if row in PAGES:
            self.tracker.coping.remove_page(PAGES[row].read(self.tracker))
        elif row.startswith(EVENT):
            self.tracker.events.remove(self._event(row))
        else:
            self.tracker.coping.remove_plan(self.tracker.coping.plan(row))

    @override
    def offers(self, action: str, row: str) -> bool:
        if action == "event" or (action == "card" and row == SAFETY_ID):
            return True
        return bool(row) and row not in PAGES and not row.startswith(EVENT)
