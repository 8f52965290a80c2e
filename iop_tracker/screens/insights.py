"""Insights: how the days go, drawn and told in words."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.words import day_text
from iop_tracker.screens.page import Page
from iop_tracker.views.insights import MEASURES, SPANS, InsightsView
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.tab_row import TabRow
from iop_tracker.widgets.trend import TrendChart

ALL = "all"


class InsightsScreen(Page):
    """Mood, craving and sleep over a stretch of days, then what else there is to say."""

    MODE = "insights"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left,h,left_square_bracket",
            "span(-1)",
            "Shorter",
            key_display="←",
            id="insights.shorter",
            tooltip="Look at fewer days",
        ),
        Binding(
            "right,l,right_square_bracket",
            "span(1)",
            "Longer",
            key_display="→",
            id="insights.longer",
            tooltip="Look at more days",
        ),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    @override
    def compose_page(self) -> ComposeResult:
        spans = tuple((str(s or ALL), f"{s} days" if s else "all") for s in SPANS)
        yield TabRow(spans)
        yield PlainText(id="dates")
        with VerticalScroll(id="insights-body", can_focus=False):
            with Vertical(id="trends"):
                for name, *_ in MEASURES:
                    yield TrendChart(id=f"trend-{name.lower()}")
            yield PlainText(id="insight-lines")
        yield EmptyState(id="insights-empty")

    @override
    def on_mount(self) -> None:
        """Begin with a month."""
        self.query_one(TabRow).current = "30"

    @override
    def reload(self) -> None:
        chosen = self.query_one(TabRow).current
        view = self.tracker.insights(None if chosen == ALL else int(chosen))
        is_empty = not self.tracker.check_ins.all()
        self.query_one("#insights-body").display = not is_empty
        empty = self.query_one("#insights-empty", EmptyState)
        empty.display = is_empty
        empty.update(content.wording("empty")["insights"])
        self.query_one("#dates", PlainText).update(_dates(view))
        for trend in view.trends:
            self.query_one(f"#trend-{trend.name.lower()}", TrendChart).trend = trend
        self.query_one("#insight-lines", PlainText).update("\n".join(view.lines))

    @on(TabRow.Changed)
    def show_span(self) -> None:
        """Show another stretch of days."""
        self.reload()

    def action_span(self, by: int) -> None:
        """Look at fewer or more days."""
        row = self.query_one(TabRow)
        ids = [str(span or ALL) for span in SPANS]
        row.current = ids[max(0, min(len(ids) - 1, ids.index(row.current) + by))]

    def action_scroll(self, by: int) -> None:
        """Scroll a few lines."""
        self.query_one("#insights-body").scroll_relative(y=3 * by, animate=False)


def _dates(view: InsightsView) -> Content:
    words = f"{day_text(view.first, view.last)} to {day_text(view.last, view.last)}"
    return Content.styled(f"{words} · a dot is a day without a check-in", "$text-muted")
