"""Strategies in an order, and the library to pick them from."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from typing_extensions import override

from iop_tracker.domain.coping import Strategy
from iop_tracker.domain.note import found_in
from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.text_field import TextLine

ADD = "add"


class PickedStrategies(RecordList):
    """The strategies of a plan in the order to try them; the last row adds more.

    The answer is their ids, divided by commas.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "drop", tr("Take out"), show=False),
        Binding("left_square_bracket,K,shift+up", "shift(-1)", tr("Earlier"), show=False),
        Binding("right_square_bracket,J,shift+down", "shift(1)", tr("Later"), show=False),
        Binding("a", "add", tr("Add"), show=False),
    ]

    def __init__(self, strategies: Iterable[Strategy]) -> None:
        super().__init__()
        self._known = {strategy.id: strategy for strategy in strategies}
        self._ids: list[str] = []

    @override
    def on_mount(self) -> None:
        """Show what is picked."""
        self._draw()

    @property
    def answer(self) -> str:
        """Ids in their order, divided by commas."""
        return ",".join(self._ids)

    @answer.setter
    def answer(self, text: str) -> None:
        self._ids = [each for each in text.split(",") if each]
        self._draw()

    def _draw(self) -> None:
        rows = [
            (each, assemble((f"{number}  ", "bold $accent"), self._label_of(each)))
            for number, each in enumerate(self._ids, start=1)
        ]
        hint = tr("d: take out   [ ]: move") if rows else ""
        add = assemble((tr("+  add from the library"), "$primary"), (f"   {hint}", "$text-muted"))
        self.show([*rows, (ADD, add)])

    def _label_of(self, each: str) -> str:
        return self._known[each].name if each in self._known else tr("(not there any more)")

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Add more from the last row; another row opens nothing."""
        event.stop()
        if event.option_id == ADD:
            self.action_add()

    def action_add(self) -> None:
        """Pick one from the library."""

        def picked(strategy_id: str | None) -> None:
            if strategy_id and strategy_id not in self._ids:
                self._ids.append(strategy_id)
                self._draw()

        self.app.push_screen(StrategyPicker(tuple(self._known.values())), picked)

    def action_drop(self) -> None:
        """Take the highlighted one out."""
        if self.current in self._ids:
            self._ids.remove(self.current)
            self._draw()

    def action_shift(self, by: int) -> None:
        """Move the highlighted one up or down."""
        if self.current not in self._ids:
            return
        place = self._ids.index(self.current)
        other = place + by
        if 0 <= other < len(self._ids):
            self._ids[place], self._ids[other] = self._ids[other], self._ids[place]
            self._draw()


class StrategyPicker(ModalScreen[str | None]):
    """The library with search as you type; gives one id back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", tr("Back"), id="pick.back", tooltip=tr("Close")),
        Binding("down", "app.focus_next", tr("To the list"), show=False),
    ]

    def __init__(self, strategies: tuple[Strategy, ...]) -> None:
        super().__init__()
        self._strategies = strategies

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box picker-box"):
            yield TextLine(placeholder=tr("type to search, down to choose"), id="query")
            yield RecordList(id="found")
            yield PlainText(id="how")
            yield PlainText(tr("enter: take it   escape: back"), classes="field-hint")

    def on_mount(self) -> None:
        """Show everything."""
        self._show("")

    @on(Input.Changed, "#query")
    def search(self, event: Input.Changed) -> None:
        """Show what has every word typed."""
        self._show(event.value)

    @on(Input.Submitted, "#query")
    def to_list(self) -> None:
        """Go on in the list."""
        self.query_one("#found").focus()

    def _show(self, query: str) -> None:
        found = [s for s in self._strategies if found_in(query, (s.name, s.how, s.group))]
        self.query_one("#found", RecordList).show((s.id, Content(s.name)) for s in found)
        if not found:
            self.query_one("#how", PlainText).update(tr("Nothing found. Try another word."))

    @on(OptionList.OptionHighlighted, "#found")
    def describe(self, event: OptionList.OptionHighlighted) -> None:
        """Say how it is done."""
        strategy = next((s for s in self._strategies if s.id == event.option_id), None)
        if strategy:
            self.query_one("#how", PlainText).update(strategy_text(strategy))

    @on(OptionList.OptionSelected, "#found")
    def take(self, event: OptionList.OptionSelected) -> None:
        """Give it back."""
        self.dismiss(event.option_id)


def strategy_text(strategy: Strategy) -> Content:
    """How a strategy is done, how long, when not, and where it comes from."""
    about = []
    if strategy.minutes:
        about.append(tr("about {minutes} min", minutes=strategy.minutes))
    if strategy.when_not:
        about.append(strategy.when_not)
    source = tr("\nSource: {source}", source=strategy.source) if strategy.source else ""
    return assemble(
        (strategy.name, "bold"),
        f"\n{strategy.how}" if strategy.how else "",
        (f"\n{' · '.join(about)}" if about else "", "$text-muted"),
        (source, "$text-muted"),
    )
