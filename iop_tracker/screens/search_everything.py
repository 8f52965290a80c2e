"""Search over everything that was written."""

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from typing_extensions import override

from iop_tracker.domain.search import Hit
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.below import Below
from iop_tracker.screens.opened import opened
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.text_field import TextLine
from iop_tracker.widgets.too_small import TooSmall

TITLE = tr("Search everything")
WHAT = tr("Notes, check-ins, urges, plans and all else. A slip or two does not matter.")
KIND_WIDTH = 11


class FindLine(TextLine):
    """The line that is typed into; down goes to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "screen.to_list", tr("To the list"), show=False),
    ]


class SearchEverything(ModalScreen[None]):
    """What has every word typed, best first; enter opens it where it lives."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", tr("Open"), id="search.open", tooltip=tr("Open it")),
        Binding(
            "slash",
            "to_line",
            tr("Type"),
            key_display="/",
            id="search.type",
            tooltip=tr("To the words"),
        ),
        Binding("escape", "dismiss", tr("Back"), id="search.back", tooltip=tr("Close")),
        Binding(
            "f2,exclamation_mark",
            "app.help_now",
            tr("Help now"),
            id="search.help",
            tooltip=tr("Help in a hard moment"),
        ),
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__()
        self.tracker = tracker
        self._hits: tuple[Hit, ...] = ()

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="look-box"):
            yield FindLine(placeholder=tr("words, or their beginnings"))
            yield PlainText(WHAT, id="found-count", classes="muted")
            yield RecordList(id="found-rows")
        yield KeyFooter()
        yield TooSmall()

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """Show what has every word so far."""
        query = event.value.strip()
        self._hits = self.tracker.searching.find(query) if query else ()
        count = self.query_one("#found-count", PlainText)
        found = (
            tr("{hits} found", hits=len(self._hits))
            if self._hits
            else tr("Nothing has all of these words.")
        )
        count.update(found if query else WHAT)
        self.query_one(RecordList).show((str(n), hit_row(h)) for n, h in enumerate(self._hits))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"to_line", "open"} and self.is_mounted:
            return not self.query_one(FindLine).has_focus
        return super().check_action(action, parameters)

    def action_to_list(self) -> None:
        """Go from the words to what was found; open it where it is one thing only."""
        if len(self._hits) == 1:
            self._open(0)
        elif self._hits:
            self.query_one(RecordList).focus()

    def action_to_line(self) -> None:
        """Type again."""
        self.query_one(FindLine).focus()

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Open the highlighted one."""
        row = self.query_one(RecordList).current
        if row is not None:
            self._open(int(row))

    def _open(self, number: int) -> None:
        page = self._hits[number].page
        try:
            self.app.push_screen(opened(self.tracker, page.kind, page.id, page.day))
        except IopError as problem:
            self.notify(problem.sentence, markup=False, severity="error")


def hit_row(hit: Hit) -> Content:
    """What it is, and the words around those found, which are underlined."""
    kind = tr(hit.page.kind)[: KIND_WIDTH - 1].ljust(KIND_WIDTH)
    parts: list[tuple[str, str]] = [(kind, "$text-muted")]
    at = 0
    for start, end in hit.marks:
        parts += [(hit.snippet[at:start], ""), (hit.snippet[start:end], "bold underline $accent")]
        at = end
    parts.append((hit.snippet[at:], ""))
    return assemble(*(part for part in parts if part[0]))


def begin(app: App[Any], tracker: Tracker) -> None:
    """Open the search."""
    app.push_screen(SearchEverything(tracker))


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterator[SystemCommand]:
    """What the palette has of it."""
    if not below.has_form:
        yield SystemCommand(
            TITLE, tr("Words in notes, check-ins, plans"), partial(begin, app, tracker)
        )
