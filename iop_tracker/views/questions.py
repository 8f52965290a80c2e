"""The questions of a check-in in words, for the screen and for the command line."""

from collections.abc import Mapping

from msgspec import Struct

from iop_tracker.domain.question import OwnKind, OwnQuestion, Question
from iop_tracker.domain.record import Record
from iop_tracker.language import tr


class Words(Struct, frozen=True):
    """How a question is named and asked."""

    label: str
    """Beside its answer on the screen."""
    about: str
    """What is asked, and how it is answered."""
    low: str = ""
    """What 0 means; of a scale only."""
    high: str = ""
    """What 10 means; of a scale only."""


MOOD = Words(tr("Mood"), tr("0 low to 10 good"), tr("low"), tr("good"))

WORDS: Mapping[Question, Words] = {
    Question.CRAVING: Words(tr("Craving"), tr("0 none to 10 strong"), tr("none"), tr("strong")),
    Question.ANXIETY: Words(tr("Anxiety"), tr("0 calm to 10 strong"), tr("calm"), tr("strong")),
    Question.ENERGY: Words(tr("Energy"), tr("0 none to 10 full"), tr("none"), tr("full")),
    Question.SLEEP: Words(tr("Hours of sleep"), tr("like 7 or 6.5")),
    Question.HALT: Words(tr("Are you"), tr("hungry, angry, lonely, tired")),
    Question.FEELINGS: Words(tr("Feelings"), tr("words for how you feel")),
    Question.TRIGGERS: Words(tr("Triggers"), tr("what set off a craving")),
    Question.SIGNS: Words(tr("Warning signs"), tr("those of your plans")),
    Question.MEDICATION: Words(tr("Medication taken"), tr("as agreed? yes or no")),
    Question.MEETING: Words(tr("A meeting"), tr("or a support group? yes or no")),
    Question.MOVEMENT: Words(tr("Moved"), tr("a walk or sport? yes or no")),
    Question.SUPPORT: Words(tr("Supportive people"), tr("were you in touch? yes or no")),
    Question.USED: Words(tr("Did you use"), tr("yes, no or rather not say")),
    Question.GRATITUDE: Words(tr("Grateful for"), tr("a line or two")),
    Question.NOTE: Words(tr("Note"), tr("anything you want to keep")),
}
"""Every question that can be chosen."""

SCALES = (Question.CRAVING, Question.ANXIETY, Question.ENERGY)
YES_OR_NO = (Question.MEDICATION, Question.MEETING, Question.MOVEMENT, Question.SUPPORT)


class QuestionsView(Struct, frozen=True, kw_only=True):
    """What a check-in asks."""

    asked: tuple[Question, ...]
    """Besides mood, in the order in which it asks."""
    twice_a_day: bool
    own: tuple[OwnQuestion, ...]
    """The participant's own, the first one first."""


def in_order(own: tuple[OwnQuestion, ...]) -> tuple[OwnQuestion, ...]:
    """Own questions in the order in which they were written."""
    return tuple(sorted(own, key=_age))


def own_about(question: OwnQuestion) -> str:
    """How an own question is answered: `yes or no`, `0 none to 10 strong`, `0 to 10`."""
    if question.kind is OwnKind.YES_NO:
        return tr("yes or no")
    low, high = (f" {word}" if word else "" for word in (question.low, question.high))
    return tr("0{low} to 10{high}", low=low, high=high)


def own_value_text(question: OwnQuestion, value: int) -> str:
    """An answer to an own question in words."""
    if question.kind is OwnKind.YES_NO:
        return tr("yes") if value else tr("no")
    return str(value)


def _age(record: Record) -> tuple[str, str]:
    return (str(record.created), record.id)
