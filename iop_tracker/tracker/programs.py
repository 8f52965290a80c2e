"""Setting up the program and changing its shape."""

from datetime import date, time

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker import content
from iop_tracker.domain.comfort import Comfort
from iop_tracker.domain.habits import Habits
from iop_tracker.domain.program import Program
from iop_tracker.domain.settings import Settings, Substance
from iop_tracker.errors import BadInput
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal


class SetUp(Struct, frozen=True, kw_only=True):
    """The answers of the welcome."""

    template: str
    """Id or name of a program template."""
    start: date
    time_zone: str
    weeks: int | None = None
    """None takes the template's length."""
    usual_start: time | None = None
    """When the day's first session begins; None takes the template's."""
    called: str = ""
    country: str = "US"
    habits: Habits = Habits(twelve_hour=False, first_weekday=0)
    substances: tuple[Substance, ...] | None = None
    """What the recovery is about; None leaves it as it is."""


class Programs:
    """The participant's program."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @property
    def current(self) -> Program | None:
        """The program, or None before the set-up."""
        found = self._journal.all(Program)
        return max(found, key=lambda program: str(program.created), default=None)

    @property
    def settings(self) -> Settings:
        """What the participant chose, or the defaults."""
        return self._journal.settings

    def set_up(self, answers: SetUp) -> Program:
        """Store the program, its weekly slots and the settings, all at once.

        Raises:
            BadInput: when a program is there already or the template is not known.
            InvalidEntry: for an answer outside its range.
        """
        if self.current is not None:
            raise BadInput(tr("A program is set up already; you can change it under Schedule."))
        template = content.program_template(answers.template)
        program = template.program(answers.start, answers.time_zone)
        if answers.weeks is not None:
            program = program.with_length(answers.weeks)
        usual = answers.usual_start or template.default_start
        settings = replace(
            self.settings,
            called=answers.called.strip(),
            country=answers.country,
            twelve_hour=answers.habits.twelve_hour,
            first_weekday=answers.habits.first_weekday,
            substances=(
                self.settings.substances if answers.substances is None else answers.substances
            ),
        )
        slots = (planned.slot(answers.start, usual) for planned in template.slots)
        self._journal.save(tr("the set-up"), settings, program, *slots)
        return program

    def save(self, program: Program, settings: Settings | None = None) -> None:
        """Store a changed program, and settings with it; what was recorded stays as it is."""
        self._journal.save(
            tr("the change to the program"), program, *([settings] if settings else [])
        )

    def save_lock_minutes(self, minutes: int) -> None:
        """Remember after how many minutes without a key an encrypted file is locked; 0 for never.

        Raises:
            InvalidEntry: for more than a day.
        """
        settings = replace(self.settings, lock_minutes=minutes)
        self._journal.save(tr("the change of the time to lock"), settings)

    def save_substances(self, substances: tuple[Substance, ...]) -> None:
        """Remember what the recovery is about, in the order in which it is asked; may be empty."""
        chosen = tuple(each for each in Substance if each in substances)
        settings = replace(self.settings, substances=chosen)
        self._journal.save(tr("the change of what your recovery is about"), settings)

    def save_comfort(self, theme: str, comfort: Comfort) -> None:
        """Remember how the screen is to look and feel.

        Raises:
            InvalidEntry: for a theme that there is not.
        """
        settings = replace(self.settings, theme=theme, comfort=comfort)
        self._journal.save(tr("the change of how it looks"), settings)

    def save_theme(self, name: str) -> None:
        """Remember the colors that were chosen."""
        self._journal.save(tr("the change of colors"), replace(self.settings, theme=name))
