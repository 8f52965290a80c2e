"""Urges and what helped, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

from iop_tracker.domain.helped import Experience, TriggerPattern
from iop_tracker.domain.urge import OUTCOME_WORDS, Urge
from iop_tracker.domain.words import count_text, list_text
from iop_tracker.language import tr
from iop_tracker.views.here import Here

LOOK_BACK = 90
"""Newest urges that count for what is offered."""
COMMON_PLACES = (
    tr("at home"),
    tr("alone"),
    tr("at work"),
    tr("on the way"),
    tr("with friends"),
    tr("with family"),
)


def strength_text(urge: Urge) -> str:
    """How strong it was, as `8 to 3`, `8`, or nothing."""
    if urge.before is None:
        return "" if urge.after is None else tr("then {after}", after=urge.after)
    return (
        str(urge.before)
        if urge.after is None
        else tr("{before} to {after}", before=urge.before, after=urge.after)
    )


def drop_text(drop: float) -> str:
    """A change of the craving: `down 4`, `up 1`, `the same`."""
    if not drop:
        return tr("the same")
    return f"{tr('down') if drop > 0 else tr('up')} {abs(drop):g}"


def short_text(experience: Experience) -> str:
    """What a strategy went with, as short as can be: `down 4 (3x)`; how often is never left out."""
    times = f"({experience.uses}x)"
    return times if experience.median is None else f"{drop_text(experience.median)} {times}"


def experience_text(experience: Experience, here: Here) -> str:
    """What a strategy went with, in one line, always with how often."""
    times = count_text(experience.uses, "time")
    last = tr("last {last}", last=here.day(experience.last))
    if experience.median is None:
        return tr("used {times}, {last}", times=times, last=last)
    low, high = experience.drops[0], experience.drops[-1]
    span = tr(" ({low} to {high})", low=drop_text(low), high=drop_text(high)) if low != high else ""
    middle = drop_text(experience.median)
    known = len(experience.drops)
    of = tr(" in {known} of them", known=known) if known < experience.uses else ""
    return tr(
        "used {times}; craving {middle}{of}{span}; {last}",
        times=times,
        middle=middle,
        of=of,
        span=span,
        last=last,
    )


def pattern_text(pattern: TriggerPattern, names: Mapping[str, str], here: Here) -> str:
    """How a trigger shows, in one line.

    Args:
        pattern: The trigger.
        names: Names of strategies by their id.
        here: The participant's moment.
    """
    strength = (
        tr(", {strength:.1f} of 10", strength=pattern.strength)
        if pattern.strength is not None
        else ""
    )
    used = [names[each] for each in pattern.used if each in names][:3]
    done = tr("; you used {used}", used=list_text(used)) if used else ""
    return tr(
        "{times}{strength}, last {last}{done}",
        times=count_text(pattern.count, "time"),
        strength=strength,
        last=here.day(pattern.last),
        done=done,
    )


def urge_lines(urge: Urge, names: Mapping[str, str], here: Here) -> list[tuple[str, str]]:
    """Everything said about an urge: a label and its words, what was not said left out.

    Args:
        urge: The urge.
        names: Names of strategies by their id.
        here: The participant's moment.
    """
    used = [
        names.get(use.strategy_id, tr("(not there any more)"))
        + (tr(", {minutes} min", minutes=use.minutes) if use.minutes else "")
        for use in urge.strategies
    ]
    known = [
        (tr("When"), f"{here.day(urge.day)} {here.time(urge.at)}"),
        (tr("How strong"), strength_text(urge)),
        (tr("Triggers"), ", ".join(urge.triggers)),
        (tr("Where, with whom"), ", ".join(urge.places)),
        (tr("Thoughts"), urge.thoughts),
        (tr("What I did"), "\n".join(used)),
        (tr("How it went on"), OUTCOME_WORDS[urge.outcome] if urge.outcome else ""),
        (tr("Note"), urge.note),
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
