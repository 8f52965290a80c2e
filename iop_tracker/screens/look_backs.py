"""Former looks back, to read and to go on with; and the offer after a check-in."""

from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.lookback import LookBack
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.doing import CLOSING, DoingScreen
from iop_tracker.screens.look_back_form import LookBackForm, OutcomeForm, begin
from iop_tracker.screens.page import Page
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.looking_back import answers_of
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.nav_bar import PAGES
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.too_small import TooSmall


class LookBackOffer(ConfirmDialog):
    """Asked once, after a check-in that told of a return to use; going on means "not now"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(k, f"go_on(\"page('{m}')\")", name, show=False) for m, k, name in PAGES),
        Binding("q", "go_on('quit')", tr("Quit"), show=False),
        Binding("exclamation_mark", "app.help_now", tr("Help now"), show=False),
    ]

    def __init__(self) -> None:
        question = content.wording("look_back")["offer"]
        super().__init__(question, yes=tr("Look back"), no=tr("Not now"))

    def action_go_on(self, action: str) -> None:
        """Not now: do what the key does everywhere else."""
        self.dismiss(False)
        self.app.call_later(self.app.run_action, action)


def offer(app: App[Any], tracker: Tracker, day: date) -> None:
    """Ask whether to look back at a day, unless the participant went on already."""

    def answered(wanted: bool | None) -> None:
        if wanted:
            begin(app, tracker, day)

    if isinstance(app.screen, Page):
        app.push_screen(LookBackOffer(), answered)


class LookBacksScreen(DoingScreen):
    """The days that were looked back at, and what was written about the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", tr("New"), id="look_backs.new", tooltip=tr("Look back at a day")),
        Binding(
            "enter,e", "edit", tr("Edit"), id="look_backs.edit", tooltip=tr("Change the answers")
        ),
        Binding(
            "p",
            "outcome",
            tr("Plan, note"),
            id="look_backs.outcome",
            tooltip=tr("Change a plan; a note"),
        ),
        Binding(
            "d,delete", "remove", tr("Remove"), id="look_backs.remove", tooltip=tr("Remove it")
        ),
        *CLOSING,
    ]

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="look-box"):
            yield PlainText(tr("Looking back"), classes="form-heading")
            yield RecordList(id="look-rows")
            with VerticalScroll(id="look-details"):
                yield PlainText(id="look-text")
            yield EmptyState(content.wording("empty")["look_backs"], id="look-empty")
        yield KeyFooter()
        yield TooSmall()

    @on(ScreenResume)
    @override
    def reload(self) -> None:
        """Show what there is now."""
        try:
            found = self.tracker.look_backs.all()
        except IopError as problem:
            self.sorry(problem.sentence)
            return
        rows = self.query_one(RecordList)
        rows.show((each.id, self._row(each)) for each in found)
        rows.display = self.query_one("#look-details").display = bool(found)
        self.query_one("#look-empty").display = not found
        self._describe()
        self.refresh_bindings()

    def _row(self, look_back: LookBack) -> Content:
        first = next((answer for _, answer in answers_of(look_back)), "").splitlines()
        day = self.tracker.here.day(look_back.day)
        return assemble((f"{day:<12}", "bold"), ("".join(first[:1]), "$text-muted"))

    @property
    def _current(self) -> LookBack | None:
        row = self.query_one(RecordList).current
        return next((each for each in self.tracker.look_backs.all() if each.id == row), None)

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        look_back = self._current
        text = look_back_text(self.tracker, look_back) if look_back else Content()
        self.query_one("#look-text", PlainText).update(text)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.is_mounted and action in {"edit", "outcome", "remove"}:
            return self.query_one(RecordList).display
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Look back at a day."""
        begin(self.app, self.tracker)

    @on(OptionList.OptionSelected)
    def action_edit(self) -> None:
        """Change the answers of the highlighted one."""
        if look_back := self._current:
            self.app.push_screen(LookBackForm(self.tracker, look_back))

    def action_outcome(self) -> None:
        """Change a plan because of it, or take it to the next session."""
        if look_back := self._current:
            self.app.push_screen(OutcomeForm(self.tracker, look_back))

    def action_remove(self) -> None:
        """Remove the highlighted one; undo brings it back."""
        if look_back := self._current:
            self.do(
                lambda: self.tracker.look_backs.remove(look_back), tr("Removed. u brings it back.")
            )


def look_back_text(tracker: Tracker, look_back: LookBack) -> Content:
    """A look back as it is read: each question that was answered, with its answer."""
    parts = [
        assemble((question, "bold $primary"), f"\n{answer}")
        for question, answer in answers_of(look_back)
    ]
    plans = (plan for plan in tracker.coping.plans() if plan.id == look_back.plan_id)
    parts += [assemble((tr("Changed after it: "), "$text-muted"), plan.situation) for plan in plans]
    return Content("\n\n").join(parts)
