"""A time zone as a calendar file tells it (RFC 5545, section 3.6.5), from the zone itself.

icalendar 7.3 can do that, too, but puts the clocks forward an hour late (at 3:00 of the old time),
and gives lists of days where some calendar programs only know yearly rules.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur
from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.scale import WEEKDAYS

STEP = timedelta(days=7)
"""No zone changes its clocks twice within so many days and back."""


class Change(Struct, frozen=True):
    """One change of the clocks."""

    at: datetime
    """The wall time before it, without zone."""
    before: timedelta
    after: timedelta
    """Offsets from UTC."""
    name: str
    is_summer: bool


def time_zone(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """The zone with all its clock changes between two days.

    Args:
        zone: An IANA zone.
        first: The first day for which it has to be right.
        last: The last one.
    """
    begin = datetime.combine(first, time())
    found = sorted(_changes(zone, begin, datetime.combine(last, time())), key=_kind)
    groups = [sorted(same, key=lambda each: each.at) for _, same in groupby(found, key=_kind)]
    rules = [_yearly(group) for group in groups]
    made = Timezone()
    made.add("tzid", zone.key)
    if not groups or None in rules:
        made.add_component(_observance([_state(zone, begin)], None))
    for group, rule in zip(groups, rules, strict=True):
        changes = group if None in rules else [replace(group[0], at=_in_1970(group[0].at, rule))]
        made.add_component(_observance(changes, rule))
    return made


def _kind(change: Change) -> tuple[bool, timedelta, timedelta, str]:
    return change.is_summer, change.before, change.after, change.name


def _state(zone: ZoneInfo, at: datetime) -> Change:
    """How it stands at a wall time, as if it had begun then."""
    there = at.replace(tzinfo=zone)
    offset = there.utcoffset() or timedelta()
    return Change(at, offset, offset, there.tzname() or "", bool(there.dst()))


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[Change]:
    """Every change of the offset, found by halving the week that it is in."""
    moment, end = first.replace(tzinfo=UTC), last.replace(tzinfo=UTC)
    while moment < end:
        following = moment + STEP
        if _offset(zone, moment) != _offset(zone, following):
            low, high = moment, following
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                if _offset(zone, middle) == _offset(zone, low):
                    low = middle
                else:
                    high = middle
            yield _change(zone, low, high)
        moment = following


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> Change:
    there = after.replace(second=0, microsecond=0).astimezone(zone)
    old = _offset(zone, before)
    at = (after.replace(second=0, microsecond=0) + old).replace(tzinfo=None)
    return Change(at, old, _offset(zone, after), there.tzname() or "", bool(there.dst()))


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _rules(at: datetime) -> tuple[tuple[int, str], ...]:
    return _rule(at, from_end=True), _rule(at, from_end=False)


def _rule(at: datetime, *, from_end: bool) -> tuple[int, str]:
    """The month, and the day in it as RFC 5545 writes it: `2SU`, `-1SU`."""
    following = at + timedelta(days=7)
    nth = -1 if from_end and following.month != at.month else (at.day - 1) // 7 + 1
    return at.month, f"{nth}{WEEKDAYS[at.weekday()][:2].upper()}"


def _in_1970(at: datetime, rule: vRecur | None) -> datetime:
    """The first day of a rule since 1970, from which on programs are used to find it."""
    text = rule.to_ical().decode() if rule else ""  # type: ignore[no-untyped-call]
    return next(iter(rrulestr(text, dtstart=datetime.combine(date(1970, 1, 1), at.time()))))


def _observance(
    changes: Sequence[Change], rule: vRecur | None
) -> TimezoneStandard | TimezoneDaylight:
    first = changes[0]
    made = TimezoneDaylight() if first.is_summer else TimezoneStandard()
    made.add("dtstart", first.at)
    made.add("tzoffsetfrom", first.before)
    made.add("tzoffsetto", first.after)
    made.add("tzname", first.name)
    if rule:
        made.add("rrule", rule)
    elif len(changes) > 1:
        made.add("rdate", [change.at for change in changes[1:]])
    return made


def _yearly(changes: Sequence[Change]) -> vRecur | None:
    """The rule that says just these days, year after year; None where there is none."""
    if len(changes) < 3 or any(b.at.year - a.at.year != 1 for a, b in pairwise(changes)):
        return None
    same = set.intersection(*({*_rules(change.at)} for change in changes))
    if not same or len({change.at.time() for change in changes}) > 1:
        return None
    month, day = min(same, key=lambda rule: rule[1].startswith("-"))
    return vRecur({"freq": "yearly", "bymonth": month, "byday": day})
