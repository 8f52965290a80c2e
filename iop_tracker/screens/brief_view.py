"""The page for a session: what happened since the last one of its kind."""

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from typing_extensions import override

from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.below import Below
from iop_tracker.screens.reading_view import MOVING, ReadingView
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.briefs import Brief
from iop_tracker.views.brief.page import TITLES
from iop_tracker.views.document import Document
from iop_tracker.views.entry import Entry
from iop_tracker.widgets.document_text import document_text
from iop_tracker.widgets.plain_text import PlainText, assemble

READY = tr("Get ready for a session: what happened since the last one")
OTHER = tr("The page for the session before or after")


class BriefView(ReadingView):
    """The page, what is left out of it, and what can be done with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "wants", tr("Wants"), id="brief.wants", tooltip=tr("What I want from today")),
        Binding("o", "parts", tr("Parts"), id="brief.parts", tooltip=tr("Leave parts of it out")),
        Binding("s", "show", tr("Show"), id="brief.show", tooltip=tr("The page and nothing else")),
        Binding("w", "write", tr("File"), id="brief.write", tooltip=tr("As a file to print")),
        Binding(
            "left_square_bracket",
            "other(-1)",
            tr("Session"),
            key_display="[ ]",
            id="brief.before",
            tooltip=OTHER,
        ),
        Binding(
            "right_square_bracket",
            "other(1)",
            tr("Later"),
            id="brief.next",
            show=False,
            tooltip=OTHER,
        ),
        Binding(
            "u,ctrl+z",
            "undo",
            tr("Undo"),
            id="brief.undo",
            show=False,
            tooltip=tr("Undo the last change"),
        ),
        *MOVING,
    ]

    def __init__(self, tracker: Tracker, session: Entry | None = None) -> None:
        super().__init__(tracker)
        self._session = session

    @override
    def compose_text(self) -> ComposeResult:
        yield PlainText(id="brief-out", classes="muted")
        yield PlainText(id="plan-text")

    @override
    def reload(self) -> None:
        brief = self.tracker.briefs.brief(self._session)
        self._session = brief.span.session
        self.brief = brief
        self.query_one("#brief-out", PlainText).update(_left_out(brief))
        self.show(document_text(brief.document))
        self.refresh_bindings()

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"wants", "other"}:
            return self._session is not None
        return super().check_action(action, parameters)

    def action_wants(self) -> None:
        """Write down what is wanted from the session."""
        from iop_tracker.screens.wants_form import WantsForm

        if self._session:
            self.app.push_screen(WantsForm(self.tracker, self._session))

    def action_parts(self) -> None:
        """Choose what is left out."""
        from iop_tracker.screens.brief_parts import BriefParts

        self.app.push_screen(BriefParts(self.tracker))

    def action_show(self) -> None:
        """Show the page and nothing else."""
        self.app.push_screen(ShownPage(self.tracker, self.brief.document))

    def action_write(self) -> None:
        """Write it as a file."""
        from iop_tracker.screens.write_form import WriteForm

        self.app.push_screen(WriteForm(self.tracker, self.brief.document))

    def action_other(self, by: int) -> None:
        """Go to the page for another session that is coming."""
        coming = self.tracker.briefs.coming()
        keys = [entry.occurrence.key for entry in coming]
        if self._session and self._session.occurrence.key in keys:
            place = keys.index(self._session.occurrence.key) + by
            self._session = coming[min(len(coming) - 1, max(0, place))]
            self.reload()
            self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_undo(self) -> None:
        """Take back the last change."""
        try:
            said = self.tracker.undo()
        except IopError as problem:
            said = problem.sentence
        self.notify(said, markup=False, timeout=4)
        self.reload()


class ShownPage(ReadingView):
    """The page for the eyes of somebody else: no keys, nothing that was left out."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVING]

    def __init__(self, tracker: Tracker, document: Document) -> None:
        super().__init__(tracker)
        self._document = document

    @override
    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="plan-box", can_focus=False):
            yield from self.compose_text()

    @override
    def reload(self) -> None:
        self.show(document_text(self._document))


def _left_out(brief: Brief) -> Content:
    """Which parts do not stand there, and that this is by choice."""
    names = [TITLES[part] for part in brief.without]
    if not names:
        return Content(tr("Every part is on the page.\n"))
    return assemble(tr("Left out: "), (", ".join(names), "bold"), "\n")


def begin(app: App[Any], tracker: Tracker, session: Entry | None = None) -> None:
    """Open the page for a session; without one for the next.

    Args:
        app: Where it opens.
        tracker: The participant's file.
        session: A session to come.
    """
    try:
        tracker.briefs.brief(session)
    except IopError as problem:
        app.notify(problem.sentence, markup=False, timeout=6)
        return
    app.push_screen(BriefView(tracker, session))


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterator[SystemCommand]:
    """What the palette has of it, where no key of the screen below opens it."""
    if tracker.is_set_up and "brief" not in below.actions:
        yield SystemCommand(tr("Get ready for a session"), READY, partial(begin, app, tracker))
