"""The schedule to the phone's calendar."""

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.exchange.calendar_out import CalendarChoice
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.text_field import TextLine, ValueLine
from iop_tracker.widgets.toggles import Toggles

HOW = tr(
    "Writes a file for your phone's calendar. Send it to the phone by cable or your own cloud and "
    "open it there; once more later brings what changed. It is not encrypted."
)
WITH = (("own", tr("work and home, too")), ("discreet", tr("say only “Appointment”")))
SPANS = (("all", tr("everything")), ("today", tr("from today on")))
ALARMS = (
    ("1440", tr("a day before")),
    ("60", tr("an hour before")),
    ("15", tr("15 minutes before")),
)
PLACE = "~/appointments.ics"
LONGEST_WAY = 600


class CalendarForm(Form):
    """Each question has an answer already."""

    heading = tr("To your phone's calendar")
    saved_sentence = tr("Written. Open the file on your phone.")

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, "")

    @override
    def compose_fields(self) -> ComposeResult:
        yield PlainText(HOW, classes="form-how")
        yield Field("span", tr("Which"), Toggles(SPANS, single=True))
        yield Field("with", tr("Also"), Toggles(WITH), hint=tr("space: on or off"))
        yield Field("alarms", tr("Remind me"), Toggles(ALARMS))
        yield Field(
            "leave", tr("My way takes"), ValueLine(), hint=tr("minutes; it says when to leave")
        )
        yield Field("place", tr("File"), TextLine())

    @override
    def fill(self) -> None:
        self.field("span").answer = "all"
        self.field("alarms").answer = "60"
        self.field("place").answer = PLACE

    @override
    def store(self) -> None:
        chosen = self.answer("with").split(",")
        choice = CalendarChoice(
            own="own" in chosen,
            discreet="discreet" in chosen,
            first=self.tracker.here.today if self.answer("span") == "today" else None,
            alarms=tuple(int(each) for each in self.answer("alarms").split(",") if each),
            leave=self._way(),
        )
        calendars = self.tracker.calendars
        calendars.write(calendars.out(choice), self.answer("place"))

    def _way(self) -> int | None:
        typed = self.answer("leave")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and int(typed[:5]) <= LONGEST_WAY):
            raise InvalidEntry(
                "leave",
                tr("Minutes are a whole number up to {longest_way}.", longest_way=LONGEST_WAY),
            )
        return int(typed)
