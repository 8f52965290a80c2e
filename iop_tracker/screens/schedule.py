"""Schedule: one week of sessions and own commitments."""

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from typing_extensions import override

from iop_tracker import content as texts
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.domain.words import count_text, hours_text, weekday_text
from iop_tracker.language import tr
from iop_tracker.screens.occurrence_dialog import Choice, OccurrenceDialog
from iop_tracker.screens.page import Page
from iop_tracker.tracker import Tracker
from iop_tracker.views.coming import EVENT_SIGN, when_words
from iop_tracker.views.entry import Entry
from iop_tracker.views.here import Here
from iop_tracker.views.standing import Stage
from iop_tracker.views.week import WeekView
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.entry_line import entry_details
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.week_bar import week_bar
from iop_tracker.widgets.week_grid import WeekGrid

MUTED = "$text-muted"


MOST_ROWS = 5
"""So many rows are below the week; `enter` shows all."""
ALL_OF_IT = tr("…  enter: all of it")


class ScheduleScreen(Page):
    """The week, with what can be done about each session in it."""

    MODE = "schedule"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a",
            "mark('attended')",
            tr("Attended"),
            id="schedule.attended",
            tooltip=tr("I was there"),
        ),
        Binding(
            "t",
            "mark('late')",
            tr("Late"),
            id="schedule.late",
            tooltip=tr("I was there, a bit late"),
        ),
        Binding(
            "x",
            "mark('excused')",
            tr("Excused"),
            id="schedule.excused",
            tooltip=tr("I was excused"),
        ),
        Binding(
            "m", "mark('missed')", tr("Missed"), id="schedule.missed", tooltip=tr("I missed it")
        ),
        Binding(
            "enter,e", "open", tr("Open"), id="schedule.open", tooltip=tr("Change, move, cancel")
        ),
        Binding(
            "n", "new", tr("New"), id="schedule.new", tooltip=tr("Add a session or a commitment")
        ),
        Binding(
            "d,delete",
            "remove",
            tr("Cancel"),
            id="schedule.remove",
            show=False,
            tooltip=tr("Cancel it once, or from now on"),
        ),
        Binding(
            "left_square_bracket,pageup",
            "week(-1)",
            tr("Week"),
            key_display="[ ]",
            id="schedule.before",
            tooltip=tr("The week before"),
        ),
        Binding(
            "right_square_bracket,pagedown",
            "week(1)",
            tr("Later"),
            key_display="]",
            id="schedule.next",
            show=False,
            tooltip=tr("The next week"),
        ),
        Binding(
            "full_stop,home",
            "this_week",
            tr("Today"),
            key_display=".",
            id="schedule.now",
            show=False,
            tooltip=tr("Back to this week"),
        ),
        Binding(
            "o",
            "calendar",
            tr("To phone"),
            id="schedule.calendar",
            show=False,
            tooltip=tr("Write a file for your phone's calendar"),
        ),
        Binding(
            "b",
            "brief",
            tr("Get ready"),
            id="schedule.brief",
            show=False,
            tooltip=tr("Get ready for this session: what happened since the last one"),
        ),
        Binding(
            "v",
            "event",
            tr("Coming up"),
            id="schedule.event",
            show=False,
            tooltip=tr("Add a risky day to come"),
        ),
        Binding(
            "p",
            "program",
            tr("Program"),
            id="schedule.program",
            show=False,
            tooltip=tr("Change the program: length, time zone, country, help lines"),
        ),
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self._day = tracker.here.today
        self._follows_today = True

    @override
    def compose_page(self) -> ComposeResult:
        yield PlainText(id="week-title")
        yield PlainText(id="week-standing")
        yield WeekGrid(id="week")
        yield PlainText(id="entry-details")
        yield EmptyState(id="no-program")

    @override
    def reload(self) -> None:
        if self._follows_today:
            self._day = self.tracker.here.today
        view = self.tracker.schedule.week(self._day)
        empty = self.query_one("#no-program", EmptyState)
        empty.display = view is None
        for widget in ("#week-title", "#week-standing", "#week", "#entry-details"):
            self.query_one(widget).display = view is not None
        if view is None:
            empty.update(texts.wording("empty")["schedule"])
            return
        self.query_one("#week-title", PlainText).update(_title(view))
        self.query_one("#week-standing", PlainText).update(_standing(view))
        self.query_one(WeekGrid).show(view)

    @property
    def entry(self) -> Entry | None:
        """What is under the cursor."""
        return self.query_one(WeekGrid).entry

    @on(WeekGrid.Moved)
    def show_details(self) -> None:
        """Write about what is under the cursor."""
        grid = self.query_one(WeekGrid)
        details = self.query_one("#entry-details", PlainText)
        if grid.day is None:
            return
        here = self.tracker.here
        lines = [_event(event, here) for event in grid.day.events]
        if self.entry:
            lines.append(entry_details(self.entry, here.day(self.entry.day)))
        else:
            day = here.day(grid.day.day)
            lines.append(Content(tr("Nothing planned {day}. Press n to add something.", day=day)))
        rows = Content("\n").join(lines).split("\n")
        shown = rows if len(rows) <= MOST_ROWS else [*rows[: MOST_ROWS - 1], Content(ALL_OF_IT)]
        details.update(Content("\n").join(shown))

    @on(WeekGrid.Left)
    def leave_week(self, message: WeekGrid.Left) -> None:
        """Go on in the week before or after."""
        self.action_week(message.by)
        self.query_one(WeekGrid).go_to(0 if message.by > 0 else 6)

    def action_week(self, by: int) -> None:
        """Go to another week."""
        self._day += timedelta(weeks=by)
        first, last = self.tracker.here.week_of(self._day)
        self._follows_today = first <= self.tracker.here.today <= last
        self.reload()

    def action_this_week(self) -> None:
        """Back to this week."""
        self._follows_today = True
        self.reload()

    def action_mark(self, status: str) -> None:
        """Mark the session under the cursor."""
        entry = self.entry
        if entry is None:
            self.say(tr("Choose a session first."))
            return
        self._do(
            lambda: self.tracker.schedule.mark(entry.occurrence, AttendanceStatus(status)),
            tr("{name}: {status}. u takes it back.", name=entry.occurrence.name, status=tr(status)),
        )

    @on(WeekGrid.Opened)
    def action_open(self) -> None:
        """Show what can be done about the entry under the cursor."""
        if self.entry:
            self.app.push_screen(OccurrenceDialog(self.tracker, self.entry), self._chosen)
        else:
            self.action_new()

    def action_remove(self) -> None:
        """Show the ways to cancel the entry under the cursor."""
        if self.entry:
            dialog = OccurrenceDialog(self.tracker, self.entry, only_removing=True)
            self.app.push_screen(dialog, self._chosen)

    def _chosen(self, choice: Choice | None) -> None:
        if choice is None or self.entry is None:
            return
        entry = self.entry
        schedule, occurrence = self.tracker.schedule, entry.occurrence
        at_once: dict[Choice, Callable[[], None]] = {
            Choice.UNMARK: lambda: schedule.unmark(occurrence),
            Choice.CANCEL: lambda: schedule.cancel_once(occurrence),
            Choice.PUT_BACK: lambda: schedule.back_to_plan(occurrence),
            Choice.END: lambda: schedule.end_slot_of(occurrence),
        }
        if choice in at_once:
            self._do(
                at_once[choice], tr("{name} is changed. u takes it back.", name=occurrence.name)
            )
        else:
            self._ask(choice, entry)

    def _ask(self, choice: Choice, entry: Entry) -> None:
        """Open the form that a choice needs."""
        from iop_tracker.screens.mark_dialog import MarkDialog
        from iop_tracker.screens.move_form import MoveForm
        from iop_tracker.screens.slot_form import SlotForm

        slot = self.tracker.schedule.slot_of(entry.occurrence)
        if choice is Choice.PREPARE:
            self.action_brief()
        elif choice is Choice.MARK:
            self.app.push_screen(MarkDialog(self.tracker, entry))
        elif choice is Choice.MOVE:
            self.app.push_screen(MoveForm(self.tracker, entry.occurrence))
        elif slot:
            self.app.push_screen(SlotForm(self.tracker, slot, entry.occurrence.day))

    def _do(self, verb: Callable[[], None], said: str) -> None:
        if self.attempt(verb, said):
            self.reload()

    def action_new(self) -> None:
        """Add something on the day under the cursor."""
        from iop_tracker.screens.slot_form import SlotForm

        day = self.query_one(WeekGrid).day
        if day is not None:
            self.app.push_screen(SlotForm(self.tracker, None, day.day))

    def action_brief(self) -> None:
        """Get ready for the session under the cursor; where it is over, for the next one."""
        from iop_tracker.screens.brief_view import begin

        entry = self.entry
        begin(self.app, self.tracker, entry if entry and entry.can_prepare else None)

    def action_calendar(self) -> None:
        """Write the schedule as a file for a phone."""
        from iop_tracker.screens.calendar_form import CalendarForm

        if self.tracker.is_set_up:
            self.app.push_screen(CalendarForm(self.tracker))

    def action_event(self) -> None:
        """Write down a risky day to come, on the day under the cursor if that is not over."""
        from iop_tracker.screens.event_form import EventForm

        cell, today = self.query_one(WeekGrid).day, self.tracker.here.today
        day = cell.day if cell and cell.day >= today else None
        self.app.push_screen(EventForm(self.tracker, day=day))

    def action_program(self) -> None:
        """Change the program."""
        from iop_tracker.screens.program_form import change_program

        change_program(self.app, self.tracker)


