"""urge, helped."""

import argparse
import re
from datetime import datetime

from iop_tracker.cli import opening
from iop_tracker.cli.entries import one_of
from iop_tracker.cli.opening import line_from, lines_from, text_from
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import parse_tags
from iop_tracker.domain.scale import parse_choice, parse_rating
from iop_tracker.domain.urge import Outcome, StrategyUse, Urge, parse_minutes
from iop_tracker.domain.words import parse_day, parse_time
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.views.urges import experience_text, pattern_text, strength_text

NO_URGES = tr("There are no urges yet. The first: iop-tracker urge --before 0-10")
NONE_USED = tr("No strategy was logged with an urge yet: iop-tracker urge --help")
NONE_WITH_IT = tr("No strategy was logged with this trigger yet: iop-tracker helped")
AT_SENTENCE = tr("When it was is written like 18:00, yesterday@18:00 or 2026-11-23@18:00.")


def urge(options: argparse.Namespace, clock: Clock) -> int:
    """Log an urge, or list those there are."""
    if options.list or options.json:
        return _list(options, clock)
    if options.before is None:
        raise InvalidEntry("before", tr("Say how strong it was: --before 0-10."))
    with opening.writing(options, clock) as tracker:
        tracker.urges.save(
            Urge(
                at=_at(options.at, tracker),
                before=parse_rating("before", options.before),
                after=parse_rating("after", options.after) if options.after else None,
                triggers=_words(options.trigger),
                places=_words(options.place),
                thoughts=text_from(options.thoughts),
                strategies=tuple(_use(each, tracker) for each in lines_from(options.strategy)),
                outcome=parse_choice(Outcome, "outcome", options.outcome)
                if options.outcome
                else None,
                note=text_from(options.note),
            )
        )
    say(tr("Saved."))
    return 0


def _words(given: list[str]) -> tuple[str, ...]:
    return parse_tags(",".join(lines_from(given)))


def _at(typed: str, tracker: Tracker) -> datetime:
    """When it was: a time of today, or a day with a time; now where nothing was said."""
    now = tracker.now.replace(tzinfo=None, second=0, microsecond=0)
    if not typed:
        return now
    found = re.fullmatch(r"(?:(\S+)@)?(\S+(?: [ap]m)?)", typed.strip(), re.IGNORECASE)
    if not found:
        raise InvalidEntry("at", AT_SENTENCE)
    day = parse_day(found[1], now.date(), field="at") if found[1] else now.date()
    return datetime.combine(day, parse_time(found[2], field="at"))


def _use(typed: str, tracker: Tracker) -> StrategyUse:
    """A strategy, with its minutes after an equals sign."""
    name, _, minutes = typed.partition("=")
    found = one_of(tracker.coping.strategies(), name, lambda s: s.name)
    spans = parse_minutes(minutes) or (None,)
    return StrategyUse(found.id, spans[0])


def _list(options: argparse.Namespace, clock: Clock) -> int:
    with opening.reading(options, clock) as tracker:
        found = tracker.urges.all()
        if options.json:
            say_json(found)
        else:
            say_table(
                (f"{each.at:%Y-%m-%d %H:%M}", strength_text(each), ", ".join(each.triggers))
                for each in found
            )
    if not found:
        raise NothingFound(NO_URGES)
    return 0


def helped(options: argparse.Namespace, clock: Clock) -> int:
    """What every strategy went with, best first, and how every trigger shows."""
    trigger = line_from(options.trigger)
    with opening.reading(options, clock) as tracker:
        names = tracker.coping.strategy_names()
        found = [each for each in tracker.urges.helped(trigger) if each.strategy_id in names]
        patterns = [
            each
            for each in tracker.urges.patterns()
            if not trigger or each.trigger.casefold() == trigger.casefold()
        ]
        if options.json:
            say_json(
                {
                    "strategies": [
                        {
                            "id": each.strategy_id,
                            "name": names[each.strategy_id],
                            "uses": each.uses,
                            "drops": each.drops,
                            "median": each.median,
                            "last": each.last,
                            "is_enough": each.is_enough,
                        }
                        for each in found
                    ],
                    "triggers": patterns,
                    "map": tracker.urges.map(trigger),
                }
            )
            return 0
        here = tracker.here
        say_table((names[each.strategy_id], experience_text(each, here)) for each in found)
        say_table((each.trigger, pattern_text(each, names, here)) for each in patterns)
    if not found:
        raise NothingFound(NONE_WITH_IT if trigger else NONE_USED)
    return 0
