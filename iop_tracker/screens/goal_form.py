"""Something one wants for oneself: what, why, and the steps on the way."""

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.goal import Goal
from iop_tracker.domain.words import parse_due
from iop_tracker.language import tr
from iop_tracker.screens.form import Form, own_lines
from iop_tracker.screens.session_choice import (
    drafted_session,
    link_key,
    link_of,
    session_choices,
)
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import Picker, TextBox, TextLine, ValueLine

NEW_GOAL = "goal:new"
"""Under which key a goal that was never saved is kept half typed."""


class GoalForm(Form):
    """Only the goal itself is needed; all else may stay empty."""

    def __init__(self, tracker: Tracker, goal: Goal | None = None) -> None:
        super().__init__(tracker, f"goal:{goal.id}" if goal else NEW_GOAL)
        self._edited = goal
        self.heading = tr("Change the goal") if goal else tr("Something you want for yourself")
        typed = drafted_session(tracker, self.draft_key)
        self._sessions = session_choices(tracker, goal.session if goal else None, typed)

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("text", tr("Goal"), TextLine(placeholder=tr("like: sleep through the night")))
        yield Field("why", tr("Why"), TextBox(placeholder=tr("what it is good for, in your words")))
        yield Field("steps", tr("Steps"), TextBox(placeholder=tr("one a line, the smallest first")))
        hint = tr("empty, tomorrow, fri, or like 2026-11-27")
        yield Field("due", tr("By when"), ValueLine(), hint=hint)
        if self._sessions:
            yield Field("session", tr("From"), Picker(self._sessions, nothing=tr("no session")))

    @override
    def fill(self) -> None:
        goal = self._edited
        if goal is None:
            return
        self.field("text").answer = goal.text
        self.field("why").answer = goal.why
        self.field("steps").answer = "\n".join(goal.steps)
        self.field("due").answer = goal.due.isoformat() if goal.due else ""
        if goal.session:
            self.field("session").answer = link_key(goal.session)

    @override
    def store(self) -> None:
        due, today = self.answer("due"), self.tracker.here.today
        steps = tuple(dict.fromkeys(own_lines(self.answer("steps"))))
        goal = self._edited or Goal(text="·")
        self.tracker.goals.save(
            replace(
                goal,
                text=self.answer("text"),
                why=self.answer("why"),
                steps=steps,
                done_steps=tuple(step for step in goal.done_steps if step in steps),
                due=parse_due(due, today) if due else None,
                session=link_of(self.answers.get("session", "")),
            )
        )
