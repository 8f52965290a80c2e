"""A note to read, full screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import ScreenResume
from textual.screen import ModalScreen
from textual.widgets import Footer, Markdown
from typing_extensions import override

from iop_tracker.domain.note import Note
from iop_tracker.errors import NothingFound
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.too_small import TooSmall


class NoteView(ModalScreen[None]):
    """Shows one note as Markdown; links in it open nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit", id="note.edit", tooltip="Change the note"),
        Binding("escape", "dismiss", "Back", id="note.back", tooltip="Close"),
        Binding("exclamation_mark", "app.help_now", "Help now", key_display="!", id="note.help"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, tracker: Tracker, note: Note) -> None:
        super().__init__()
        self.tracker = tracker
        self._note = note

    @override
    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="note-box", can_focus=False):
            yield PlainText(id="note-title")
            yield PlainText(id="note-about")
            yield Markdown(open_links=False, id="note-text")
        yield Footer(show_command_palette=False, compact=True)
        yield TooSmall()

    async def on_screen_resume(self, _: ScreenResume) -> None:
        """Read the note again, as it may have been changed; close when it is gone."""
        try:
            self._note = self.tracker.notes.note(self._note.id)
        except NothingFound:
            self.dismiss()
            return
        self.query_one("#note-title", PlainText).update(self._note.title)
        self.query_one("#note-about", PlainText).update(note_about(self.tracker, self._note))
        await self.query_one(Markdown).update(self._note.text)

    def action_edit(self) -> None:
        """Change the note."""
        from iop_tracker.screens.note_form import NoteForm

        self.app.push_screen(NoteForm(self.tracker, self._note))

    def action_scroll(self, by: int) -> None:
        """Scroll a few lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)


def note_about(tracker: Tracker, note: Note) -> str:
    """The note's day, session and tags on one line."""
    parts = [tracker.here.day(note.day)]
    if note.session:
        parts.append(f"from {tracker.schedule.link_text(note.session)}")
    parts.append(" ".join(f"#{tag}" for tag in note.tags))
    return " · ".join(part for part in parts if part)
