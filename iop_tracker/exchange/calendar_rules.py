"""How an event of somebody's calendar comes back: its rules, and the dates that they give."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from dateutil.rrule import rrule, rruleset, rrulestr

from iop_tracker.domain.calendar_event import WeeklyRule
from iop_tracker.domain.scale import LAST_YEAR, WEEKDAYS
from iop_tracker.exchange.calendar_parts import Part, Span, as_moment, every, listed
from iop_tracker.language import tr

MOST_DATES = 400
"""Of one event in the time that is looked at."""
MOST_COUNT = 2000
USUAL = {"WEEKLY", "MONTHLY", "YEARLY", "DAILY"}
TOO_OFTEN = tr("It comes too often to be a session.")
ODD_RULE = tr("How it comes back is not understood.")


def starts_of(main: Part, span: Span) -> tuple[list[datetime], list[str], str]:
    """The wall times in the event's own zone, the rules, and what is wrong with them."""
    begin = as_moment(main.starts or date.min)
    rules = [_rule(each, main.zone) for each in every(main.event, "RRULE")]
    extra = list(_walls(main, "RDATE"))
    if not rules and not extra:
        return [begin], [], ""
    if any(rule is None for rule in rules):
        return [], [], TOO_OFTEN if _is_often(main.event) else ODD_RULE
    together = rruleset()
    together.rdate(begin)
    for moment in extra:
        together.rdate(moment)
    try:
        for rule in filter(None, rules):
            together.rrule(cast("rrule", rrulestr(rule, dtstart=begin)))
        found = together.between(*_window(span), inc=True)
    except (ValueError, TypeError, OverflowError):
        return [], [], ODD_RULE
    if len(found) > MOST_DATES:
        return [], [], TOO_OFTEN
    return found, [rule for rule in rules if rule] if not extra else [], ""


def _window(span: Span) -> tuple[datetime, datetime]:
    day = timedelta(days=2)
    return (
        datetime.combine(span.first, time()) - day,
        datetime.combine(span.last, time()) + day,
    )


def _is_often(event: Any) -> bool:
    rules = (each.get("FREQ", [""])[0].upper() for each in every(event, "RRULE"))
    return any(frequency not in USUAL for frequency in rules)


def _rule(recur: Any, zone: Any) -> str | None:
    """A rule as dateutil reads it, its end on the event's own clock; None for one too odd."""
    parts = {name.upper(): value for name, value in recur.items()}
    if str(parts.get("FREQ", [""])[0]).upper() not in USUAL:
        return None
    if int(parts.get("COUNT", [0])[0]) > MOST_COUNT or int(parts.get("INTERVAL", [1])[0]) < 1:
        return None
    daily = str(parts["FREQ"][0]).upper() == "DAILY"
    if daily and {"BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"} & set(parts):
        return None
    until = parts.pop("UNTIL", [None])[0]
    text = ";".join(
        f"{name}={','.join(str(each) for each in value)}" for name, value in parts.items()
    )
    if until is not None:
        text += f";UNTIL={_end(until, zone):%Y%m%dT%H%M%S}"
    return text


def _end(until: date | datetime, zone: Any) -> datetime:
    if not isinstance(until, datetime):
        return datetime.combine(until, time(23, 59, 59))
    if until.tzinfo is not None and zone is not None:
        return until.astimezone(zone).replace(tzinfo=None)
    return until.replace(tzinfo=None)


def left_out(main: Part) -> Iterator[datetime]:
    """The wall times that an event leaves out."""
    return _walls(main, "EXDATE")


def _walls(main: Part, name: str) -> Iterator[datetime]:
    """The moments of a list on the event's own clock; a whole day is the event's time on it."""
    begin = as_moment(main.starts or date.min)
    for when in listed(main.event, name):
        if not isinstance(when, datetime):
            yield datetime.combine(when, begin.time())
        elif when.tzinfo is not None and main.zone is not None:
            yield when.astimezone(main.zone).replace(tzinfo=None)
        else:
            yield when.replace(tzinfo=None)


def weekly_rule(
    rules: list[str], walls: list[datetime], main: Part, span: Span
) -> WeeklyRule | None:
    """The rule of a slot, if the dates are just those that it would have."""
    if len(rules) != 1:
        return None
    parts = dict(part.split("=", 1) for part in rules[0].split(";"))
    if set(parts) - {"FREQ", "INTERVAL", "BYDAY", "WKST", "COUNT", "UNTIL"}:
        return None
    local = [span.local(wall, main.zone) for wall in walls]
    same = {
        (at.time(), (at.date() - wall.date()).days) for at, wall in zip(local, walls, strict=True)
    }
    days = re.findall(r"[A-Z]{2}", parts.get("BYDAY", "")) or [_day_of(main)]
    every = int(parts.get("INTERVAL", 1))
    is_daily = parts["FREQ"].upper() == "DAILY" and every == 1 and "BYDAY" not in parts
    if len(same) != 1 or not (is_daily or parts["FREQ"].upper() == "WEEKLY") or every > 8:
        return None
    shift = next(iter(same))[1]
    weekdays = range(7) if is_daily else [(_weekday(day) + shift) % 7 for day in days]
    begin = span.local(as_moment(main.starts or date.min), main.zone).date()
    return WeeklyRule(
        weekdays=tuple(sorted(set(weekdays))),
        every_weeks=1 if is_daily else every,
        first=begin,
        last=_last(rules[0], main, span) if {"COUNT", "UNTIL"} & set(parts) else None,
    )


def _day_of(main: Part) -> str:
    return WEEKDAYS[as_moment(main.starts or date.min).weekday()][:2].upper()


def _weekday(day: str) -> int:
    return [name[:2].upper() for name in WEEKDAYS].index(day)


def _last(rule: str, main: Part, span: Span) -> date | None:
    begin = as_moment(main.starts or date.min)
    last = begin
    for last in rrulestr(rule, dtstart=begin):
        if last.year > LAST_YEAR:
            return None
    return span.local(last, main.zone).date()
