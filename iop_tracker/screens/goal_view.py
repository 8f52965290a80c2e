"""A goal, full screen: why, and its steps to mark one by one."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.events import ScreenResume
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker.domain.goal import Goal
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.screens import goal_marks
from iop_tracker.screens.doing import CLOSING, DoingScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.goal_rows import step_line, steps_bar
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.too_small import TooSmall


class GoalView(DoingScreen):
    """It reads again whenever it becomes visible, and closes when the goal is gone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "x,space,enter", "mark", tr("Step done"), id="goal.mark", tooltip=tr("Done, or open")
        ),
        Binding(
            "r", "reached", tr("Reached"), id="goal.reached", tooltip=tr("Reached, or open again")
        ),
        Binding(
            "g", "let_go", tr("Let go"), id="goal.let_go", tooltip=tr("Let it go, or take it up")
        ),
        Binding(
            "e", "edit", tr("Edit"), id="goal.edit", tooltip=tr("Change the goal and its steps")
        ),
        *CLOSING,
    ]

    def __init__(self, tracker: Tracker, goal: Goal) -> None:
        super().__init__(tracker)
        self._goal = goal

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="goal-box"):
            yield PlainText(id="goal-title", classes="form-heading")
            yield PlainText(id="goal-about", classes="muted")
            with VerticalScroll(id="goal-why", can_focus=False):
                yield PlainText(id="goal-why-text")
            yield PlainText(id="goal-bar")
            yield RecordList(id="goal-steps")
        yield KeyFooter()
        yield TooSmall()

    @on(ScreenResume)
    @override
    def reload(self) -> None:
        """Show what there is now."""
        try:
            goal = self._goal = self.tracker.goals.goal(self._goal.id)
            about = goal_marks.about(self.tracker, goal)
        except NothingFound:
            self.dismiss()
            return
        self.query_one("#goal-title", PlainText).update(goal.text)
        self.query_one("#goal-why").display = bool(goal.why)
        self.query_one("#goal-why-text", PlainText).update(goal.why)
        bar = (
            steps_bar(goal)
            if goal.steps
            else tr("No steps yet. Press e to write some, one a line.")
        )
        self.query_one("#goal-bar", PlainText).update(bar)
        rows = self.query_one(RecordList)
        is_first = not rows.option_count
        rows.show((str(n), step_line(goal, step)) for n, step in enumerate(goal.steps))
        if is_first and goal.next_step:
            rows.go_to(str(goal.steps.index(goal.next_step)))
        rows.display = bool(goal.steps)
        self.query_one("#goal-about", PlainText).update(about)
        self.query_one("#goal-about").display = bool(about)
        self.refresh_bindings()

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "mark":
            return bool(self._goal.steps)
        if action == "let_go":
            return self._goal.done is None
        return super().check_action(action, parameters)

    @on(OptionList.OptionSelected)
    def action_mark(self) -> None:
        """Mark the highlighted step as done, or as open again."""
        row = self.query_one(RecordList).current
        if row is not None:
            step = self._goal.steps[int(row)]
            self.do(partial(goal_marks.mark_step, self.tracker, self._goal, step))

    def action_reached(self) -> None:
        """Mark the goal as reached, or as open again."""
        self.do(partial(goal_marks.mark_reached, self.tracker, self._goal))

    def action_let_go(self) -> None:
        """Let the goal go, or take it up again."""
        self.do(partial(goal_marks.let_go, self.tracker, self._goal))

    def action_edit(self) -> None:
        """Change the goal."""
        from iop_tracker.screens.goal_form import GoalForm

        self.app.push_screen(GoalForm(self.tracker, self._goal))
