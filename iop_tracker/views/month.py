"""A month of moods for the Check-ins page."""

from calendar import Calendar
from collections.abc import Iterable
from datetime import date
from statistics import fmean

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.words import MONTH_NAMES
from iop_tracker.views.here import Here

FIRST_DAY = date(1900, 1, 1)
"""The calendar goes back to here."""


class MonthDay(Struct, frozen=True, kw_only=True):
    """One day in the month's grid."""

    day: date
    mood: int | None
    """0 to 10; None where there is no check-in."""
    in_month: bool
    is_today: bool
    is_future: bool


class MonthView(Struct, frozen=True, kw_only=True):
    """Whole weeks that hold one month."""

    title: str
    """`November 2026`."""
    first: date
    weeks: tuple[tuple[MonthDay, ...], ...]
    checked: int
    """Days of the month with a check-in."""
    mean: float | None
    """Mean mood of the month; None without a check-in."""


def month_view(check_ins: Iterable[CheckIn], month: date, here: Here) -> MonthView:
    """Work out the grid of the month that the day `month` is in."""
    month = max(month, FIRST_DAY)
    moods = {c.day: c.mood for c in check_ins}
    grid = Calendar(here.first_weekday).monthdatescalendar(month.year, month.month)
    weeks = tuple(
        tuple(
            MonthDay(
                day=day,
                mood=moods.get(day),
                in_month=day.month == month.month,
                is_today=day == here.today,
                is_future=day > here.today,
            )
            for day in week
        )
        for week in grid
    )
    inside = [d.mood for week in weeks for d in week if d.in_month and d.mood is not None]
    return MonthView(
        title=f"{MONTH_NAMES[month.month - 1]} {month.year}",
        first=month.replace(day=1),
        weeks=weeks,
        checked=len(inside),
        mean=fmean(inside) if inside else None,
    )


def turned(day: date, today: date, *, days: int = 0, months: int = 0) -> date:
    """The day so many days or months on, kept between `FIRST_DAY` and today."""
    first, last = FIRST_DAY.toordinal(), today.toordinal()
    near = date.fromordinal(min(max(day.toordinal() + days, first), last))
    return min(max(near + relativedelta(months=months), FIRST_DAY), today)


def nearest(days: Iterable[date], day: date) -> date | None:
    """The one of some days that is nearest to a day; None of none."""
    return min(days, key=lambda each: abs(each - day), default=None)
