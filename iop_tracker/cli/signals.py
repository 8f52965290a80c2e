"""signals."""

import argparse

from iop_tracker.cli import opening
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.cli.reading import signal_json, signal_words
from iop_tracker.clock import Clock
from iop_tracker.domain.choice import Rule
from iop_tracker.domain.scale import parse_choice
from iop_tracker.language import tr


def signals(options: argparse.Namespace, clock: Clock) -> int:
    """The rules, and what they say now; or switch one of them."""
    if options.on or options.off:
        return _switch(options, clock)
    with opening.reading(options, clock) as tracker:
        now = tracker.signals.now()
        if options.json:
            say_json({tr("on"): tracker.signals.on, "now": [signal_json(each) for each in now]})
            return 0
        say_table(
            (
                tr("on") if rule in tracker.signals.on else tr("off"),
                rule.replace("_", "-"),
                tracker.signals.words(rule).explains,
            )
            for rule in Rule
        )
        say(*([""] if now else []), *map(signal_words, now))
    return 0


def _switch(options: argparse.Namespace, clock: Clock) -> int:
    on = [parse_choice(Rule, tr("on"), name) for name in options.on]
    off = [parse_choice(Rule, tr("off"), name) for name in options.off]
    with opening.writing(options, clock) as tracker:
        for rules, is_on in ((on, True), (off, False)):
            for rule in rules:
                tracker.signals.switch(rule, on=is_on)
    say(tr("Saved."))
    return 0
