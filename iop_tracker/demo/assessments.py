"""The questionnaires of an invented life: every two weeks, the scores gently falling."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from iop_tracker import instruments
from iop_tracker.domain.assessment import Assessment
from iop_tracker.domain.choice import InstrumentChoice
from iop_tracker.domain.instrument import Instrument

EVERY = (("phq-9", 14), ("gad-7", 14), ("bam-iop", 7))
"""Which ones, and how many days from one to the next."""
CHOSEN = (InstrumentChoice("phq-9", 2), InstrumentChoice("gad-7", 2))
BETTER = frozenset({"9", "10", "12", "13", "16", "17"})
"""Items of the BAM where more is better."""
HARDEST = 60
"""In percent of the most that an item counts: how the first time went."""
FALL = 5
"""Percent less from week to week, until it stays at `EASIEST`."""
EASIEST = 12


def assessments(dice: Random, first: date, last: date) -> Iterator[Assessment]:
    """Everything that was answered.

    Args:
        dice: Where chance comes from.
        first: The first day of the program.
        last: The day before today; the last time was five days before it, so that nothing is due
            yet.
    """
    for instrument_id, each in EVERY:
        known = instruments.instrument(instrument_id)
        day = last - timedelta(days=5)
        while known and day >= first:
            weeks = (day - first).days // 7
            yield Assessment(
                instrument=instrument_id, day=day, answers=_answers(dice, known, weeks)
            )
            day -= timedelta(days=each)


def _answers(dice: Random, known: Instrument, weeks: int) -> tuple[int | None, ...]:
    """Answers of one time; the item about wanting to die stays at 0."""
    hard = max(EASIEST, HARDEST - FALL * weeks)
    answers: list[int | None] = [None] * len(known.items)
    for place, item in enumerate(known.items):
        if not known.is_asked(place, answers):
            continue
        most = len(item.options) - 1
        share = 100 - hard if known.id == "bam-iop" and item.id in BETTER else hard
        drawn = round(share / 100 * most + dice.uniform(-0.6, 0.6))
        option = 0 if item.alerts or (weeks and item.id in {"4", "6"} and most == 4) else drawn
        answers[place] = item.options[max(0, min(most, option))].points
    return tuple(answers)
