"""Taking in somebody's calendar: which file, what it brings, which of it is wanted."""

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker.domain.schedule import SlotKind
from iop_tracker.domain.words import count_text, list_text
from iop_tracker.language import tr
from iop_tracker.paths import at_home
from iop_tracker.screens.doing import CLOSING, DoingScreen
from iop_tracker.screens.form import Form
from iop_tracker.storage.durable import read_file
from iop_tracker.tracker import Tracker
from iop_tracker.views.calendar_in import CalendarItem, counts_text
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble, styled
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.text_field import TextLine
from iop_tracker.widgets.too_small import TooSmall

MUTED = "$text-muted"
KINDS = tuple(SlotKind)
WHICH = tr("A calendar file (.ics) from your clinic, or your own. Nothing is taken in yet.")


class CalendarFile(Form):
    """Asks for the file; what it brings is shown next."""

    heading = tr("Take in a calendar")
    saved_sentence = ""

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, "")

    @override
    def compose_fields(self) -> ComposeResult:
        yield PlainText(WHICH, classes="form-how")
        yield Field("file", tr("File"), TextLine(placeholder="~/Downloads/clinic.ics"))

    @override
    def fill(self) -> None:
        """There is no answer yet."""

    @override
    def store(self) -> None:
        content = read_file(at_home(Path(self.answer("file"))))
        items = self.tracker.calendars.preview(content)
        self.app.call_later(self.app.push_screen, CalendarPreview(self.tracker, items))


class CalendarPreview(DoingScreen):
    """One row for each event; space takes it or leaves it, e says what kind it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,x",
            "switch",
            tr("Mark"),
            id="events.switch",
            tooltip=tr("Take it in, or leave it"),
        ),
        Binding("e", "kind", tr("Kind"), id="events.kind", tooltip=tr("What kind it is")),
        Binding(
            "ctrl+s",
            "take_in",
            tr("Take in"),
            id="events.take_in",
            tooltip=tr("All that is marked"),
        ),
        *CLOSING,
    ]

    def __init__(self, tracker: Tracker, items: tuple[CalendarItem, ...]) -> None:
        super().__init__(tracker)
        self._items = items
        self._kinds = [item.kind for item in items]
        self._taken = [item.can_be_taken for item in items]

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="look-box"):
            yield PlainText(tr("What the calendar brings"), classes="form-heading")
            yield PlainText(id="events-count", classes="muted")
            yield RecordList(id="event-rows")
            with VerticalScroll(id="event-details", can_focus=False):
                yield PlainText(id="event-text")
        yield KeyFooter()
        yield TooSmall()

    @on(ScreenResume)
    @override
    def reload(self) -> None:
        """Show the events, and how many of each there are."""
        count = self.query_one("#events-count", PlainText)
        count.update(
            tr(
                "{counts_text}. Marked: {taken}.",
                counts_text=counts_text(self._items),
                taken=sum(self._taken),
            )
        )
        rows = self.query_one(RecordList)
        rows.show((str(n), self._row(n)) for n in range(len(self._items)))
        rows.focus()
        self._describe()

    def _row(self, number: int) -> Content:
        item = self._items[number]
        sign = "[x] " if self._taken[number] else "[ ] " if item.can_be_taken else "    "
        style = "bold" if self._taken[number] else ""
        return assemble(
            (sign, "bold $primary"),
            (f"{item.status.value:<15}", "" if item.can_be_taken else MUTED),
            (item.title, style),
            (f"  {item.when}" if item.when else "", MUTED),
        )

    @property
    def _current(self) -> int | None:
        row = self.query_one(RecordList).current
        return None if row is None else int(row)

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        number = self._current
        if number is None:
            return
        item = self._items[number]
        lines = [styled(item.title, "bold")]
        if item.when:
            lines.append(Content(item.when))
        if item.can_be_taken:
            lines.append(assemble((tr("Kind  "), MUTED), self._kinds[number].label))
        if item.why:
            lines.append(Content(item.why))
        if item.clashes:
            lines.append(assemble((tr("overlaps "), MUTED), list_text(item.clashes)))
        self.query_one("#event-text", PlainText).update(Content("\n").join(lines))

    @on(OptionList.OptionSelected)
    def action_switch(self) -> None:
        """Take the highlighted event, or leave it."""
        number = self._current
        if number is None:
            return
        if self._items[number].can_be_taken:
            self._taken[number] = not self._taken[number]
            self.reload()
        else:
            self.notify(
                self._items[number].why or tr("It is here already."), markup=False, timeout=4
            )

    def action_kind(self) -> None:
        """Say that the highlighted event is of the next kind."""
        number = self._current
        if number is not None and self._items[number].can_be_taken:
            place = KINDS.index(self._kinds[number]) + 1
            self._kinds[number] = KINDS[place % len(KINDS)]
            self._describe()

    def action_take_in(self) -> None:
        """Take in those that are marked, all as one step."""
        chosen = [
            (item, kind)
            for item, kind, is_taken in zip(self._items, self._kinds, self._taken, strict=True)
            if is_taken
        ]
        self.do(partial(self._take_in, chosen))

    def _take_in(self, chosen: list[tuple[CalendarItem, SlotKind]]) -> str:
        count = self.tracker.calendars.take_in(chosen)
        self.dismiss()
        return tr("Took in {events}. u takes it back.", events=count_text(count, "event"))


def begin(app: App[Any], tracker: Tracker) -> None:
    """Ask for the file."""
    app.push_screen(CalendarFile(tracker))
