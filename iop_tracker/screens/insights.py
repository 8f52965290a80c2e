"""Mood, craving and sleep over time."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
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
TABS = tuple((str(span or ALL), f"{span} days" if span else ALL) for span in SPANS)
FIRST_TAB = "30"


class InsightsScreen(Page):
    """What was written down, as pictures and in words, over a stretch of days."""

    MODE = "insights"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left_square_bracket,left,h",
            "span(-1)",
            "Shorter",
            key_display="[",
            id="insights.shorter",
            tooltip="Look at fewer days",
        ),
        Binding(
            "right_square_bracket,right,l",
            "span(1)",
            "Longer",
            key_display="]",
            id="insights.longer",
            tooltip="Look at more days",
        ),
        Binding("down,j", "scroll_page(1)", "Down", show=False),
        Binding("up,k", "scroll_page(-1)", "Up", show=False),
    ]

    spans = query_one(TabRow)
    pictures = query_one("#pictures", VerticalScroll)

    @override
    def compose_page(self) -> ComposeResult:
        with Horizontal(id="insights-top"):
            yield TabRow(TABS)
            yield PlainText(id="insights-days")
        yield EmptyState(content.wording("empty")["insights"])
        with VerticalScroll(id="pictures", can_focus=False):
            yield PlainText(id="insights-lines")
            for name, *_ in MEASURES:
                yield PlainText(id=f"words-{name.lower()}")
                yield TrendChart(id=f"chart-{name.lower()}")
            yield PlainText("A dot is a day without an answer.", id="insights-legend")

    @override
    def on_mount(self) -> None:
        """Begin with a month."""
        self.spans.current = FIRST_TAB

    @override
    def reload(self) -> None:
        chosen = self.spans.current
        view = self.tracker.insights(None if chosen == ALL else int(chosen))
        days = f"{day_text(view.first, view.last)} to {day_text(view.last, view.last)}"
        self.query_one("#insights-days", PlainText).update(days)
        self.set_class(not self.tracker.check_ins.all(), "-empty")
        self._show(view)

    def _show(self, view: InsightsView) -> None:
        self.query_one("#insights-lines", PlainText).update("\n".join(view.lines))
        for trend in view.trends:
            name = trend.name.lower()
            self.query_one(f"#chart-{name}", TrendChart).show(trend, view.first, view.last)
            words = Content(trend.words).stylize("bold", 0, len(trend.name))
            self.query_one(f"#words-{name}", PlainText).update(words)

    @on(TabRow.Changed)
    def show_span(self) -> None:
        """Look at the stretch that was chosen."""
        self.attempt(self.reload)

    def action_span(self, by: int) -> None:
        """Look at the next longer or shorter stretch."""
        ids = [each for each, _ in TABS]
        place = ids.index(self.spans.current) + by
        self.spans.current = ids[max(0, min(len(ids) - 1, place))]

    def action_scroll_page(self, by: int) -> None:
        """Move what is seen by a few rows."""
        self.pictures.scroll_relative(y=3 * by, animate=False)
