"""The Today page: what matters now."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from iop_tracker.domain.attendance import AttendanceCount, attendance_count
from iop_tracker.domain.checkin import CheckIn, DayPart, day_in_question
from iop_tracker.domain.coping import CopingPlan, plan_to_read
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.note import Task, open_tasks
from iop_tracker.domain.risky import RiskyEvent, coming_up, to_ask_about
from iop_tracker.views.assessments import DueRow
from iop_tracker.views.entry import Entry, Plan, entries, next_session
from iop_tracker.views.here import Here
from iop_tracker.views.signals import SignalView
from iop_tracker.views.standing import Standing, standing

DAYS_CHECKED = 7
"""Of so many days, today included, is told on how many there was a check-in."""
TASKS_AHEAD = 7
"""Tasks due within so many days are shown on Today, in days."""
NEAR = 7
"""Within so many days the next session nearly always is."""
UNMARKED_BACK = 7
"""Sessions not marked yet are asked about for so many days."""


class TodayView(Struct, frozen=True, kw_only=True):
    """All that the Today page shows."""

    here: Here
    called: str
    standing: Standing | None
    """None while no program is set up."""
    week_count: AttendanceCount | None
    """Sessions and hours of this calendar week."""
    next_session: Entry | None
    next_in: str
    """How long until the next session, or `now`."""
    today: tuple[Entry, ...]
    unmarked: tuple[Entry, ...]
    """Sessions of the last days that are over and not marked, newest first."""
    check_in: CheckIn | None
    last_night: date | None
    """Yesterday, when it is so late that a check-in may be meant for it and it has none."""
    days_checked: int
    """Check-ins in the last 7 days, today included."""
    tasks: tuple[Task, ...]
    """Open tasks that are due within the week, were due before, or have no date."""
    plan: CopingPlan | None
    """The coping plan to read next: the one for what is pointed out, if there is one."""
    coming_up: tuple[RiskyEvent, ...]
    """Risky days that are near."""
    to_ask: tuple[RiskyEvent, ...]
    """Risky days that are over, of which was not said how they went."""
    signals: tuple[SignalView, ...]
    """What is pointed out, the most important first."""
    waits_for: DayPart | None
    """With two check-ins a day the part of today that still waits, while the other is there."""
    questionnaires: tuple[DueRow, ...]
    """Questionnaires that are due."""
    goals: tuple[Goal, ...]
    """The few goals of this week."""
    reached: tuple[str, ...]
    """Round numbers reached exactly today, a sentence each."""


class Journal(Struct, frozen=True, kw_only=True):
    """The participant's records that Today is worked out from."""

    called: str
    plan: Plan | None
    check_ins: Iterable[CheckIn]
    tasks: Iterable[Task]
    coping_plans: Iterable[CopingPlan]
    events: Iterable[RiskyEvent] = ()
    signals: tuple[SignalView, ...] = ()
    waiting: frozenset[date] = frozenset()
    """Of today and yesterday, the days whose check-in, or the part of it that it is time for, is
    still to be made."""
    part: DayPart | None = None
    """The part of the day that it is now, where there are two check-ins a day."""
    questionnaires: tuple[DueRow, ...] = ()
    goals: tuple[Goal, ...] = ()
    reached: tuple[str, ...] = ()


def today_view(journal: Journal, here: Here) -> TodayView:
    """Work out the Today page."""
    today = here.today
    checked = {
        c.day: c for c in journal.check_ins if today - timedelta(days=DAYS_CHECKED) < c.day <= today
    }
    late = day_in_question(here.now)
    limit = today + timedelta(days=TASKS_AHEAD)
    plan = journal.plan
    near = _near(plan, here) if plan else ()
    around = tuple(entry for entry in near if entry.day <= today)
    coming = next((e for e in near if e.can_prepare and e.day >= today), None)
    if plan and coming is None:
        coming = next_session(plan, here)
    pointed_at = next((each.plan for each in journal.signals if each.plan), None)
    return TodayView(
        here=here,
        called=journal.called,
        standing=standing(plan.program, today, today) if plan else None,
        week_count=_week_count(plan, near, here) if plan else None,
        next_session=coming,
        next_in=here.until(coming.instant) if coming else "",
        today=tuple(e for e in around if e.day == today),
        unmarked=tuple(e for e in reversed(around) if e.needs_mark),
        check_in=checked.get(today),
        last_night=late if late and late in journal.waiting else None,
        days_checked=len(checked),
        tasks=tuple(t for t in open_tasks(journal.tasks) if t.due is None or t.due <= limit),
        plan=pointed_at or plan_to_read(journal.coping_plans, today),
        coming_up=coming_up(journal.events, today),
        to_ask=to_ask_about(journal.events, today),
        signals=journal.signals,
        waits_for=journal.part if today in checked and today in journal.waiting else None,
        questionnaires=journal.questionnaires,
        goals=journal.goals,
        reached=journal.reached,
    )


def _near(plan: Plan, here: Here) -> tuple[Entry, ...]:
    """Everything of the days before and after today, this week among them."""
    first, last = here.today - timedelta(days=UNMARKED_BACK), here.today + timedelta(days=NEAR)
    return entries(plan, here, first, last)


def _week_count(plan: Plan, near: Iterable[Entry], here: Here) -> AttendanceCount:
    first, last = here.week_of(here.today)
    this_week = (each.occurrence for each in near if first <= each.day <= last)
    return attendance_count(this_week, plan.marks)
