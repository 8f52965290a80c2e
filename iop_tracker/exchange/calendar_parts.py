"""One VEVENT of somebody's calendar, read into wall times and zones."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Component, Event
from msgspec import Struct

from iop_tracker.domain.calendar_event import LONGEST, SHORTEST, EventDate
from iop_tracker.domain.scale import FIRST_YEAR, LAST_YEAR, TITLE_LIMIT
from iop_tracker.errors import BadInput
from iop_tracker.exchange.calendar_text import NOTHING, Block
from iop_tracker.exchange.zone_names import Zones
from iop_tracker.language import tr

NO_TIME = tr("It does not say when it begins.")
NO_DATES = tr("It has no date in the time of your program.")
ODD_ZONE = tr("Its time zone is not known here.")


class Span(Struct, frozen=True):
    """The days that are looked at, and the zone they are told in."""

    zone: ZoneInfo
    first: date
    last: date

    def local(self, when: datetime, zone: Any) -> datetime:
        """A wall time in an event's zone as one in the program's; without a zone it stays."""
        if zone is None:
            return when
        there = when.replace(tzinfo=zone, fold=0)
        if there.utcoffset() == when.replace(tzinfo=self.zone).utcoffset():
            return when
        return there.astimezone(self.zone).replace(tzinfo=None, fold=0)

    def holds(self, when: datetime) -> bool:
        """Whether a wall time is in it."""
        return self.first <= when.date() <= self.last


class Part(Struct, frozen=True, kw_only=True):
    """One VEVENT."""

    line: int
    uid: str
    sequence: int
    event: Component
    starts: date | datetime | None
    """Wall time in `zone`, without zone; a date for a whole day."""
    zone: Any
    length: timedelta
    named: datetime | None
    """For an override the wall time that it is instead of."""
    changes_all_later: bool
    is_off: bool
    trouble: str = ""


@contextmanager
def readable(line: int) -> Iterator[None]:
    """What goes wrong while an event is read is told as a sentence with its line.

    The library finds some of it only when a value is asked for.

    Raises:
        BadInput: for whatever it was.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, IndexError):
        raise BadInput(
            tr(
                "The event that begins on line {line} of the file cannot be read. {nothing}",
                line=line,
                nothing=NOTHING,
            )
        ) from None


def read_part(block: Block, zones: Zones) -> Part:
    """Read a VEVENT.

    Raises:
        BadInput: when something in it cannot be read, with its line.
    """
    text = "\r\n".join(("BEGIN:VEVENT", *block.lines, "END:VEVENT", ""))
    with readable(block.line):
        return _read(Event.from_ical(text), block, zones)


def _read(event: Any, block: Block, zones: Zones) -> Part:
    starts, zone, trouble = _wall(event, "DTSTART", zones)
    recurrence = event.get("RECURRENCE-ID")
    named = None
    if recurrence is not None:
        wall, its_zone, _ = _wall(event, "RECURRENCE-ID", zones)
        named = as_moment(wall) if wall is not None else None
        if named is not None and its_zone is not None and zone is not None and its_zone != zone:
            named = named.replace(tzinfo=its_zone).astimezone(zone).replace(tzinfo=None)
    return Part(
        line=block.line,
        uid=str(event.get("UID", "")).strip(),
        sequence=int(event.get("SEQUENCE", 0) or 0),
        event=event,
        starts=starts,
        zone=zone,
        length=_length(event, starts, zone, zones),
        named=named,
        changes_all_later="RANGE" in getattr(recurrence, "params", {}),
        is_off=str(event.get("STATUS", "")).upper() == "CANCELLED" or block.method == "CANCEL",
        trouble=trouble,
    )


def _wall(event: Any, name: str, zones: Zones) -> tuple[date | datetime | None, Any, str]:
    """A moment as wall time without zone, the zone, and what is wrong with it."""
    value = event.get(name)
    if value is None:
        return None, None, NO_TIME
    when = value.dt
    if not isinstance(when, date):
        return None, None, NO_TIME
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        return None, None, NO_DATES
    if not isinstance(when, datetime):
        return when, None, ""
    named = value.params.get("TZID")
    plain = when.replace(tzinfo=None, microsecond=0)
    if named is None:
        return plain, UTC if when.tzinfo is not None else None, ""
    zone = zones.of(str(named))
    return plain, zone, "" if zone is not None else ODD_ZONE


def _length(event: Any, starts: date | datetime | None, zone: Any, zones: Zones) -> timedelta:
    if starts is None:
        return timedelta()
    if "DURATION" in event:
        return event["DURATION"].dt if isinstance(event["DURATION"].dt, timedelta) else timedelta()
    if "DTEND" not in event:
        return timedelta() if isinstance(starts, datetime) else timedelta(days=1)
    ends, other, _ = _wall(event, "DTEND", zones)
    if ends is None:
        return timedelta()
    begin, end = as_moment(starts), as_moment(ends)
    if zone is not None and other is not None:
        return end.replace(tzinfo=other).astimezone(UTC) - begin.replace(tzinfo=zone).astimezone(
            UTC
        )
    return end - begin


def as_moment(when: date | datetime) -> datetime:
    """A wall time; of a whole day its beginning."""
    return when if isinstance(when, datetime) else datetime.combine(when, time())


def words_of(event: Any, name: str) -> str:
    """A text in one line, as long as a title may be."""
    value = event.get(name, "")
    value = value[0] if isinstance(value, list) and value else value
    return " ".join(str(value).split())[:TITLE_LIMIT]


def every(event: Any, name: str) -> list[Any]:
    """Every value of a property that may stand there more than once."""
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def listed(event: Any, name: str) -> Iterator[date | datetime]:
    """The days or moments of a property that is a list; of a period its beginning."""
    for group in every(event, name):
        for each in getattr(group, "dts", ()):
            value = each.dt[0] if isinstance(each.dt, tuple) else each.dt
            if isinstance(value, date):
                yield value


def minutes_of(length: timedelta) -> int:
    """A length in minutes, as far as a slot can have it."""
    return int(max(SHORTEST, min(LONGEST, length)).total_seconds() // 60)


def date_of(starts: datetime, part: Part, named: datetime, span: Span) -> EventDate:
    """One date of an event, told on the program's clock."""
    return EventDate(
        named=span.local(named, part.zone),
        starts_at=span.local(starts, part.zone),
        minutes=minutes_of(part.length),
        place=words_of(part.event, "LOCATION"),
        is_off=part.is_off,
    )
