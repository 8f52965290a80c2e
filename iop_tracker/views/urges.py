"""Urges and what helped, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

from iop_tracker.domain.helped import Experience, TriggerPattern
from iop_tracker.domain.urge import OUTCOME_WORDS, Urge
from iop_tracker.domain.words import count_text, list_text
from iop_tracker.views.here import Here

LOOK_BACK = 90
"""Newest urges that count for what is offered."""
COMMON_PLACES = ("at home", "alone", "at work", "on the way", "with friends", "with family")


def strength_text(urge: Urge) -> str:
    """How strong it was, as `8 to 3`, `8`, or nothing."""
    if urge.before is None:
        return "" if urge.after is None else f"then {urge.after}"
    return str(urge.before) if urge.after is None else f"{urge.before} to {urge.after}"


def drop_text(drop: float) -> str:
    """A change of the craving: `down 4`, `up 1`, `the same`."""
    if not drop:
        return "the same"
    return f"{'down' if drop > 0 else 'up'} {abs(drop):g}"


def short_text(experience: Experience) -> str:
    """What a strategy went with, as short as can be: `down 4 (3x)`; how often is never left out."""
    times = f"({experience.uses}x)"
    return times if experience.median is None else f"{drop_text(experience.median)} {times}"


def experience_text(experience: Experience, here: Here) -> str:
    """What a strategy went with, in one line, always with how often."""
    times = count_text(experience.uses, "time")
    last = f"last {here.day(experience.last)}"
    if experience.median is None:
        return f"used {times}, {last}"
    low, high = experience.drops[0], experience.drops[-1]
    span = f" ({drop_text(low)} to {drop_text(high)})" if low != high else ""
    middle = drop_text(experience.median)
    known = len(experience.drops)
    of = f" in {known} of them" if known < experience.uses else ""
    return f"used {times}; craving {middle}{of}{span}; {last}"


def pattern_text(pattern: TriggerPattern, names: Mapping[str, str], here: Here) -> str:
    """How a trigger shows, in one line.

    Args:
        pattern: The trigger.
        names: Names of strategies by their id.
        here: The participant's moment.
    """
    strength = f", {pattern.strength:.1f} of 10" if pattern.strength is not None else ""
    used = [names[each] for each in pattern.used if each in names][:3]
    done = f"; you used {list_text(used)}" if used else ""
    return f"{count_text(pattern.count, 'time')}{strength}, last {here.day(pattern.last)}{done}"


def urge_lines(urge: Urge, names: Mapping[str, str], here: Here) -> list[tuple[str, str]]:
    """Everything said about an urge: a label and its words, what was not said left out.

    Args:
        urge: The urge.
        names: Names of strategies by their id.
        here: The participant's moment.
    """
    used = [
        names.get(use.strategy_id, "(not there any more)")
        + (f", {use.minutes} min" if use.minutes else "")
        for use in urge.strategies
    ]
    known = [
        ("When", f"{here.day(urge.day)} {here.time(urge.at)}"),
        ("How strong", strength_text(urge)),
        ("Triggers", ", ".join(urge.triggers)),
        ("Where, with whom", ", ".join(urge.places)),
        ("Thoughts", urge.thoughts),
        ("What I did", "\n".join(used)),
        ("How it went on", OUTCOME_WORDS[urge.outcome] if urge.outcome else ""),
        ("Note", urge.note),
    ]
    return [(label, words) for label, words in known if words]


def urge_triggers(
    newest_first: Iterable[Urge], common: Iterable[str], limit: int
) -> tuple[str, ...]:
    """Triggers to offer: those of the last urges by how often, then common ones.

    Args:
        newest_first: Urges, newest first.
        common: Names of common triggers, in the order to fill up with.
        limit: Most triggers to offer.
    """
    return _offered((urge.triggers for urge in newest_first), common, limit)


def offered_places(newest_first: Iterable[Urge], limit: int) -> tuple[str, ...]:
    """Places and company to offer: those of the last urges by how often, then common ones."""
    return _offered((urge.places for urge in newest_first), COMMON_PLACES, limit)


def _offered(used: Iterable[tuple[str, ...]], common: Iterable[str], limit: int) -> tuple[str, ...]:
    counts = Counter(name for names in islice(used, LOOK_BACK) for name in names)
    offered: dict[str, str] = {}
    for name in (*(name for name, _ in counts.most_common()), *common):
        if "," not in name:
            offered.setdefault(name.casefold(), name)
    return tuple(islice(offered.values(), limit))
