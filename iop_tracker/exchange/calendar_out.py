"""The schedule as a calendar file (iCalendar, RFC 5545), for a phone.

A slot is one event with a rule, not a list of days: what is moved is an override of it, what is
called off or outside its phases is left out by EXDATE, what is added once stands for itself. Every
event has the same UID each time, SEQUENCE grows with each change of what it is made of, and DTSTAMP
is the moment of writing: whoever takes the file in again gets changes, and nothing twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import cast
from unicodedata import category
from zoneinfo import ZoneInfo

from dateutil.rrule import MO, WEEKLY, rrule
from icalendar import Alarm, Calendar, Event, Timezone, vRecur
from msgspec import Struct

from iop_tracker import __version__
from iop_tracker.domain.occurrence import Occurrence, occurrences, slot_days
from iop_tracker.domain.program import Program
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import WEEKDAYS
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot
from iop_tracker.exchange.time_zone import time_zone
from iop_tracker.language import tr
from iop_tracker.views.entry import Plan

DOMAIN = "iop-tracker"
"""Stands after the @ of every UID."""
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""SEQUENCE is in seconds since then, so that it grows and stays within 31 bits until 2088."""
CLOCKS_AHEAD = timedelta(days=366 * 12)
"""For so long after the last first day the clock changes of the zone are told."""
LONGEST_RHYTHM = timedelta(weeks=17)
"""After so long every rhythm, of at most eight weeks, came up at least twice."""
HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
CALENDAR_NAME = tr("Appointments")
DISCREET_TITLE = tr("Appointment")
TIME_TO_LEAVE = tr("Time to leave")


class CalendarChoice(Struct, frozen=True, kw_only=True):
    """What goes into the file, and how much it tells."""

    own: bool = False
    """Whether own commitments go along."""
    discreet: bool = False
    """Whether it says "Appointment" and nothing else: no name, no place, no person."""
    first: date | None = None
    """The first day in the program's zone; None for everything."""
    alarms: tuple[int, ...] = ()
    """Minutes before the start at which the phone reminds."""
    leave: int | None = None
    """Minutes before the start at which it is time to leave; None for no such alarm."""


class _Book(Struct, frozen=True):
    """What all events are made from."""

    plan: Plan
    choice: CalendarChoice
    zone: ZoneInfo
    now: datetime
    changed: Mapping[str, datetime]
    """When what an event is made of was changed last, by the slot's id; the program's is empty."""

    def shows(self, occurrence: Occurrence) -> bool:
        """Whether it is one of those that go into the file."""
        first = self.choice.first
        return (
            occurrence.takes_place
            and (self.choice.own or occurrence.is_session)
            and (first is None or occurrence.starts_at.date() >= first)
        )


def calendar_file(
    plan: Plan, choice: CalendarChoice, now: datetime, history: Iterable[Record] = ()
) -> bytes:
    """The file.

    Args:
        plan: The schedule.
        choice: What goes into it.
        now: The moment of writing, aware.
        history: Slots, exceptions and the program, with those that were removed: they tell when
            an event was changed last.
    """
    zone = ZoneInfo(plan.program.time_zone)
    book = _Book(plan, choice, zone, now.astimezone(UTC).replace(microsecond=0), _changes(history))
    events = list(_events(book))
    calendar = Calendar()
    calendar.add("prodid", f"-//iop-tracker//iop-tracker {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", CALENDAR_NAME)
    calendar.add("x-wr-timezone", zone.key)
    calendar.add_component(_time_zone(book, events))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def is_ours(content: bytes) -> bool:
    """Whether a file is a calendar that iop-tracker wrote."""
    head = content[:1000]
    return head.startswith(b"BEGIN:VCALENDAR") and b"PRODID:-//iop-tracker//" in head


def _changes(history: Iterable[Record]) -> dict[str, datetime]:
    latest: dict[str, datetime] = {}
    for record in history:
        named = record.id if isinstance(record, Slot | ScheduleException) else ""
        if isinstance(record, ScheduleException) and record.slot_id:
            named = record.slot_id
        times = filter(None, (record.changed, record.removed, latest.get(named)))
        latest[named] = max(times, default=EPOCH)
    return latest


