"""What the page for a session is made of: the records, and the days it is about."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.lookback import LookBack
from iop_tracker.domain.note import Note, SessionLink, Task
from iop_tracker.domain.question import OwnQuestion
from iop_tracker.domain.topic import Topic
from iop_tracker.domain.urge import Urge
from iop_tracker.domain.wants import Wants
from iop_tracker.language import tr
from iop_tracker.views.assessments import ResultView
from iop_tracker.views.entry import Entry, Plan, entries, next_session
from iop_tracker.views.here import Here

LOOK_BACK = 182
"""So many days back the last session of a kind is looked for."""
MOST_TOLD = 6
"""Of one kind so many are told one by one, the last ones."""
AT_FIRST = 28
"""Without one before, the page is about so many days at most."""


class Records(Struct, frozen=True, kw_only=True):
    """The participant's records that the page is worked out from."""

    plan: Plan
    check_ins: Iterable[CheckIn]
    """One for each day."""
    went: Mapping[date, bool]
    """Whether each day went as wanted, where it was said."""
    urges: Iterable[Urge]
    strategy_names: Mapping[str, str]
    notes: Iterable[Note] = ()
    tasks: Iterable[Task] = ()
    topics: Iterable[Topic] = ()
    goals: Iterable[Goal] = ()
    coping_plans: Iterable[CopingPlan] = ()
    results: Iterable[ResultView] = ()
    """Every questionnaire that was filled in, beside those before it, newest first."""
    wants: Iterable[Wants] = ()
    questions: Iterable[OwnQuestion] = ()
    look_backs: Iterable[LookBack] = ()


class Span(Struct, frozen=True, kw_only=True):
    """The days that the page is about, and the session it is for."""

    here: Here
    session: Entry | None
    """The session to come; None for a page that is for no session."""
    last: Entry | None
    """The one of its kind since when it is."""
    first: date
    """The first local day; today is the last one."""

    @property
    def days(self) -> tuple[date, ...]:
        """The days, oldest first."""
        return days_from(self.first, self.here.today)

    @property
    def days_before(self) -> tuple[date, ...]:
        """As many days just before them."""
        length = len(self.days)
        return days_from(self.first - timedelta(days=length), self.first - timedelta(days=1))

    @property
    def link(self) -> SessionLink | None:
        """Names the session to come."""
        return link_of(self.session) if self.session else None

    def holds(self, day: date | None) -> bool:
        """Whether a day is among them."""
        return day is not None and self.first <= day <= self.here.today


def days_from(first: date, last: date) -> tuple[date, ...]:
    """Every day from the first to the last."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def last_of(label: str, words: Sequence[str]) -> str:
    """A label and the last few of what is of it, and how many came before."""
    more = len(words) - MOST_TOLD
    before = tr("; and {more} before", more=more) if more > 0 else ""
    return f"{label}: {'; '.join(words[-MOST_TOLD:])}{before}"


def link_of(entry: Entry) -> SessionLink:
    """Names an occurrence as notes do."""
    return SessionLink(slot_id=entry.occurrence.slot_id, day=entry.occurrence.day)


def span_for(
    plan: Plan, here: Here, *, session: Entry | None = None, since: date | None = None
) -> Span:
    """The days since the last session of the kind of the one to come.

    The last one is the last at which the participant was; where none is marked so, the last one
    that took place. Its own day counts. Without any, it is since the program's first day, and 28
    days at most.

    Args:
        plan: The schedule.
        here: The participant's moment and habits.
        session: The session to come; None for the next one.
        since: The first day wanted; None for what is said above.
    """
    session = session or next_session(plan, here)
    last = _last_before(plan, here, session) if session and since is None else None
    earliest = max(plan.program.start, here.today - timedelta(days=AT_FIRST - 1))
    first = since or (last.day if last else earliest)
    return Span(here=here, session=session, last=last, first=min(first, here.today))


def whole_span(plan: Plan, here: Here, since: date | None) -> Span:
    """The days from one on, or since the program's first day, for no session."""
    first = since or plan.program.start
    return Span(here=here, session=None, last=None, first=min(first, here.today))


def _last_before(plan: Plan, here: Here, session: Entry) -> Entry | None:
    back = here.today - timedelta(days=LOOK_BACK)
    before = [
        entry
        for entry in entries(plan, here, back, here.today)
        if entry.occurrence.kind is session.occurrence.kind
        and entry.occurrence.is_session
        and entry.occurrence.takes_place
        and entry.is_past
        and entry.instant < session.instant
    ]
    there = [entry for entry in before if entry.status and entry.status.was_there]
    return next(reversed(there or before), None)
