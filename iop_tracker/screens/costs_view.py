"""The costs and benefits to read: two by two, or below each other where it is narrow."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid
from textual.content import Content
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.safety import COST_FIELDS, CostBenefit
from iop_tracker.language import tr
from iop_tracker.screens.reading_view import MOVING, ReadingView, points, section
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_text import PlainText, styled


class CostsView(ReadingView):
    """What using gives and costs, and what stopping gives and costs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", tr("Edit"), id="costs.edit", tooltip=tr("Write or change this page")),
        *MOVING,
    ]

    @override
    def compose_text(self) -> ComposeResult:
        yield PlainText(id="plan-text")
        with Grid(id="costs-grid"):
            for name in COST_FIELDS:
                yield PlainText(id=f"costs-{name.replace('_', '-')}")

    @override
    def reload(self) -> None:
        page = self.tracker.coping.cost_benefit()
        self.show(_head(page))
        self.query_one("#costs-grid").display = not page.is_empty
        for name in COST_FIELDS:
            cell = self.query_one(f"#costs-{name.replace('_', '-')}", PlainText)
            cell.update(_part(page, name))

    def action_edit(self) -> None:
        """Write it, or change it."""
        from iop_tracker.screens.lines_form import CostsForm

        self.app.push_screen(CostsForm(self.tracker))


def costs_text(tracker: Tracker) -> Content:
    """The page in one column."""
    page = tracker.coping.cost_benefit()
    written = [_part(page, name) for name in COST_FIELDS if getattr(page, name)]
    return Content("\n\n").join([_head(page), *written])


def _head(page: CostBenefit) -> Content:
    words = content.wording("costs")
    said = words["empty"] if page.is_empty else words["read"]
    return Content("\n\n").join([styled(words["name"], "bold $accent"), Content(said)])


def _part(page: CostBenefit, name: str) -> Content:
    lines = points(getattr(page, name)) or [styled(tr("nothing yet"), "$text-muted")]
    return section(content.wording("costs")[name], lines)
