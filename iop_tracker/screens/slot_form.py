"""Add or change something in the weekly plan."""

from datetime import date, datetime

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.program import Program
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, SlotKind
from iop_tracker.domain.words import (
    DAY_NAMES,
    parse_due,
    parse_minutes,
    parse_time,
    time_text,
)
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import Picker, TextLine, ValueLine
from iop_tracker.widgets.toggles import Toggles

ONCE = "once"
RHYTHMS = (
    ("1", tr("every week")),
    ("2", tr("every 2")),
    ("3", tr("every 3")),
    ("4", tr("every 4")),
)
FROM_DAY = "from"
ALL_DAYS = "all"


class SlotForm(Form):
    """A session or an own commitment: what, when, where, with whom."""

    def __init__(self, tracker: Tracker, slot: Slot | None, day: date) -> None:
        super().__init__(tracker, f"slot:{slot.id if slot else 'new'}")
        self._slot = slot
        self._day = day
        self.heading = tr("Change {name}", name=slot.name) if slot else tr("Add to the schedule")

    @override
    def compose_fields(self) -> ComposeResult:
        kinds = tuple((kind.value, kind.label) for kind in SlotKind)
        days = tuple((str(number), name[:3]) for number, name in enumerate(DAY_NAMES))
        yield Field("kind", tr("What"), Picker(kinds))
        yield Field("title", tr("Name"), TextLine(placeholder=tr("only if you want another name")))
        yield Field("weekdays", tr("Days"), Toggles(days))
        yield Field("starts", tr("Starts at"), ValueLine(placeholder=tr("18:00 or 6 pm")))
        yield Field("minutes", tr("How long"), ValueLine(placeholder=tr("90, or 1:30")))
        once = () if self._slot else ((ONCE, tr("only once")),)
        yield Field("every_weeks", tr("How often"), Toggles((*once, *RHYTHMS), single=True))
        yield Field("place", tr("Where"), TextLine(placeholder=tr("a room, an address, a link")))
        yield Field("facilitator", tr("With"), TextLine(placeholder=tr("who leads it")))
        first = tr("Changes from") if self._slot else tr("First day")
        yield Field("first", first, TextLine(), hint=tr("today, mon, or like 2026-11-23"))
        yield from self._compose_phases(self.tracker.programs.current)
        if self._slot:
            scope = ((FROM_DAY, tr("from that day on")), (ALL_DAYS, tr("all its days")))
            yield Field("scope", tr("Change"), Toggles(scope, single=True))

    @staticmethod
    def _compose_phases(program: Program | None) -> ComposeResult:
        if program:
            phases = [(span.phase.id, span.phase.name) for span in program.spans()]
            hint = tr("Which part of the program; none means always")
            yield Field("phases", tr("Part"), Toggles(phases), hint=hint)

    @override
    def fill(self) -> None:
        slot = self._slot
        self.field("first").answer = self._day.isoformat()
        if slot is None:
            self.field("kind").answer = SlotKind.GROUP.value
            self.field("weekdays").answer = str(self._day.weekday())
            self.field("every_weeks").answer = "1"
            return
        twelve_hour = self.tracker.here.twelve_hour
        self.field("kind").answer = slot.kind.value
        self.field("title").answer = slot.title
        self.field("weekdays").answer = ",".join(map(str, slot.weekdays))
        self.field("starts").answer = time_text(slot.starts, twelve_hour=twelve_hour)
        self.field("minutes").answer = str(slot.minutes)
        self.field("every_weeks").answer = str(slot.every_weeks)
        self.field("place").answer = slot.place
        self.field("facilitator").answer = slot.facilitator
        self.field("phases").answer = ",".join(slot.phases)
        self.field("scope").answer = FROM_DAY

    @override
    def store(self) -> None:
        if self._slot is None and self.answer("every_weeks") == ONCE:
            self.tracker.schedule.add_once(self._once())
            return
        slot = self._read()
        if self._slot is None:
            self.tracker.schedule.save_slot(slot)
        elif self.answer("scope") == ALL_DAYS:
            self.tracker.schedule.save_slot(replace(slot, first=self._slot.first))
        else:
            self.tracker.schedule.change_slot_from(self._slot, slot, slot.first)

    def _read(self) -> Slot:
        base = self._slot or Slot(
            kind=self._kind(),
            weekdays=(0,),
            starts=parse_time(self.answer("starts"), field="starts"),
            minutes=60,
            first=self._day,
        )
        return replace(
            base,
            kind=self._kind(),
            title=self.answer("title"),
            weekdays=tuple(int(day) for day in self._several("weekdays")),
            starts=parse_time(self.answer("starts"), field="starts"),
            minutes=parse_minutes(self.answer("minutes")),
            every_weeks=int(self.answer("every_weeks") or 1),
            place=self.answer("place"),
            facilitator=self.answer("facilitator"),
            first=self._first(),
            phases=tuple(self._several("phases")),
        )

    def _once(self) -> ScheduleException:
        day = self._first()
        return ScheduleException(
            kind=ExceptionKind.ADDED,
            day=day,
            starts_at=datetime.combine(day, parse_time(self.answer("starts"), field="starts")),
            minutes=parse_minutes(self.answer("minutes")),
            session_kind=self._kind(),
            title=self.answer("title"),
            place=self.answer("place"),
        )

    def _kind(self) -> SlotKind:
        if not self.answer("kind"):
            raise InvalidEntry("kind", tr("Choose what it is."))
        return SlotKind(self.answer("kind"))

    def _first(self) -> date:
        return parse_due(self.answer("first"), self.tracker.here.today, field="first")

    def _several(self, name: str) -> list[str]:
        known = any(field.field == name for field in self.query(Field))
        return [part for part in self.answer(name).split(",") if part] if known else []
