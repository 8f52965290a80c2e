"""What a calendar file would bring: what is new, changed, the same, or not understood."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from iop_tracker.domain.calendar_event import CalendarEvent, EventDate
from iop_tracker.domain.occurrence import Occurrence
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, SlotKind
from iop_tracker.domain.words import count_text, day_text, weekdays_text
from iop_tracker.language import tr
from iop_tracker.views.entry import Plan
from iop_tracker.views.here import Here

OURS = "@iop-tracker"
"""How the names end that this program gives to events."""
OFF = tr("It does not take place any more.")
OFF_AND_NOT_HERE = tr("It was called off, and is not here.")
CLASHES_AHEAD = timedelta(days=60)
"""Conflicts are looked for in so many days."""
GUESSES: tuple[tuple[str, SlotKind], ...] = (
    (r"relapse[ -]?prevention", SlotKind.RELAPSE_PREVENTION),
    (r"family (therapy|session|group|program)|couples", SlotKind.FAMILY),
    (r"workshop|psychoed|education|seminar|skills", SlotKind.WORKSHOP),
    (
        r"\b(aa|na|ca)\b|smart recovery|12[ -]?step|peer|sponsor",
        SlotKind.PEER_SUPPORT,
    ),
    (r"group|\biop\b|process", SlotKind.GROUP),
    (r"individual|1[:-]1|one[ -](on|to)[ -]one|counsel|therap", SlotKind.INDIVIDUAL),
    (r"doctor|\bdr\b|medic|psychiat|nurse|clinic|dentist|\blab\b", SlotKind.MEDICAL),
    (r"school|class|lecture|exam|course", SlotKind.SCHOOL),
    (r"work|shift|office", SlotKind.WORK),
    (r"family|kids|dinner|home", SlotKind.FAMILY_TIME),
)
"""What words in a title or category make one think of, the first that fits."""


class Status(StrEnum):
    """How an event of the file stands to what is here."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CALLED_OFF = "called off"
    NOT_UNDERSTOOD = "not understood"


class Known(Struct, frozen=True, kw_only=True):
    """What is here already of one event."""

    slots: tuple[Slot, ...] = ()
    singles: tuple[ScheduleException, ...] = ()
    own_changes: tuple[ScheduleException, ...] = ()
    """What the participant changed in it; a calendar never overrules that."""

    @property
    def is_there(self) -> bool:
        """Whether anything is."""
        return bool(self.slots or self.singles)


class CalendarItem(Struct, frozen=True, kw_only=True):
    """One event in the preview."""

    event: CalendarEvent
    known: Known
    status: Status
    title: str
    when: str
    """When it takes place, in words."""
    why: str = ""
    """What changes, or why it is not understood."""
    kind: SlotKind
    """What is thought of it; the participant may know better."""
    clashes: tuple[str, ...] = ()
    """Names of what it overlaps."""

    @property
    def can_be_taken(self) -> bool:
        """Whether there is something to take in."""
        return self.status in {Status.NEW, Status.CHANGED, Status.CALLED_OFF}


def preview(
    events: Iterable[CalendarEvent], plan: Plan, here: Here, today: date
) -> tuple[CalendarItem, ...]:
    """Hold the events against what is here.

    Args:
        events: Those of the file.
        plan: The schedule.
        here: The participant's moment and habits.
        today: The day in the program's zone.
    """
    ahead = [o for o in plan.between(today, today + CLASHES_AHEAD) if o.takes_place]
    return tuple(_item(event, plan, here, today, ahead) for event in events)


def _item(
    event: CalendarEvent, plan: Plan, here: Here, today: date, ahead: list[Occurrence]
) -> CalendarItem:
    known = known_of(event.uid, plan)
    status, why = _status(event, known, plan, here, today)
    is_fine = status in {Status.NEW, Status.CHANGED}
    first_slot = next(iter(known.slots), None)
    return CalendarItem(
        event=event,
        known=known,
        status=status,
        title=event.title or tr("(no title)"),
        when=when_text(event, here, today) if event.dates else "",
        why=why,
        kind=first_slot.kind if first_slot else guess(event.words),
        clashes=_clashes(event, known, ahead, today) if is_fine else (),
    )


def known_of(uid: str, plan: Plan) -> Known:
    """What is here of the event with this name: taken in before, or our own come back."""
    own = uid.removesuffix(OURS) if uid.endswith(OURS) else ""
    slot_id = own.partition(".")[0]
    slots = tuple(s for s in plan.slots if uid and (s.uid == uid or s.id == slot_id))
    ids = {slot.id for slot in slots}
    singles = tuple(
        e
        for e in plan.exceptions
        if e.kind is ExceptionKind.ADDED and uid and (e.uid.partition("#")[0] == uid or e.id == own)
    )
    changes = tuple(e for e in plan.exceptions if e.slot_id in ids and not e.uid)
    return Known(slots=slots, singles=singles, own_changes=changes)


