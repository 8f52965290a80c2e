"""Change the program: its length, its phases, its time zone, and how times are written."""

from typing import Any

from msgspec.structs import replace
from textual.app import App, ComposeResult
from typing_extensions import override

from iop_tracker import content, zones
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.program import Program
from iop_tracker.domain.words import parse_day
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.views.standing import standing
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import Picker, TextLine, ValueLine
from iop_tracker.widgets.toggles import Toggles

CLOCKS = (("24", "18:00"), ("12", "6:00 pm"))
FIRST_DAYS = (("0", tr("Monday")), ("6", tr("Sunday")))


class ProgramForm(Form):
    """The program's shape and the participant's habits. What was recorded stays."""

    heading = tr("Change the program")

    def __init__(self, tracker: Tracker, program: Program) -> None:
        super().__init__(tracker, f"program:{program.id}")
        self._program = program

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field(
            "called", tr("Your name"), TextLine(placeholder=tr("what to call you, if you like"))
        )
        yield Field("name", tr("Program"), TextLine())
        yield Field("start", tr("First day"), ValueLine(), hint=tr("like 2026-11-23"))
        for number, phase in enumerate(self._program.phases, start=1):
            yield Field(
                f"weeks_{phase.id}",
                tr("Part {number}, weeks", number=number),
                ValueLine(),
                hint=phase.name,
            )
        yield Field(
            "time_zone", tr("Time zone"), ValueLine(), hint=tr("where the program takes place")
        )
        countries = tuple((c.code, c.name) for c in content.countries())
        yield Field("country", tr("Help lines"), Picker(countries))
        yield Field("clock", tr("Times"), Toggles(CLOCKS, single=True))
        yield Field("first_weekday", tr("Week starts"), Toggles(FIRST_DAYS, single=True))

    @override
    def fill(self) -> None:
        settings = self.tracker.programs.settings
        self.field("called").answer = settings.called
        self.field("name").answer = self._program.name
        self.field("start").answer = self._program.start.isoformat()
        for phase in self._program.phases:
            self.field(f"weeks_{phase.id}").answer = str(phase.weeks)
        self.field("time_zone").answer = self._program.time_zone
        self.field("country").answer = settings.country
        self.field("clock").answer = "12" if settings.twelve_hour else "24"
        self.field("first_weekday").answer = str(settings.first_weekday)

    @override
    def store(self) -> None:
        phases = tuple(
            replace(phase, weeks=self._weeks(f"weeks_{phase.id}")) for phase in self._program.phases
        )
        program = replace(
            self._program,
            name=self.answer("name"),
            start=parse_day(self.answer("start"), self.tracker.here.today, field="start"),
            phases=phases,
            time_zone=zones.named(self.answer("time_zone")),
        )
        settings = replace(
            self.tracker.programs.settings,
            called=self.answer("called"),
            country=self.answer("country") or "XX",
            twelve_hour=self.answer("clock") == "12",
            first_weekday=int(self.answer("first_weekday") or 0),
        )
        self.tracker.programs.save(program, settings)
        today = self.tracker.here.today
        self.saved_sentence = tr(
            "Saved: {text}. u takes it back.", text=standing(program, today, today).text
        )

    def _weeks(self, name: str) -> int:
        text = self.answer(name)
        if not (text.isascii() and text.isdigit() and int(text) <= 52):
            raise InvalidEntry(name, tr("Weeks are a whole number from 0 to 52; 0 leaves it out."))
        return int(text)


def change_program(app: App[Any], tracker: Tracker) -> None:
    """Change the program, where there is one."""
    program = tracker.programs.current
    if program:
        app.push_screen(ProgramForm(tracker, program))
