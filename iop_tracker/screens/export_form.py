"""Everything out, in the form that it is needed in."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from msgspec import Struct
from textual.app import App, ComposeResult, SystemCommand
from typing_extensions import override

from iop_tracker.domain.choice import BriefPart
from iop_tracker.language import tr
from iop_tracker.screens.below import Below
from iop_tracker.screens.form import Form
from iop_tracker.screens.write_form import OPEN_TO_READ
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.text_field import TextLine
from iop_tracker.widgets.toggles import Toggles


class Shape(Struct, frozen=True):
    """One form in which things go out."""

    words: str
    ending: str
    about: str


SHAPES = {
    "html": Shape(tr("a page to print"), ".html", tr("How it went since the program began.")),
    "md": Shape(tr("plain text"), ".md", tr("How it went since the program began.")),
    "csv": Shape(
        tr("tables"), "", tr("Everything for a spreadsheet: a folder, a file for each kind.")
    ),
    "json": Shape(
        tr("all of it"), ".json", tr("Everything, to be taken in again by iop-tracker import.")
    ),
    "fhir": Shape(
        tr("for a clinic"), ".fhir.json", tr("Answers, scores, goals and sessions (FHIR R4).")
    ),
}
WITH_WORDS = (("yes", tr("with my notes")),)
WITH_DAYS = (("yes", tr("each day by itself")),)
PAGES = {"html", "md"}
MAY_LEAVE_OUT = {"html", "md", "fhir"}
"""What can do without notes; the other two have everything."""


class ExportForm(Form):
    """One choice, and where to; each choice has an answer already."""

    heading = tr("Take it out")
    saved_sentence = tr("Written. It is not encrypted: keep it safe.")

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, "")
        self._offered = ""

    @override
    def compose_fields(self) -> ComposeResult:
        shapes = ((name, shape.words) for name, shape in SHAPES.items())
        yield PlainText(OPEN_TO_READ, classes="form-how")
        yield Field("shape", tr("As"), Toggles(shapes, single=True), hint=tr("arrows choose"))
        yield PlainText(id="shape-about", classes="muted")
        yield Field("words", tr("Words"), Toggles(WITH_WORDS), hint=tr("space: on or off"))
        yield Field("days", tr("Days"), Toggles(WITH_DAYS), hint=tr("space: on or off"))
        yield Field("place", tr("File"), TextLine())

    @override
    def fill(self) -> None:
        self.field("shape").answer = "html"
        self.watch(self.field("shape").control, "chosen", self._describe)

    def _describe(self) -> None:
        """Say what it is, and offer a name that tells nothing, unless one was typed."""
        shape = SHAPES[self.answer("shape") or "html"]
        self.query_one("#shape-about", PlainText).update(shape.about)
        self.field("words").display = self.answer("shape") in MAY_LEAVE_OUT
        self.field("days").display = self.answer("shape") in PAGES
        if self.answer("place") == self._offered:
            day = self.tracker.here.today.isoformat()
            self._offered = f"~/pages-{day}{shape.ending}"
            self.field("place").answer = self._offered

    @override
    def store(self) -> None:
        name, place, words = self.answer("shape"), self.answer("place"), self.answer("words")
        exports = self.tracker.exports
        if name == "csv":
            exports.write_csv(place)
        elif name == "json":
            exports.write(exports.json(), place)
        elif name == "fhir":
            exports.write(exports.fhir(notes=bool(words)), place)
        else:
            without = {*self.tracker.briefs.without, BriefPart.WORDS}
            chosen = without - ({BriefPart.WORDS} if words else set())
            briefs = self.tracker.briefs
            made = briefs.diary if self.answer("days") else briefs.report
            briefs.write(made(without=chosen), place)


def _calendar(app: App[Any], tracker: Tracker) -> None:
    from iop_tracker.screens.calendar_form import CalendarForm

    app.push_screen(CalendarForm(tracker))


def _take_in(app: App[Any], tracker: Tracker) -> None:
    from iop_tracker.screens.calendar_in import begin

    begin(app, tracker)


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterator[SystemCommand]:
    """What the palette has of it."""
    if tracker.is_set_up and not below.has_form:
        yield SystemCommand(
            tr("Export: print, spreadsheet, clinic, all of it"),
            tr("Write it as a file"),
            partial(app.push_screen, ExportForm(tracker)),
        )
        if "calendar" not in below.actions:
            yield SystemCommand(
                tr("To your phone's calendar"),
                tr("Write the schedule as a file for it"),
                partial(_calendar, app, tracker),
            )
        if not tracker.is_read_only:
            yield SystemCommand(
                tr("Take in a calendar"),
                tr("Your clinic's, or your own (.ics)"),
                partial(_take_in, app, tracker),
            )
