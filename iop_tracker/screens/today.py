"""Today: what matters now."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content as texts
from iop_tracker.domain.checkin import DayPart
from iop_tracker.domain.words import count_text, day_text, hours_text, near_day_text
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.learning import GO_THROUGH
from iop_tracker.screens.page import Page
from iop_tracker.screens.task_marks import LATER
from iop_tracker.screens.to_do import ToDo, mark_screen
from iop_tracker.views.signals import SIGN
from iop_tracker.views.signals import TITLE as ABOUT_SIGNALS
from iop_tracker.views.today import TodayView
from iop_tracker.widgets.card import Card
from iop_tracker.widgets.entry_line import entry_details, entry_line
from iop_tracker.widgets.plain_text import Part, PlainText, assemble, styled
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.week_bar import week_bar

SO_FAR = tr("Milestones: what you have done, in numbers")
READY = tr("Get ready for the next session: what happened since the last one")
TURN_OFF = tr("Point this out no more; u takes it back")


class TodayScreen(Page):
    """The first page: program, next session, check-in, what is due, the plan to read."""

    MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a", "mark", tr("Mark session"), id="today.mark", tooltip=tr("Say how a session went")
        ),
        Binding(
            "n", "new_task", tr("New task"), id="today.new_task", tooltip=tr("Write down a task")
        ),
        Binding(
            "x,space", "done", tr("Done"), id="today.done", tooltip=tr("Mark the task as done")
        ),
        Binding("p", "plan", tr("Plan"), id="today.plan", tooltip=tr("Read the coping plan")),
        Binding(
            "plus",
            "later",
            tr("Later"),
            key_display="+",
            id="today.later",
            show=False,
            tooltip=LATER,
        ),
        Binding("b", "brief", tr("Get ready"), id="today.brief", tooltip=READY),
        Binding("g", "rehearse", tr("Cards"), id="today.rehearse", show=False, tooltip=GO_THROUGH),
        Binding("o", "turn_off", tr("Turn off"), id="today.turn_off", tooltip=TURN_OFF),
        Binding(
            "m", "milestones", tr("Milestones"), id="today.milestones", show=False, tooltip=SO_FAR
        ),
        Binding(
            "w", "signals", tr("Signals"), id="today.signals", show=False, tooltip=ABOUT_SIGNALS
        ),
        Binding(
            "s", "app.welcome", tr("Set up"), id="today.set_up", tooltip=tr("Set up your program")
        ),
    ]

    @override
    def compose_page(self) -> ComposeResult:
        yield PlainText(id="greeting")
        yield PlainText(id="standing")
        yield PlainText(id="signal")
        with Grid(id="cards"):
            yield Card(tr("Next session"), id="next-session")
            yield Card(tr("Check-in"), id="check-in")
            with Vertical(id="to-do"):
                yield RecordList(id="tasks")
                yield PlainText(id="no-tasks", classes="muted")
            yield Card(tr("Plan to read"), id="plan")

    @override
    def reload(self) -> None:
        view = self.tracker.today()
        self._view = view
        self.query_one("#greeting", PlainText).update(_greeting(view))
        self.query_one("#standing", PlainText).update(_standing(view))
        signal = self.query_one("#signal", PlainText)
        signal.display = bool(view.signals)
        signal.update(_signal(view))
        self.query_one("#next-session", Card).update(_next_session(view))
        self.query_one("#check-in", Card).update(_check_in(view))
        self.query_one("#plan", Card).update(_plan(view))
        self._show_tasks(view)
        self.refresh_bindings()

    def _show_tasks(self, view: TodayView) -> None:
        self.query_one("#to-do").border_title = Content(tr("To do"))
        self._to_do = ToDo(self.tracker, view)
        rows = list(self._to_do.rows())
        tasks = self.query_one("#tasks", RecordList)
        tasks.show(rows)
        tasks.display = bool(rows)
        empty = self.query_one("#no-tasks", PlainText)
        empty.display = not rows
        empty.update(tr("Nothing is due. Press n to write down a task."))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"mark", "brief"}:
            return self.tracker.is_set_up
        if action == "turn_off":
            return self.is_mounted and bool(self._view.signals)
        if action in {"done", "later"}:
            return self.focused is not None and self.focused.id == "tasks"
        return super().check_action(action, parameters)

    @on(Card.Opened, "#check-in")
    async def open_check_in(self) -> None:
        """Open the check-in."""
        await self.run_action("app.check_in")

    @on(Card.Opened, "#next-session")
    async def open_schedule(self) -> None:
        """Go to the schedule, or to the set-up while there is none."""
        if self.tracker.is_set_up:
            await self.run_action("app.page('schedule')")
        else:
            await self.run_action("app.welcome")

    @on(Card.Opened, "#plan")
    def action_plan(self) -> None:
        """Read the plan, or go where plans are made."""
        if self._view.plan is None:
            self.app.switch_mode("coping")
            return
        from iop_tracker.screens.plan_view import PlanView

        self.app.push_screen(PlanView(self.tracker, self._view.plan.id))

    @on(OptionList.OptionSelected, "#tasks")
    def open_row(self, event: OptionList.OptionSelected) -> None:
        """Open what the row is about."""
        self._open(event.option_id or "")

    def _open(self, row: str) -> None:
        self.attempt(lambda: self._to_do.open(self.app, row))

    def action_new_task(self) -> None:
        """Write down a task."""
        from iop_tracker.screens.task_form import TaskForm

        self.app.push_screen(TaskForm(self.tracker))

    def action_done(self) -> None:
        """Mark the highlighted task, or a goal's next step, as done; open what else it is."""
        row = self.query_one("#tasks", RecordList).current or ""
        try:
            said = self._to_do.done(row)
        except IopError as problem:
            self.sorry(problem.sentence)
            return
        if said:
            self.say(said)
            self.reload()
        else:
            self._open(row)

    def action_later(self) -> None:
        """Carry the highlighted task over to tomorrow, or a day further."""
        row = self.query_one("#tasks", RecordList).current or ""
        if self.attempt(lambda: self.say(self._to_do.later(row))):
            self.reload()

    def action_mark(self) -> None:
        """Ask about the session that waits for a mark, else about one of today."""
        sessions = [e for e in self._view.today if e.occurrence.is_session and not e.status]
        waiting = (*self._view.unmarked, *sessions)
        if waiting:
            self.app.push_screen(mark_screen(self.tracker, waiting[0]))
        else:
            self.say(tr("No session waits for a mark."))

    def action_turn_off(self) -> None:
        """Point this out no more."""
        rule = self._view.signals[0].rule
        name = self.tracker.signals.words(rule).name
        said = tr("“{name}” is off. u takes it back, w shows all.", name=name)
        if self.attempt(lambda: self.tracker.signals.switch(rule, on=False), said):
            self.reload()

    def action_milestones(self) -> None:
        """Show what was done so far."""
        from iop_tracker.screens.milestones_view import begin

        begin(self.app, self.tracker)

    def action_signals(self) -> None:
        """Show what can be pointed out."""
        from iop_tracker.screens.signals import begin

        begin(self.app, self.tracker)

    def action_brief(self) -> None:
        """Get ready for the next session."""
        from iop_tracker.screens.brief_view import begin

        begin(self.app, self.tracker, self._view.next_session)

    def action_rehearse(self) -> None:
        """Go through the plans as cards."""
        from iop_tracker.screens.rehearsal import begin

        begin(self.app, self.tracker)


