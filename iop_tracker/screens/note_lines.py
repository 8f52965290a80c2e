"""The lines of a note, to make one a task, a question or a strategy, or to follow a link."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker.domain.linking import Place, Target, links_in, resolve
from iop_tracker.domain.note import Note
from iop_tracker.domain.scale import TITLE_LIMIT
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.doing import CLOSING, DoingScreen
from iop_tracker.screens.opened import opened
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble, styled
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.too_small import TooSmall

SIGNS = "#*->+ \t[]"
"""Signs of Markdown at the beginning of a line that are no words of it."""
WHAT = tr("Choose a line. What you make of it stands for itself; the note stays as it is.")


class NoteLines(DoingScreen):
    """One row for each line, then the links in the note, then the notes with a link to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "t", "make('task')", tr("Task"), id="lines.task", tooltip=tr("Make the line a task")
        ),
        Binding(
            "a", "make('question')", tr("Ask"), id="lines.ask", tooltip=tr("Ask it in a session")
        ),
        Binding(
            "s",
            "make('strategy')",
            tr("Strategy"),
            id="lines.strategy",
            tooltip=tr("As a strategy"),
        ),
        Binding(
            "enter",
            "follow",
            tr("Open"),
            id="lines.follow",
            tooltip=tr("Open what a link leads to"),
        ),
        *CLOSING,
    ]

    def __init__(self, tracker: Tracker, note: Note) -> None:
        super().__init__(tracker)
        self._note = note
        self._lines: list[str] = []
        self._links: list[str] = []
        self._mentions: tuple[Note, ...] = ()

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="look-box"):
            yield PlainText(id="lines-title", classes="form-heading")
            yield PlainText(WHAT, id="parts-what", classes="muted")
            yield RecordList(id="line-rows")
        yield KeyFooter()
        yield TooSmall()

    @on(ScreenResume)
    @override
    def reload(self) -> None:
        """Read the note again, as it may have been changed; close when it is gone."""
        try:
            self._note = self.tracker.notes.note(self._note.id)
        except IopError:
            self.dismiss()
            return
        self._lines = [line.strip() for line in self._note.text.splitlines() if line.strip()]
        self._links = list(links_in(self._note.text))
        self._mentions = self.tracker.notes.mentions(self._note)
        self.query_one("#lines-title", PlainText).update(self._note.title)
        rows = self.query_one(RecordList)
        rows.show(self._rows())
        rows.focus()

    def _rows(self) -> list[tuple[str, Content]]:
        rows = [(f"line:{n}", Content(line)) for n, line in enumerate(self._lines)]
        rows += [
            (f"link:{n}", _arrow("→ ", name, self._leads(name)))
            for n, name in enumerate(self._links)
        ]
        rows += [
            (f"from:{n}", _arrow("← ", other.title, tr("  links here")))
            for n, other in enumerate(self._mentions)
        ]
        return rows or [("", styled(tr("Nothing is written in it yet."), "$text-muted"))]

    def _leads(self, name: str) -> str:
        """What a link leads to, in few words."""
        found = self._places(name)
        if not found:
            return tr("  nothing here is called so")
        return f"  {found[0].target}" if len(found) == 1 else tr("  several are called so")

    def _places(self, name: str) -> tuple[Place, ...]:
        strategies = self.tracker.coping.strategy_names().items()
        known = [Place(target=Target.STRATEGY, id=id_, name=each) for id_, each in strategies]
        sessions = self.tracker.sessions.places()
        return resolve(name, (*self.tracker.notes.places(), *known, *sessions))

    def action_make(self, what: str) -> None:
        """Make something of the highlighted line."""
        kind, _, number = (self.query_one(RecordList).current or "").partition(":")
        if kind != "line":
            self.sorry(tr("Choose a line of the note first."))
            return
        text = self._lines[int(number)].strip(SIGNS)[:TITLE_LIMIT]
        notes = self.tracker.notes
        makes: dict[str, Callable[[], object]] = {
            "task": partial(notes.make_task, text, self._note),
            "question": partial(notes.ask, text, self._note),
            "strategy": partial(notes.make_strategy, text),
        }
        self.do(partial(_made, makes[what], tr("Kept as a {what}. u takes it back.", what=what)))

    @on(OptionList.OptionSelected)
    def action_follow(self) -> None:
        """Open what the highlighted row leads to."""
        kind, _, number = (self.query_one(RecordList).current or "").partition(":")
        if kind == "from":
            self._open_note(self._mentions[int(number)].id)
        elif kind == "link":
            self._follow(self._links[int(number)])
        else:
            first = next(iter(links_in(self._lines[int(number)])), "") if kind else ""
            if first:
                self._follow(first)

    def _follow(self, name: str) -> None:
        found = self._places(name)
        if len(found) != 1:
            several = tr("Several are called “{name}”. Give them names of their own.", name=name)
            nothing = tr("Nothing here is called “{name}” yet.", name=name)
            self.sorry(several if found else nothing)
            return
        (place,) = found
        try:
            self.app.push_screen(opened(self.tracker, place.target, place.id))
        except IopError as problem:
            self.sorry(problem.sentence)

    def _open_note(self, note_id: str) -> None:
        from iop_tracker.screens.note_view import NoteView

        self.app.push_screen(NoteView(self.tracker, self.tracker.notes.note(note_id)))


def _made(verb: Callable[[], object], said: str) -> str:
    verb()
    return said


def _arrow(sign: str, name: str, about: str) -> Content:
    return assemble((sign, "bold $accent"), name, (about, "$text-muted"))
