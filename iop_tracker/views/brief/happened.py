"""What happened: urges and what helped, and sessions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import fmean

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.helped import experiences
from iop_tracker.domain.urge import OUTCOME_WORDS, Urge
from iop_tracker.domain.words import count_text
from iop_tracker.language import tr
from iop_tracker.views.brief.material import Records, Span, last_of, link_of
from iop_tracker.views.document import Block, Items
from iop_tracker.views.entry import Entry, entries
from iop_tracker.views.urges import short_text, strength_text

MOST_TRIGGERS = 4
MOST_HELPED = 4
"""So many are told; the list of urges has them all."""


def urge_blocks(records: Records, span: Span, *, words: bool, use: bool) -> Iterator[Block]:
    """How many, how strong, what set them off, what was done and what it went with.

    Args:
        records: The participant's records.
        span: The days.
        words: Whether thoughts and notes may be told.
        use: Whether it may be told how they went on; without it nobody can count.
    """
    urges = sorted((u for u in records.urges if span.holds(u.day)), key=lambda u: u.at)
    if not urges:
        return
    yield Items(lines=tuple(_urge_lines(urges, records, span, use=use)))
    said = [line for urge in urges for line in _words_of(urge, span)] if words else []
    if said:
        yield Items(lines=tuple(said))


def _urge_lines(urges: Sequence[Urge], records: Records, span: Span, *, use: bool) -> Iterator[str]:
    rated = [urge for urge in urges if urge.before is not None]
    line = count_text(len(urges), "urge")
    if rated:
        strongest = max(rated, key=lambda urge: (urge.before or 0, urge.at))
        line += tr(
            "; the strongest {before} of 10, {day}",
            before=strongest.before,
            day=span.here.day(strongest.day),
        )
    yield line
    drops = [urge.drop for urge in urges if urge.drop is not None]
    if drops:
        fell = tr("fell by") if fmean(drops) >= 0 else tr("rose by")
        both = tr("{drops} with both numbers", drops=len(drops))
        yield tr(
            "The craving {fell} {drops:.1f} on average ({both})",
            fell=fell,
            drops=abs(fmean(drops)),
            both=both,
        )
    outcomes = Counter(urge.outcome for urge in urges if urge.outcome and use)
    if outcomes:
        told = [
            f"{OUTCOME_WORDS[each]} ({outcomes[each]})" for each in OUTCOME_WORDS if outcomes[each]
        ]
        yield tr("How they went on: {told}", told=", ".join(told))
    triggers = Counter(trigger for urge in urges for trigger in dict.fromkeys(urge.triggers))
    if triggers:
        most = sorted(triggers, key=lambda each: (-triggers[each], each.casefold()))[:MOST_TRIGGERS]
        yield tr(
            "What set them off: {more}",
            more=", ".join(f"{each} ({triggers[each]})" for each in most),
        )
    names = records.strategy_names
    used = [each for each in experiences(urges) if each.strategy_id in names][:MOST_HELPED]
    if used:
        told = [f"{names[each.strategy_id]}, {short_text(each)}" for each in used]
        yield tr("What I did, and how the craving went: {told}", told="; ".join(told))


def _words_of(urge: Urge, span: Span) -> Iterator[str]:
    strength = strength_text(urge)
    label = f"{span.here.day(urge.day)}{f', {strength}' if strength else ''}"
    for text in (urge.thoughts, urge.note):
        if text.strip():
            yield f"{label}: {text.strip()}"


def session_blocks(records: Records, span: Span) -> Iterator[Block]:
    """Sessions that are over: how many, and those that were not simply attended."""
    found = [
        entry
        for entry in entries(records.plan, span.here, span.first, span.here.today)
        if entry.occurrence.is_session and entry.is_past and not _is_last(entry, span)
    ]
    going = [entry for entry in found if entry.occurrence.takes_place]
    if not found:
        return
    marked = [entry.status for entry in going if entry.status]
    there = sum(status.was_there for status in marked)
    lines = (
        [
            tr(
                "I was at {there} of {sessions}",
                there=there,
                sessions=count_text(len(marked), "session"),
            )
        ]
        if marked
        else []
    )
    told: dict[str, list[str]] = {}
    for entry in found:
        if _is_told(entry):
            when = f"{entry.occurrence.name}, {span.here.day(entry.day)}"
            told.setdefault(_label(entry), []).append(when)
    lines += [last_of(label, words) for label, words in told.items()]
    yield Items(lines=tuple(lines))


def _is_last(entry: Entry, span: Span) -> bool:
    """Whether it is the session since when the page is."""
    return span.last is not None and link_of(entry) == link_of(span.last)


def _is_told(entry: Entry) -> bool:
    return not entry.occurrence.takes_place or entry.status is not AttendanceStatus.ATTENDED


def _label(entry: Entry) -> str:
    if not entry.occurrence.takes_place:
        return tr("Called off")
    return tr(entry.status.value).capitalize() if entry.status else tr("Not marked yet")
