"""What a check-in asks."""

from collections.abc import Iterable

from msgspec.structs import replace

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.question import MOST_OWN, OwnQuestion, Question
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal
from iop_tracker.views.questions import QuestionsView, in_order


class Questions:
    """What is asked besides mood: the participant's choice, and questions of their own."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self) -> QuestionsView:
        """What is asked now."""
        settings = self._journal.settings
        return QuestionsView(
            asked=tuple(each for each in Question if each in settings.asked),
            twice_a_day=settings.twice_a_day,
            own=in_order(self._journal.all(OwnQuestion)),
        )

    def named(self) -> dict[str, OwnQuestion]:
        """Own questions by id, with those removed of late, whose answers can still be read."""
        return {each.id: each for each in self._journal.database.of(OwnQuestion).all_with_removed()}

    def ask(self, questions: Iterable[Question], *, yes: bool = True) -> None:
        """Ask some questions from now on, or leave them out; answers that were given stay.

        Args:
            questions: Those that change.
            yes: False leaves them out.
        """
        settings, chosen = self._journal.settings, set(questions)
        asked = {*settings.asked, *chosen} if yes else {*settings.asked} - chosen
        in_their_order = tuple(each for each in Question if each in asked)
        changed = replace(settings, asked=in_their_order)
        self._journal.save(tr("the change of what a check-in asks"), changed)

    def ask_twice_a_day(self, *, yes: bool) -> None:
        """Ask in the morning and in the evening, or once a day; what was written stays."""
        settings = replace(self._journal.settings, twice_a_day=yes)
        self._journal.save(tr("the change of how often a check-in is asked"), settings)

    def save(self, question: OwnQuestion) -> None:
        """Store a new or changed question of one's own.

        Raises:
            InvalidEntry: for a new one when there are `MOST_OWN` already, and for a name that
                another one has.
        """
        own = self.all().own
        others = [each for each in own if each.id != question.id]
        if len(others) == len(own) >= MOST_OWN:
            sentence = tr(
                "There is room for {most_own} questions of your own. Remove one first.",
                most_own=MOST_OWN,
            )
            raise InvalidEntry("name", sentence)
        name = question.name.strip()
        if any(each.name.casefold() == name.casefold() for each in others):
            raise InvalidEntry("name", tr("You have a question of that name already."))
        self._journal.save(tr("the question “{name}”", name=name), replace(question, name=name))

    def remove(self, question: OwnQuestion) -> None:
        """Ask it no more; its answers stay in the check-ins."""
        self._journal.remove(tr("removing the question “{name}”", name=question.name), question)
