"""A note to read, full screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import ScreenResume
from typing_extensions import override

from iop_tracker.domain.note import Note
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.scrolling import ScrollingScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.note_rows import task_line
from iop_tracker.widgets.note_text import NoteText, Reading
from iop_tracker.widgets.too_small import TooSmall


class NoteView(ScrollingScreen):
    """Shows one note as Markdown; `l` follows its links and makes something of its lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", tr("Edit"), id="note.edit", tooltip=tr("Change the note")),
        Binding(
            "l",
            "lines",
            tr("Lines, links"),
            id="note.lines",
            tooltip=tr("Use a line; follow a link"),
        ),
        Binding("w", "write", tr("File"), id="note.write", tooltip=tr("As a file to print")),
        Binding("p", "pin", tr("Pin"), id="note.pin", tooltip=tr("Let it stand above the others")),
        Binding("escape,q", "dismiss", tr("Back"), id="note.back", tooltip=tr("Close")),
        Binding(
            "exclamation_mark",
            "app.help_now",
            tr("Help now"),
            key_display="!",
            id="note.help",
            tooltip=tr("Help in a hard moment"),
        ),
        Binding("j", "scroll(1)", tr("Down"), show=False),
        Binding("k", "scroll(-1)", tr("Up"), show=False),
    ]

    def __init__(self, tracker: Tracker, note: Note) -> None:
        super().__init__()
        self.tracker = tracker
        self._note = note

    @override
    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="note-box"):
            yield NoteText()
        yield KeyFooter()
        yield TooSmall()

    async def on_screen_resume(self, _: ScreenResume) -> None:
        """Read the note again, as it may have been changed; close when it is gone."""
        try:
            self._note = self.tracker.notes.note(self._note.id)
            found = reading(self.tracker, self._note)
        except IopError:
            self.dismiss()
            return
        await self.query_one(NoteText).show(found)

    def action_edit(self) -> None:
        """Change the note."""
        from iop_tracker.screens.note_form import NoteForm

        self.app.push_screen(NoteForm(self.tracker, self._note))

    def action_lines(self) -> None:
        """Go through its lines and links."""
        from iop_tracker.screens.note_lines import NoteLines

        self.app.push_screen(NoteLines(self.tracker, self._note))

    def action_write(self) -> None:
        """Write it as a file, to print."""
        from iop_tracker.screens.write_form import WriteForm
        from iop_tracker.views.note_page import note_document

        self.app.push_screen(WriteForm(self.tracker, note_document(self._note, self.tracker.here)))

    def action_pin(self) -> None:
        """Let it stand above the others, or not any more."""
        try:
            self._note = self.tracker.notes.toggle_pin(self._note)
        except IopError as problem:
            self.notify(problem.sentence, markup=False, severity="error")
            return
        said = (
            tr("It stands above the others.")
            if self._note.pinned
            else tr("It is not pinned any more.")
        )
        self.notify(said, markup=False, timeout=4)


def reading(tracker: Tracker, note: Note) -> Reading:
    """What is read of a note: also its day, session and tags, and its tasks."""
    parts = [tracker.here.day(note.day)]
    if note.session:
        parts.append(tr("from {session}", session=tracker.sessions.link_text(note.session)))
    parts.append(" ".join(f"#{tag}" for tag in note.tags))
    return Reading(
        title=note.title,
        about=" · ".join(part for part in parts if part),
        text=note.text,
        tasks="\n".join(task_line(t, tracker.here) for t in tracker.notes.tasks_of(note)),
    )
