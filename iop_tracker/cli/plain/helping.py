"""Help in a hard moment: who to call first, then how strong it is, and what to do."""

from iop_tracker import content
from iop_tracker.cli.output import say
from iop_tracker.cli.plain.asking import BACK, Asker
from iop_tracker.domain.coping import Strategy
from iop_tracker.domain.scale import parse_rating
from iop_tracker.domain.urge import StrategyUse, Urge
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker

MOST_WAYS = 6
"""So many ways are offered: what helped before, then breathing and five senses."""
ENOUGH = tr("You got through this moment. That counts.")


def help_now(tracker: Tracker, asker: Asker) -> None:
    """Who can help, what helps; what it came to is kept as an urge, when a number was given."""
    country = tracker.coping.country()
    say("", tr("If you or someone else is in danger, call now:"))
    say(*(f"{name}: {number}" for number, name in country.numbers))
    say(*(f"{each.name}: {each.phone}" for each in tracker.coping.contacts() if each.phone))
    before = asker.read(
        tr("How strong is it, 0 to 10; enter alone leaves it out"),
        lambda typed: parse_rating("before", typed),
    )
    used: list[str] = []
    after = None
    try:
        _ways(tracker, asker, used)
        if before is not None:
            after = asker.read(
                tr("And how strong is it now, 0 to 10; enter alone leaves it out"),
                lambda typed: parse_rating("after", typed),
            )
    finally:
        if before is not None:
            _keep(tracker, before, after, used)


def _keep(tracker: Tracker, before: int, after: int | None, used: list[str]) -> None:
    now = tracker.now.replace(tzinfo=None, second=0, microsecond=0)
    strategies = tuple(StrategyUse(each, None) for each in dict.fromkeys(used))
    tracker.urges.save(Urge(at=now, before=before, after=after, strategies=strategies))
    say(tr("Saved."), ENOUGH)


def _ways(tracker: Tracker, asker: Asker, used: list[str]) -> None:
    """Read ways until it is enough; the strategies that were read come into `used`."""
    strategies = _offered(tracker)
    choices = [*(each.name for each in strategies), tr("Breathe"), tr("Five senses")]
    while True:
        number = asker.choose(tr("What to do now; enter alone: enough"), choices)
        if number is None or number == BACK:
            return
        if number < len(strategies):
            say(strategies[number].how)
            used.append(strategies[number].id)
        elif number == len(strategies):
            say(*_breathing())
        else:
            say(*content.way("ground").steps)
        asker.ask(tr("Take your time. Enter when you want to go on: "))


def _offered(tracker: Tracker) -> tuple[Strategy, ...]:
    helped = [each.strategy_id for each in tracker.urges.helped()]
    known = tracker.coping.strategies_by_id(helped)
    others = [each for each in tracker.coping.strategies() if each not in known]
    return (*known, *others)[:MOST_WAYS]


def _breathing() -> list[str]:
    pattern = content.breathing_patterns()[0]
    return [
        pattern.name,
        *(tr("{step}: count to {count}", step=step, count=count) for step, count in pattern.steps),
    ]
