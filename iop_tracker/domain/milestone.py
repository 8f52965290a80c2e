"""Milestones: what was done, counted so that nothing that comes later takes any of it away.

Each count has a total, the longest stretch and the present one; a gap or a return to use begins
another stretch and leaves the total and the longest one as they were. Only what was written down
counts: a day without an answer is neither good nor bad, and is told as what it is.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_day, check_line, check_title
from iop_tracker.language import tr

MILESTONES_ID = "milestones"
"""There is one page of milestones, so that two computers never make two."""
MOST_DATES = 6
"""So many dates a participant chooses at most: a page of them is to be read at once."""
RECENT_DAYS = 30
RECENT_SESSIONS = 20
MOST_MONEY = 1_000_000
HOURS_A_WEEK = 168

DAY_MARKS = (1, 7, 14, 30, 60, 90, 180)
"""Days since a date that are told of; after them each year, by the calendar."""
SESSION_MARKS = (5, 10, 25, 50, 100)
"""Sessions attended that are told of; after them each hundred."""
CHECK_IN_MARKS = (7, 30, 60, 100, 200, 365)
"""Days with a check-in that are told of; after them each five hundred."""


class Kind(StrEnum):
    """What the page counts besides the dates that the participant chose."""

    WEEKS = "weeks"
    SESSIONS = "sessions"
    CHECK_INS = "check_ins"


class Milestones(Record, frozen=True, kw_only=True):
    """What the page shows, and what a week saves. There is one such record in a file."""

    shown: tuple[Kind, ...] = tuple(Kind)
    money: float | None = None
    """Money saved in a week, in hundredths, 0 to `MOST_MONEY`; None shows none."""
    currency: str = "$"
    """A sign or short word, at most 8 characters."""
    hours: float | None = None
    """Hours won in a week, 0 to 168, in quarters; None shows none."""
    saved_from: date | None = None
    """The day from which it is saved; None is the first day of the program."""

    def __post_init__(self) -> None:
        if self.money is not None and not _is_amount(self.money, MOST_MONEY, 100):
            raise InvalidEntry("money", MONEY_SENTENCE)
        if self.hours is not None and not _is_amount(self.hours, HOURS_A_WEEK, 4):
            raise InvalidEntry("hours", HOURS_SENTENCE)
        check_line("currency", self.currency, what=tr("The currency"))
        if len(self.currency) > 8:
            raise InvalidEntry(
                "currency", tr("A currency is a sign or a short word, like $ or EUR.")
            )
        check_day("saved_from", self.saved_from)


MONEY_SENTENCE = tr(
    "Money a week is a number from 0 to {most_money:,}, like 40 or 12.50.", most_money=MOST_MONEY
)
HOURS_SENTENCE = tr("Hours a week are a number from 0 to 168 in quarters, like 6 or 4.5.")


class SinceDay(Record, frozen=True, kw_only=True):
    """A date that the participant counts from."""

    name: str
    """In their own words, like `living at home`."""
    day: date
    """The local day it began; may be still to come."""
    tells: bool = False
    """Whether check-ins tell how its days went: it is about living without something."""

    def __post_init__(self) -> None:
        check_title("name", self.name, what=tr("The date"))
        check_day("day", self.day)


def _is_amount(value: float, most: int, parts: int) -> bool:
    return 0 <= value <= most and abs(value * parts - round(value * parts)) < 1e-6


def parse_money(text: str) -> float:
    """Read money a week as typed: `40`, `12.50`, `12,50`.

    Raises:
        InvalidEntry: when it is no such number; its range is checked by what it belongs to.
    """
    return _parse_amount("money", text, MONEY_SENTENCE)


def parse_hours(text: str) -> float:
    """Read hours a week as typed: `6`, `4.5`, `4,5`.

    Raises:
        InvalidEntry: when it is no such number; its range is checked by what it belongs to.
    """
    return _parse_amount("hours", text, HOURS_SENTENCE)


def _parse_amount(field: str, text: str, sentence: str) -> float:
    typed = text.strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,7}(\.\d{1,2})?", typed, re.ASCII):
        raise InvalidEntry(field, sentence)
    return float(typed)


class Tally(Struct, frozen=True, kw_only=True):
    """Things that were done one after the other."""

    total: int = 0
    longest: int = 0
    """The most in a row."""
    current: int = 0
    """In a row up to now."""
    recent: int = 0
    """How many of the last `recent_of`."""
    recent_of: int = 0


def check_in_tally(days: Collection[date], today: date) -> Tally:
    """Count days with a check-in.

    A day that is not over takes nothing away: while today has no check-in it is left out. The last
    days are at most `RECENT_DAYS`, and none before the first check-in.
    """
    known = {day for day in days if day <= today}
    if not known:
        return Tally()
    last = today if today in known else today - timedelta(days=1)
    runs = _runs(known)
    window = min(RECENT_DAYS, (last - min(known)).days + 1)
    begin = last - timedelta(days=window)
    return Tally(
        total=len(known),
        longest=max(runs.values()),
        current=runs.get(last, 0),
        recent=sum(begin < day <= last for day in known),
        recent_of=window,
    )


def _runs(days: Collection[date]) -> dict[date, int]:
    """For each day how many in a row end with it."""
    runs: dict[date, int] = {}
    for day in sorted(days):
        runs[day] = runs.get(day - timedelta(days=1), 0) + 1
    return runs


def session_tally(statuses: Sequence[AttendanceStatus]) -> Tally:
    """Count sessions attended, of those that were marked.

    An excused session neither counts nor ends a row.

    Args:
        statuses: The marks, in the order of the sessions.
    """
    counted = [s.was_there for s in statuses if s is not AttendanceStatus.EXCUSED]
    longest, current = _stretches(counted)
    last = counted[-RECENT_SESSIONS:]
    return Tally(
        total=sum(counted),
        longest=longest,
        current=current,
        recent=sum(last),
        recent_of=len(last),
    )


def _stretches(went: Iterable[bool]) -> tuple[int, int]:
    """The longest stretch of good ones, and the one at the end."""
    longest = current = 0
    for is_good in went:
        current = current + 1 if is_good else 0
        longest = max(longest, current)
    return longest, current


class SinceTally(Tally, frozen=True, kw_only=True):
    """How the days since a date went; the counts are of days that went as wanted."""

    answered: int = 0
    """Days with an answer; without one, a day counts for nothing."""
    unknown: int = 0
    """Days that are over and have no answer."""


def answers_about_use(check_ins: Iterable[CheckIn]) -> dict[date, bool]:
    """Whether each day went as wanted, where it was said; one return to use is enough for no."""
    went: dict[date, bool] = {}
    for check_in in check_ins:
        if check_in.used in {ReturnToUse.NO, ReturnToUse.YES}:
            as_wanted = check_in.used is ReturnToUse.NO
            went[check_in.day] = went.get(check_in.day, True) and as_wanted
    return went


def since_tally(answers: Mapping[date, bool], first: date, today: date) -> SinceTally:
    """Count the days since a date that went as wanted, of those that were answered for.

    A day without an answer neither counts nor ends a stretch.

    Args:
        answers: Whether a day went as wanted, by day.
        first: The date.
        today: The local day; it counts once it was answered for.
    """
    inside = [day for day in sorted(answers) if first <= day <= today]
    longest, current = _stretches(answers[day] for day in inside)
    begin = today - timedelta(days=RECENT_DAYS)
    last = [answers[day] for day in inside if begin < day]
    return SinceTally(
        total=sum(answers[day] for day in inside),
        answered=len(inside),
        unknown=max(0, (today - first).days) - sum(day < today for day in inside),
        longest=longest,
        current=current,
        recent=sum(last),
        recent_of=len(last),
    )


def saved(a_week: float, first: date, today: date) -> float:
    """What was saved since a day; a return to use takes nothing of it away."""
    return a_week * max(0, (today - first).days) / 7


def round_days(first: date, today: date) -> str:
    """How long ago a date is, where that is a round number today: `30 days`, `2 years`; or ``."""
    days = (today - first).days
    if days in DAY_MARKS:
        return tr("1 day") if days == 1 else tr("{days} days", days=days)
    years = today.year - first.year
    if years > 0 and first + relativedelta(years=years) == today:
        return tr("1 year") if years == 1 else tr("{years} years", years=years)
    return ""


def mark_reached(before: int, now: int, marks: Sequence[int], every: int) -> int:
    """The highest round number that a count passed; 0 for none.

    Args:
        before: The count until yesterday.
        now: The count with today.
        marks: The round numbers, in order.
        every: After the last of them, each multiple of this is one.
    """
    later = now // every * every
    return max(
        (m for m in (*marks, *((later,) if later > marks[-1] else ())) if before < m <= now),
        default=0,
    )
