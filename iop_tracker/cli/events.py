"""event."""

import argparse
from collections.abc import Iterable

from iop_tracker import content
from iop_tracker.cli import opening
from iop_tracker.cli.entries import one_of
from iop_tracker.cli.opening import line_from, text_from
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock
from iop_tracker.domain.risky import RiskyEvent, Went
from iop_tracker.domain.scale import parse_choice
from iop_tracker.domain.words import parse_due
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.views.coming import when_words

NO_EVENTS = tr("Nothing is coming up. The first: iop-tracker event add NAME --date DATE")


def event_list(options: argparse.Namespace, clock: Clock) -> int:
    """Risky days, those to come first."""
    with opening.reading(options, clock) as tracker:
        events = tracker.events.all()
        if options.json:
            say_json(events)
        elif events:
            say_table((event.name, when_words(event, tracker.here)) for event in events)
    if not events:
        raise NothingFound(NO_EVENTS)
    return 0


def event_add(options: argparse.Namespace, clock: Clock) -> int:
    """Write down a risky day to come."""
    with opening.writing(options, clock) as tracker:
        name, plan = line_from(options.name), line_from(options.plan or "")
        plans = tracker.coping.plans()
        event = RiskyEvent(
            name=name,
            day=parse_due(options.date, tracker.here.today, field="date"),
            plan_id=one_of(plans, plan, lambda p: p.situation).id if plan else "",
        )
        tracker.events.save(event)
        say(tr("Saved: {name}, {day}.", name=name, day=tracker.here.day(event.day)))
    return 0


def event_went(options: argparse.Namespace, clock: Clock) -> int:
    """Say how a risky day went."""
    went = parse_choice(Went, "answer", options.answer)
    with opening.writing(options, clock) as tracker:
        event = _meant(tracker.events.all(), line_from(options.name))
        note = None if options.note is None else text_from(options.note)
        tracker.events.answer(event, went, note)
    say(tr("Saved."))
    if went is Went.USED:
        say(content.wording("return_to_use")["saved"], opening.WHERE_HELP_IS)
    return 0


def _meant(events: Iterable[RiskyEvent], words: str) -> RiskyEvent:
    """The one of that name whose answer is missing, if it is the only one; else by name and day."""
    known = tuple(events)
    named = [e for e in known if e.name.casefold() == words.strip().casefold()]
    waiting = [e for e in named if e.went is None]
    if len(waiting) == 1:
        return waiting[0]
    return one_of(known, words, lambda event: f"{event.name} {event.day}")
