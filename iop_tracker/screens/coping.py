"""Coping: plans for hard situations, people to call, and what helps."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.language import tr
from iop_tracker.screens.coping_lists import CopingList, HelpsList, PeopleList
from iop_tracker.screens.learning import GO_THROUGH, LOOK_BACKS
from iop_tracker.screens.plans_list import PlansList
from iop_tracker.screens.search_page import TabbedPage
from iop_tracker.screens.urges_list import UrgesList
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.tab_row import TabRow
from iop_tracker.widgets.text_field import SearchLine

ROOMY = 120
"""Cells of the screen from which a row can say when its plan was read."""
LISTS: tuple[type[CopingList], ...] = (PlansList, PeopleList, HelpsList, UrgesList)


class CopingScreen(TabbedPage):
    """Several lists, with what is highlighted beside them."""

    MODE = "coping"
    AUTO_FOCUS = "#coping-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", tr("New"), id="coping.new", tooltip=tr("Write a new one")),
        Binding(
            "enter", "open", tr("Read"), id="coping.open", tooltip=tr("Read the plan, or change it")
        ),
        Binding("e", "edit", tr("Edit"), id="coping.edit", tooltip=tr("Change it")),
        Binding("d,delete", "remove", tr("Remove"), id="coping.remove", tooltip=tr("Remove it")),
        Binding(
            "r", "review", tr("I read it"), id="coping.review", tooltip=tr("Mark it as read today")
        ),
        Binding(
            "m",
            "patterns",
            tr("When"),
            id="coping.patterns",
            tooltip=tr("When urges come, and why"),
        ),
        Binding("g", "rehearse", tr("Cards"), id="coping.rehearse", tooltip=GO_THROUGH),
        Binding(
            "b", "look_back", tr("Look back"), id="coping.look_back", show=False, tooltip=LOOK_BACKS
        ),
        Binding(
            "w",
            "card",
            tr("Card"),
            id="coping.card",
            show=False,
            tooltip=tr("The card for your wallet"),
        ),
        Binding(
            "v",
            "event",
            tr("Risky day"),
            id="coping.event",
            show=False,
            tooltip=tr("Add a risky day to come"),
        ),
        Binding(
            "slash",
            "search",
            tr("Search"),
            key_display="/",
            id="coping.search",
            tooltip=tr("Search"),
        ),
        Binding(
            "left_square_bracket",
            "tab(-1)",
            tr("List before"),
            key_display="[",
            id="coping.before",
            show=False,
            tooltip=tr("The list before"),
        ),
        Binding(
            "right_square_bracket,t",
            "tab(1)",
            tr("Next list"),
            key_display="]",
            id="coping.next",
            tooltip=tr("Plans, people, what helps, urges"),
        ),
        Binding(
            "escape", "clear", tr("Show all"), id="coping.clear", tooltip=tr("Leave the search")
        ),
    ]

    @override
    def compose_page(self) -> ComposeResult:
        yield TabRow(tuple(each.TAB for each in LISTS))
        yield SearchLine(tr("search this list"), id="coping-search")
        with Horizontal(id="coping-body"):
            yield RecordList(id="coping-list")
            with VerticalScroll(id="coping-details", can_focus=False):
                yield PlainText(id="coping-text")
        yield EmptyState(id="coping-empty")

    @property
    def shown(self) -> CopingList:
        """The list that is shown."""
        return next(each for each in LISTS if each.TAB[0] == self.tab)(self.tracker)

    @override
    def reload(self) -> None:
        query = self.search.value
        rows = self.shown.rows(query, is_roomy=self.size.width >= ROOMY)
        self.rows.show(rows)
        self.query_one("#coping-body").display = bool(rows)
        empty = self.query_one("#coping-empty", EmptyState)
        empty.display = not rows
        empty.update(content.wording("empty")["search" if query else self.shown.EMPTY])
        self._describe()
        self.refresh_bindings()

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"rehearse", "look_back"}:
            return self.is_mounted and isinstance(self.shown, PlansList)
        if action == "patterns":
            return self.is_mounted and isinstance(self.shown, UrgesList)
        if action in {"review", "card", "event"}:
            return self.is_mounted and self.shown.offers(action, self.rows.current or "")
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted, "#coping-list")
    def follow(self) -> None:
        """Write about the highlighted one."""
        self.attempt(self._describe)
        self.refresh_bindings()

    def _describe(self) -> None:
        row = self.rows.current
        self.query_one("#coping-text", PlainText).update(self.shown.about(row) if row else "")

    @on(OptionList.OptionSelected, "#coping-list")
    def action_open(self) -> None:
        """Read it, or change it where there is nothing more to read."""
        row = self.rows.current
        reader = self.shown.reader(row) if row else None
        if reader is not None:
            self.app.push_screen(reader)
        elif row:
            self.say(self.shown.why_fixed(row))

    def action_edit(self) -> None:
        """Change the highlighted one."""
        row = self.rows.current
        if row and (why := self.shown.why_fixed(row)):
            self.say(why)
        elif row:
            self.app.push_screen(self.shown.form(row))

    def action_new(self) -> None:
        """Write a new one; it is highlighted then."""
        self.write(self.shown.form(None), self.rows)

    def action_remove(self) -> None:
        """Remove the highlighted one; undo brings it back."""
        row = self.rows.current
        if row and (why := self.shown.why_fixed(row)):
            self.say(why)
        elif row and self.attempt(lambda: self.shown.remove(row), tr("Removed. u brings it back.")):
            self.reload()

    def action_patterns(self) -> None:
        """Show when urges come, and what sets them off."""
        from iop_tracker.screens.patterns import PatternsScreen

        self.app.push_screen(PatternsScreen(self.tracker))

    def action_review(self) -> None:
        """Mark the highlighted plan as read today."""
        row, coping = self.rows.current, self.tracker.coping
        if row and self.attempt(
            lambda: coping.review(coping.plan(row)), tr("Good. Marked as read today.")
        ):
            self.reload()

    def action_rehearse(self) -> None:
        """Go through the plans as cards."""
        from iop_tracker.screens.rehearsal import begin

        begin(self.app, self.tracker)

    def action_look_back(self) -> None:
        """Show the looks back after a return to use."""
        from iop_tracker.screens.look_backs import LookBacksScreen

        self.app.push_screen(LookBacksScreen(self.tracker))

    def action_card(self) -> None:
        """Show the card for the wallet."""
        from iop_tracker.screens.card_view import CardView

        if self.rows.current:
            self.app.push_screen(CardView(self.tracker, self.rows.current))

    def action_event(self) -> None:
        """Write down a risky day to come; it is highlighted then."""
        from iop_tracker.screens.event_form import EventForm

        self.write(EventForm(self.tracker), self.rows)
