"""A coping strategy of one's own."""

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.coping import Strategy
from iop_tracker.domain.words import parse_minutes
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import TextBox, TextLine, ValueLine


class StrategyForm(Form):
    """What helps me, in my own words."""

    def __init__(self, tracker: Tracker, strategy: Strategy | None = None) -> None:
        super().__init__(tracker, f"strategy:{strategy.id if strategy else 'new'}")
        self._strategy = strategy
        self.heading = tr("Change the strategy") if strategy else tr("Something that helps me")

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("name", tr("Name"), TextLine(placeholder=tr("like: call Jonas about the game")))
        yield Field("how", tr("How"), TextBox(placeholder=tr("how I do it")))
        yield Field(
            "minutes", tr("Minutes"), ValueLine(placeholder=tr("about how long, if you like"))
        )

    @override
    def fill(self) -> None:
        if self._strategy:
            self.field("name").answer = self._strategy.name
            self.field("how").answer = self._strategy.how
            self.field("minutes").answer = str(self._strategy.minutes or "")

    @override
    def store(self) -> None:
        base = self._strategy or Strategy(name="·")
        minutes = self.answer("minutes")
        self.tracker.coping.save_strategy(
            replace(
                base,
                name=self.answer("name"),
                how=self.answer("how"),
                minutes=parse_minutes(minutes) if minutes else None,
            )
        )
