"""When urges come, what sets them off, and what was used then."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.helped import TriggerPattern
from iop_tracker.language import tr
from iop_tracker.screens.scrolling import SCROLL_KEYS, ScrollingScreen
from iop_tracker.tracker import Tracker
from iop_tracker.views.urges import pattern_text
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble, styled
from iop_tracker.widgets.too_small import TooSmall
from iop_tracker.widgets.urge_map import urge_map_text

MOST = 8
"""Triggers that are told."""


class PatternsScreen(ScrollingScreen):
    """The map of all urges, or of one trigger's; then every trigger in a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right,l,space",
            "turn(1)",
            tr("Next trigger"),
            id="patterns.next",
            tooltip=tr("Its map alone"),
        ),
        Binding(
            "left,h", "turn(-1)", tr("Before"), id="patterns.before", tooltip=tr("The one before")
        ),
        Binding("escape,q", "dismiss", tr("Back"), id="patterns.back", tooltip=tr("Close")),
        Binding("exclamation_mark", "app.help_now", tr("Help now"), key_display="!", show=False),
        *SCROLL_KEYS,
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__()
        self.tracker = tracker
        self._patterns = tracker.urges.patterns()[:MOST]
        self._place = 0

    @override
    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="way-box", can_focus=False):
            yield PlainText(id="patterns-heading", classes="way-heading")
            yield PlainText(id="map")
            yield PlainText(id="patterns-triggers")
        yield KeyFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """Show all of them first."""
        self._show()

    def _show(self) -> None:
        chosen = self._patterns[self._place - 1].trigger if self._place else ""
        heading = tr("When it comes: {chosen}", chosen=chosen) if chosen else tr("When urges come")
        counts = self.tracker.urges.map(chosen)
        self.query_one("#patterns-heading", PlainText).update(heading)
        picture = urge_map_text(counts, self.tracker.here.first_weekday)
        self.query_one("#map", PlainText).update(picture)
        self.query_one("#patterns-triggers", PlainText).update(self._triggers(chosen))

    def _triggers(self, chosen: str) -> Content:
        if not self._patterns:
            return Content("\n" + content.wording("empty")["patterns"])
        names = self.tracker.coping.strategy_names()
        lines = [
            self._line(each, names, is_chosen=each.trigger == chosen) for each in self._patterns
        ]
        return Content("\n").join([styled(tr("\nWhat sets them off"), "$primary"), *lines])

    def _line(self, pattern: TriggerPattern, names: dict[str, str], *, is_chosen: bool) -> Content:
        return assemble(
            ("▸ " if is_chosen else "  ", "bold $accent"),
            (pattern.trigger, "bold"),
            (f"  {pattern_text(pattern, names, self.tracker.here)}", "$text-muted"),
        )

    def action_turn(self, by: int) -> None:
        """Show the map of the next trigger, or of all."""
        self._place = (self._place + by) % (len(self._patterns) + 1)
        self._show()
