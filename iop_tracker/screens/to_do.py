"""What waits on Today, as rows, and what a key does to each of them."""

from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.content import Content
from textual.screen import Screen

from iop_tracker.domain.goal import Goal
from iop_tracker.domain.note import Task
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.language import tr
from iop_tracker.screens.task_marks import carried
from iop_tracker.tracker import Tracker
from iop_tracker.views.coming import EVENT_SIGN
from iop_tracker.views.entry import Entry
from iop_tracker.views.today import TodayView
from iop_tracker.widgets.plain_text import assemble

ASKS = ("? ", "bold $accent")
GOAL_SIGN = "◎"
DONE = tr("Done. u takes it back.")


class ToDo:
    """The rows of one view. A row's id is its kind, a colon, and which one it is."""

    def __init__(self, tracker: Tracker, view: TodayView) -> None:
        self._tracker = tracker
        self._view = view

    def rows(self) -> Iterator[tuple[str, Content]]:
        """Each row with its id: what is near first, then what is asked, then what is to do."""
        view = self._view
        for event in view.coming_up:
            yield f"event:{event.id}", self._event(event)
        for event in view.to_ask:
            yield f"event:{event.id}", assemble(ASKS, tr("How did {name} go?", name=event.name))
        for number, entry in enumerate(view.unmarked):
            yield f"mark:{number}", self._unmarked(entry)
        for due in view.questionnaires:
            yield f"assess:{due.instrument}", assemble(ASKS, tr("Fill in "), due.text)
        for task in view.tasks:
            yield f"task:{task.id}", self._task(task)
        for goal in view.goals:
            yield f"goal:{goal.id}", _goal(goal)

    def _event(self, event: RiskyEvent) -> Content:
        words = "" if self._tracker.events.plan_of(event) else tr("  no plan yet")
        return assemble(
            (f"{EVENT_SIGN} ", "bold $accent"),
            (f"{self._view.here.day(event.day)}  ", "$text-muted"),
            event.name,
            (words, "$text-muted"),
        )

    def _unmarked(self, entry: Entry) -> Content:
        day = self._view.here.recent_day(entry.day)
        return assemble(ASKS, tr("Mark {name}, {day}", name=entry.occurrence.name, day=day))

    def _task(self, task: Task) -> Content:
        due = f"{self._view.here.day(task.due)}  " if task.due else ""
        return assemble("□ ", (due, "$text-muted"), task.text)

    def open(self, app: App[Any], row: str) -> None:
        """Open what a row is about.

        Raises:
            IopError: when it is not there any more.
        """
        kind, _, rest = row.partition(":")
        if kind == "assess":
            self._ask(app, rest)
        elif kind:
            app.push_screen(self._screen(kind, rest))

    def _screen(self, kind: str, rest: str) -> Screen[Any]:
        if kind == "event":
            from iop_tracker.screens.event_form import event_screen

            return event_screen(self._tracker, self._tracker.events.event(rest))
        if kind == "mark":
            return mark_screen(self._tracker, self._view.unmarked[int(rest)])
        if kind == "goal":
            from iop_tracker.screens.goal_view import GoalView

            return GoalView(self._tracker, self._tracker.goals.goal(rest))
        from iop_tracker.screens.task_form import TaskForm

        return TaskForm(self._tracker, self._tracker.notes.task(rest))

    def _ask(self, app: App[Any], instrument_id: str) -> None:
        from iop_tracker.instruments import instrument
        from iop_tracker.screens.assess_result import ask

        found = instrument(instrument_id)
        if found:
            ask(app, self._tracker, self._tracker.assessments.begin(found))

    def done(self, row: str) -> str:
        """Mark a task, or the next step of a goal, as done.

        Returns:
            What to say about it; empty for a row that has to be opened instead.

        Raises:
            IopError: when it could not be saved.
        """
        kind, _, rest = row.partition(":")
        if kind == "task":
            self._tracker.notes.toggle_task(self._tracker.notes.task(rest))
            return DONE
        if kind != "goal":
            return ""
        from iop_tracker.screens.goal_marks import go_on

        return go_on(self._tracker, self._tracker.goals.goal(rest))

    def later(self, row: str) -> str:
        """Carry a task over; gives what to say.

        Raises:
            IopError: when it could not be saved.
        """
        kind, _, rest = row.partition(":")
        if kind != "task":
            return tr("Only a task can be carried over.")
        return carried(self._tracker, self._tracker.notes.task(rest))


def _goal(goal: Goal) -> Content:
    """A goal by its next step; without open steps by its own words."""
    if goal.done:
        return assemble(("✓ ", "$success"), (tr("{text}: reached", text=goal.text), "$text-muted"))
    of = f"  {goal.text}" if goal.next_step else ""
    return assemble(
        (f"{GOAL_SIGN} ", "bold $primary"), goal.next_step or goal.text, (of, "$text-muted")
    )


def mark_screen(tracker: Tracker, entry: Entry) -> Screen[Any]:
    """The question how a session went."""
    from iop_tracker.screens.mark_dialog import MarkDialog

    return MarkDialog(tracker, entry)
