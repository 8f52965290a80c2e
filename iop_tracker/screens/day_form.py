"""Asks for a day."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from typing_extensions import override

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.words import parse_day
from iop_tracker.language import tr
from iop_tracker.views.here import Here
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.text_field import TextLine


class DayLine(TextLine):
    """The one line of its dialog, so that enter takes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.take", tr("Open"), show=False)
    ]


class DayForm(ModalScreen[date | None]):
    """One line for a day that is not in the future; gives the day back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "take", tr("Open"), id="day.take", tooltip=tr("Open it")),
        Binding("escape", "dismiss(None)", tr("Back"), id="day.back", tooltip=tr("Close")),
    ]

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield PlainText(tr("Which day?"), classes="form-heading")
            yield Field("day", tr("Day"), DayLine(), hint=tr("yesterday, mon, or like 2026-11-23"))
            yield PlainText(tr("enter: open   escape: back"), classes="field-hint")

    def action_take(self) -> None:
        """Take the day, or say what is not right."""
        field = self.query_one(Field)
        try:
            day = parse_day(field.answer, self._here.today, field="day")
        except InvalidEntry as problem:
            field.show_error(problem.sentence)
            return
        if day > self._here.today:
            field.show_error(tr("A check-in is for today or a day before."))
            return
        self.dismiss(day)