def _greeting(view: TodayView) -> Content:
    hour = view.here.now.hour
    begins = {18: tr("Good evening"), 12: tr("Good afternoon"), 4: tr("Good morning")}
    hello = next((words for first, words in begins.items() if hour >= first), tr("Hello"))
    name = f", {view.called}" if view.called else ""
    day = day_text(view.here.today, view.here.today)
    return assemble((f"{hello}{name}.", "bold"), (f"  {day}", "$text-muted"))


def _standing(view: TodayView) -> Content:
    if view.standing is None or view.week_count is None:
        return Content(texts.wording("today")["not_set_up"])
    count = view.week_count
    done = tr(
        "{done} of {sessions} this week",
        done=count.done,
        sessions=count_text(count.planned, "session"),
    )
    hours = tr(
        "{attended_hours} of {planned_hours}",
        attended_hours=hours_text(count.attended_hours),
        planned_hours=hours_text(count.planned_hours),
    )
    step = f" · {view.standing.step}" if view.standing.step else ""
    return assemble(
        (view.standing.text, "bold $primary"),
        (step, "$text-muted"),
        "\n",
        week_bar(view.standing),
        f"  {done}" if count.planned else tr("  no sessions this week"),
        (f" · {hours}" if count.planned else "", "$text-muted"),
        *_reached(view),
    )


