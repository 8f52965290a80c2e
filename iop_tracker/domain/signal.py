"""Gentle signals: plain rules over the last days that the participant has switched on.

A rule counts what was written down and says so. It is no score, and it does not tell what will be.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from iop_tracker.domain.attendance import AttendanceStatus, Marks
from iop_tracker.domain.checkin import CheckIn, Halt
from iop_tracker.domain.choice import Rule
from iop_tracker.domain.urge import Urge

SHORT_NIGHT = 5
"""Hours of sleep under which a night is short."""
NIGHTS = 3
"""Short nights running that are pointed out."""
STRONG = 7
"""From this craving on a day counts as one with a strong craving."""
STRONG_DAYS = 2
"""Such days in a week that are pointed out."""
LOW_MOOD = 2
"""Up to this mood a day counts as a low one."""
LOW_DAYS = 3
"""Low days running that are pointed out."""
LONELY_DAYS = 3
"""Days in a week on which one was lonely that are pointed out."""
MISSED = 2
"""Missed sessions in two weeks that are pointed out."""
WEEK, TWO_WEEKS = 7, 14


class Signal(Struct, frozen=True):
    """A rule that holds now."""

    rule: Rule
    days: tuple[date, ...]
    """The local days that count, oldest first, none twice."""
    count: int
    """How many days, or sessions."""
    signs: tuple[str, ...] = ()
    """The participant's own warning signs; of `OWN_SIGNS` only."""


class Lately(Struct, frozen=True, kw_only=True):
    """What the rules look at."""

    check_ins: Iterable[CheckIn]
    """All, each part of a day by itself."""
    urges: Iterable[Urge]
    marks: Marks
    today: date


def signals(lately: Lately, rules: Iterable[Rule]) -> tuple[Signal, ...]:
    """Those of the rules that hold today, the most important first.

    Args:
        lately: What was written down; what is older than two weeks, or of a day to come, does not
            count.
        rules: Those that are switched on.
    """
    first = lately.today - timedelta(days=TWO_WEEKS - 1)
    known: dict[date, list[CheckIn]] = {}
    for check_in in lately.check_ins:
        if first <= check_in.day <= lately.today:
            known.setdefault(check_in.day, []).append(check_in)
    chosen = frozenset(rules)
    found = (RULES[rule](known, lately) for rule in Rule if rule in chosen)
    return tuple(signal for signal in found if signal is not None)


Days = Mapping[date, list[CheckIn]]


def _own_signs(days: Days, lately: Lately) -> Signal | None:
    """What was noticed today or yesterday."""
    near = [day for day in _last(lately.today, 2) if day in days]
    noticed = {day: [sign for each in days[day] for sign in each.signs] for day in near}
    found = tuple(day for day in near if noticed[day])
    if not found:
        return None
    signs = tuple(dict.fromkeys(sign for day in reversed(found) for sign in noticed[day]))
    return Signal(Rule.OWN_SIGNS, found, len(signs), signs)


def _low_mood(days: Days, lately: Lately) -> Signal | None:
    def is_low(found: list[CheckIn]) -> bool:
        return max(each.mood for each in found) <= LOW_MOOD

    return _running(Rule.LOW_MOOD, days, lately.today, is_low, LOW_DAYS)


def _short_nights(days: Days, lately: Lately) -> Signal | None:
    def is_short(found: list[CheckIn]) -> bool:
        slept = [each.sleep_hours for each in found if each.sleep_hours is not None]
        return bool(slept) and max(slept) < SHORT_NIGHT

    return _running(Rule.SHORT_NIGHTS, days, lately.today, is_short, NIGHTS)


def _strong_craving(days: Days, lately: Lately) -> Signal | None:
    week = _last(lately.today, WEEK)
    strong = {
        day for day in week if any((each.craving or 0) >= STRONG for each in days.get(day, ()))
    }
    strong |= {
        urge.day for urge in lately.urges if urge.day in week and (urge.before or 0) >= STRONG
    }
    return _often(Rule.STRONG_CRAVING, strong, STRONG_DAYS)


def _lonely(days: Days, lately: Lately) -> Signal | None:
    week = _last(lately.today, WEEK)
    lonely = {day for day in week if any(Halt.LONELY in each.halt for each in days.get(day, ()))}
    return _often(Rule.LONELY, lonely, LONELY_DAYS)


def _missed_sessions(_: Days, lately: Lately) -> Signal | None:
    near = frozenset(_last(lately.today, TWO_WEEKS))
    missed = sorted(
        mark.day
        for mark in lately.marks.values()
        if mark.status is AttendanceStatus.MISSED and mark.day in near
    )
    if len(missed) < MISSED:
        return None
    return Signal(Rule.MISSED_SESSIONS, tuple(dict.fromkeys(missed)), len(missed))


RULES: Mapping[Rule, Callable[[Days, Lately], Signal | None]] = {
    Rule.OWN_SIGNS: _own_signs,
    Rule.LOW_MOOD: _low_mood,
    Rule.STRONG_CRAVING: _strong_craving,
    Rule.SHORT_NIGHTS: _short_nights,
    Rule.LONELY: _lonely,
    Rule.MISSED_SESSIONS: _missed_sessions,
}


def _last(today: date, count: int) -> tuple[date, ...]:
    """The last days, today included, oldest first."""
    return tuple(today - timedelta(days=ago) for ago in range(count - 1, -1, -1))


def _often(rule: Rule, found: Iterable[date], least: int) -> Signal | None:
    days = tuple(sorted(found))
    return Signal(rule, days, len(days)) if len(days) >= least else None


def _running(
    rule: Rule, days: Days, today: date, holds: Callable[[list[CheckIn]], bool], least: int
) -> Signal | None:
    """Days without a gap up to today, or up to yesterday while today has no check-in."""
    last = today if today in days else today - timedelta(days=1)
    run: list[date] = []
    while last in days and holds(days[last]):
        run.append(last)
        last -= timedelta(days=1)
    return Signal(rule, tuple(reversed(run)), len(run)) if len(run) >= least else None
