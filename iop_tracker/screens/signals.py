"""What Today points out: rules to switch on and off, each with what it looks at."""

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.choice import Rule
from iop_tracker.language import tr
from iop_tracker.screens.below import Below
from iop_tracker.screens.doing import CLOSING, DoingScreen
from iop_tracker.tracker import Tracker
from iop_tracker.views.signals import SIGN, TITLE, SignalView
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble, styled
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.too_small import TooSmall


class SignalsScreen(DoingScreen):
    """One row for each rule; space switches it, and what it says stands below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,enter,x",
            "switch",
            tr("On or off"),
            id="signals.switch",
            tooltip=tr("Switch this rule"),
        ),
        Binding("p", "plan", tr("Plan"), id="signals.plan", tooltip=tr("Read the plan for it")),
        *CLOSING,
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self._now: dict[Rule, SignalView] = {}

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="look-box"):
            yield PlainText(tr("Gentle signals"), classes="form-heading")
            yield PlainText(content.wording("signals")["what"], id="signals-what")
            yield RecordList(id="signal-rows")
            with VerticalScroll(id="signal-details", can_focus=False):
                yield PlainText(id="signal-text")
        yield KeyFooter()
        yield TooSmall()

    @on(ScreenResume)
    @override
    def reload(self) -> None:
        """Show which rules are on, and what they say."""
        self._now = {each.rule: each for each in self.tracker.signals.now()}
        rows = self.query_one(RecordList)
        rows.show((str(rule), self._row(rule)) for rule in Rule)
        self._describe()
        self.refresh_bindings()

    def _row(self, rule: Rule) -> Content:
        is_on = rule in self.tracker.signals.on
        name = self.tracker.signals.words(rule).name
        return assemble(
            ("[x] " if is_on else "[ ] ", "bold $primary" if is_on else ""),
            (f"{name:<24}", "bold" if is_on else ""),
            (tr("{sign} now", sign=SIGN) if rule in self._now else "", "bold $accent"),
        )

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        row = self.query_one(RecordList).current
        if row is None:
            return
        rule = Rule(row)
        parts = [Content(self.tracker.signals.words(rule).explains)]
        if found := self._now.get(rule):
            parts.append(signal_text(found))
        elif rule in self.tracker.signals.on:
            parts.append(styled(tr("Nothing to point out now."), "$text-muted"))
        self.query_one("#signal-text", PlainText).update(Content("\n\n").join(parts))

    @on(OptionList.OptionSelected)
    def action_switch(self) -> None:
        """Switch the highlighted rule."""
        row = self.query_one(RecordList).current
        if row is None:
            return
        rule = Rule(row)
        is_on = rule in self.tracker.signals.on
        self.do(lambda: self.tracker.signals.switch(rule, on=not is_on))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "plan":
            return any(each.plan for each in self._now.values())
        return super().check_action(action, parameters)

    def action_plan(self) -> None:
        """Read the plan for what is pointed out: the highlighted one, else the first."""
        row = self.query_one(RecordList).current
        found = self._now.get(Rule(row)) if row else None
        plan = found.plan if found else next(each.plan for each in self._now.values() if each.plan)
        if plan is not None:
            from iop_tracker.screens.plan_view import PlanView

            self.app.push_screen(PlanView(self.tracker, plan.id))


def signal_text(found: SignalView) -> Content:
    """What is pointed out, with the plan to open and whom to call."""
    lines = [assemble((f"{SIGN} ", "bold $accent"), found.sentence)]
    if found.plan:
        lines.append(assemble((tr("  Plan  "), "$text-muted"), (found.plan.situation, "bold")))
    if found.call:
        lines.append(
            assemble(
                (tr("  Call  "), "$text-muted"), (found.call.phone, "bold"), f"  {found.call.name}"
            )
        )
    return Content("\n").join(lines)


def begin(app: App[Any], tracker: Tracker) -> None:
    """Open the rules."""
    app.push_screen(SignalsScreen(tracker))


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterator[SystemCommand]:
    """What the palette has of it, where no key of the screen below opens it."""
    if "signals" not in below.actions:
        yield SystemCommand(TITLE, tr("Switch rules on and off"), partial(begin, app, tracker))
