"""Questionnaires: choosing them, answering them bit by bit, and what they came to."""

from collections.abc import Iterable

from msgspec.structs import replace

from iop_tracker import instruments
from iop_tracker.domain import assessment as rules
from iop_tracker.domain.assessment import Assessment, in_order
from iop_tracker.domain.choice import WEEKS, InstrumentChoice
from iop_tracker.domain.instrument import Instrument
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.scale import check_day
from iop_tracker.domain.sitting import Sitting
from iop_tracker.domain.words import near_day_text
from iop_tracker.language import tr
from iop_tracker.storage.drafts import Drafts
from iop_tracker.tracker.journal import LATELY, Journal
from iop_tracker.views.assessments import (
    DueRow,
    InstrumentRow,
    ResultView,
    result_view,
    result_views,
)

DRAFT = "assessment:"
"""What the key of half-answered ones begins with; then the questionnaire's id follows."""
NOT_COME_YET = tr("A questionnaire is answered for today or a day before.")
NOTHING_YET = tr("Nothing is answered yet. One answer is enough to save it.")


class Assessments:
    """What was answered, what is half answered, and what waits."""

    def __init__(self, journal: Journal, drafts: Drafts) -> None:
        self._journal = journal
        self._drafts = drafts

    def all(self, instrument_id: str = "") -> tuple[Assessment, ...]:
        """Those of one questionnaire, or of all, oldest day first."""
        known = self._journal.all(Assessment)
        return in_order(a for a in known if not instrument_id or a.instrument == instrument_id)

    def get(self, assessment_id: str) -> Assessment:
        """One of them.

        Raises:
            NothingFound: when it is not there any more.
        """
        return self._journal.get(Assessment, assessment_id)

    def result(self, assessment_id: str) -> ResultView:
        """What one came to, beside those before it.

        Raises:
            NothingFound: when it is not there any more.
            InvalidEntry: when it is of a questionnaire that is not known.
        """
        assessment = self.get(assessment_id)
        known = instruments.instrument(assessment.instrument)
        if known is None:
            raise InvalidEntry("instrument", tr("A newer version of this program knows it."))
        return result_view(known, assessment, self.all(), self._journal.here)

    def results(self, instrument: Instrument) -> tuple[ResultView, ...]:
        """What each of one questionnaire came to, newest first."""
        return result_views(instrument, self.all(), self._journal.here)

    def every_result(self) -> tuple[ResultView, ...]:
        """What each that was answered came to, by questionnaire, newest first."""
        known = self.all()
        return tuple(
            result
            for each in instruments.instruments()
            for result in result_views(each, known, self._journal.here)
        )

    def rows(self) -> tuple[InstrumentRow, ...]:
        """Every questionnaire there is, those that wait first."""
        known, today = self.all(), self._journal.today
        chosen = {each.instrument: each for each in self._journal.settings.instruments}
        half = {draft.key for draft in self._drafts.all()}
        waiting = {each.instrument for each in rules.due(chosen.values(), known, today)}
        rows = []
        for each in instruments.instruments():
            answered = [a for a in known if a.instrument == each.id]
            choice = chosen.get(each.id)
            rows.append(
                InstrumentRow(
                    instrument=each,
                    weeks=choice.weeks if choice else None,
                    is_due=each.id in waiting,
                    next=rules.next_day(choice, known, today) if choice else None,
                    is_begun=f"{DRAFT}{each.id}" in half,
                    last=result_view(each, answered[-1], answered, self._journal.here)
                    if answered
                    else None,
                )
            )
        return tuple(rows)

    def due(self) -> tuple[DueRow, ...]:
        """What waits today, each as a short text; nothing of versions that are not known."""
        chosen, today = self._journal.settings.instruments, self._journal.today
        waiting = rules.due(chosen, self._answered_last(chosen), today)
        found = []
        for each in waiting:
            known = instruments.instrument(each.instrument)
            if known:
                since = near_day_text(each.since, self._journal.today)
                late = (
                    tr(", since {since}", since=since) if each.since < self._journal.today else ""
                )
                found.append(DueRow(instrument=known.id, text=f"{known.name}{late}"))
        return tuple(found)

    def _answered_last(self, chosen: Iterable[InstrumentChoice]) -> Iterable[Assessment]:
        """Those of late where each chosen questionnaire is among them; else all."""
        today = self._journal.today
        lately = self._journal.since(Assessment, today - LATELY)
        there = {each.instrument for each in lately if each.day <= today}
        is_each_there = all(choice.instrument in there for choice in chosen)
        return lately if is_each_there else self._journal.all(Assessment)

    def choose(self, instrument: Instrument, weeks: int | None) -> None:
        """Let a questionnaire come up every so many weeks, or with None not by itself.

        Raises:
            InvalidEntry: for any other number of weeks than those of `WEEKS`.
        """
        settings = self._journal.settings
        others = {c.instrument: c for c in settings.instruments if c.instrument != instrument.id}
        if weeks is not None:
            others[instrument.id] = InstrumentChoice(instrument.id, weeks)
        order = [each.id for each in instruments.instruments()]
        chosen = sorted(
            others.values(),
            key=lambda c: order.index(c.instrument) if c.instrument in order else len(order),
        )
        self._journal.save(
            tr("when {name} comes up", name=instrument.name),
            replace(settings, instruments=tuple(chosen)),
        )

    def next_weeks(self, weeks: int | None) -> int | None:
        """The choice after this one, in a circle: not by itself, then each of `WEEKS`."""
        circle = (None, *WEEKS)
        return circle[(circle.index(weeks) + 1) % len(circle)]

    def begin(self, instrument: Instrument) -> Sitting:
        """Go on with what is half answered, or begin."""
        return self._resumed(Sitting.new(instrument, self._journal.today))

    def change(self, assessment: Assessment, instrument: Instrument) -> Sitting:
        """Go through stored answers once more, from the first question on, or where it was left.

        Raises:
            InvalidEntry: for answers of another version of the questionnaire.
        """
        instrument.check(assessment.answers)
        return self._resumed(
            Sitting(
                instrument=instrument,
                began=assessment.day,
                answers=assessment.answers,
                seen=frozenset(instrument.asked(assessment.answers)),
                helped=True,
                assessment_id=assessment.id,
            )
        )

    def _resumed(self, sitting: Sitting) -> Sitting:
        draft = self._drafts.get(_key(sitting))
        return (draft and Sitting.resumed(sitting.instrument, draft.fields)) or sitting

    def keep(self, sitting: Sitting) -> None:
        """Keep what is half answered, on disk when this returns.

        Raises:
            StorageError: when it could not be written.
        """
        if sitting.is_begun:
            self._drafts.save(_key(sitting), sitting.kept, self._journal.moment)
        else:
            self.drop(sitting)

    def drop(self, sitting: Sitting) -> None:
        """Let what is half answered go.

        Raises:
            StorageError: when it could not be written.
        """
        self._drafts.drop(_key(sitting))

    def save(self, sitting: Sitting) -> Assessment:
        """Store the answers for the day on which they are finished; gives them with their id.

        Answers that are changed keep their day.

        Raises:
            InvalidEntry: when nothing is answered.
        """
        known = (
            self._journal.find(Assessment, sitting.assessment_id) if sitting.assessment_id else None
        )
        day = known.day if known else self._journal.today
        return self.add(
            replace(
                known or Assessment(instrument=sitting.instrument.id, day=day, answers=()),
                answers=sitting.answers,
            )
        )

    def add(self, assessment: Assessment) -> Assessment:
        """Store answers; gives them with their id.

        Raises:
            InvalidEntry: for a day to come, answers that the questionnaire does not have, or none.
        """
        known = instruments.instrument(assessment.instrument)
        check_day("day", assessment.day)
        if assessment.day > self._journal.today:
            raise InvalidEntry("day", NOT_COME_YET)
        if known:
            known.check(assessment.answers)
        if all(each is None for each in assessment.answers):
            raise InvalidEntry("answers", NOTHING_YET)
        stored = replace(assessment, id=assessment.id or self._journal.new_id())
        self._journal.save(self._named(stored), stored)
        return stored

    def remove(self, assessment: Assessment) -> None:
        """Remove one."""
        said = tr("removing {record_text}", record_text=self._named(assessment))
        self._journal.remove(said, assessment)

    def _named(self, assessment: Assessment) -> str:
        from iop_tracker.views.naming import record_text

        return record_text(assessment, self._journal.today)


def _key(sitting: Sitting) -> str:
    """Under which key it is kept half answered; changes to stored answers have their own."""
    parts = (sitting.instrument.id, sitting.assessment_id)
    return DRAFT + ":".join(filter(None, parts))
