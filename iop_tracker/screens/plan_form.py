"""Write or change a coping plan."""

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.domain.words import DAY_NAMES
from iop_tracker.language import tr
from iop_tracker.screens.form import Form, own_lines
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.strategy_picker import PickedStrategies
from iop_tracker.widgets.text_field import Picker, TextBox, TextLine
from iop_tracker.widgets.toggles import Toggles

LINES = ("warning_signs", "if_then", "places", "reasons")
"""The fields with one thing a line."""


class PlanForm(Form):
    """The situation, its signs, what to do, whom to call, where to go, why, and on which days."""

    AUTO_FOCUS = "#field-situation TextLine"

    def __init__(
        self, tracker: Tracker, plan: CopingPlan | None = None, *, event: RiskyEvent | None = None
    ) -> None:
        """Change a plan, or write a new one, perhaps for a risky day to come."""
        key = f"plan-for:{event.id}" if event else f"plan:{plan.id if plan else 'new'}"
        super().__init__(tracker, key)
        self._plan = plan
        self._event = event
        self.heading = tr("Change the plan") if plan else tr("A plan for a hard situation")

    @override
    def compose_fields(self) -> ComposeResult:
        contacts = self.tracker.coping.contacts()
        days = ((str(number), name[:3]) for number, name in enumerate(DAY_NAMES))
        if self._plan is None:
            examples = tuple((s.name, s.name) for s in content.situations())
            yield Field("example", tr("Start from"), Picker(examples, nothing=tr("an empty page")))
        yield Field(
            "situation", tr("Situation"), TextLine(placeholder=tr("like: payday and the way home"))
        )
        signs = TextBox(placeholder=tr("one a line: what tells me that it is coming"))
        yield Field("warning_signs", tr("Warning signs"), signs)
        strategies = PickedStrategies(self.tracker.coping.strategies())
        yield Field("strategies", tr("What to do"), strategies)
        if_then = TextBox(placeholder=tr("one a line: If I pass the bar, then I cross the street"))
        yield Field("if_then", tr("If ... then ..."), if_then)
        if contacts:
            yield Field("contacts", tr("Whom to call"), Toggles((c.id, c.name) for c in contacts))
        yield Field(
            "places", tr("Places to go"), TextBox(placeholder=tr("one a line: where I go instead"))
        )
        yield Field(
            "reasons", tr("My reasons"), TextBox(placeholder=tr("one a line: why it is worth it"))
        )
        yield Field(
            "weekdays", tr("Hard days"), Toggles(days), hint=tr("Today shows the plan then")
        )

    @override
    def fill(self) -> None:
        plan = self._plan
        if self._event:
            self.field("situation").answer = self._event.name
        if plan is None:
            return
        self.field("situation").answer = plan.situation
        for name in LINES:
            self.field(name).answer = "\n".join(getattr(plan, name))
        self.field("strategies").answer = ",".join(plan.strategies)
        if self.tracker.coping.contacts():
            self.field("contacts").answer = ",".join(plan.contacts)
        self.field("weekdays").answer = ",".join(map(str, plan.weekdays))

    def on_select_changed(self, event: Picker.Changed) -> None:
        """Begin with an example; what was typed already stays."""
        example = next((s for s in content.situations() if s.name == event.value), None)
        if example is None:
            return
        for name, text in (
            ("situation", example.name),
            ("warning_signs", "\n".join(example.signs)),
            ("strategies", ",".join(example.strategies)),
        ):
            if not self.answer(name):
                self.field(name).answer = text

    @override
    def store(self) -> None:
        base = self._plan or CopingPlan(situation="·")
        has_contacts = bool(self.tracker.coping.contacts())
        plan = replace(
            base,
            situation=self.answer("situation"),
            warning_signs=self._lines("warning_signs"),
            strategies=self._parts("strategies"),
            if_then=self._lines("if_then"),
            contacts=self._parts("contacts") if has_contacts else (),
            places=self._lines("places"),
            reasons=self._lines("reasons"),
            weekdays=tuple(int(day) for day in self._parts("weekdays")),
        )
        if self._event:
            self.tracker.events.write_plan(self._event, plan)
        else:
            self.tracker.coping.save_plan(plan)

    def _lines(self, name: str) -> tuple[str, ...]:
        return own_lines(self.answer(name))

    def _parts(self, name: str) -> tuple[str, ...]:
        return tuple(part for part in self.answer(name).split(",") if part)