def _time_zone(book: _Book, events: Sequence[Event]) -> Timezone:
    """The zone's clock changes over all the years of the file."""
    starts = [cast("datetime", each.decoded("dtstart")).date() for each in events]
    starts = starts or [book.now.date()]
    return time_zone(book.zone, min(starts).replace(month=1, day=1), max(starts) + CLOCKS_AHEAD)


def _events(book: _Book) -> Iterator[Event]:
    for slot in sorted(book.plan.slots, key=lambda each: (str(each.created), each.id)):
        if book.choice.own or not slot.kind.is_own:
            yield from _slot_events(book, slot)
    for change in book.plan.exceptions:
        if change.kind is ExceptionKind.ADDED:
            yield from _single(book, (), change, change.id)


def _slot_events(book: _Book, slot: Slot) -> Iterator[Event]:
    """The event with the rule, its overrides, and what no rule can say."""
    program = book.plan.program
    changes = {each.day: each for each in book.plan.exceptions if each.slot_id == slot.id}
    first = max(slot.first, book.choice.first or slot.first)
    end = _last_day(program, slot)
    limit = end or max(first, program.last_day) + LONGEST_RHYTHM
    planned = list(slot_days(program, slot, first, limit))
    if planned:
        yield from _rule_events(book, slot, changes, planned, is_open=end is None)
    for day in sorted({*changes, *(day for at, day in book.plan.marks if at == slot.id)}):
        is_planned = day >= first and any(slot_days(program, slot, day, day))
        if not is_planned:
            yield from _single(book, (slot,), changes.get(day), f"{slot.id}.{day:%Y%m%d}", day)


def _last_day(program: Program, slot: Slot) -> date | None:
    """The last day on which a slot can take place; None where it goes on."""
    spans = [span for span in program.spans() if not slot.phases or span.phase.id in slot.phases]
    ends = [span.last for span in spans]
    phases_end = None if not slot.phases or None in ends else max(filter(None, ends), default=None)
    if slot.phases and not spans:
        return slot.first - timedelta(days=1)
    return min(filter(None, (slot.last, phases_end)), default=None)


def _rule_events(
    book: _Book,
    slot: Slot,
    changes: Mapping[date, ScheduleException],
    planned: Sequence[date],
    *,
    is_open: bool,
) -> Iterator[Event]:
    rule = rrule(
        WEEKLY,
        dtstart=datetime.combine(planned[0], slot.starts),
        until=datetime.combine(planned[-1], slot.starts),
        interval=slot.every_weeks,
        byweekday=slot.weekdays,
        wkst=MO,
    )
    left_out = {moment.date() for moment in rule} - set(planned)
    moved = []
    last = planned[-1] if not is_open else date.max
    for day, change in changes.items():
        if planned[0] <= day <= last and day not in left_out and _is_planned(book, slot, day):
            occurrence = _one(book, (slot,), change, day)
            if occurrence is None or not book.shows(occurrence):
                left_out.add(day)
            else:
                moved.append((day, occurrence))
    until = None if is_open else datetime.combine(planned[-1], slot.starts)
    yield _master(book, slot, planned[0], until, sorted(left_out))
    for day, occurrence in sorted(moved, key=lambda each: each[0]):
        event = _event(book, occurrence, slot.id, slot.id)
        event.add("recurrence-id", _wall(book, datetime.combine(day, slot.starts)))
        yield event


def _is_planned(book: _Book, slot: Slot, day: date) -> bool:
    return any(slot_days(book.plan.program, slot, day, day))


