"""The days with their check-ins, as a list and as a month."""

from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.getters import query_one
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.note import found_in
from iop_tracker.domain.words import count_text
from iop_tracker.language import tr
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.day_form import DayForm
from iop_tracker.screens.search_page import SearchPage
from iop_tracker.tracker import Tracker
from iop_tracker.views.month import MonthView, nearest, turned
from iop_tracker.widgets.check_in_text import (
    check_in_detail,
    check_in_header,
    check_in_row,
    long_day_text,
    own_words,
)
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.month_grid import MonthGrid
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.text_field import SearchLine


class CheckInsScreen(SearchPage):
    """A list of days beside a calendar of moods; both always show the same day."""

    MODE = "check-ins"
    AUTO_FOCUS = "#days-list, MonthGrid"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n", "app.check_in", tr("New"), id="check_ins.new", tooltip=tr("Check in for today")
        ),
        Binding(
            "e,enter",
            "edit",
            tr("Edit"),
            id="check_ins.edit",
            tooltip=tr("Fill in or change this day"),
        ),
        Binding(
            "d,delete",
            "remove",
            tr("Remove"),
            id="check_ins.remove",
            tooltip=tr("Remove this day's check-in; u brings it back"),
        ),
        Binding(
            "slash",
            "search",
            tr("Search"),
            key_display="/",
            id="check_ins.search",
            tooltip=tr("Search notes, triggers, feelings and signs"),
        ),
        Binding(
            "escape", "clear", tr("Show all"), id="check_ins.clear", tooltip=tr("Leave the search")
        ),
        Binding(
            "o", "open_day", tr("Open day"), id="check_ins.open", tooltip=tr("Type a day to open")
        ),
        Binding(
            "v",
            "calendar",
            tr("Calendar"),
            id="check_ins.calendar",
            tooltip=tr("Go from the list to the calendar, and back"),
        ),
        Binding(
            "f",
            "questions",
            tr("Ask"),
            id="check_ins.questions",
            tooltip=tr("Choose what a check-in asks"),
        ),
        Binding(
            "left_square_bracket",
            "turn(-1)",
            tr("Month back"),
            key_display="[",
            id="check_ins.month_back",
            show=False,
            tooltip=tr("Show the month before"),
        ),
        Binding(
            "right_square_bracket",
            "turn(1)",
            tr("Month on"),
            key_display="]",
            id="check_ins.month_on",
            show=False,
            tooltip=tr("Show the month after"),
        ),
    ]

    grid = query_one(MonthGrid)

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self._day = tracker.here.today
        self._known = dict[date, CheckIn]()
        self._listed = dict[date, CheckIn]()
        self._later = frozenset[date]()
        self._shown: tuple[tuple[CheckIn, ...], date, str, bool] | None = None

    @override
    def compose_page(self) -> ComposeResult:
        with Horizontal(id="check-ins-body"):
            with Vertical(id="days"):
                yield SearchLine(tr("search notes, triggers, feelings"), id="days-search")
                yield PlainText(id="days-header")
                yield RecordList(id="days-list")
                yield EmptyState(content.wording("empty")["check_ins"])
            with Vertical(id="month"):
                yield MonthGrid()
                yield PlainText(id="month-words")
                with VerticalScroll(id="day-box", can_focus=False):
                    yield PlainText(id="day-heading")
                    yield PlainText(id="day-detail")

    @override
    def reload(self) -> None:
        self._show_rows()
        self.set_class(not self._known, "-empty")
        self._choose(min(self._day, self.tracker.here.today))

    def _show_rows(self) -> None:
        """Show the list; does nothing when it is as it should be, for it may be long."""
        found, today = self.tracker.check_ins.all(), self.tracker.here.today
        notes, query = not self.has_class("-standard"), self.search.value
        if self._shown == (found, today, query, notes):
            return
        self._shown = (found, today, query, notes)
        self._later = self.tracker.check_ins.filled_in_later()
        self._known = {c.day: c for c in found}
        self._listed = {c.day: c for c in found if found_in(query, own_words(c))}
        header = check_in_header(notes=notes)
        self.query_one("#days-header", PlainText).update(
            tr("{listed} found", listed=len(self._listed)) if query else header
        )
        listed = self._listed.values()
        self.rows.show(
            (c.day.isoformat(), check_in_row(c, today, notes=notes, later=c.day in self._later))
            for c in listed
        )

    def _choose(self, day: date) -> None:
        """Show a day in the list, the calendar and the detail."""
        self._day = day
        if (self.rows.has_focus or self.search.has_focus) and day not in self._listed:
            self._day = nearest(self._listed, day) or day
        here = self.rows.current
        if here != self._day.isoformat():
            keys = list(self._listed)
            self.rows.highlighted = keys.index(self._day) if self._day in self._listed else None
        self._show_day()

    def _show_day(self) -> None:
        month = self.tracker.check_ins.month(self._day)
        check_in = self._known.get(self._day)
        self.grid.month = month
        self.grid.day = self._day
        self.query_one("#month-words", PlainText).update(_month_words(month))
        heading = long_day_text(self._day, self.tracker.here.today)
        self.query_one("#day-heading", PlainText).update(heading)
        detail = Content(tr("No check-in. e: fill it in."))
        if check_in:
            check_ins = self.tracker.check_ins
            detail = check_in_detail(
                check_in,
                parts=check_ins.parts(self._day),
                questions=check_ins.questions.named(),
                later=self._day in self._later,
            )
        self.query_one("#day-detail", PlainText).update(detail)

    @on(Resize)
    def refit(self) -> None:
        """Show notes in the list where there is room."""
        if self.is_current:
            self.call_after_refresh(self.reload)

    @on(OptionList.OptionHighlighted, "#days-list")
    def follow(self, event: OptionList.OptionHighlighted) -> None:
        """Show the day that the list is on."""
        day = date.fromisoformat(event.option_id or "")
        if self.rows.has_focus and self.rows.current == event.option_id and day != self._day:
            self._day = day
            self._show_day()

    @on(OptionList.OptionSelected, "#days-list")
    def open_row(self, event: OptionList.OptionSelected) -> None:
        """Open the day that was picked in the list."""
        self._open(date.fromisoformat(event.option_id or ""))

    @on(DescendantFocus)
    def meet(self) -> None:
        """Let the list be on a day of its own when it gets the focus."""
        if self.rows.has_focus and self._known:
            self._choose(self._day)

    @on(MonthGrid.Moved)
    def move(self, message: MonthGrid.Moved) -> None:
        """Go some days or months on in the calendar."""
        today = self.tracker.here.today
        self._choose(turned(self._day, today, days=message.days, months=message.months))

    @on(MonthGrid.Chosen)
    def pick(self, message: MonthGrid.Chosen) -> None:
        """Show the day that was clicked on; a second click opens it."""
        if message.day == self._day:
            self.action_edit()
        else:
            self._choose(message.day)

    def action_edit(self) -> None:
        """Open the form for the day that is shown."""
        self._open(self._day)

    def _open(self, day: date) -> None:
        form = CheckInForm(self.tracker, day)
        self.app.push_screen(form, partial(self._opened, day))

    def _opened(self, day: date, saved: bool | None) -> None:
        if saved:
            self._day = day
            self.attempt(self.reload)

    def action_questions(self) -> None:
        """Choose what a check-in asks."""
        from iop_tracker.screens.questions_form import choose

        choose(self.app, self.tracker)

    def action_open_day(self) -> None:
        """Ask for a day and open it."""

        def chosen(day: date | None) -> None:
            if day is not None:
                self._open(day)

        self.app.push_screen(DayForm(self.tracker.here), chosen)

    def action_remove(self) -> None:
        """Remove the check-in of the day that is shown."""
        check_in = self._known.get(self._day)
        if check_in is None:
            self.say(tr("There is no check-in on this day."))
            return
        day = self.tracker.here.day(self._day)
        said = tr("Removed the check-in for {day}. Press u to bring it back.", day=day)
        if self.attempt(partial(self.tracker.check_ins.remove, check_in), said):
            self.reload()

    def action_calendar(self) -> None:
        """Go from the list to the calendar, or back."""
        to_grid = not self.grid.has_focus
        self.set_class(to_grid, "-calendar")
        (self.grid if to_grid or not self._known else self.rows).focus()

    def action_turn(self, months: int) -> None:
        """Show another month."""
        self._choose(turned(self._day, self.tracker.here.today, months=months))


def _month_words(month: MonthView) -> str:
    if month.mean is None:
        return tr("No check-ins this month")
    return tr(
        "{check_ins}, mood {mean:.1f} on average",
        check_ins=count_text(month.checked, "check-in"),
        mean=month.mean,
    )
