"""The safety plan and the costs and benefits, to write: a box for each part, one thing a line."""

from abc import abstractmethod
from typing import Any, ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.safety import COST_FIELDS, SAFETY_STEPS, CostBenefit, SafetyPlan
from iop_tracker.language import tr
from iop_tracker.screens.form import Form, own_lines
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.text_field import TextBox


class LinesForm(Form):
    """A page that there is once. Everything on it may stay empty."""

    WORDS: ClassVar[str]
    """The section of the texts with the name of each part and a hint to it."""
    PARTS: ClassVar[tuple[str, ...]]

    def __init__(self, tracker: Tracker, page: SafetyPlan | CostBenefit) -> None:
        super().__init__(tracker, f"page:{page.id}")
        self._page = page
        self.heading = content.wording(self.WORDS)["name"]

    @override
    def compose_fields(self) -> ComposeResult:
        words = content.wording(self.WORDS)
        yield PlainText(words["how"], classes="form-how")
        for number, name in enumerate(self.PARTS, start=1):
            label = f"{number}  {words[name]}"
            box = TextBox(placeholder=tr("one a line"))
            yield Field(name, label, box, hint=self.hint(name), tall=True)

    def hint(self, name: str) -> str:
        """What is said below a part."""
        return content.wording(f"{self.WORDS}_hint")[name]

    @override
    def fill(self) -> None:
        for name in self.PARTS:
            self.field(name).answer = "\n".join(getattr(self._page, name))

    @override
    def store(self) -> None:
        self.keep({name: own_lines(self.answer(name)) for name in self.PARTS})

    @abstractmethod
    def keep(self, lines: dict[str, Any]) -> None:
        """Save the page with these lines."""


class SafetyForm(LinesForm):
    """The six steps of the safety plan."""

    WORDS = "safety"
    PARTS = SAFETY_STEPS

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, tracker.coping.safety_plan())

    @override
    def hint(self, name: str) -> str:
        said = super().hint(name)
        if name != "professionals":
            return said
        numbers = ", ".join(number for number, _ in self.tracker.coping.country().numbers)
        return tr("{said} Always in your plan: {numbers}.", said=said, numbers=numbers)

    @override
    def keep(self, lines: dict[str, Any]) -> None:
        plan = self.tracker.coping.safety_plan()
        self.tracker.coping.save_safety_plan(replace(plan, **lines))


class CostsForm(LinesForm):
    """What using and stopping give and cost."""

    WORDS = "costs"
    PARTS = COST_FIELDS

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, tracker.coping.cost_benefit())

    @override
    def keep(self, lines: dict[str, Any]) -> None:
        page = self.tracker.coping.cost_benefit()
        self.tracker.coping.save_cost_benefit(replace(page, **lines))
