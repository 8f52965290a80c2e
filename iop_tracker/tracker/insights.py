"""The pictures of the Insights page, each worked out when it is asked for."""

from typing import TYPE_CHECKING

from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.milestone import answers_about_use
from iop_tracker.domain.program import Program
from iop_tracker.domain.question import OwnQuestion
from iop_tracker.domain.schedule import ScheduleException, Slot
from iop_tracker.domain.urge import Urge
from iop_tracker.tracker.check_ins import CheckIns
from iop_tracker.tracker.journal import Journal
from iop_tracker.tracker.schedules import Schedules
from iop_tracker.views.insights.lines import LinesView, lines_view
from iop_tracker.views.insights.material import Material

if TYPE_CHECKING:
    from iop_tracker.views.insights.halt import HaltView
    from iop_tracker.views.insights.hours import HoursView
    from iop_tracker.views.insights.sessions import SessionsView
    from iop_tracker.views.insights.sleep import SleepView
    from iop_tracker.views.insights.urges import UrgesView
    from iop_tracker.views.insights.weeks import WeeksView
    from iop_tracker.views.insights.year import YearView
    from iop_tracker.views.relations import RelationsView

KINDS = (Program, Slot, ScheduleException, Attendance, CheckIn, Urge, OwnQuestion)
"""What the pictures are made of."""


class Insights:
    """How the days go. A `span` is in days, today included; None is everything."""

    def __init__(self, journal: Journal, check_ins: CheckIns, schedule: Schedules) -> None:
        self._journal = journal
        self._check_ins = check_ins
        self._schedule = schedule
        self._known: tuple[object, ...] = ()
        self._kept: Material | None = None

    @property
    def _material(self) -> Material:
        """What the pictures are made of; put in order anew when something changed."""
        here = self._journal.here
        known = (here.today, here.now.tzinfo, *(self._journal.all(kind) for kind in KINDS))
        if self._kept is None or not _same(known, self._known):
            self._known = known
            self._kept = Material(
                self._check_ins.all(),
                self._schedule.plan,
                here,
                urges=self._journal.all(Urge),
                questions=self._journal.all(OwnQuestion),
                went=answers_about_use(self._journal.all(CheckIn)),
            )
        self._kept.here = here
        return self._kept

    @property
    def is_empty(self) -> bool:
        """Whether nobody ever checked in."""
        return not self._material.known

    def lines(self, span: int | None) -> LinesView:
        """Mood, craving and the rest, day by day."""
        return lines_view(self._material, span)

    def year(self, back: int = 0) -> "YearView":
        """The mood of each day of the twelve months that ended so many years ago."""
        from iop_tracker.views.insights.year import year_view

        return year_view(self._material, back)

    def sleep(self, span: int | None) -> "SleepView":
        """Sleep and the craving of the day after it."""
        from iop_tracker.views.insights.sleep import sleep_view

        return sleep_view(self._material, span)

    def urges(self, span: int | None) -> "UrgesView":
        """When urges came."""
        from iop_tracker.views.insights.urges import urges_view

        return urges_view(self._material, span)

    def sessions(self, span: int | None) -> "SessionsView":
        """The days around sessions."""
        from iop_tracker.views.insights.sessions import sessions_view

        return sessions_view(self._material, span)

    def weeks(self) -> "WeeksView":
        """The weeks of the program, by phase."""
        from iop_tracker.views.insights.weeks import weeks_view

        return weeks_view(self._material)

    def hours(self, span: int | None) -> "HoursView":
        """Sessions and hours of each week against the plan."""
        from iop_tracker.views.insights.hours import hours_view

        return hours_view(self._material, span)

    def halt(self, span: int | None) -> "HaltView":
        """HALT and triggers against craving."""
        from iop_tracker.views.insights.halt import halt_view

        return halt_view(self._material, span)

    def together(self) -> "RelationsView":
        """What was seen together more often than by chance."""
        from iop_tracker.views.relations import LOOKED_BACK_DAYS, relations_view

        material = self._material
        stretch = material.stretch(LOOKED_BACK_DAYS)
        days = material.session_days(stretch.first, stretch.last)
        return relations_view(material.known.values(), days, material.here)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether the day, the zone and all records are the same; records are not looked into."""
    pairs = zip(one[2:], other[2:], strict=False)
    return one[:2] == other[:2] and all(a is b for a, b in pairs)