def _master(
    book: _Book, slot: Slot, first: date, until: datetime | None, left_out: Sequence[date]
) -> Event:
    occurrence = next(iter(occurrences(book.plan.program, (slot,), (), first, first)))
    event = _event(book, occurrence, slot.id, slot.id)
    rule: dict[str, object] = {"freq": "weekly"}
    if until is not None:
        rule["until"] = _wall(book, until).astimezone(UTC)
    if slot.every_weeks > 1:
        rule["interval"] = slot.every_weeks
    rule["byday"] = [WEEKDAYS[day][:2] for day in slot.weekdays]
    rule["wkst"] = "mo"
    event.add("rrule", vRecur(rule))
    if left_out:
        days = [_wall(book, datetime.combine(day, slot.starts)) for day in left_out]
        event.add("exdate", days)
    return event


def _one(
    book: _Book, slots: Sequence[Slot], change: ScheduleException | None, day: date
) -> Occurrence | None:
    """The occurrence that was planned for a day, as it takes place; None when it does not."""
    where = change.starts_at.date() if change and change.starts_at else day
    key = (slots[0].id if slots else change.id if change else "", day)
    found = occurrences(
        book.plan.program, slots, filter(None, (change,)), where, where, marked=(key,)
    )
    return next((each for each in found if each.key == key and each.takes_place), None)


def _single(
    book: _Book,
    slots: Sequence[Slot],
    change: ScheduleException | None,
    name: str,
    day: date | None = None,
) -> Iterator[Event]:
    """One that stands for itself, if it takes place and is to be shown."""
    planned = day or (change.day if change else date.min)
    is_marked = bool(slots) and (slots[0].id, planned) in book.plan.marks
    if slots and not is_marked and not _is_planned(book, slots[0], planned):
        return
    occurrence = _one(book, slots, change, planned)
    if occurrence is not None and book.shows(occurrence):
        yield _event(book, occurrence, name, slots[0].id if slots else name)


def _event(book: _Book, occurrence: Occurrence, name: str, made_of: str) -> Event:
    """An event without a rule.

    Args:
        book: What it is made from.
        occurrence: What takes place.
        name: What stands before the @ of its UID.
        made_of: The id of the slot or the added one, to know when it was changed.
    """
    changed = max(book.changed.get(made_of, EPOCH), book.changed.get("", EPOCH))
    starts = _wall(book, occurrence.starts_at)
    event = Event()
    event.add("uid", f"{name}@{DOMAIN}")
    event.add("dtstamp", book.now)
    event.add("last-modified", changed.replace(microsecond=0))
    event.add("sequence", max(0, int((changed - EPOCH).total_seconds())))
    event.add("dtstart", starts)
    event.add("duration", timedelta(minutes=occurrence.minutes))
    event.add("status", "CONFIRMED")
    event.add("class", "PRIVATE")
    _add_words(event, occurrence, discreet=book.choice.discreet)
    for minutes in sorted({*book.choice.alarms}, reverse=True):
        words = DISCREET_TITLE if book.choice.discreet else occurrence.name
        event.add_component(_alarm(minutes, words))
    if book.choice.leave is not None:
        event.add_component(_alarm(book.choice.leave, TIME_TO_LEAVE))
    return event


def _add_words(event: Event, occurrence: Occurrence, *, discreet: bool) -> None:
    if discreet:
        event.add("summary", DISCREET_TITLE)
        return
    event.add("summary", _clean(occurrence.name) or occurrence.kind.label)
    event.add("categories", [occurrence.kind.label])
    if occurrence.place.strip():
        event.add("location", _clean(occurrence.place))
    if occurrence.facilitator.strip():
        event.add(
            "description", _clean(tr("With {facilitator}", facilitator=occurrence.facilitator))
        )


def _alarm(minutes: int, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(minutes=-minutes))
    alarm.add("description", _clean(words))
    return alarm


def _wall(book: _Book, when: datetime) -> datetime:
    """A wall time in the program's zone; one that clocks repeat or skip by its first reading."""
    return when.replace(tzinfo=book.zone, fold=0)


def _clean(text: str) -> str:
    """Text without signs that control or turn text; a line of its own stays one line."""
    return "".join(" " if category(each) in HIDDEN else each for each in text).strip()