def _reached(view: TodayView) -> list[Part]:
    """What was reached today, in a line; the page of milestones has it all."""
    if not view.reached:
        return []
    first, *others = view.reached
    more = tr("  and {others} more", others=len(others)) if others else ""
    return [
        ("\n✦ ", "bold $accent"),
        (first, "bold"),
        (f"{more}  ", "$text-muted"),
        ("m", "bold $accent"),
        (tr(": look"), "$text-muted"),
    ]


def _signal(view: TodayView) -> Content:
    """The first thing to point out, with its keys; the plan for it is the plan to read."""
    if not view.signals:
        return Content()
    first, *others = view.signals
    parts: list[tuple[str, str]] = []
    if first.plan:
        parts += [("p", "bold $accent"), (tr(": the plan for it"), "$text-muted")]
    if first.call:
        parts += [(tr("  Call "), "$text-muted"), (f"{first.call.name} {first.call.phone}", "bold")]
    parts += [("  o", "bold $accent"), (tr(": turn this off"), "$text-muted")]
    if others:
        parts += [
            ("  w", "bold $accent"),
            (tr(": {others} more", others=len(others)), "$text-muted"),
        ]
    return assemble((f"{SIGN} ", "bold $accent"), first.sentence, "\n", *parts)


def _next_session(view: TodayView) -> Content:
    entry = view.next_session
    if view.standing is None:
        return Content(tr("Press s to set up your program."))
    if entry is None:
        return Content(tr("No session is planned in the next weeks.\nPress 2 and n to add one."))
    others = [e for e in view.today if e.occurrence.key != entry.occurrence.key]
    later = [e for e in others if not e.is_past]
    lines = [
        styled(view.next_in, "bold $accent"),
        entry_details(entry, view.here.day(entry.day)),
    ]
    lines += [entry_line(e) for e in later[:3]]
    return Content("\n").join(lines)


def _check_in(view: TodayView) -> Content:
    praise = tr(
        "\nYou checked in on {days_checked} of the last 7 days.", days_checked=view.days_checked
    )
    days = (praise if view.days_checked else "", "$text-muted")
    if view.check_in is None:
        ask = [
            (tr("Press "), ""),
            ("c", "bold $accent"),
            (tr(" to check in. It takes half a minute."), ""),
        ]
        if view.last_night:
            ask.append((tr("\nIt is late: this can be for yesterday too."), ""))
        return assemble(*ask, days)
    found = view.check_in
    if view.waits_for:
        done = (
            tr("✓ The other one is done.") if view.waits_for == DayPart.EVENING else tr("✓ Done.")
        )
        return assemble(
            (done, "bold $success"), tr("\nc: the check-in for this "), str(view.waits_for), days
        )
    values = [("mood", found.mood), ("craving", found.craving), ("anxiety", found.anxiety)]
    words = "  ".join(f"{name} {value}" for name, value in values if value is not None)
    return assemble(
        (tr("✓ Done for today."), "bold $success"), f"\n{words}", days, tr("\nc: change it")
    )


def _plan(view: TodayView) -> Content:
    if view.plan is None:
        return Content(tr("No coping plan yet.\nPress 4 to write one for a hard situation."))
    reviewed = view.plan.reviewed
    when = (
        tr("Last read {reviewed}.", reviewed=near_day_text(reviewed, view.here.today))
        if reviewed
        else tr("Not read yet.")
    )
    return assemble(
        (view.plan.situation, "bold"), (f"\n{when}", "$text-muted"), tr("\np: read it now")
    )
