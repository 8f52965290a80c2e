"""What a participant does: the verbs that the screens and the command line share."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from iop_tracker.clock import Clock
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.note import Task
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.domain.step import Step
from iop_tracker.storage.database import Database
from iop_tracker.storage.drafts import Draft, Drafts
from iop_tracker.storage.language_choice import LanguageChoice
from iop_tracker.tracker.assessments import Assessments
from iop_tracker.tracker.cards import Cards
from iop_tracker.tracker.check_ins import CheckIns
from iop_tracker.tracker.coping import Coping
from iop_tracker.tracker.events import Events
from iop_tracker.tracker.goals import Goals
from iop_tracker.tracker.hints import Hints
from iop_tracker.tracker.journal import Journal
from iop_tracker.tracker.looking_back import LookBacks
from iop_tracker.tracker.milestones import MilestonePage
from iop_tracker.tracker.notes import Notes
from iop_tracker.tracker.privacy import Privacy
from iop_tracker.tracker.programs import Programs
from iop_tracker.tracker.schedules import Schedules
from iop_tracker.tracker.searching import Searching
from iop_tracker.tracker.sessions import Sessions
from iop_tracker.tracker.signals import Signals
from iop_tracker.tracker.urges import Urges
from iop_tracker.views import today as today_page
from iop_tracker.views.here import Here

if TYPE_CHECKING:
    from iop_tracker.tracker.briefs import Briefs
    from iop_tracker.tracker.calendars import Calendars
    from iop_tracker.tracker.exports import Exports
    from iop_tracker.tracker.insights import Insights
    from iop_tracker.tracker.merging import Merging
    from iop_tracker.tracker.rehearsing import Rehearsal
    from iop_tracker.tracker.removal import Removal


class Tracker:
    """Everything a participant does, grouped by what it is about.

    Attributes:
        programs: The program and the settings.
        schedule: The weekly plan and attendance.
        sessions: Sessions by themselves.
        check_ins: The daily check-ins.
        coping: Plans, strategies, contacts.
        cards: Cards for the wallet.
        events: Risky days to come, and how they went.
        notes: Notes, tasks, and questions for a session.
        searching: Search over everything that was written.
        goals: Personal goals and their steps.
        milestones: What was done, counted, and round numbers.
        urges: The log of urges, and what helped.
        signals: What Today points out.
        look_backs: Looking back after a return to use.
        assessments: Questionnaires, and what they came to.
        privacy: Encryption.
        hints: Which hints are still needed.
        language: The language that was chosen.
    """

    def __init__(self, database: Database, drafts: Drafts, clock: Clock) -> None:
        self.database = database
        self._drafts = drafts
        self._journal = Journal(database, clock)
        self.programs = Programs(self._journal)
        self.schedule = Schedules(self._journal, self.programs)
        self.sessions = Sessions(self._journal, self.schedule)
        self.check_ins = CheckIns(self._journal)
        self.coping = Coping(self._journal)
        self.cards = Cards(self.coping)
        self.events = Events(self._journal)
        self.notes = Notes(self._journal)
        self.searching = Searching(self._journal)
        self.goals = Goals(self._journal)
        self.milestones = MilestonePage(self._journal, self.schedule)
        self.urges = Urges(self._journal)
        self.signals = Signals(self._journal, self.coping)
        self.look_backs = LookBacks(self._journal)
        self.assessments = Assessments(self._journal, drafts)
        self.privacy = Privacy(database, drafts)
        self.hints = Hints(self._journal)
        self.language = LanguageChoice(database.path)

    @cached_property
    def removal(self) -> "Removal":
        """What was removed."""
        from iop_tracker.tracker.removal import Removal

        return Removal(self._journal, self._drafts)

    @cached_property
    def insights(self) -> "Insights":
        """How the days go."""
        from iop_tracker.tracker.insights import Insights

        return Insights(self._journal, self.check_ins, self.schedule)

    @cached_property
    def briefs(self) -> "Briefs":
        """The page for a session, and what is read about a longer time."""
        from iop_tracker.tracker.briefs import Briefs

        return Briefs(self._journal, self)

    @cached_property
    def calendars(self) -> "Calendars":
        """Calendar files."""
        from iop_tracker.tracker.calendars import Calendars

        return Calendars(self._journal, self.schedule)

    @cached_property
    def exports(self) -> "Exports":
        """Everything in other forms."""
        from iop_tracker.tracker.exports import Exports

        return Exports(self._journal, self)

    @cached_property
    def merging(self) -> "Merging":
        """The file's other versions, from another computer."""
        from iop_tracker.tracker.merging import Merging

        return Merging(self._journal, self.removal)

    def rehearsal(self) -> "Rehearsal":
        """Begin to go through the plans as cards.

        Raises:
            NothingFound: when there is none to go through.
        """
        from iop_tracker.tracker.rehearsing import Rehearsal

        return Rehearsal(self._journal)

    @property
    def here(self) -> Here:
        """The participant's moment and habits."""
        return self._journal.here

    @property
    def now(self) -> datetime:
        """The present moment, aware, in the computer's time zone."""
        return self._journal.clock()

    @property
    def instant(self) -> datetime:
        """The present moment in UTC, to tell how long something took."""
        return self._journal.moment

    @property
    def is_set_up(self) -> bool:
        """Whether there is a program."""
        return self.programs.current is not None

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be saved, because another program has the file."""
        return self.database.read_only

    @property
    def notice(self) -> str:
        """What to tell of the file: that it is for looking only, or was altered; else empty."""
        return self.database.notice

    @property
    def trouble(self) -> str:
        """A sentence while the file broke since it was opened; what was read last still shows."""
        return self.database.trouble

    def check(self) -> None:
        """Read every record once.

        Raises:
            Damaged: when one cannot be read.
        """
        self.database.check()

    def today(self) -> today_page.TodayView:
        """The Today page."""
        journal = today_page.Journal(
            called=self._journal.settings.called,
            plan=self.schedule.plan,
            check_ins=self.check_ins.all(),
            tasks=self._journal.all(Task),
            coping_plans=self._journal.all(CopingPlan),
            events=self._journal.all(RiskyEvent),
            signals=self.signals.now(),
            waiting=self.check_ins.waiting(),
            part=self.check_ins.part_now,
            questionnaires=self.assessments.due(),
            goals=self.goals.this_week(),
            reached=self.milestones.today(),
        )
        return today_page.today_view(journal, self.here)

    def undo(self) -> str:
        """Take back the last change of the last 30 days and say what it was.

        Raises:
            NothingFound: when there is nothing to take back.
            StorageError: when it could not be written.
        """
        return self._journal.undo()

    def redo(self) -> str:
        """Do again what was taken back last and say what it was.

        Raises:
            NothingFound: when there is nothing to do again.
            StorageError: when it could not be written.
        """
        return self._journal.redo()

    def steps(self) -> tuple[Step, ...]:
        """What was done in the last 30 days, oldest first."""
        return self._journal.steps()

    def draft(self, key: str) -> Draft | None:
        """The half-typed text kept under a key, such as `note:new`."""
        return self._drafts.get(key)

    def drafts(self) -> tuple[Draft, ...]:
        """Everything that was half typed when the program last ended."""
        return self._drafts.all()

    def keep_draft(self, key: str, fields: dict[str, str]) -> None:
        """Keep half-typed text, on disk when this returns."""
        self._drafts.save(key, fields, self._journal.moment)

    def drop_draft(self, key: str) -> None:
        """Let half-typed text go, once it is saved or not wanted."""
        self._drafts.drop(key)

    def close(self) -> None:
        """Give the file free."""
        self.database.close()
