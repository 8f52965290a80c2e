"""Somebody's calendar file as events with their dates: Google's, Outlook's, Apple's, a clinic's.

Every rule is followed on the wall clock of the event's own zone and then told on the program's.
Only a stretch of days is looked at, so that a rule without an end stays small.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from warnings import catch_warnings, simplefilter

from msgspec.structs import replace

from iop_tracker.domain.calendar_event import LONGEST, CalendarEvent
from iop_tracker.errors import BadInput
from iop_tracker.exchange.calendar_parts import (
    NO_DATES,
    Part,
    Span,
    as_moment,
    date_of,
    every,
    minutes_of,
    read_part,
    readable,
    words_of,
)
from iop_tracker.exchange.calendar_rules import left_out, starts_of, weekly_rule
from iop_tracker.exchange.calendar_text import NOTHING, Block, blocks
from iop_tracker.exchange.zone_names import Zones
from iop_tracker.language import tr

MOST_BYTES = 20_000_000
MOST_EVENTS = 20_000
ALL_DAY = tr("It lasts whole days, so it has no time to be at.")
TOO_LONG = tr("It lasts longer than a day.")
FROM_THEN_ON = tr("One of its dates changes all later ones, which is not understood.")
NO_UID = tr("It has no name in its calendar.")
OTHER_KINDS = {
    "VTODO": tr("It is a task, not an event."),
    "VJOURNAL": tr("It is a journal entry, not an event."),
    "VFREEBUSY": tr("It only says when somebody is busy."),
}


def read_calendar(content: bytes, span: Span) -> tuple[CalendarEvent, ...]:
    """Every event in a file, those that cannot be taken in too, in the order of the file.

    Args:
        content: The file's bytes.
        span: The days that are looked at, and the program's zone.

    Raises:
        BadInput: when it is no calendar, or broken, with the line's number; nothing of it counts.
    """
    if len(content) > MOST_BYTES:
        raise BadInput(tr("The calendar file is too large. {nothing}", nothing=NOTHING))
    with catch_warnings():  # The library warns of names of zones that are known here.
        simplefilter("ignore")
        return _read_all(blocks(content), span)


def _read_all(found: Sequence[Block], span: Span) -> tuple[CalendarEvent, ...]:
    zones = Zones(block for block in found if block.name == "VTIMEZONE")
    parts = [read_part(block, zones) for block in found if block.name == "VEVENT"]
    if len(parts) > MOST_EVENTS:
        raise BadInput(tr("The calendar has too many events. {nothing}", nothing=NOTHING))
    together: dict[str, list[Part]] = {}
    for part in parts:
        together.setdefault(part.uid or tr("line {line}", line=part.line), []).append(part)
    events = [_event(group, span) for group in together.values()]
    events += [
        CalendarEvent(uid="", title="", trouble=OTHER_KINDS[block.name], line=block.line)
        for block in found
        if block.name in OTHER_KINDS
    ]
    return tuple(sorted(events, key=lambda event: event.line))


def _event(parts: list[Part], span: Span) -> CalendarEvent:
    """The event that several parts with one UID are; of two alike the higher SEQUENCE counts."""
    masters = [part for part in parts if part.named is None]
    overrides: dict[datetime, Part] = {}
    for part in sorted(parts, key=lambda each: each.sequence):
        if part.named is not None:
            overrides[part.named] = part
    with readable(parts[0].line):
        return _told(parts, masters, overrides, span)


def _told(
    parts: list[Part], masters: list[Part], overrides: Mapping[datetime, Part], span: Span
) -> CalendarEvent:
    main = max(masters, key=lambda each: each.sequence, default=parts[0])
    known = CalendarEvent(
        uid=main.uid,
        title=words_of(main.event, "SUMMARY"),
        place=words_of(main.event, "LOCATION"),
        words=" ".join((*_categories(main.event), words_of(main.event, "SUMMARY"))),
        is_all_day=main.starts is not None and not isinstance(main.starts, datetime),
        is_off=main.is_off and main.named is None,
        line=main.line,
    )
    trouble = _trouble(main, overrides.values())
    if trouble:
        return replace(known, trouble=trouble)
    return _with_dates(known, main, overrides if masters else {}, span, parts)


def _trouble(main: Part, overrides: Iterable[Part]) -> str:
    if main.trouble:
        return main.trouble
    if not main.uid:
        return NO_UID
    if not isinstance(main.starts, datetime):
        return ALL_DAY if main.length <= LONGEST else TOO_LONG
    if main.length > LONGEST:
        return TOO_LONG
    if any(part.changes_all_later for part in overrides):
        return FROM_THEN_ON
    return ""


def _with_dates(
    known: CalendarEvent,
    main: Part,
    overrides: Mapping[datetime, Part],
    span: Span,
    parts: list[Part],
) -> CalendarEvent:
    walls, rules, trouble = starts_of(main, span)
    if trouble:
        return replace(known, trouble=trouble)
    named = {wall: date_of(wall, main, wall, span) for wall in walls}
    for wall in left_out(main):
        if wall in named:
            named[wall] = replace(named[wall], is_off=True)
    for wall, part in overrides.items():
        if isinstance(part.starts, datetime) and (wall in named or _is_near(wall, span)):
            named[wall] = date_of(part.starts, part, wall, span)
    if not any(each.named is None for each in parts):
        named = {
            part.named: date_of(part.starts, part, part.named, span)
            for part in parts
            if part.named is not None and isinstance(part.starts, datetime)
        }
    dates = sorted(named.values(), key=lambda each: each.named)
    inside = tuple(d for d in dates if span.holds(d.starts_at) or span.holds(d.named))
    if not inside:
        return replace(known, trouble=NO_DATES)
    rule = weekly_rule(rules, walls, main, span) if rules else None
    return replace(
        known,
        dates=inside,
        rule=rule,
        starts=span.local(as_moment(main.starts or date.min), main.zone).time(),
        minutes=minutes_of(main.length),
    )


def _is_near(wall: datetime, span: Span) -> bool:
    return span.first <= wall.date() <= span.last


def _categories(event: Any) -> Iterator[str]:
    for group in every(event, "CATEGORIES"):
        yield from (str(each) for each in getattr(group, "cats", ()))