def _event(event: RiskyEvent, here: Here) -> Content:
    words = when_words(event, here)
    return assemble((f"{EVENT_SIGN} {event.name}", "bold $accent"), (f"  {words}", MUTED))


def _title(view: WeekView) -> Content:
    now = (
        (tr("  this week"), "bold $accent")
        if view.is_now
        else (tr("   .: back to this week"), MUTED)
    )
    return assemble((view.title, "bold"), now, (tr("   p: program"), MUTED))


def _standing(view: WeekView) -> Content:
    standing, count = view.standing, view.count
    hours = tr(
        "{attended_hours} of {planned_hours} attended",
        attended_hours=hours_text(count.attended_hours),
        planned_hours=hours_text(count.planned_hours),
    )
    words = tr(
        "{done} of {sessions} · {hours}",
        done=count.done,
        sessions=count_text(count.planned, "session"),
        hours=hours,
    )
    step = next(
        (
            tr("{phase} from {day}", phase=d.starts_phase, day=weekday_text(d.day))
            for d in view.days
            if d.starts_phase
        ),
        "",
    )
    if standing.stage is Stage.DURING and not step:
        step = standing.step
    return assemble(
        (standing.text, "bold $primary"),
        (f" · {step}" if step else "", "$text-muted"),
        "\n",
        week_bar(standing),
        f"  {words}" if count.planned else tr("  no sessions this week"),
    )
