"""Looking back after a return to use, and what comes out of it."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker import guidance
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.lookback import LOOK_BACK_STEPS, LookBack
from iop_tracker.domain.note import Note
from iop_tracker.domain.scale import check_line
from iop_tracker.domain.words import day_text, near_day_text
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal

if TYPE_CHECKING:
    from iop_tracker.domain.record import Record

NOT_COME_YET = tr("A look back is at today or a day before.")
NOTHING_YET = tr("Nothing is written yet. One line to one question is enough.")
FOR_SESSION = "session"
"""Tag of the note for the next session."""


class PlanChange(Struct, frozen=True, kw_only=True):
    """One line that is added to a plan.

    Raises:
        InvalidEntry: for a line that is too long.
    """

    plan: CopingPlan
    if_then: str = ""
    warning_sign: str = ""

    def __post_init__(self) -> None:
        for line in (self.if_then, self.warning_sign):
            check_line("line", line, what=tr("The line"))

    @property
    def changed(self) -> CopingPlan:
        """The plan with the line; one that it has already is not added again."""
        return replace(
            self.plan,
            if_then=_with(self.plan.if_then, self.if_then),
            warning_signs=_with(self.plan.warning_signs, self.warning_sign),
        )


class LookBacks:
    """What returns to use showed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self) -> tuple[LookBack, ...]:
        """Every look back, newest day first."""
        known = self._journal.all(LookBack)
        return tuple(sorted(known, key=lambda each: (each.day, str(each.created)), reverse=True))

    def on(self, day: date) -> LookBack | None:
        """The newest look back at a day, or None."""
        return next((each for each in self.all() if each.day == day), None)

    def get(self, look_back_id: str) -> LookBack:
        """One look back.

        Raises:
            NothingFound: when it is not there any more.
        """
        return self._journal.get(LookBack, look_back_id)

    def save(self, look_back: LookBack) -> LookBack:
        """Store a look back; gives it with its id.

        Raises:
            InvalidEntry: for a day that has not come yet, or when nothing is answered.
        """
        if look_back.day > self._journal.today:
            raise InvalidEntry("day", NOT_COME_YET)
        if not answers_of(look_back):
            raise InvalidEntry(LOOK_BACK_STEPS[0], NOTHING_YET)
        known = replace(look_back, id=look_back.id or self._journal.new_id())
        self._journal.save(self._named(known), known)
        return known

    def finish(
        self, look_back: LookBack, change: PlanChange | None = None, *, for_session: bool = False
    ) -> None:
        """Change a plan, and keep a note for the next session, as one step.

        Args:
            look_back: A stored look back.
            change: What to add to which plan; None for nothing.
            for_session: Whether to keep the note.
        """
        records: list[Record] = []
        if change:
            plan = change.changed
            records += [plan, replace(look_back, plan_id=plan.id)]
        if for_session:
            records.append(self._note(look_back))
        if records:
            self._journal.save(
                tr("what came out of {named}", named=self._named(look_back)), *records
            )

    def _note(self, look_back: LookBack) -> Note:
        answered = answers_of(look_back)
        return Note(
            title=tr("Look back, {day}", day=day_text(look_back.day, self._journal.today)),
            text="\n\n".join(f"## {question}\n\n{answer}" for question, answer in answered),
            tags=(FOR_SESSION,),
            day=self._journal.today,
        )

    def remove(self, look_back: LookBack) -> None:
        """Remove a look back; the plan and the note stay as they are."""
        self._journal.remove(tr("removing {named}", named=self._named(look_back)), look_back)

    def _named(self, look_back: LookBack) -> str:
        return tr("the look back at {day}", day=near_day_text(look_back.day, self._journal.today))


def answers_of(look_back: LookBack) -> tuple[tuple[str, str], ...]:
    """The questions that were answered, each with its answer."""
    pairs = (
        (step.question, getattr(look_back, step.id).strip()) for step in guidance.look_back_steps()
    )
    return tuple((question, answer) for question, answer in pairs if answer)


def _with(lines: tuple[str, ...], line: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*lines, *([line] if line else []))))
