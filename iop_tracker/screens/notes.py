"""Notes and tasks."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.content import NoteTemplate
from iop_tracker.domain.note import Note, Task, found_in
from iop_tracker.errors import NothingFound
from iop_tracker.screens.note_form import NEW, NoteForm
from iop_tracker.screens.note_view import NoteView, note_about
from iop_tracker.screens.page import Page
from iop_tracker.screens.task_form import TaskForm
from iop_tracker.screens.template_dialog import TemplateDialog
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.tab_row import TabRow
from iop_tracker.widgets.text_field import TextLine

TABS = (("notes", "Notes"), ("tasks", "Tasks"))


class NotesScreen(Page):
    """A list with search as you type; what is highlighted is beside it."""

    MODE = "notes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", id="notes.new", tooltip="Write a new one"),
        Binding("enter", "open", "Read", id="notes.open", tooltip="Read it, or change the task"),
        Binding("e", "edit", "Edit", id="notes.edit", tooltip="Change it"),
        Binding("d,delete", "remove", "Remove", id="notes.remove", tooltip="Remove it"),
        Binding("slash", "search", "Search", key_display="/", id="notes.search", tooltip="Search"),
        Binding("x,space", "done", "Done", id="notes.done", tooltip="Mark the task as done"),
        Binding(
            "t,right_square_bracket,left_square_bracket",
            "tab",
            "Notes/tasks",
            id="notes.tab",
            key_display="t",
            tooltip="Go between notes and tasks",
        ),
        Binding("escape", "clear", "Clear", id="notes.clear", show=False, tooltip="Leave search"),
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self._query = ""

    @override
    def compose_page(self) -> ComposeResult:
        yield TabRow(TABS)
        yield PlainText(id="draft-line")
        yield TextLine(placeholder="search; #tag works too", id="notes-search")
        with Horizontal(id="notes-body"):
            yield RecordList(id="notes-list")
            with VerticalScroll(id="note-details", can_focus=False):
                yield PlainText(id="note-preview")
        yield EmptyState(id="notes-empty")

    @property
    def tab(self) -> str:
        """Which list is shown."""
        return self.query_one(TabRow).current

    @override
    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#notes-search").display = False
        self.query_one("#notes-list").focus()

    @override
    def reload(self) -> None:
        if self.tab == "notes":
            found = self.tracker.notes.notes(self._query)
            rows = [(note.id, _note_row(note, self.tracker)) for note in found]
        else:
            tasks = [t for t in self.tracker.notes.tasks() if found_in(self._query, (t.text,))]
            rows = [(task.id, _task_row(task, self.tracker)) for task in tasks]
        self.query_one("#notes-list", RecordList).show(rows)
        self.query_one("#notes-body").display = bool(rows)
        empty = self.query_one("#notes-empty", EmptyState)
        empty.display = not rows
        empty.update(content.wording("empty")["search" if self._query else self.tab])
        self._show_draft()
        self._describe()
        self.refresh_bindings()

    def _show_draft(self) -> None:
        draft = self.tracker.draft(NEW)
        line = self.query_one("#draft-line", PlainText)
        line.display = draft is not None
        line.update("A half-typed note was kept. Press n to go on with it.")

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "done":
            return self.is_mounted and self.tab == "tasks"
        return super().check_action(action, parameters)

    @on(TabRow.Changed)
    def show_tab(self) -> None:
        """Show the other list from its top."""
        self._query = ""
        search = self.query_one("#notes-search", TextLine)
        search.value = ""
        search.display = False
        self.reload()
        self.query_one("#notes-list", RecordList).focus()

    @on(OptionList.OptionHighlighted, "#notes-list")
    def follow(self) -> None:
        """Show the highlighted one."""
        self._describe()

    def _describe(self) -> None:
        found = self._found()
        text = Content("")
        if isinstance(found, Note):
            about = note_about(self.tracker, found)
            text = Content.assemble(
                (found.title, "bold"), (f"\n{about}", "$text-muted"), f"\n\n{found.text}"
            )
        elif isinstance(found, Task):
            text = _task_details(found, self.tracker)
        self.query_one("#note-preview", PlainText).update(text)

    def _found(self) -> Note | Task | None:
        current = self.query_one("#notes-list", RecordList).current or ""
        try:
            if self.tab == "notes":
                return self.tracker.notes.note(current)
            return self.tracker.notes.task(current)
        except NothingFound:
            return None

    @on(OptionList.OptionSelected, "#notes-list")
    def action_open(self) -> None:
        """Read the note; change the task."""
        found = self._found()
        if isinstance(found, Note):
            self.app.push_screen(NoteView(self.tracker, found))
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Change the highlighted one."""
        found = self._found()
        if isinstance(found, Note):
            self.app.push_screen(NoteForm(self.tracker, found))
        elif isinstance(found, Task):
            self.app.push_screen(TaskForm(self.tracker, found))

    def action_new(self) -> None:
        """Write a new one; a half-typed note goes on where it was."""

        def chosen(template: NoteTemplate | None) -> None:
            if template is not None:
                self.app.push_screen(NoteForm(self.tracker, template=template))

        if self.tab == "tasks":
            self.app.push_screen(TaskForm(self.tracker))
        elif self.tracker.draft(NEW):
            self.app.push_screen(NoteForm(self.tracker))
        else:
            self.app.push_screen(TemplateDialog(), chosen)

    def action_remove(self) -> None:
        """Remove the highlighted one; undo brings it back."""
        found, notes = self._found(), self.tracker.notes
        said = "Removed. u brings it back."
        removed = False
        if isinstance(found, Note):
            removed = self.attempt(lambda: notes.remove_note(found), said)
        elif found is not None:
            removed = self.attempt(lambda: notes.remove_task(found), said)
        if removed:
            self.reload()

    def action_done(self) -> None:
        """Mark the highlighted task as done, or as open again."""
        found = self._found()
        if isinstance(found, Task) and self.attempt(lambda: self.tracker.notes.toggle_task(found)):
            self.reload()

    def action_tab(self) -> None:
        """Go between notes and tasks."""
        self.query_one(TabRow).move(1)

    def action_search(self) -> None:
        """Search as you type."""
        search = self.query_one("#notes-search", TextLine)
        search.display = True
        search.focus()

    @on(Input.Changed, "#notes-search")
    def search_typed(self, event: Input.Changed) -> None:
        """Show what has every word typed."""
        self._query = event.value
        self.reload()

    @on(Input.Submitted, "#notes-search")
    def search_done(self) -> None:
        """Go on in the list."""
        self.query_one("#notes-list").focus()

    def action_clear(self) -> None:
        """Leave the search."""
        self.show_tab()


def _note_row(note: Note, tracker: Tracker) -> Content:
    tags = " ".join(f"#{tag}" for tag in note.tags)
    return Content.assemble(
        (f"{tracker.here.day(note.day):<11} ", "$text-muted"), note.title, (f"  {tags}", "$primary")
    )


def _task_row(task: Task, tracker: Tracker) -> Content:
    sign = "✓ " if task.done else "□ "
    when = f"  done {tracker.here.day(task.done)}" if task.done else ""
    if task.due and not task.done:
        was = "was due" if task.due < tracker.here.today else "due"
        when = f"  {was} {tracker.here.day(task.due)}"
    return Content.assemble(sign, task.text, (when, "$text-muted"))


def _task_details(task: Task, tracker: Tracker) -> Content:
    lines = [Content.styled(task.text, "bold")]
    if task.due:
        lines.append(Content(f"until {tracker.here.day(task.due)}"))
    if task.session:
        lines.append(Content(f"from {tracker.schedule.link_text(task.session)}"))
    lines.append(Content.styled("x: done or open again", "$text-muted"))
    return Content("\n").join(lines)
