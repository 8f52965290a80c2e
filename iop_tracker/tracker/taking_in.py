"""What is to be stored when an event of a calendar is taken in.

The past stays as it was: a known event changes from today on. What the participant changed in it,
and how it went, is never touched.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from iop_tracker.domain.calendar_event import CalendarEvent, EventDate
from iop_tracker.domain.record import Record
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, SlotKind
from iop_tracker.language import tr
from iop_tracker.tracker.schedules import in_step
from iop_tracker.views.calendar_in import OURS, CalendarItem, Status
from iop_tracker.views.entry import Plan

NAMELESS = tr("Appointment")


class Changes(Struct, frozen=True):
    """What to store and what to remove, all in one step."""

    saved: list[Record] = field(default_factory=list)
    removed: list[Record] = field(default_factory=list)


class Tools(Struct, frozen=True):
    """What the journal gives for it."""

    new_id: Callable[[], str]
    taken_along: Callable[[str, str, date], list[Record]]
    """What was recorded of a slot from a day on, as it belongs to the one that follows it."""


def changes_for(
    item: CalendarItem, kind: SlotKind, plan: Plan, today: date, tools: Tools
) -> Changes:
    """Work out what one event changes.

    Args:
        item: The event, as it was shown.
        kind: What kind it is, as the participant says.
        plan: The schedule as it is.
        today: The day in the program's zone.
        tools: Gives ids, and what belongs to a slot.
    """
    changes = Changes()
    event, begins = item.event, plan.program.start
    if item.known.is_there:
        _end(item, plan, today, changes)
        begins = max(begins, today)
    if item.status is Status.CALLED_OFF:
        return changes
    if event.rule is None:
        changes.saved.extend(_singles(item, kind, begins))
        return changes
    known = next(iter(item.known.slots), None)
    slot = replace(_slot(event, kind, begins, known), id=tools.new_id())
    for old in item.known.slots:
        if old in changes.removed:
            changes.removed.remove(old)
            slot = replace(slot, id=old.id, created=old.created)
        else:
            changes.saved.extend(
                record
                for record in tools.taken_along(old.id, slot.id, begins)
                if not (isinstance(record, ScheduleException) and record.uid)
            )
    changes.saved.append(slot)
    changes.saved.extend(_exceptions(event, slot, item))
    return changes


def _end(item: CalendarItem, plan: Plan, today: date, changes: Changes) -> None:
    """Let all that is known of it end before today; what was not begun goes."""
    marked = {slot_id for slot_id, _ in plan.marks}
    for slot in item.known.slots:
        if slot.last is not None and slot.last < today:
            continue
        if slot.first >= today and slot.id not in marked:
            changes.removed.append(slot)
        else:
            last = max(today, slot.first) - timedelta(days=1)
            changes.saved.append(replace(slot, last=last))
    ids = {slot.id for slot in item.known.slots}
    changes.removed.extend(
        change
        for change in plan.exceptions
        if change.slot_id in ids and change.uid and change.day >= today
    )
    incoming = {_name(item.event, each) for each in item.event.dates if not each.is_off}
    is_rule = item.event.rule is not None or item.status is Status.CALLED_OFF
    for single in item.known.singles:
        is_coming = single.starts_at is not None and single.starts_at.date() >= today
        if is_coming and (is_rule or single.uid not in incoming):
            changes.removed.append(single)


def _name(event: CalendarEvent, each: EventDate) -> str:
    """Names one date of an event that has no rule."""
    return f"{event.uid}#{each.named:%Y%m%dT%H%M}"


def _title(event: CalendarEvent, kind: SlotKind) -> str:
    if event.title and event.title != kind.label:
        return event.title
    return NAMELESS if kind is SlotKind.OTHER else ""


def _singles(item: CalendarItem, kind: SlotKind, begins: date) -> Iterator[ScheduleException]:
    event = item.event
    known = {single.uid: single for single in item.known.singles}
    for each in event.dates:
        if each.is_off or each.starts_at.date() < begins:
            continue
        name = _name(event, each)
        made = known.get(name) or ScheduleException(
            kind=ExceptionKind.ADDED,
            day=each.starts_at.date(),
            starts_at=each.starts_at,
            minutes=each.minutes,
            session_kind=kind,
            title=_title(event, kind),
            uid=name,
        )
        yield replace(made, starts_at=each.starts_at, minutes=each.minutes, place=each.place)


def _slot(event: CalendarEvent, kind: SlotKind, begins: date, known: Slot | None) -> Slot:
    rule = event.rule
    assert rule is not None  # noqa: S101 - only events with a rule come here
    made = Slot(
        kind=kind,
        title=known.title if known else _title(event, kind),
        weekdays=rule.weekdays,
        starts=event.starts,
        minutes=event.minutes,
        every_weeks=rule.every_weeks,
        first=rule.first,
        last=rule.last if rule.last is None or rule.last >= rule.first else rule.first,
        place=event.place,
        facilitator=known.facilitator if known else "",
        uid="" if event.uid.endswith(OURS) else event.uid,
    )
    first = in_step(made, max(begins, rule.first))
    last = made.last
    return replace(made, first=first, last=last if last is None else max(last, first))


def _exceptions(
    event: CalendarEvent, slot: Slot, item: CalendarItem
) -> Iterator[ScheduleException]:
    """What is different from the rule on single days, but where the participant changed it."""
    own = {change.day for change in item.known.own_changes}
    for each in event.dates:
        day = each.named.date()
        if day < slot.first or day in own:
            continue
        is_moved = each.starts_at != each.named or each.minutes != slot.minutes
        is_elsewhere = bool(each.place) and each.place != slot.place
        if each.is_off:
            yield ScheduleException(
                kind=ExceptionKind.CANCELLED, slot_id=slot.id, day=day, uid=event.uid
            )
        elif is_moved or is_elsewhere:
            yield ScheduleException(
                kind=ExceptionKind.MOVED,
                slot_id=slot.id,
                day=day,
                starts_at=each.starts_at,
                minutes=each.minutes,
                place=each.place if is_elsewhere else "",
                uid=event.uid,
            )
