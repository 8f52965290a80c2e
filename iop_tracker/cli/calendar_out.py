"""export ics: the schedule for a phone's calendar."""

import argparse

from iop_tracker.cli import opening
from iop_tracker.cli.output import say, say_raw
from iop_tracker.clock import Clock
from iop_tracker.domain.words import parse_due
from iop_tracker.exchange.calendar_out import CalendarChoice
from iop_tracker.language import tr

MOST_MINUTES = 7 * 24 * 60


def as_ics(options: argparse.Namespace, clock: Clock) -> int:
    """The schedule as a calendar file."""
    with opening.reading(options, clock) as tracker:
        opening.need_program(tracker)
        first = options.first and parse_due(options.first, tracker.here.today, field="from")
        choice = CalendarChoice(
            own=options.own,
            discreet=options.discreet,
            first=first,
            alarms=tuple(_minutes(each, "alarm") for each in options.alarm or ()),
            leave=_minutes(options.leave, "leave") if options.leave else None,
        )
        content = tracker.calendars.out(choice)
        if options.output is None:
            say_raw(content)
            return 0
        name = tracker.calendars.write(content, options.output)
    say(tr("Saved as {name}. It is not encrypted: keep it safe.", name=name))
    return 0


def _minutes(typed: str, field: str) -> int:
    return opening.whole_number(typed, field, low=0, high=MOST_MINUTES)
