"""What a participant does: the verbs that the screens and the command line share."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from iop_tracker.clock import Clock
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.note import Task
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.storage.conflicts import conflict_copies
from iop_tracker.storage.cover import PLAIN
from iop_tracker.storage.database import Database
from iop_tracker.storage.drafts import Draft, Drafts
from iop_tracker.tracker.check_ins import CheckIns
from iop_tracker.tracker.hints import Hints
from iop_tracker.tracker.journal import Journal
from iop_tracker.tracker.part import WHOLE, Part
from iop_tracker.tracker.programs import Programs
from iop_tracker.tracker.schedules import Schedules
from iop_tracker.views import today as today_page
from iop_tracker.views.here import Here

if TYPE_CHECKING:
    from iop_tracker.domain.step import Step
    from iop_tracker.storage.language_choice import LanguageChoice
    from iop_tracker.tracker.assessments import Assessments
    from iop_tracker.tracker.briefs import Briefs
    from iop_tracker.tracker.calendars import Calendars
    from iop_tracker.tracker.cards import Cards
    from iop_tracker.tracker.coping import Coping
    from iop_tracker.tracker.events import Events
    from iop_tracker.tracker.exports import Exports
    from iop_tracker.tracker.goals import Goals
    from iop_tracker.tracker.insights import Insights
    from iop_tracker.tracker.looking_back import LookBacks
    from iop_tracker.tracker.merging import Merging
    from iop_tracker.tracker.milestones import MilestonePage
    from iop_tracker.tracker.notes import Notes
    from iop_tracker.tracker.privacy import Privacy
    from iop_tracker.tracker.rehearsing import Rehearsal
    from iop_tracker.tracker.removal import Removal
    from iop_tracker.tracker.searching import Searching
    from iop_tracker.tracker.sessions import Sessions
    from iop_tracker.tracker.signals import Signals
    from iop_tracker.tracker.urges import Urges


class Tracker:
    """Everything a participant does, grouped by what it is about.

    Attributes:
        programs: The program and the settings.
        schedule: The weekly plan and attendance.
        check_ins: The daily check-ins.
        hints: Which hints are still needed.
    """

    sessions: "Part[Sessions]" = Part("sessions.Sessions", "_journal", "schedule")
    """Sessions by themselves."""
    coping: "Part[Coping]" = Part("coping.Coping", "_journal")
    """Plans, strategies, contacts."""
    cards: "Part[Cards]" = Part("cards.Cards", "coping")
    """Cards for the wallet."""
    events: "Part[Events]" = Part("events.Events", "_journal")
    """Risky days to come, and how they went."""
    notes: "Part[Notes]" = Part("notes.Notes", "_journal")
    """Notes, tasks, and questions for a session."""
    searching: "Part[Searching]" = Part("searching.Searching", "_journal")
    """Search over everything that was written."""
    goals: "Part[Goals]" = Part("goals.Goals", "_journal")
    """Personal goals and their steps."""
    milestones: "Part[MilestonePage]" = Part("milestones.MilestonePage", "_journal", "schedule")
    """What was done, counted, and round numbers."""
    urges: "Part[Urges]" = Part("urges.Urges", "_journal")
    """The log of urges, and what helped."""
    signals: "Part[Signals]" = Part("signals.Signals", "_journal", WHOLE)
    """What Today points out."""
    look_backs: "Part[LookBacks]" = Part("looking_back.LookBacks", "_journal")
    """Looking back after a return to use."""
    assessments: "Part[Assessments]" = Part("assessments.Assessments", "_journal", "_drafts")
    """Questionnaires, and what they came to."""
    privacy: "Part[Privacy]" = Part("privacy.Privacy", "database", "_drafts")
    """Encryption."""
    removal: "Part[Removal]" = Part("removal.Removal", "_journal", "_drafts")
    """What was removed."""
    insights: "Part[Insights]" = Part("insights.Insights", "_journal", "check_ins", "schedule")
    """How the days go."""
    briefs: "Part[Briefs]" = Part("briefs.Briefs", "_journal", WHOLE)
    """The page for a session, and what is read about a longer time."""
    calendars: "Part[Calendars]" = Part("calendars.Calendars", "_journal", "schedule")
    """Calendar files."""
    exports: "Part[Exports]" = Part("exports.Exports", "_journal", WHOLE)
    """Everything in other forms."""
    merging: "Part[Merging]" = Part("merging.Merging", "_journal", "removal")
    """The file's other versions, from another computer."""

    def __init__(self, database: Database, drafts: Drafts, clock: Clock) -> None:
        self.database = database
        self._drafts = drafts
        self._journal = Journal(database, clock)
        self.programs = Programs(self._journal)
        self.schedule = Schedules(self._journal, self.programs)
        self.check_ins = CheckIns(self._journal)
        self.hints = Hints(self._journal)

    @cached_property
    def language(self) -> "LanguageChoice":
        """The language that was chosen."""
        from iop_tracker.storage.language_choice import LanguageChoice

        return LanguageChoice(self.database.path)

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
    def versions_beside(self) -> tuple[Path, ...]:
        """Versions that a sync tool left beside the file, to be taken in."""
        return () if self.is_read_only else conflict_copies(self.database.path)

    @property
    def is_set_up(self) -> bool:
        """Whether there is a program."""
        return self.programs.current is not None

    @property
    def is_encrypted(self) -> bool:
        """Whether the file takes a passphrase."""
        return self.database.cover is not PLAIN

    @property
    def is_settled(self) -> bool:
        """Whether nothing of the opening is left for `settle_in`."""
        return self.database.is_settled

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

    def settle_in(self) -> Iterator[None]:
        """Do what the first picture does not wait for, a step with each step.

        The right to write is taken, every record is read once, a kind with each step, and what was
        removed long ago goes.

        Raises:
            FileInUse: when another program has the file.
            StorageError: when the place cannot be written to, or the file is not what it seemed.
        """
        self.database.settle_in()
        yield from self.database.checking()
        self.removal.forget_old()

    def today(self) -> today_page.TodayView:
        """The Today page; what is older than it shows is not read for it."""
        week_ago = self._journal.today - timedelta(days=today_page.DAYS_CHECKED)
        journal = today_page.Journal(
            called=self._journal.settings.called,
            plan=self.schedule.plan_lately,
            check_ins=self.check_ins.since(week_ago),
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

    def steps(self) -> "tuple[Step, ...]":
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
