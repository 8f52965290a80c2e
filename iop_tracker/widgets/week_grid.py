"""Seven days of the schedule side by side, or one below the other where it is narrow."""

from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from typing_extensions import override

from iop_tracker.domain.occurrence import OccurrenceState
from iop_tracker.domain.words import DAY_NAMES
from iop_tracker.language import tr
from iop_tracker.views.coming import EVENT_SIGN
from iop_tracker.views.entry import Entry
from iop_tracker.views.week import DayCell, WeekView
from iop_tracker.widgets.entry_line import entry_line, kind_style, name_style, status_sign
from iop_tracker.widgets.plain_text import PlainText, assemble, styled

WIDE_COLUMN = 13
"""Letters that a day's column has at least where the screen is wide."""


class DayColumn(PlainText):
    """One day: its name, then its entries."""

    @dataclass
    class Clicked(Message):
        """The participant clicked on the day, perhaps on an entry."""

        day: int
        entry: int

    def __init__(self, number: int) -> None:
        super().__init__(classes="day-column")
        self._number = number
        self._rows: list[int] = []
        """For each line, the entry it belongs to; -1 for the head."""

    def show(self, cell: DayCell, cursor: int | None, *, as_list: bool, wide: bool) -> None:
        """Draw the day.

        Args:
            cell: The day.
            cursor: The entry under the cursor, -1 for the day's head, None for neither.
            as_list: Whether each entry is one long line.
            wide: Whether there is room for whole names.
        """
        lines: list[Content] = [self._head(cell, cursor == -1, as_list=as_list)]
        lines += [styled(f"{EVENT_SIGN} {event.name}", "bold $accent") for event in cell.events]
        self._rows = [-1] * len(lines)
        for number, entry in enumerate(cell.entries):
            block = [entry_line(entry)] if as_list else _block(entry, wide=wide)
            if number == cursor:
                block = [_under_cursor(line) for line in block]
            lines += block
            self._rows += [number] * len(block)
        if not cell.entries and not as_list:
            lines.append(styled(tr("free"), "$text-muted"))
        self.set_class(cell.is_today, "-today")
        self.set_class(cursor is not None, "-chosen")
        self.update(Content("\n").join(lines))

    @staticmethod
    def _head(cell: DayCell, chosen: bool, *, as_list: bool) -> Content:
        day = f"{DAY_NAMES[cell.day.weekday()][:3]} {cell.day.day}"
        if cell.is_today:
            day = f"▸{day}" if not as_list else tr("▸{day} today", day=day)
        phase = (
            tr("  from here: {starts_phase}", starts_phase=cell.starts_phase)
            if as_list and cell.starts_phase
            else ""
        )
        style = "bold $accent" if cell.is_today else "bold"
        head = assemble((day, style), (phase, "$primary"))
        if as_list and not cell.entries:
            head = assemble(head, (tr("  free"), "$text-muted"))
        return _under_cursor(head) if chosen else head

    def first_row_of(self, entry: int) -> int:
        """The line on which an entry begins."""
        return self._rows.index(entry) if entry in self._rows else 0

    def on_click(self, event: events.Click) -> None:
        """Say what was clicked."""
        offset = event.get_content_offset(self)
        row = offset.y if offset is not None else 0
        entry = self._rows[row] if row < len(self._rows) else -1
        self.post_message(self.Clicked(self._number, entry))


def _under_cursor(line: Content) -> Content:
    return styled(line.plain, "bold $block-cursor-foreground on $block-cursor-background")


def _block(entry: Entry, *, wide: bool) -> list[Content]:
    """An entry in a column: time and name, how it went, and what is special in a word."""
    occurrence, kind, style = entry.occurrence, entry.occurrence.kind, name_style(entry)
    sign = status_sign(entry)
    if wide:
        lines = [styled(_brief(f"{entry.time}–{entry.ends}"), "bold")]
        lines += [styled(part, style) for part in wrap(occurrence.name, WIDE_COLUMN)[:2]]
        lines += [styled(f"{sign} {tr(str(entry.status))}", "bold $success")] if sign else []
    else:
        is_told_by_name = kind.is_own and occurrence.name != kind.label
        mark = (f" {sign}" if sign else "", "bold $success")
        lines = [assemble((_brief(entry.time), "bold"), mark)]
        lines.append(styled(occurrence.name if is_told_by_name else kind.short, style))
    if occurrence.state is not OccurrenceState.PLANNED:
        lines.append(styled(tr(occurrence.state.value), "$text-muted"))
    if entry.clashes:
        lines.append(styled(tr("overlaps"), "bold $warning"))
    return [line.truncate(100) for line in lines]


