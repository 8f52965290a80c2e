"""Move one occurrence, this once."""

from datetime import datetime

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.occurrence import Occurrence
from iop_tracker.domain.words import day_text, parse_due, parse_minutes, parse_time, time_text
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import ValueLine


class MoveForm(Form):
    """The new day and time of one occurrence, as wall time of the program."""

    def __init__(self, tracker: Tracker, occurrence: Occurrence) -> None:
        super().__init__(tracker, f"move:{occurrence.slot_id}:{occurrence.day}")
        self._occurrence = occurrence
        when = day_text(occurrence.day, tracker.here.today)
        self.heading = tr("Move {name} of {when}, this once", name=occurrence.name, when=when)

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("day", tr("New day"), ValueLine(), hint=tr("tomorrow, fri, or like 2026-11-23"))
        yield Field("starts_at", tr("Starts at"), ValueLine(placeholder=tr("18:00 or 6 pm")))
        yield Field("minutes", tr("How long"), ValueLine(placeholder=tr("90, or 1:30")))

    @override
    def fill(self) -> None:
        starts_at = self._occurrence.starts_at
        twelve_hour = self.tracker.here.twelve_hour
        self.field("day").answer = starts_at.date().isoformat()
        self.field("starts_at").answer = time_text(starts_at, twelve_hour=twelve_hour)
        self.field("minutes").answer = str(self._occurrence.minutes)

    @override
    def store(self) -> None:
        day = parse_due(self.answer("day"), self.tracker.here.today, field="day")
        starts_at = datetime.combine(day, parse_time(self.answer("starts_at"), field="starts_at"))
        minutes = parse_minutes(self.answer("minutes"))
        self.tracker.schedule.move_once(self._occurrence, starts_at, minutes)
        here = self.tracker.here
        self.saved_sentence = tr(
            "Moved to {day}, {starts_at}. u takes it back.",
            day=here.day(day),
            starts_at=here.time(starts_at),
        )
