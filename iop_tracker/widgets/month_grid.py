"""A month of moods to move through by day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.domain.words import DAY_NAMES
from iop_tracker.views.month import MonthDay, MonthView

CELL = 5
"""Cells for one day."""
HEAD = 2
"""Lines above the first week."""


class MonthGrid(Widget, can_focus=True):
    """Each day with its mood; a dot where there is no check-in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "Day before", show=False),
        Binding("right,l", "move(1)", "Next day", show=False),
        Binding("up,k", "move(-7)", "Week before", show=False),
        Binding("down,j", "move(7)", "Next week", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The participant wants another day; it may be in another month."""

        day: date

    @dataclass
    class Opened(Message):
        """The participant wants to check in for a day."""

        day: date

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view: MonthView | None = None
        self._day: date | None = None

    def show(self, view: MonthView, day: date) -> None:
        """Show a month with the cursor on a day."""
        self._view, self._day = view, day
        self.refresh(layout=True)

    @override
    def render(self) -> Content:
        if self._view is None:
            return Content("")
        names = "".join(
            f" {DAY_NAMES[each.day.weekday()][:3]:<{CELL - 1}}" for each in self._view.weeks[0]
        )
        title = f"{self._view.title}   {self._view.checked} check-ins"
        lines = [Content.styled(title, "bold"), Content.styled(names, "$text-muted")]
        for week in self._view.weeks:
            lines.append(Content.assemble(*(self._date(each) for each in week)))
            lines.append(Content.assemble(*(_mood(each) for each in week)))
        return Content("\n").join(lines)

    def _date(self, each: MonthDay) -> tuple[str, str]:
        text = f"[{each.day.day}]" if each.is_today else f" {each.day.day}"
        if each.day == self._day:
            return (f"{text:<{CELL}}", "bold $block-cursor-foreground on $block-cursor-background")
        style = "" if each.in_month and not each.is_future else "$text-muted"
        return (f"{text:<{CELL}}", style)

    def on_click(self, event: events.Click) -> None:
        """Take the day under the mouse; a click on the day under the cursor opens it."""
        offset = event.get_content_offset(self)
        if offset is None or self._view is None or offset.y < HEAD:
            return
        week, column = (offset.y - HEAD) // 2, offset.x // CELL
        if week < len(self._view.weeks) and column < 7:
            day = self._view.weeks[week][column].day
            again = day == self._day
            self.post_message(self.Opened(day) if again else self.Moved(day))

    def action_move(self, days: int) -> None:
        """Ask for a day before or after."""
        if self._day is not None:
            self.post_message(self.Moved(self._day + timedelta(days=days)))

    def move_months(self, months: int) -> None:
        """Ask for the same day in another month."""
        if self._day is not None:
            self.post_message(self.Moved(self._day + relativedelta(months=months)))


def _mood(each: MonthDay) -> tuple[str, str]:
    if each.mood is None:
        sign = "·" if each.in_month and not each.is_future else ""
        return (f"  {sign:<{CELL - 2}}", "$text-muted")
    return (f"  {each.mood:<{CELL - 2}}", "bold $primary")
