"""The page for a session, and the same about a longer time."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.choice import BriefPart
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.lookback import LookBack
from iop_tracker.domain.milestone import answers_about_use
from iop_tracker.domain.note import Note, SessionLink, Task
from iop_tracker.domain.question import OwnQuestion
from iop_tracker.domain.topic import Topic
from iop_tracker.domain.urge import Urge
from iop_tracker.domain.wants import Wants, check_wants, wants_for, wants_id
from iop_tracker.errors import BadInput, NothingFound
from iop_tracker.language import tr
from iop_tracker.storage.durable import new_file, replace_file
from iop_tracker.tracker.journal import Journal
from iop_tracker.views.brief.material import Records, Span, link_of, span_for, whole_span
from iop_tracker.views.brief.page import TITLES, brief_document
from iop_tracker.views.document import Document
from iop_tracker.views.entry import Entry, Plan, entries
from iop_tracker.views.here import Here
from iop_tracker.views.naming import record_text

if TYPE_CHECKING:
    from iop_tracker.tracker import Tracker

COMING_DAYS = 60
NOT_SET_UP = tr("Set up your program first; the page is for a session of it.")
NO_SESSION = tr("There is no session in the next weeks to write this for.")


class Brief(Struct, frozen=True, kw_only=True):
    """A page, and what it is for."""

    document: Document
    """Without the parts that are left out."""
    span: Span
    without: tuple[BriefPart, ...]


class Briefs:
    """Pages to take to a session."""

    def __init__(self, journal: Journal, tracker: "Tracker") -> None:
        self._journal = journal
        self._tracker = tracker

    def brief(
        self,
        session: Entry | None = None,
        *,
        since: date | None = None,
        without: Collection[BriefPart] | None = None,
    ) -> Brief:
        """The page for a session to come.

        Args:
            session: None for the next one.
            since: The first local day; None for the last session of the same kind.
            without: The parts left out; None for what was chosen.

        Raises:
            NothingFound: before the set-up.
            BadInput: for a first day to come.
        """
        span = span_for(self._plan, self._here, session=session, since=self._past(since))
        left_out = self.without if without is None else tuple(without)
        document = brief_document(self._records(), span, left_out)
        return Brief(document=document, span=span, without=left_out)

    def report(
        self, since: date | None = None, without: Collection[BriefPart] = (BriefPart.WORDS,)
    ) -> Document:
        """The same parts about all days from one on, or since the program began; for no session.

        Raises:
            NothingFound: before the set-up.
            BadInput: for a first day to come.
        """
        span = whole_span(self._plan, self._here, self._past(since))
        return brief_document(self._records(), span, (*without, BriefPart.WANTS))

    def diary(
        self, since: date | None = None, without: Collection[BriefPart] = (BriefPart.WORDS,)
    ) -> Document:
        """The report and, after it, all that was written down day by day; for no session.

        Raises:
            NothingFound: before the set-up.
            BadInput: for a first day to come.
        """
        from iop_tracker.views.diary import diary_document

        span = whole_span(self._plan, self._here, self._past(since))
        return diary_document(self._records(), span, without)

    @property
    def without(self) -> tuple[BriefPart, ...]:
        """The parts that are left out."""
        return self._journal.settings.brief_without

    def coming(self) -> tuple[Entry, ...]:
        """The sessions to come, the next first."""
        here = self._here
        last = here.today + timedelta(days=COMING_DAYS)
        return tuple(
            entry for entry in entries(self._plan, here, here.today, last) if entry.can_prepare
        )

    def wants(self, session: SessionLink) -> tuple[str, ...]:
        """What is wanted from a session, a line each."""
        known = wants_for(session, self._journal.all(Wants))
        return known.lines if known else ()

    def save_wants(self, session: Entry | None, lines: Sequence[str]) -> None:
        """Store what is wanted from a session.

        Args:
            session: The session; None for the next one.
            lines: Up to three.

        Raises:
            BadInput: when there is no session to come.
            InvalidEntry: for more lines, or one that is too long.
        """
        check_wants(lines)
        entry = session or next(iter(self.coming()), None)
        if entry is None:
            raise BadInput(NO_SESSION)
        link = link_of(entry)
        known = wants_for(link, self._journal.all(Wants)) or Wants(id=wants_id(link), session=link)
        changed = replace(known, lines=tuple(lines))
        self._journal.save(record_text(changed, self._journal.today), changed)

    def leave_out(self, part: BriefPart, *, left_out: bool) -> None:
        """Leave a part of the page out from now on, or let it stand there again."""
        settings = self._journal.settings
        kept = {*settings.brief_without} - {part} | ({part} if left_out else set())
        said = f"{tr('leaving out') if left_out else tr('showing')} “{TITLES[part]}”"
        chosen = tuple(each for each in BriefPart if each in kept)
        self._journal.save(said, replace(settings, brief_without=chosen))

    @staticmethod
    def write(document: Document, name: str) -> str:
        """Write a page into a new file that only this user can read.

        Args:
            document: The page.
            name: Where to; its ending says in which form: `.html` or `.md`.

        Returns:
            The name of the file.

        Raises:
            InvalidEntry: for another ending.
            StorageError: when there is a file of that name, or it could not be written.
        """
        if name.lower().endswith(".html"):
            from iop_tracker.exchange.html import html as form
        elif name.lower().endswith(".md"):
            from iop_tracker.exchange.markdown import markdown as form
        else:
            raise InvalidEntry(
                "place", tr("The name ends in .html for a page to print, or in .md.")
            )
        target = new_file(name)
        replace_file(target, form(document).encode())
        return target.name

    @property
    def _here(self) -> Here:
        return self._journal.here

    @property
    def _plan(self) -> Plan:
        plan = self._tracker.schedule.plan
        if plan is None:
            raise NothingFound(NOT_SET_UP)
        return plan

    def _past(self, since: date | None) -> date | None:
        if since is not None and since > self._journal.today:
            raise BadInput(tr("The page is about days that were; choose a day up to today."))
        return since

    def _records(self) -> Records:
        every = self._journal.all
        return Records(
            plan=self._plan,
            check_ins=self._tracker.check_ins.all(),
            went=answers_about_use(every(CheckIn)),
            urges=every(Urge),
            strategy_names=self._tracker.coping.strategy_names(),
            notes=every(Note),
            tasks=every(Task),
            topics=every(Topic),
            goals=every(Goal),
            coping_plans=every(CopingPlan),
            results=self._tracker.assessments.every_result(),
            wants=every(Wants),
            questions=every(OwnQuestion),
            look_backs=every(LookBack),
        )
