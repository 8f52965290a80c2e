"""How the days go, in pictures and in words."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.words import day_text
from iop_tracker.language import tr
from iop_tracker.screens.insights_pictures import LOOKS, PICTURES, WITHOUT_SPAN, Shown
from iop_tracker.screens.page import Page
from iop_tracker.tracker import Tracker
from iop_tracker.views.insights.material import SPANS
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.picture import Picture
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.tab_row import TabRow
from iop_tracker.widgets.turner import Turner

ALL = "all"
TABS = tuple(
    (str(span or ALL), tr("{span} days", span=span) if span else tr("all")) for span in SPANS
)
FIRST_TAB = "30"


class InsightsScreen(Page):
    """What was written down: one picture at a time, its words beneath."""

    MODE = "insights"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left,h",
            "picture(-1)",
            tr("Before"),
            id="insights.before",
            tooltip=tr("The picture before"),
        ),
        Binding(
            "right,l,t",
            "picture(1)",
            tr("Next"),
            id="insights.next",
            tooltip=tr("The next picture"),
        ),
        Binding(
            "left_square_bracket",
            "span(-1)",
            tr("Shorter"),
            key_display="[",
            id="insights.shorter",
            tooltip=tr("Fewer days; in Year a year back"),
        ),
        Binding(
            "right_square_bracket",
            "span(1)",
            tr("Longer"),
            key_display="]",
            id="insights.longer",
            tooltip=tr("More days; in Year a year on"),
        ),
        Binding(
            "f",
            "questionnaires",
            tr("Fill in"),
            id="insights.assess",
            tooltip=tr("The questionnaires"),
        ),
        Binding("down,j", "scroll_page(3)", tr("Down"), show=False),
        Binding("up,k", "scroll_page(-3)", tr("Up"), show=False),
        Binding("pagedown,space", "scroll_page(12)", tr("Page down"), show=False),
        Binding("pageup", "scroll_page(-12)", tr("Page up"), show=False),
    ]

    names = query_one("#insights-names", TabRow)
    spans = query_one("#insights-spans", TabRow)
    turner = query_one(Turner)
    days = query_one("#insights-days", PlainText)
    empty = query_one(EmptyState)
    pictures = query_one("#pictures", VerticalScroll)
    picture = query_one(Picture)

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self._back = 0
        self._can_go_back = False

    @override
    def compose_page(self) -> ComposeResult:
        yield TabRow(PICTURES, id="insights-names")
        with Horizontal(id="insights-top"):
            yield TabRow(TABS, id="insights-spans")
            yield Turner()
            yield PlainText(id="insights-days")
        yield EmptyState()
        with VerticalScroll(id="pictures", can_focus=False):
            yield Picture()

    @override
    def on_mount(self) -> None:
        """Begin with a month."""
        self.spans.set_reactive(TabRow.current, FIRST_TAB)

    @override
    def reload(self) -> None:
        name, span = self.names.current, self.spans.current
        shown = LOOKS[name](self.tracker.insights, None if span == ALL else int(span), self._back)
        self._can_go_back = shown.can_go_back
        self.empty.display, self.pictures.display = shown.is_empty, not shown.is_empty
        self._show_days(name, shown)
        if shown.is_empty:
            self.empty.update(content.wording("insights_empty")[name])
        else:
            self.picture.show(shown.draw)

    def _show_days(self, name: str, shown: Shown) -> None:
        """Show which days it is of. A class of the whole screen would style all of it anew."""
        days = ""
        if shown.first and shown.last:
            today = self.tracker.here.today
            days = tr(
                "{first} to {last}",
                first=day_text(shown.first, today),
                last=day_text(shown.last, today),
            )
        self.days.update(days)
        self.turner.text = days
        self.spans.display = name not in WITHOUT_SPAN
        self.turner.display = name == "year"
        self.days.set_class(name in WITHOUT_SPAN, "-alone")
        self.days.set_class(name == "year", "-turned")

    @on(TabRow.Changed)
    def show_another(self) -> None:
        """Look at the picture, or the stretch, that was chosen."""
        self.pictures.scroll_home(animate=False)
        self.attempt(self.reload)

    @on(Turner.Turned)
    def turn_year(self, message: Turner.Turned) -> None:
        """Look at another year."""
        self.action_span(message.by)

    def action_picture(self, by: int) -> None:
        """Look at the next picture or the one before."""
        self.names.move(by)

    def action_span(self, by: int) -> None:
        """Look at the next longer or shorter stretch; in Year a year on or back."""
        if self.names.current == "year":
            if by > 0 or self._can_go_back:
                self._back = max(0, self._back - by)
                self.attempt(self.reload)
        elif self.names.current not in WITHOUT_SPAN:
            ids = [each for each, _ in TABS]
            place = ids.index(self.spans.current) + by
            self.spans.current = ids[max(0, min(len(ids) - 1, place))]

    def action_questionnaires(self) -> None:
        """Show the questionnaires."""
        from iop_tracker.screens.assess import begin

        begin(self.app, self.tracker)

    def action_scroll_page(self, by: int) -> None:
        """Move what is seen by some rows."""
        self.pictures.scroll_relative(y=by, animate=False)
