"""A coping plan to read under stress: large, short, one column."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import ScreenResume
from textual.screen import ModalScreen
from typing_extensions import override

from iop_tracker.domain.coping import CopingPlan
from iop_tracker.errors import IopError, NothingFound
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble, styled
from iop_tracker.widgets.too_small import TooSmall


class PlanView(ModalScreen[None]):
    """Shows one plan; it can be marked as read through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "review", "I read it", id="plan.review", tooltip="Mark it as read today"),
        Binding("e", "edit", "Edit", id="plan.edit", tooltip="Change the plan"),
        Binding("escape", "dismiss", "Back", id="plan.back", tooltip="Close"),
        Binding("exclamation_mark", "app.help_now", "Help now", key_display="!", id="plan.help"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, tracker: Tracker, plan_id: str) -> None:
        super().__init__()
        self.tracker = tracker
        self._plan_id = plan_id

    @override
    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="plan-box", can_focus=False):
            yield PlainText(id="plan-text")
        yield KeyFooter()
        yield TooSmall()

    def on_screen_resume(self, _: ScreenResume) -> None:
        """Read the plan again, as it may have been changed; close when it is gone."""
        try:
            plan = self.tracker.coping.plan(self._plan_id)
        except NothingFound:
            self.dismiss()
            return
        self.query_one("#plan-text", PlainText).update(plan_text(self.tracker, plan))

    def action_review(self) -> None:
        """Mark it as read today."""
        try:
            self.tracker.coping.review(self.tracker.coping.plan(self._plan_id))
        except IopError as problem:
            self.notify(problem.sentence, markup=False, severity="error")
            return
        self.app.notify("Good. Marked as read today.", markup=False)
        self.dismiss()

    def action_edit(self) -> None:
        """Change the plan."""
        from iop_tracker.screens.plan_form import PlanForm

        plan = self.tracker.coping.plan(self._plan_id)
        self.app.push_screen(PlanForm(self.tracker, plan))

    def action_scroll(self, by: int) -> None:
        """Scroll a few lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)


def plan_text(tracker: Tracker, plan: CopingPlan) -> Content:
    """A plan as it is read: short lines, much room, the steps numbered."""
    parts = [styled(plan.situation, "bold $accent")]
    if plan.warning_signs:
        parts.append(_section("Signs", [Content(f"·  {sign}") for sign in plan.warning_signs]))
    steps = tracker.coping.strategies_by_id(plan.strategies)
    if steps:
        rows = [
            assemble((f"{number}  {step.name}", "bold"), f"\n   {step.how}" * bool(step.how))
            for number, step in enumerate(steps, start=1)
        ]
        parts.append(_section("What to do", rows))
    people = tracker.coping.contacts_by_id(plan.contacts)
    if people:
        lines = [assemble((f"{p.name}  ", "bold"), (p.phone, "$accent")) for p in people]
        parts.append(_section("Call", lines))
    if plan.reasons:
        parts.append(_section("Why", [Content(f"·  {reason}") for reason in plan.reasons]))
    if plan.rehearsed:
        parts.append(styled(gone_through(tracker, plan.rehearsed), "$text-muted"))
    return Content("\n\n").join(parts)


def gone_through(tracker: Tracker, day: date) -> str:
    """When a plan was last gone through as a card, as a sentence."""
    return f"Last gone through {tracker.here.day(day)}."


def _section(title: str, lines: list[Content]) -> Content:
    return Content("\n").join([styled(title.upper(), "bold $primary"), *lines])
