"""What somebody sees who must not see the rest: a month, and nothing else."""

from calendar import TextCalendar
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import PlainText


class HiddenScreen(Screen[None]):
    """A calendar month over everything; the key that brought it takes it away.

    Attributes:
        ALLOWED: The only actions of the app that are there meanwhile.
    """

    ALLOWED: ClassVar = frozenset({"hide", "quit", "lock"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "app.hide", tr("Back"), id="hidden.back", tooltip=tr("Go on where it was")
        )
    ]

    def __init__(self, today: date, first_weekday: int) -> None:
        super().__init__()
        month = TextCalendar(first_weekday).formatmonth(today.year, today.month)
        self._month = month.rstrip()

    @override
    def compose(self) -> ComposeResult:
        yield PlainText(self._month, id="hidden-month")
