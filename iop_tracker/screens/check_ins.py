"""Check-ins: the days so far, as a list and as a month."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.domain.words import day_text, hours_text
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.day_form import DayForm
from iop_tracker.screens.page import Page
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.month_grid import MonthGrid
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.record_list import RecordList

LEVELS = "▁▂▃▄▅▆▇█"


class CheckInsScreen(Page):
    """Every day with a check-in; the month shows the moods, the lines below the whole day."""

    MODE = "check-ins"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "app.check_in", "Today", id="check_ins.new", tooltip="Check in for today"),
        Binding("enter,e", "edit", "Edit", id="check_ins.edit", tooltip="Change this day"),
        Binding("d,delete", "remove", "Remove", id="check_ins.remove", tooltip="Remove this day"),
        Binding(
            "o", "other_day", "Other day", id="check_ins.other", tooltip="Fill in any past day"
        ),
        Binding(
            "left_square_bracket,pageup",
            "month(-1)",
            "Earlier",
            key_display="[",
            id="check_ins.before",
            tooltip="The month before",
        ),
        Binding(
            "right_square_bracket,pagedown",
            "month(1)",
            "Later",
            key_display="]",
            id="check_ins.next",
            tooltip="The next month",
        ),
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self._day = tracker.here.today
        self._shown: tuple[CheckIn, ...] = ()

    @override
    def compose_page(self) -> ComposeResult:
        with Horizontal(id="days-and-month"):
            yield RecordList(id="days")
            with Vertical(id="month-side"):
                yield MonthGrid(id="month")
                yield PlainText(id="day-details")
        yield EmptyState(id="no-check-ins")

    @override
    def reload(self) -> None:
        found = self.tracker.check_ins.all()
        self.query_one("#days-and-month").display = bool(found)
        empty = self.query_one("#no-check-ins", EmptyState)
        empty.display = not found
        empty.update(content.wording("empty")["check_ins"])
        days = self.query_one("#days", RecordList)
        if found != self._shown:
            self._shown = found
            today = self.tracker.here.today
            days.show((c.day.isoformat(), _row(c, today)) for c in found)
        self._show_day()

    def _show_day(self) -> None:
        month = self.tracker.check_ins.month(self._day)
        self.query_one(MonthGrid).show(month, self._day)
        self.query_one("#day-details", PlainText).update(self._details())

    def _details(self) -> Content:
        day = self.tracker.here.day(self._day)
        found = self.tracker.check_ins.on(self._day)
        if found is None:
            if self._day > self.tracker.here.today:
                return Content.styled(f"{day} has not come yet.", "$text-muted")
            return Content.assemble((f"No check-in {day}.", "$text-muted"), " enter: fill it in")
        return _details(found, day)

    @on(OptionList.OptionHighlighted, "#days")
    def follow_list(self, event: OptionList.OptionHighlighted) -> None:
        """Show the highlighted day in the month."""
        if event.option_id and self.query_one("#days").has_focus:
            self._day = date.fromisoformat(event.option_id)
            self._show_day()

    @on(OptionList.OptionSelected, "#days")
    def open_row(self, event: OptionList.OptionSelected) -> None:
        """Edit the day."""
        self._day = date.fromisoformat(event.option_id or "")
        self.action_edit()

    @on(MonthGrid.Moved)
    def follow_month(self, message: MonthGrid.Moved) -> None:
        """Go to the day, and to its row if it has one."""
        self._day = message.day
        days = self.query_one("#days", RecordList)
        ids = [option.id for option in days.options]
        if self._day.isoformat() in ids:
            days.highlighted = ids.index(self._day.isoformat())
        self._show_day()

    @on(MonthGrid.Opened)
    def open_day(self, message: MonthGrid.Opened) -> None:
        """Edit the day that was clicked."""
        self._day = message.day
        self.action_edit()

    def action_month(self, by: int) -> None:
        """Go to another month."""
        self.query_one(MonthGrid).move_months(by)

    def action_edit(self) -> None:
        """Edit or fill in the chosen day."""
        if self._day > self.tracker.here.today:
            self.say("That day has not come yet.")
        else:
            self.app.push_screen(CheckInForm(self.tracker, self._day))

    def action_other_day(self) -> None:
        """Ask for a day and open it."""

        def chosen(day: date | None) -> None:
            if day is not None:
                self._day = day
                self.action_edit()

        self.app.push_screen(DayForm(self.tracker.here), chosen)

    def action_remove(self) -> None:
        """Remove the chosen day; undo brings it back."""
        found = self.tracker.check_ins.on(self._day)
        if found is None:
            self.say("There is no check-in on that day.")
        elif self.attempt(
            lambda: self.tracker.check_ins.remove(found), "Removed. u brings it back."
        ):
            self.reload()


def _row(check_in: CheckIn, today: date) -> Content:
    level = LEVELS[round(check_in.mood * 7 / 10)]
    craving = "" if check_in.craving is None else f"craving {check_in.craving}"
    first_line = check_in.note.partition("\n")[0]
    return Content.assemble(
        f"{day_text(check_in.day, today):<11} ",
        (f"mood {check_in.mood:>2} {level} ", "bold $primary"),
        f"{craving:<11}",
        (f" {first_line}", "$text-muted"),
    )


def _details(check_in: CheckIn, day: str) -> Content:
    scales = ("mood", "craving", "anxiety", "energy")
    values = [f"{name} {getattr(check_in, name)}" for name in scales if _given(check_in, name)]
    if check_in.sleep_hours is not None:
        values.append(f"sleep {hours_text(check_in.sleep_hours)}")
    lines = [Content.styled(day, "bold"), Content("  ".join(values))]
    if check_in.halt:
        lines.append(Content(", ".join(check_in.halt)))
    if check_in.triggers:
        lines.append(Content(f"triggers: {', '.join(check_in.triggers)}"))
    if check_in.used is ReturnToUse.YES:
        lines.append(Content("return to use; something to learn from"))
    if check_in.note:
        lines.append(Content.styled(check_in.note, "$text-muted"))
    return Content("\n").join(lines)


def _given(check_in: CheckIn, name: str) -> bool:
    return getattr(check_in, name) is not None