def _brief(time: str) -> str:
    return time.replace(" am", "a").replace(" pm", "p")


class WeekGrid(VerticalScroll, can_focus=True):
    """A week with a cursor on one entry or one day."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move_day(-1)", tr("Day before"), show=False),
        Binding("right,l", "move_day(1)", tr("Next day"), show=False),
        Binding("up,k", "move_entry(-1)", tr("Up"), show=False),
        Binding("down,j", "move_entry(1)", tr("Down"), show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands somewhere else."""

    @dataclass
    class Left(Message):
        """The cursor left the week at one of its ends."""

        by: int
        """-1 for the week before, 1 for the next."""

    @dataclass
    class Opened(Message):
        """The participant clicked on what is under the cursor once more."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view: WeekView | None = None
        self._day = 0
        self._entry = -1

    @override
    def compose(self) -> ComposeResult:
        with HorizontalGroup(id="days"):
            for number in range(7):
                yield DayColumn(number)

    @property
    def day(self) -> DayCell | None:
        """The day under the cursor."""
        return self._view.days[self._day] if self._view else None

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor, or None on a free day."""
        day = self.day
        return day.entries[self._entry] if day and 0 <= self._entry < len(day.entries) else None

    def show(self, view: WeekView) -> None:
        """Show a week; the cursor stays on its entry, or goes to today or the first day."""
        known = self.entry.occurrence.key if self.entry else None
        same_week = self._view is not None and self._view.first == view.first
        self._view = view
        keys = {
            entry.occurrence.key: (number, index)
            for number, day in enumerate(view.days)
            for index, entry in enumerate(day.entries)
        }
        if known in keys:
            self._day, self._entry = keys[known]
        elif not same_week:
            today = next((i for i, day in enumerate(view.days) if day.is_today), self._day)
            self._put(today, 0)
        else:
            self._put(self._day, self._entry)
        self.draw()

    def go_to(self, day: int) -> None:
        """Put the cursor on the first entry of a day, 0 to 6."""
        self._put(day, 0)
        self.draw()

    def _put(self, day: int, entry: int) -> None:
        self._day = day
        entries = len(self._view.days[day].entries) if self._view else 0
        self._entry = max(min(entry, entries - 1), 0 if entries else -1)

    def draw(self) -> None:
        """Draw every day anew."""
        if self._view is None:
            return
        as_list = self.screen.has_class("-narrow")
        wide = self.screen.has_class("-wide")
        for number, column in enumerate(self.query(DayColumn)):
            cursor = self._entry if number == self._day else None
            column.show(self._view.days[number], cursor, as_list=as_list, wide=wide)
        self.call_after_refresh(self._scroll_to_cursor)
        self.post_message(self.Moved())

    def _scroll_to_cursor(self) -> None:
        column = self.query(DayColumn)[self._day]
        row = column.first_row_of(self._entry)
        region = Region(0, column.virtual_region.y + row, 1, 4)
        self.scroll_to_region(region, animate=False)

    def on_resize(self) -> None:
        """Draw as a grid or as a list, as there is room."""
        self.draw()

    def action_move_day(self, by: int) -> None:
        """Go to the day before or after, over the week's ends too."""
        day = self._day + by
        if 0 <= day <= 6:
            self._put(day, self._entry)
            self.draw()
            return
        self._day = day % 7
        self.post_message(self.Left(by))

    def action_move_entry(self, by: int) -> None:
        """Go up or down; in the list over the day's ends too."""
        day = self.day
        if day is None:
            return
        entry = self._entry + by
        if 0 <= entry < len(day.entries):
            self._entry = entry
        elif self.screen.has_class("-narrow") and 0 <= self._day + by <= 6:
            self._put(self._day + by, 0 if by > 0 else 99)
        self.draw()

    def on_day_column_clicked(self, message: DayColumn.Clicked) -> None:
        """Put the cursor there; a click on the entry under the cursor opens it."""
        message.stop()
        again = (message.day, message.entry) == (self._day, self._entry)
        self._put(message.day, message.entry)
        self.draw()
        if again and self.entry:
            self.post_message(self.Opened())


def legend() -> Content:
    """What the colors and signs mean, in words of the same color."""
    from iop_tracker.domain.schedule import SlotKind

    kinds = (
        (SlotKind.GROUP, tr("group, peer")),
        (SlotKind.INDIVIDUAL, tr("one-to-one, family")),
        (SlotKind.WORKSHOP, tr("workshop, relapse prevention")),
        (SlotKind.MEDICAL, "medical"),
        (SlotKind.WORK, tr("your own")),
    )
    words = [styled(f"■ {text}", kind_style(kind)) for kind, text in kinds]
    return Content("  ").join(words)
