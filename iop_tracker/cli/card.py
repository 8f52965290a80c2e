"""card."""

import argparse

from iop_tracker.cli import opening
from iop_tracker.cli.entries import NO_PLANS, one_of
from iop_tracker.cli.output import safe, say
from iop_tracker.clock import Clock
from iop_tracker.domain.safety import SAFETY_ID
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.storage.durable import new_file, replace_file
from iop_tracker.tracker import Tracker

SAFETY = "safety"
"""The name of the safety plan's card."""


def card(options: argparse.Namespace, clock: Clock) -> int:
    """A card for the wallet, as Markdown."""
    from iop_tracker.exchange.card import card_markdown

    with opening.reading(options, clock) as tracker:
        words = opening.line_from(options.name or "")
        markdown = safe(card_markdown(tracker.cards.card(_plan_id(tracker, words))))
    if options.output is None:
        say(markdown.rstrip("\n"))
        return 0
    target = new_file(options.output)
    replace_file(target, markdown.encode())
    say(tr("Saved as {name}. It is not encrypted: keep it safe.", name=target.name))
    return 0


def _plan_id(tracker: Tracker, words: str) -> str:
    """The plan that is meant; without a name the one to read next."""
    if words.strip().casefold() == SAFETY:
        return SAFETY_ID
    if words:
        return one_of(tracker.coping.plans(), words, lambda plan: plan.situation).id
    plan = tracker.coping.plan_to_read()
    if plan is None:
        raise NothingFound(NO_PLANS)
    return plan.id
