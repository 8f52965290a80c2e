"""What stands in somebody else's calendar, as far as it matters here."""

from datetime import date, datetime, time, timedelta

from msgspec import Struct

LONGEST = timedelta(days=1)
"""What lasts longer is no session."""
SHORTEST = timedelta(minutes=5)


class WeeklyRule(Struct, frozen=True, kw_only=True):
    """A rule that a slot of the week can follow."""

    weekdays: tuple[int, ...]
    """0 Monday to 6 Sunday."""
    every_weeks: int
    first: date
    last: date | None


class EventDate(Struct, frozen=True, kw_only=True):
    """One date of an event."""

    named: datetime
    """The wall time that it was planned for; with the event it names the date for good."""
    starts_at: datetime
    """Wall time in the program's zone."""
    minutes: int
    place: str = ""
    is_off: bool = False
    """Whether it was called off."""


class CalendarEvent(Struct, frozen=True, kw_only=True):
    """One event with all its dates in the time that is looked at."""

    uid: str
    """Names it in its calendar (RFC 5545, section 3.8.4.7)."""
    title: str
    place: str = ""
    words: str = ""
    """Categories and title together, to guess from what kind it is."""
    dates: tuple[EventDate, ...] = ()
    rule: WeeklyRule | None = None
    """The rule behind the dates, where a slot can follow it; None for dates of their own."""
    starts: time = time()
    minutes: int = 0
    """Of the rule."""
    is_all_day: bool = False
    is_off: bool = False
    """Whether all of it was called off."""
    trouble: str = ""
    """Why it cannot be taken in, as a sentence; empty when it can."""
    line: int = 0
    """The line of the file on which it begins, from 1."""
