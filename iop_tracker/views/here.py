"""Where and when the participant looks, and their habits of writing times."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from iop_tracker.domain.occurrence import moment
from iop_tracker.domain.words import near_day_text, time_text, until_text, week_start, weekday_text


class Here(Struct, frozen=True, kw_only=True):
    """The participant's moment and habits."""

    now: datetime
    """Aware, in the computer's zone."""
    twelve_hour: bool = False
    first_weekday: int = 0

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    def week_of(self, day: date) -> tuple[date, date]:
        """First and last day of the week that a day is in, as the participant counts weeks."""
        first = week_start(day, self.first_weekday)
        return first, first + timedelta(days=6)

    def time(self, when: datetime) -> str:
        """A time in the participant's 12- or 24-hour habit."""
        return time_text(when, twelve_hour=self.twelve_hour)

    def day(self, day: date) -> str:
        """A day in words, seen from today."""
        return near_day_text(day, self.today)

    def recent_day(self, day: date) -> str:
        """A day in few words: `today`, `Fri` within the last six days, else as `Fri 20 Nov`."""
        ago = (self.today - day).days
        return weekday_text(day) if 1 < ago < 7 else self.day(day)

    def until(self, instant: datetime) -> str:
        """How long until an aware instant: in hours within a day, then in days of the calendar."""
        span = instant - self.now
        if span >= timedelta(days=1):
            days = instant.astimezone(self.now.tzinfo).date() - self.today
            span = max(span, days)
        return until_text(span)

    def local(self, starts_at: datetime, zone: ZoneInfo) -> datetime:
        """A wall time of the program as wall time on this computer, without zone.

        Where both zones read the same clock, the program's wall time comes back unchanged,
        even when a clock change skips or repeats it.
        """
        here, there = (starts_at.replace(tzinfo=z, fold=0) for z in (self.now.tzinfo, zone))
        if here.utcoffset() == there.utcoffset():
            return starts_at
        return moment(starts_at, zone).astimezone(self.now.tzinfo).replace(tzinfo=None, fold=0)
