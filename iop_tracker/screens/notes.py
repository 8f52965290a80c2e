"""Notes, tasks and goals."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.getters import query_one
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.content import NoteTemplate
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.note import Note, Task, found_in
from iop_tracker.domain.topic import Topic
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens import goal_marks
from iop_tracker.screens.goal_form import GoalForm
from iop_tracker.screens.note_details import draft_sentence, task_details
from iop_tracker.screens.note_form import NEW, NoteForm
from iop_tracker.screens.search_page import TabbedPage
from iop_tracker.screens.task_form import TaskForm
from iop_tracker.screens.task_marks import LATER, carried
from iop_tracker.screens.template_dialog import TemplateDialog
from iop_tracker.screens.topic_form import TopicForm
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.goal_rows import goal_row, goal_text
from iop_tracker.widgets.note_rows import note_row, task_row, topic_row
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.tab_row import TabRow
from iop_tracker.widgets.text_field import SearchLine

TABS = (
    ("notes", tr("Notes")),
    ("tasks", tr("Tasks")),
    ("goals", tr("Goals")),
    ("topics", tr("Questions")),
)


EVERYTHING = tr("Search everything that was written")
ON_A_ROW = {"open", "edit", "remove", "done", "let_go", "later", "pin"}


class NotesScreen(TabbedPage):
    """A list with search as you type; what is highlighted is beside it."""

    MODE = "notes"
    AUTO_FOCUS = "#notes-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", tr("New"), id="notes.new", tooltip=tr("Write a new one")),
        Binding("v,enter", "open", tr("Read"), id="notes.open", tooltip=tr("Read it, full screen")),
        Binding("e", "edit", tr("Edit"), id="notes.edit", tooltip=tr("Change it")),
        Binding(
            "d,delete",
            "remove",
            tr("Remove"),
            id="notes.remove",
            tooltip=tr("Remove it; u brings it back"),
        ),
        Binding("x,space", "done", tr("Done"), id="notes.done", tooltip=tr("Done, or open again")),
        Binding(
            "g",
            "let_go",
            tr("Let go"),
            id="notes.let_go",
            show=False,
            tooltip=tr("Let the goal go, or take it up again"),
        ),
        Binding("plus", "later", tr("Later"), key_display="+", id="notes.later", tooltip=LATER),
        Binding(
            "p",
            "pin",
            tr("Pin"),
            id="notes.pin",
            show=False,
            tooltip=tr("Let the note stand on top"),
        ),
        Binding(
            "ctrl+f",
            "everything",
            tr("Everything"),
            id="notes.everything",
            show=False,
            tooltip=EVERYTHING,
        ),
        Binding(
            "slash",
            "search",
            tr("Search"),
            key_display="/",
            id="notes.search",
            tooltip=tr("Search"),
        ),
        Binding(
            "t,right_square_bracket",
            "tab(1)",
            tr("Next list"),
            id="notes.tab",
            key_display="t",
            tooltip=tr("Notes, tasks, goals, questions"),
        ),
        Binding(
            "left_square_bracket",
            "tab(-1)",
            tr("List before"),
            key_display="[",
            id="notes.before",
            show=False,
            tooltip=tr("The list before"),
        ),
        Binding(
            "escape", "clear", tr("Show all"), id="notes.clear", tooltip=tr("Leave the search")
        ),
    ]

    details = query_one("#note-details", VerticalScroll)

    @override
    def compose_page(self) -> ComposeResult:
        with Horizontal(id="notes-head"):
            yield TabRow(TABS)
            yield PlainText(id="notes-count")
        yield PlainText(id="draft-line")
        yield SearchLine(tr("search words, or #tag"), id="notes-search")
        with Horizontal(id="notes-body"):
            yield RecordList(id="notes-list")
            with VerticalScroll(id="note-details", can_focus=False):
                yield PlainText(id="task-text")
        yield EmptyState(id="notes-empty")

    @override
    def reload(self) -> None:
        self.set_class(self.tab != "notes", "-tasks")
        self.set_class(self.tab == "goals", "-goals")
        tabs = {
            "notes": self._note_rows,
            "tasks": self._task_rows,
            "goals": self._goal_rows,
            "topics": self._topic_rows,
        }
        rows = tabs[self.tab]()
        self.rows.show(rows)
        self.query_one("#notes-body").display = bool(rows)
        empty = self.query_one("#notes-empty", EmptyState)
        empty.display = not rows
        empty.update(content.wording("empty")["search" if self.search.value else self.tab])
        self.query_one("#notes-count", PlainText).update(self._count(len(rows)))
        self._show_draft()
        self.refresh_bindings()
        self.call_later(self._describe)

    def _note_rows(self) -> list[tuple[str, Content]]:
        here, tags = self.tracker.here, not self.has_class("-standard")
        typed = {draft.key for draft in self.tracker.drafts()}
        return [
            (note.id, note_row(note, here, tags=tags, half_typed=f"note:{note.id}" in typed))
            for note in self.tracker.notes.notes(self.search.value)
        ]

    def _task_rows(self) -> list[tuple[str, Content]]:
        here = self.tracker.here
        tasks = (t for t in self.tracker.notes.tasks() if found_in(self.search.value, (t.text,)))
        return [(task.id, task_row(task, here)) for task in tasks]

    def _goal_rows(self) -> list[tuple[str, Content]]:
        here = self.tracker.here
        return [(g.id, goal_row(g, here)) for g in self.tracker.goals.all(self.search.value)]

    def _topic_rows(self) -> list[tuple[str, Content]]:
        topics = self.tracker.notes.topics()
        found = (topic for topic in topics if found_in(self.search.value, (topic.text,)))
        return [(topic.id, topic_row(topic, self.tracker.here)) for topic in found]

    def _count(self, shown: int) -> str:
        if self.search.value:
            return tr("{shown} found", shown=shown)
        if self.tab == "notes" or not shown:
            return ""
        if self.tab == "goals":
            reached = sum(goal.done is not None for goal in self.tracker.goals.all())
            return tr("{reached} reached", reached=reached) if reached else ""
        if self.tab == "topics":
            return ""
        waiting = sum(task.done is None for task in self.tracker.notes.tasks())
        return tr("{waiting} to do, {shown} done", waiting=waiting, shown=shown - waiting)

    def _show_draft(self) -> None:
        sentence = draft_sentence(self.tracker, self.tab)
        line = self.query_one("#draft-line", PlainText)
        line.display = bool(sentence)
        line.update(sentence)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if (
            action in {"open", "edit", "remove", "done", "let_go", "later", "pin"}
            and not self.rows.option_count
        ):
            return False
        only = {
            "open": {"notes", "goals"},
            "done": {"tasks", "goals", "topics"},
            "let_go": {"goals"},
            "later": {"tasks"},
            "pin": {"notes"},
        }
        if action in only:
            return self.tab in only[action]
        return super().check_action(action, parameters)

    @on(Resize)
    def refit(self) -> None:
        """Show tags, and the note beside the list, where there is room."""
        if self.is_current:
            self.call_after_refresh(self.reload_if_seen)

    @on(OptionList.OptionHighlighted, "#notes-list")
    async def _describe(self) -> None:
        """Show the highlighted one; what was highlighted in between is passed over."""
        found = self._found()
        if isinstance(found, Task):
            self.query_one("#task-text", PlainText).update(task_details(self.tracker, found))
        elif isinstance(found, Topic):
            self.query_one("#task-text", PlainText).update(found.text)
        elif isinstance(found, Goal):
            text = goal_text(found, goal_marks.about(self.tracker, found))
            self.query_one("#task-text", PlainText).update(text)
        elif isinstance(found, Note) and self.details.display:
            await self._show_note(found)

    async def _show_note(self, note: Note) -> None:
        from iop_tracker.screens.note_view import reading
        from iop_tracker.widgets.note_text import NoteText

        if not self.details.query(NoteText):
            await self.details.mount(NoteText())
        await self.details.query_one(NoteText).show(reading(self.tracker, note))

    def _found(self) -> Note | Task | Goal | Topic | None:
        current = self.rows.current or ""
        try:
            if self.tab == "topics":
                return self.tracker.notes.topic(current)
            if self.tab == "goals":
                return self.tracker.goals.goal(current)
            if self.tab == "notes":
                return self.tracker.notes.note(current)
            return self.tracker.notes.task(current)
        except IopError:
            return None

    @on(OptionList.OptionSelected, "#notes-list")
    def action_open(self) -> None:
        """Read the note or the goal; change the task."""
        found = self._found()
        if isinstance(found, Note):
            from iop_tracker.screens.note_view import NoteView

            self.app.push_screen(NoteView(self.tracker, found))
        elif isinstance(found, Goal):
            from iop_tracker.screens.goal_view import GoalView

            self.app.push_screen(GoalView(self.tracker, found))
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Change the highlighted one."""
        found = self._found()
        if isinstance(found, Note):
            self.attempt(partial(self._write, found))
        elif isinstance(found, Task):
            self.attempt(partial(self._write_task, found))
        elif isinstance(found, Goal):
            self.attempt(partial(self._write_goal, found))
        elif isinstance(found, Topic):
            self.write(TopicForm(self.tracker, found), self.rows)

    def action_new(self) -> None:
        """Write a new one; a half-typed note goes on where it was."""
        if self.tab == "tasks":
            self.attempt(self._write_task)
        elif self.tab == "goals":
            self.attempt(self._write_goal)
        elif self.tab == "topics":
            self.write(TopicForm(self.tracker), self.rows)
        elif self.tracker.draft(NEW):
            self.attempt(self._write)
        else:
            self.app.push_screen(TemplateDialog(), self._begin)

    def _begin(self, template: NoteTemplate | None) -> None:
        if template is not None:
            self.attempt(partial(self._write, template=template))

    def _write(self, note: Note | None = None, template: NoteTemplate | None = None) -> None:
        form = NoteForm(self.tracker, note, template=template)

        def written(saved: bool | None) -> None:
            if saved and self.attempt(self.reload):
                self.rows.go_to(form.note_id)

        self.app.push_screen(form, written)

    def _write_task(self, task: Task | None = None) -> None:
        self.write(TaskForm(self.tracker, task), self.rows)

    def _write_goal(self, goal: Goal | None = None) -> None:
        self.write(GoalForm(self.tracker, goal), self.rows)

    def action_remove(self) -> None:
        """Remove the highlighted one; undo brings it back."""
        found, notes = self._found(), self.tracker.notes
        said = tr("Removed. u brings it back.")
        removed = False
        if isinstance(found, Note):
            removed = self.attempt(partial(notes.remove_note, found), said)
        elif isinstance(found, Goal):
            removed = self.attempt(partial(self.tracker.goals.remove, found), said)
        elif isinstance(found, Topic):
            removed = self.attempt(partial(notes.remove_topic, found), said)
        elif found is not None:
            removed = self.attempt(partial(notes.remove_task, found), said)
        if removed:
            self.attempt(self.reload)

    def action_done(self) -> None:
        """Mark the highlighted task, or the goal's next step, as done, or as open again."""
        found = self._found()
        if isinstance(found, Goal):
            self._mark(partial(goal_marks.go_on, self.tracker, found))
        notes = self.tracker.notes
        if isinstance(found, Task) and self.attempt(partial(notes.toggle_task, found)):
            self.attempt(self.reload)
        if isinstance(found, Topic) and self.attempt(partial(notes.toggle_topic, found)):
            self.attempt(self.reload)

    def action_later(self) -> None:
        """Carry the highlighted task over to tomorrow, or a day further."""
        found = self._found()
        if isinstance(found, Task):
            self._mark(partial(carried, self.tracker, found))

    def action_pin(self) -> None:
        """Let the highlighted note stand above the others, or not any more."""
        found = self._found()
        if isinstance(found, Note):
            pin = partial(self.tracker.notes.toggle_pin, found)
            if self.attempt(pin) and self.attempt(self.reload):
                self.rows.go_to(found.id)

    def action_everything(self) -> None:
        """Search everything."""
        from iop_tracker.screens.search_everything import begin

        begin(self.app, self.tracker)

    def action_let_go(self) -> None:
        """Let the highlighted goal go, or take it up again."""
        found = self._found()
        if isinstance(found, Goal):
            self._mark(partial(goal_marks.let_go, self.tracker, found))

    def _mark(self, verb: Callable[[], str]) -> None:
        if self.attempt(lambda: self.say(verb())):
            self.attempt(self.reload)
