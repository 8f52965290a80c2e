"""What every page has in common: the row of pages, reading again, undo, and kind sentences."""

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar, Self

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import ScreenResume
from textual.screen import Screen
from typing_extensions import override

from iop_tracker import content as texts
from iop_tracker.at_ease import AtEase
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import Damaged, IopError
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.nav_bar import NavBar
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.too_small import TooSmall

RELOAD_SECONDS = 30
"""How often a page reads again, so that "in 2 h 15 min" and the day stay true."""


class Page(Screen[None]):
    """One of the six pages. It reads again whenever it becomes visible."""

    MODE: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "u,ctrl+z",
            "undo",
            tr("Undo"),
            id="page.undo",
            show=False,
            tooltip=tr("Take back the last change"),
        ),
        Binding(
            "ctrl+y",
            "redo",
            tr("Redo"),
            id="page.redo",
            show=False,
            tooltip=tr("Do again what was taken back"),
        ),
        Binding(
            "U",
            "removed",
            tr("Removed"),
            id="page.removed",
            show=False,
            tooltip=tr("What was removed in the last 30 days"),
        ),
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__()
        self.tracker = tracker
        self._is_new = False
        self._looks: tuple[int, frozenset[str], frozenset[str]] | None = None
        """What the app's styles came from when this page was shown last."""

    def for_size(self, width: int, height: int) -> Self:
        """The page with the classes of a terminal of so many cells, before it is put up."""
        across, down = self.app.HORIZONTAL_BREAKPOINTS or [], self.app.VERTICAL_BREAKPOINTS or []
        self.add_class(
            *self._get_breakpoint_classes(width, across),
            *self._get_breakpoint_classes(height, down),
            update=False,
        )
        return self

    @override
    def _compositor_refresh(self) -> None:
        """Draw the page; while pages change, when it would not be shown, put that off.

        Textual draws it for nothing then, and once more afterwards: a third of a change of pages.
        """
        if self.app._batch_count:
            self._repaint_required = True
        else:
            super()._compositor_refresh()

    @override
    def compose(self) -> ComposeResult:
        yield NavBar(self.MODE, read_only=self.tracker.is_read_only)
        with Vertical(classes="page-body"):
            yield from self.compose_page()
        yield PlainText(classes="page-hint")
        yield KeyFooter()
        yield TooSmall()

    @abstractmethod
    def compose_page(self) -> ComposeResult:
        """The widgets of this page."""

    @abstractmethod
    def reload(self) -> None:
        """Ask the tracker for the view and show it; may be called at any time."""

    def on_mount(self) -> None:
        """Begin with what there is, so that the first picture is whole; keep it true."""
        self._is_new = self.attempt(self.reload)
        self._show_hint()
        self.set_interval(RELOAD_SECONDS, self.reload_if_seen)

    @on(ScreenResume)
    def come_back(self, event: ScreenResume) -> None:
        """Read again; a page that was put up just now has its entries.

        Textual would apply all styles anew with every change of pages, though they are the same.
        """
        app = self.app
        looks = (app._css_update_count, app.classes, frozenset(app.pseudo_classes))
        event.refresh_styles = not self._is_new and looks != self._looks
        self._looks = looks
        if self._is_new:
            self._is_new = False
        else:
            self.reload_if_seen()

    def reload_if_seen(self) -> None:
        """Read again, unless something lies over the page."""
        if self.is_current and self.attempt(self.reload):
            self._show_hint()
            if self.tracker.trouble:
                what = tr("{trouble} You see what was read last.", trouble=self.tracker.trouble)
                self.sorry(tr("{what} Close, and open again.", what=what))

    def _show_hint(self) -> None:
        hint = self.query_one(".page-hint", PlainText)
        hint.display = self.tracker.is_set_up and self.tracker.hints.is_needed(self.MODE)
        if hint.display:
            hint.update(texts.wording("hint")[self.MODE])

    def say(self, sentence: str) -> None:
        """Tell the participant something good or neutral."""
        self.notify(sentence, markup=False, timeout=4)

    def sorry(self, sentence: str) -> None:
        """Tell the participant what did not work and what to do."""
        self.notify(sentence, markup=False, severity="error", timeout=10)

    def attempt(self, verb: Callable[[], object], said: str = "") -> bool:
        """Do something that may fail, and say how it went.

        Args:
            verb: What to do.
            said: What to say when it worked; empty says nothing.

        Returns:
            Whether it worked.
        """
        try:
            verb()
        except (IopError, InvalidEntry) as problem:
            if isinstance(problem, Damaged) and not self.tracker.is_settled:
                raise  # It is opened anew, and looked at more closely.
            self.sorry(problem.sentence)
            return False
        if said:
            self.say(said)
        return True

    def write(self, form: Screen[bool], rows: RecordList) -> None:
        """Open a form; what it adds to the rows is highlighted afterwards."""
        known = set(rows.ids)

        def written(saved: bool | None) -> None:
            if saved and self.attempt(self.reload):
                new = next((each for each in rows.ids if each not in known), rows.current)
                rows.go_to(new or "")

        self.app.push_screen(form, written)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._step(self.tracker.undo)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._step(self.tracker.redo)

    def action_removed(self) -> None:
        """Show what was removed, to bring it back or erase it."""
        from iop_tracker.screens.removed_dialog import RemovedDialog

        self.app.push_screen(RemovedDialog(self.tracker))

    def _step(self, verb: Callable[[], str]) -> None:
        try:
            said = verb()
        except IopError as problem:
            self.say(problem.sentence)
            return
        self.say(said)
        if isinstance(self.app, AtEase):
            self.app.take_up()
        self.reload()
