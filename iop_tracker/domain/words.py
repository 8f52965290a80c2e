"""Dates and times in words, and words read as dates and times."""

import re
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.scale import WEEKDAYS, check_day
from iop_tracker.domain.typed import folded
from iop_tracker.language import tr, trn

DAY_NAMES = (
    tr("Monday"),
    tr("Tuesday"),
    tr("Wednesday"),
    tr("Thursday"),
    tr("Friday"),
    tr("Saturday"),
    tr("Sunday"),
)
MONTH_NAMES = (
    *(tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June")),
    *(tr("July"), tr("August"), tr("September"), tr("October"), tr("November"), tr("December")),
)

DAY_SENTENCE = tr("A day is written like 2026-11-23, 23 nov, today, yesterday, tomorrow or mon.")
NO_SUCH_DAY = tr("There is no such day. A day is written like 2026-11-23.")
DAY_FIRST = (
    r"(?P<day>[0-9]{1,2})\.? (?:de )?(?P<month>[a-z]{3,10})\.?(?:,? (?:de )?(?P<year>[0-9]{4}))?"
)
MONTH_FIRST = r"(?P<month>[a-z]{3,10})\.? (?P<day>[0-9]{1,2})(?:,? (?P<year>[0-9]{4}))?"
SLASHED = r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
TIME_SENTENCE = tr("A time is written like 18:00 or 6:30 pm.")


def day_text(day: date, today: date | None = None) -> str:
    """A day as `Mon 23 Nov`, with the year when it is not today's."""
    text = f"{weekday_text(day)} {date_text(day)}"
    return text if today is not None and day.year == today.year else f"{text} {day.year}"


def weekday_text(day: date) -> str:
    """The weekday of a day as `Mon`."""
    return DAY_NAMES[day.weekday()][:3]


def date_text(day: date) -> str:
    """A day of the year as `23 Nov`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]}"


def moment_text(moment: datetime) -> str:
    """A moment as `Mon 23 Nov 2026, 18:00`."""
    return f"{day_text(moment.date())}, {moment:%H:%M}"


def near_day_text(day: date, today: date) -> str:
    """Today, yesterday, tomorrow, or the day as `Mon 23 Nov`."""
    near = {-1: tr("yesterday"), 0: tr("today"), 1: tr("tomorrow")}
    return near.get((day - today).days) or day_text(day, today)


def time_text(moment: time | datetime, *, twelve_hour: bool) -> str:
    """A time as `18:00` or `6:00 pm`."""
    if not twelve_hour:
        return f"{moment.hour:02}:{moment.minute:02}"
    half = "am" if moment.hour < 12 else "pm"
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {half}"


def until_text(span: timedelta) -> str:
    """How long until then: `now`, `in 45 min`, `in 2 h 15 min`, `in 3 days`."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return tr("now")
    if minutes < 60:
        return tr("in {minutes} min", minutes=minutes)
    if minutes < 24 * 60:
        hours, rest = divmod(minutes, 60)
        return (
            tr("in {hours} h {rest} min", hours=hours, rest=rest)
            if rest
            else tr("in {hours} h", hours=hours)
        )
    return tr("in {days}", days=count_text(minutes // (24 * 60), "day"))


def hours_text(hours: float) -> str:
    """Hours as `9 h` or `4.5 h`, at most one decimal."""
    return f"{hours:.1f}".removesuffix(".0") + " h"


def length_text(minutes: int) -> str:
    """A length as `45 min`, `1 h 30 min` or `3 h`."""
    hours, rest = divmod(minutes, 60)
    parts = ([f"{hours} h"] if hours else []) + (
        [tr("{rest} min", rest=rest)] if rest or not hours else []
    )
    return " ".join(parts)


def count_text(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 session`, `3 sessions`."""
    return f"{count} {trn(one, many or one + 's', count)}"


def noun(one: str, many: str | None = None) -> tuple[str, str]:
    """A word and its plural, for `count_text`, where they stand in a table."""
    return one, many or one + "s"


def list_text(words: list[str] | tuple[str, ...]) -> str:
    """Words joined as in a sentence: `a`, `a and b`, `a, b and c`."""
    *most, last = words or ("",)
    return tr("{most} and {last}", most=", ".join(most), last=last) if most else last


def weekdays_text(weekdays: tuple[int, ...]) -> str:
    """Days of the week as `Mon, Wed, Fri`."""
    return ", ".join(DAY_NAMES[day][:3] for day in weekdays)


def weekday_of(word: str, *, least: int = 3) -> int | None:
    """The weekday that a word begins to name, 0 Monday to 6 Sunday; None where it is none.

    Args:
        word: Like `mon` or `Wednesday`. The short English names are known in every language.
        least: Letters that are enough.
    """
    plain = folded(word)
    if len(plain) >= least:
        for number, name in enumerate(DAY_NAMES):
            if folded(name).startswith(plain):
                return number
    return WEEKDAYS.index(plain) if plain in WEEKDAYS else None


def is_yes(text: str) -> bool:
    """Whether what was typed is yes, or its first letter."""
    return folded(text.strip()) in {"yes", "y", folded(tr("yes")), folded(tr("yes"))[:1]}


def is_no(text: str) -> bool:
    """Whether what was typed is no, or its first letter."""
    return folded(text.strip()) in {"no", "n", folded(tr("no")), folded(tr("no"))[:1]}


def parse_day(text: str, today: date, *, field: str = "date") -> date:
    """Read a day as typed.

    Accepts ISO dates, `today`, `yesterday`, `tomorrow`, a weekday (the last one up to today),
    dates with a month's name, such as `23 Nov 2026` or `Nov 23`, and `11/23/2026` where it is
    clear which of the two is the month.

    Raises:
        InvalidEntry: when it is no day, or one far away.
    """
    try:
        day = _day_from(folded(text.strip()), today)
    except ValueError:
        raise InvalidEntry(field, NO_SUCH_DAY) from None
    if day is None:
        raise InvalidEntry(field, DAY_SENTENCE)
    check_day(field, day)
    return day


def _day_from(typed: str, today: date) -> date | None:
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    near |= {folded(tr("today")): 0, folded(tr("yesterday")): -1, folded(tr("tomorrow")): 1}
    if typed in near:
        return today + relativedelta(days=near[typed])
    weekday = weekday_of(typed)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return _calendar_day(typed, today.year)


def _calendar_day(typed: str, this_year: int) -> date | None:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed, re.ASCII):
        return date.fromisoformat(typed)
    if named := re.fullmatch(DAY_FIRST, typed) or re.fullmatch(MONTH_FIRST, typed):
        months = [folded(name).startswith(named["month"]) for name in MONTH_NAMES]
        year = int(named["year"] or this_year)
        return date(year, months.index(True) + 1, int(named["day"])) if True in months else None
    if numbers := re.fullmatch(SLASHED, typed):
        one, other, year = map(int, numbers.groups())
        if max(one, other) > 12 or one == other:
            return date(year, min(one, other), max(one, other))
    return None


def parse_due(text: str, today: date, *, field: str = "due") -> date:
    """Read a day to come, as typed.

    Like `parse_day`, but a weekday is the next such day, and a day without a year is the next
    such day of a year. A whole date may lie in the past: what is late stays late.

    Raises:
        InvalidEntry: when it is no day.
    """
    day = parse_day(text, today, field=field)
    typed = folded(text.strip())
    if day <= today and weekday_of(typed) is not None:
        return day + timedelta(weeks=1)
    named = re.fullmatch(DAY_FIRST, typed) or re.fullmatch(MONTH_FIRST, typed)
    if day < today and named and not named["year"]:
        return day + relativedelta(years=1)
    return day


def parse_time(text: str, *, field: str = "time") -> time:
    """Read a time as typed: `18:00`, `18`, `6pm`, `6:30 pm`, `6.30pm`.

    Raises:
        InvalidEntry: when it is no time of day.
    """
    match = re.fullmatch(
        r"(\d{1,2})(?:[:.h]([0-5]\d))?\s*([ap])?\.?(?:m\.?)?", text.strip().lower(), re.ASCII
    )
    if not match:
        raise InvalidEntry(field, TIME_SENTENCE)
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12:
        raise InvalidEntry(field, TIME_SENTENCE)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        raise InvalidEntry(field, TIME_SENTENCE)
    return time(hour, minute)


def parse_minutes(text: str, *, field: str = "minutes") -> int:
    """Read a length as typed: minutes as `90`, or hours and minutes as `1:30`, `1 h 30`, `2h`.

    Raises:
        InvalidEntry: when it is no length; its range is checked by what it belongs to.
    """
    typed = text.strip().lower()
    whole = re.fullmatch(r"(\d{1,4})\s*(?:min)?", typed, re.ASCII)
    if whole:
        return int(whole[1])
    split = re.fullmatch(r"(\d{1,2})\s*[:h]\s*(?:([0-5]?\d)\s*(?:min)?)?", typed, re.ASCII)
    if not split:
        raise InvalidEntry(field, tr("How long is written in minutes like 90, or like 1:30."))
    return int(split[1]) * 60 + int(split[2] or 0)


def parse_weekdays(text: str, *, field: str = "weekdays") -> tuple[int, ...]:
    """Read days of the week as typed: `mon wed`, `Mon, Wed, Fri`.

    Raises:
        InvalidEntry: when a word is no weekday.
    """
    found: set[int] = set()
    for word in re.split(r"[\s,]+", text.strip().lower()):
        weekday = weekday_of(word, least=2)
        if weekday is None:
            raise InvalidEntry(field, tr("Days are written like mon wed fri."))
        found.add(weekday)
    return tuple(sorted(found))


def week_start(day: date, first_weekday: int = 0) -> date:
    """The first day of the week that a day is in.

    Args:
        day: Any day.
        first_weekday: 0 Monday to 6 Sunday.
    """
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)
