"""A month of moods as a calendar."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.domain.words import DAY_NAMES, MONTH_NAMES
from iop_tracker.language import tr
from iop_tracker.views.month import MonthDay, MonthView
from iop_tracker.widgets.plain_text import assemble, styled

LABEL = 7
"""Cells for the first day of each week, as in `26 Oct`."""
CELL = 4
"""Cells for each day."""
HEAD = 2
"""Rows for the month's name and the weekdays."""
WEEKS = 6
"""Rows for weeks; a month never has more, and the height stays when the month changes."""

MUTED = "$text-muted"
CURSOR = "bold $block-cursor-foreground on $block-cursor-background"
BLURRED = "bold $block-cursor-blurred-foreground on $block-cursor-blurred-background"


class MonthGrid(Widget, can_focus=True):
    """The mood of each day of a month; `·` where there is none, today in brackets.

    With room for two rows a week the number of each day stands above its mood.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", tr("Day before"), show=False),
        Binding("right,l", "move(1)", tr("Day after"), show=False),
        Binding("up,k", "move(-7)", tr("Week before"), show=False),
        Binding("down,j", "move(7)", tr("Week after"), show=False),
        Binding("pageup", "turn(-1)", tr("Month before"), show=False),
        Binding("pagedown", "turn(1)", tr("Month after"), show=False),
    ]

    month: reactive[MonthView | None] = reactive(None)
    day: reactive[date] = reactive(date.min)

    @dataclass
    class Moved(Message):
        """The participant wants to go so many days or months on."""

        days: int = 0
        months: int = 0

    @dataclass
    class Chosen(Message):
        """The participant clicked on a day."""

        day: date

    @override
    def render(self) -> Content:
        if self.month is None:
            return Content()
        rows = [self._title(self.month), self._weekdays(self.month)]
        for week in self.month.weeks:
            rows.extend(self._week(week))
        return Content("\n").join(rows)

    @property
    def _rows_each(self) -> int:
        """Rows for each week."""
        return 2 if self.size.height >= HEAD + 2 * WEEKS else 1

    def _title(self, month: MonthView) -> Content:
        name = f"{month.title:^{7 * CELL - 4}}"
        side = "bold $accent"
        return assemble(" " * (LABEL + 1), ("[", side), (name, "bold"), ("]", side))

    def _weekdays(self, month: MonthView) -> Content:
        names = "".join(f"{DAY_NAMES[d.day.weekday()][:2]:>3} " for d in month.weeks[0])
        return styled(f"{'':{LABEL}}{names}", MUTED)

    def _week(self, week: tuple[MonthDay, ...]) -> list[Content]:
        moods = [self._mood(each) for each in week]
        if self._rows_each == 1:
            first = week[0].day
            label = f"{first.day:>2} {MONTH_NAMES[first.month - 1][:3]} "
            return [assemble((label, MUTED), *moods)]
        numbers = "".join(f"{d.day.day if d.in_month else '':>3} " for d in week)
        blank = " " * LABEL
        return [styled(blank + numbers, MUTED), assemble(blank, *moods)]

    def _mood(self, each: MonthDay) -> tuple[str, str]:
        if not each.in_month or each.is_future:
            return (" " * CELL, "")
        sign = "·" if each.mood is None else str(each.mood)
        text = f"[{sign:>2}]" if each.is_today else f" {sign:>2} "
        if each.day == self.day:
            return (text, CURSOR if self.has_focus else BLURRED)
        return (text, MUTED if each.mood is None else "bold $primary")

    def on_focus(self) -> None:
        """Show where the cursor is."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_resize(self) -> None:
        """Use the room there is."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Turn the month, or choose the day under the mouse."""
        content = event.get_content_offset(self)
        if content is None or self.month is None:
            return
        if content.y == 0:
            self.action_turn(-1 if content.x < LABEL + 7 * CELL // 2 else 1)
            return
        found = self._day_at(self.month, content.x, content.y)
        if found is not None:
            self.post_message(self.Chosen(found.day))

    def _day_at(self, month: MonthView, x: int, y: int) -> MonthDay | None:
        """The day under a cell; None beside the days and for one that has not come."""
        row, column = (y - HEAD) // self._rows_each, (x - LABEL) // CELL
        if not (0 <= row < len(month.weeks) and 0 <= column < 7 and y >= HEAD):
            return None
        found = month.weeks[row][column]
        return None if found.is_future or not found.in_month else found

    def action_move(self, days: int) -> None:
        """Go so many days on."""
        self.post_message(self.Moved(days=days))

    def action_turn(self, months: int) -> None:
        """Go so many months on."""
        self.post_message(self.Moved(months=months))
