"""Coping: plans for hard situations, people to call, and what helps."""

from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.words import weekdays_text
from iop_tracker.screens.contact_form import ContactForm
from iop_tracker.screens.form import Form
from iop_tracker.screens.plan_form import PlanForm
from iop_tracker.screens.plan_view import PlanView, plan_text
from iop_tracker.screens.search_page import TabbedPage
from iop_tracker.screens.strategy_form import StrategyForm
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.strategy_picker import strategy_text
from iop_tracker.widgets.tab_row import TabRow
from iop_tracker.widgets.text_field import SearchLine

ROOMY = 120
"""Cells of the screen from which a row can say when its plan was read."""
TABS = (("plans", "Plans"), ("contacts", "People"), ("strategies", "What helps"))


class CopingScreen(TabbedPage):
    """Three lists, with what is highlighted beside them."""

    MODE = "coping"
    AUTO_FOCUS = "#coping-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", id="coping.new", tooltip="Write a new one"),
        Binding("enter", "open", "Read", id="coping.open", tooltip="Read the plan, or change it"),
        Binding("e", "edit", "Edit", id="coping.edit", tooltip="Change it"),
        Binding("d,delete", "remove", "Remove", id="coping.remove", tooltip="Remove it"),
        Binding("r", "review", "I read it", id="coping.review", tooltip="Mark it as read today"),
        Binding("slash", "search", "Search", key_display="/", id="coping.search", tooltip="Search"),
        Binding(
            "left_square_bracket",
            "tab(-1)",
            "List before",
            key_display="[",
            id="coping.before",
            show=False,
            tooltip="The list before",
        ),
        Binding(
            "right_square_bracket,t",
            "tab(1)",
            "Next list",
            key_display="]",
            id="coping.next",
            tooltip="Plans, people, what helps",
        ),
        Binding("escape", "clear", "Show all", id="coping.clear", tooltip="Leave the search"),
    ]

    @override
    def compose_page(self) -> ComposeResult:
        yield TabRow(TABS)
        yield SearchLine("search this list", id="coping-search")
        with Horizontal(id="coping-body"):
            yield RecordList(id="coping-list")
            with VerticalScroll(id="coping-details", can_focus=False):
                yield PlainText(id="coping-text")
        yield EmptyState(id="coping-empty")

    @override
    def reload(self) -> None:
        coping, query = self.tracker.coping, self.search.value
        rows: list[tuple[str, Content]]
        if self.tab == "plans":
            rows = [(plan.id, self._plan_row(plan)) for plan in coping.plans(query)]
        elif self.tab == "contacts":
            rows = [(contact.id, _contact_row(contact)) for contact in coping.contacts(query)]
        else:
            rows = [(s.id, _strategy_row(s)) for s in coping.strategies(query)]
        self.rows.show(rows)
        self.query_one("#coping-body").display = bool(rows)
        empty = self.query_one("#coping-empty", EmptyState)
        empty.display = not rows
        empty.update(content.wording("empty")["search" if query else self.tab])
        self._describe()
        self.refresh_bindings()

    def _plan_row(self, plan: CopingPlan) -> Content:
        read = f"read {self.tracker.here.day(plan.reviewed)}" if plan.reviewed else "not read yet"
        days = weekdays_text(plan.weekdays)
        about = " · ".join(filter(None, (days, read if self.size.width >= ROOMY else "")))
        return assemble(plan.situation, (f"  {about}", "$text-muted"))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "review":
            return self.is_mounted and self.tab == "plans"
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted, "#coping-list")
    def follow(self) -> None:
        """Write about the highlighted one."""
        self.attempt(self._describe)

    def _describe(self) -> None:
        found = self._found()
        text: str | Content = ""
        if isinstance(found, CopingPlan):
            text = plan_text(self.tracker, found)
        elif isinstance(found, Strategy):
            text = strategy_text(found)
        elif isinstance(found, Contact):
            text = assemble((found.name, "bold"), f"\n{found.role}\n\n", found.phone)
        self.query_one("#coping-text", PlainText).update(text)

    def _found(self) -> CopingPlan | Contact | Strategy | None:
        current = self.rows.current
        coping = self.tracker.coping
        shown: tuple[CopingPlan | Contact | Strategy, ...] = coping.strategies()
        if self.tab == "plans":
            shown = coping.plans()
        elif self.tab == "contacts":
            shown = coping.contacts()
        return next((each for each in shown if each.id == current), None)

    @on(OptionList.OptionSelected, "#coping-list")
    def action_open(self) -> None:
        """Read a plan; change anything else."""
        found = self._found()
        if isinstance(found, CopingPlan):
            self.app.push_screen(PlanView(self.tracker, found.id))
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Change the highlighted one; a strategy of the library becomes one's own copy."""
        found = self._found()
        if isinstance(found, Strategy) and found.is_built_in:
            self.say("This one is from the library. n writes one of your own.")
        elif found is not None:
            self.app.push_screen(self._form(found))

    def action_new(self) -> None:
        """Write a new one; it is highlighted then."""
        self.write(self._form(None), self.rows)

    def _form(self, found: CopingPlan | Contact | Strategy | None) -> Form:
        if self.tab == "plans":
            return PlanForm(self.tracker, cast("CopingPlan | None", found))
        if self.tab == "contacts":
            return ContactForm(self.tracker, cast("Contact | None", found))
        return StrategyForm(self.tracker, cast("Strategy | None", found))

    def action_remove(self) -> None:
        """Remove the highlighted one; undo brings it back."""
        found, coping = self._found(), self.tracker.coping
        said = "Removed. u brings it back."
        removed = False
        if isinstance(found, CopingPlan):
            removed = self.attempt(lambda: coping.remove_plan(found), said)
        elif isinstance(found, Contact):
            removed = self.attempt(lambda: coping.remove_contact(found), said)
        elif found is not None and found.is_built_in:
            self.say("The library stays as it is.")
        elif found is not None:
            removed = self.attempt(lambda: coping.remove_strategy(found), said)
        if removed:
            self.reload()

    def action_review(self) -> None:
        """Mark the highlighted plan as read today."""
        found = self._found()
        if isinstance(found, CopingPlan) and self.attempt(
            lambda: self.tracker.coping.review(found), "Good. Marked as read today."
        ):
            self.reload()


def _contact_row(contact: Contact) -> Content:
    return assemble(contact.name, (f"  {contact.role}", "$text-muted"), f"  {contact.phone}")


def _strategy_row(strategy: Strategy) -> Content:
    mine = "" if strategy.is_built_in else "  mine"
    return assemble(strategy.name, (mine, "bold $accent"))
