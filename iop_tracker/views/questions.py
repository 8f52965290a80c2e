"""The questions of a check-in in words, for the screen and for the command line."""

from collections.abc import Mapping

from msgspec import Struct

from iop_tracker.domain.question import OwnKind, OwnQuestion, Question
from iop_tracker.domain.record import Record


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


MOOD = Words("Mood", "0 low to 10 good", "low", "good")

WORDS: Mapping[Question, Words] = {
    Question.CRAVING: Words("Craving", "0 none to 10 strong", "none", "strong"),
    Question.ANXIETY: Words("Anxiety", "0 calm to 10 strong", "calm", "strong"),
    Question.ENERGY: Words("Energy", "0 none to 10 full", "none", "full"),
    Question.SLEEP: Words("Hours of sleep", "like 7 or 6.5"),
    Question.HALT: Words("Are you", "hungry, angry, lonely, tired"),
    Question.FEELINGS: Words("Feelings", "words for how you feel"),
    Question.TRIGGERS: Words("Triggers", "what set off a craving"),
    Question.SIGNS: Words("Warning signs", "those of your plans"),
    Question.MEDICATION: Words("Medication taken", "as agreed? yes or no"),
    Question.MEETING: Words("A meeting", "or a support group? yes or no"),
    Question.MOVEMENT: Words("Moved", "a walk or sport? yes or no"),
    Question.SUPPORT: Words("Supportive people", "were you in touch? yes or no"),
    Question.USED: Words("Did you use", "yes, no or rather not say"),
    Question.GRATITUDE: Words("Grateful for", "a line or two"),
    Question.NOTE: Words("Note", "anything you want to keep"),
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
        return "yes or no"
    low, high = (f" {word}" if word else "" for word in (question.low, question.high))
    return f"0{low} to 10{high}"


def own_value_text(question: OwnQuestion, value: int) -> str:
    """An answer to an own question in words."""
    if question.kind is OwnKind.YES_NO:
        return "yes" if value else "no"
    return str(value)


def _age(record: Record) -> tuple[str, str]:
    return (str(record.created), record.id)
