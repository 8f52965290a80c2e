"""A check-in in words: what was answered, a label and its words each."""

from collections.abc import Iterator

from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.language import tr

USED_WORDS = {
    ReturnToUse.NO: tr("no"),
    ReturnToUse.YES: tr("yes"),
    ReturnToUse.RATHER_NOT_SAY: tr("rather not say"),
}
USED = tr("Used")
"""The label of the answer about use."""
OWN_WORDS = frozenset({tr("Feelings"), tr("Signs"), tr("Grateful")})
"""The labels of what is in the participant's own words; the note has no label."""


def number_words(check_in: CheckIn) -> Iterator[tuple[str, str]]:
    """The answers that are numbers."""
    numbers = (
        (tr("Mood"), check_in.mood),
        (tr("Craving"), check_in.craving),
        (tr("Anxiety"), check_in.anxiety),
        (tr("Energy"), check_in.energy),
    )
    for label, value in numbers:
        if value is not None:
            yield label, str(value)
    if check_in.sleep_hours is not None:
        yield tr("Sleep"), f"{check_in.sleep_hours:g} h"


def answer_words(check_in: CheckIn) -> Iterator[tuple[str, str]]:
    """The other answers but own questions and the note; empty where nothing was said."""
    yield "HALT", ", ".join(tr(state) for state in check_in.halt)
    yield tr("Feelings"), ", ".join(check_in.feelings)
    yield tr("Triggers"), ", ".join(check_in.triggers)
    yield tr("Signs"), "; ".join(check_in.signs)
    answers = {
        tr("medication"): check_in.medication,
        tr("a meeting"): check_in.meeting,
        tr("moved"): check_in.movement,
        tr("supportive people"): check_in.support,
    }
    yield tr("Yes"), ", ".join(name for name, answer in answers.items() if answer)
    yield tr("No"), ", ".join(name for name, answer in answers.items() if answer is False)
    yield USED, USED_WORDS[check_in.used] if check_in.used else ""
    yield tr("Grateful"), check_in.gratitude.strip()