def _status(
    event: CalendarEvent, known: Known, plan: Plan, here: Here, today: date
) -> tuple[Status, str]:
    before = _here(known, plan, today, event) if known.is_there else frozenset()
    if event.is_off:
        is_here = known.is_there and before
        return (Status.CALLED_OFF, OFF) if is_here else (Status.SAME, OFF_AND_NOT_HERE)
    if event.trouble:
        return Status.NOT_UNDERSTOOD, event.trouble
    if not known.is_there:
        return Status.NEW, ""
    after = _there(event, known, today)
    if before == after:
        return Status.SAME, _kept(known, today)
    return Status.CHANGED, _change_text(before, after, here, today)


Dates = frozenset[tuple[datetime, int, str]]


def _here(known: Known, plan: Plan, today: date, event: CalendarEvent) -> Dates:
    """Its dates from today on as they are here, but those that the participant changed."""
    last = max((d.named.date() for d in event.dates), default=today) + timedelta(days=1)
    own = {(change.slot_id, change.day) for change in known.own_changes}
    ids = {slot.id for slot in known.slots} | {single.id for single in known.singles}
    return frozenset(
        (o.starts_at, o.minutes, o.place)
        for o in plan.between(today, last)
        if o.slot_id in ids and o.takes_place and o.key not in own
    )


def _there(event: CalendarEvent, known: Known, today: date) -> Dates:
    """The same as the calendar has it."""
    own = {change.day for change in known.own_changes}
    return frozenset(
        (each.starts_at, each.minutes, each.place or event.place)
        for each in event.dates
        if not each.is_off and each.starts_at.date() >= today and each.named.date() not in own
    )


def _kept(known: Known, today: date) -> str:
    count = sum(change.day >= today for change in known.own_changes)
    return (
        tr("{days} that you changed here stays so.", days=count_text(count, "day")) if count else ""
    )


def _change_text(before: Dates, after: Dates, here: Here, today: date) -> str:
    gone, come = sorted(before - after), sorted(after - before)
    if len(gone) == len(come) == 1 or (gone and come and gone[0][0] != come[0][0]):
        return tr(
            "was {at}, now {now}",
            at=_at(gone[0][0], here, today),
            now=_at(come[0][0], here, today),
        )
    if gone and come:
        return tr("another length or place")
    if come:
        return tr(
            "{dates} more, the first {at}",
            dates=count_text(len(come), "date"),
            at=_at(come[0][0], here, today),
        )
    return tr(
        "{dates} less, the first {at}",
        dates=count_text(len(gone), "date"),
        at=_at(gone[0][0], here, today),
    )


def _at(when: datetime, here: Here, today: date) -> str:
    return f"{day_text(when.date(), today)} {here.time(when)}"


def when_text(event: CalendarEvent, here: Here, today: date) -> str:
    """When it takes place: a rule with its days, one date, or how many there are."""
    going = [each for each in event.dates if not each.is_off]
    if event.rule:
        days = weekdays_text(event.rule.weekdays)
        every = (
            tr(", every {every_weeks} weeks", every_weeks=event.rule.every_weeks)
            if event.rule.every_weeks > 1
            else ""
        )
        end = tr(" to {last}", last=day_text(event.rule.last, today)) if event.rule.last else ""
        return f"{days} {here.time(_of_rule(event))}{every}{end}"
    if not going:
        return ""
    coming = next((each for each in going if each.starts_at.date() >= today), going[-1])
    at = _at(coming.starts_at, here, today)
    return at if len(going) == 1 else tr("{going} dates, {at}", going=len(going), at=at)


def _of_rule(event: CalendarEvent) -> datetime:
    return datetime.combine(event.dates[0].named.date(), event.starts)


def _clashes(
    event: CalendarEvent, known: Known, ahead: list[Occurrence], today: date
) -> tuple[str, ...]:
    own = {slot.id for slot in known.slots} | {single.id for single in known.singles}
    others = [o for o in ahead if o.slot_id not in own]
    names = (
        other.name
        for each in event.dates
        if not each.is_off and today <= each.starts_at.date() <= today + CLASHES_AHEAD
        for other in others
        if _overlap(each, other)
    )
    return tuple(dict.fromkeys(names))


def _overlap(each: EventDate, other: Occurrence) -> bool:
    ends_at = each.starts_at + timedelta(minutes=each.minutes)
    return each.starts_at < other.ends_at and other.starts_at < ends_at


def guess(words: str) -> SlotKind:
    """What kind of session it may be, by its title and categories."""
    folded = words.casefold()
    return next((kind for pattern, kind in GUESSES if re.search(pattern, folded)), SlotKind.OTHER)


def counts_text(items: Iterable[CalendarItem]) -> str:
    """How many of each, as `3 new, 1 changed, 2 not understood`."""
    known = list(items)
    counts = ((status, sum(item.status is status for item in known)) for status in Status)
    return ", ".join(f"{count} {tr(status.value)}" for status, count in counts if count) or tr(
        "no events"
    )
