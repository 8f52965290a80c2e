"""A check-in in words: what was answered, a label and its words each."""

from collections.abc import Iterator

from iop_tracker.domain.checkin import CheckIn, ReturnToUse

USED_WORDS = {
    ReturnToUse.NO: "no",
    ReturnToUse.YES: "yes",
    ReturnToUse.RATHER_NOT_SAY: "rather not say",
}
USED = "Used"
"""The label of the answer about use."""
OWN_WORDS = frozenset({"Feelings", "Signs", "Grateful"})
"""The labels of what is in the participant's own words; the note has no label."""


def number_words(check_in: CheckIn) -> Iterator[tuple[str, str]]:
    """The answers that are numbers."""
    numbers = (
        ("Mood", check_in.mood),
        ("Craving", check_in.craving),
        ("Anxiety", check_in.anxiety),
        ("Energy", check_in.energy),
    )
    for label, value in numbers:
        if value is not None:
            yield label, str(value)
    if check_in.sleep_hours is not None:
        yield "Sleep", f"{check_in.sleep_hours:g} h"


def answer_words(check_in: CheckIn) -> Iterator[tuple[str, str]]:
    """The other answers but own questions and the note; empty where nothing was said."""
    yield "HALT", ", ".join(check_in.halt)
    yield "Feelings", ", ".join(check_in.feelings)
    yield "Triggers", ", ".join(check_in.triggers)
    yield "Signs", "; ".join(check_in.signs)
    answers = {
        "medication": check_in.medication,
        "a meeting": check_in.meeting,
        "moved": check_in.movement,
        "supportive people": check_in.support,
    }
    yield "Yes", ", ".join(name for name, answer in answers.items() if answer)
    yield "No", ", ".join(name for name, answer in answers.items() if answer is False)
    yield USED, USED_WORDS[check_in.used] if check_in.used else ""
    yield "Grateful", check_in.gratitude.strip()
