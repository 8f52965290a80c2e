"""import FILE.ics: what a calendar brings, and taking it in."""

import argparse
from collections.abc import Sequence
from typing import Any

from iop_tracker.cli import opening
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock
from iop_tracker.domain.schedule import SlotKind
from iop_tracker.domain.words import count_text, is_yes, list_text
from iop_tracker.errors import BadInput, NothingFound
from iop_tracker.language import tr
from iop_tracker.views.calendar_in import CalendarItem, Status, counts_text

KIND_NAMES = ", ".join(SlotKind)
MOST_SHOWN = 200


def take_in(options: argparse.Namespace, clock: Clock, content: bytes) -> int:
    """Show what a calendar would bring, ask, and take it in."""
    if options.look or options.json:
        with opening.reading(options, clock) as tracker:
            opening.need_program(tracker)
            items = tracker.calendars.preview(content)
        return _show(items, options)
    with opening.writing(options, clock) as tracker:
        opening.need_program(tracker)
        items = tracker.calendars.preview(content)
        kinds = _kinds(options.kind or (), items)
        chosen = _chosen(options, items)
        if not options.yes:
            _show(items, options)
            _ask(chosen, items)
        count = tracker.calendars.take_in([(items[n], kinds[n]) for n in chosen])
    say(tr("Took in {events}. undo takes it back.", events=count_text(count, "event")))
    return 0


def _show(items: Sequence[CalendarItem], options: argparse.Namespace) -> int:
    kinds = _kinds(options.kind or (), items)
    if options.json:
        say_json([_json(item, kind) for item, kind in zip(items, kinds, strict=True)])
    elif items:
        rows = [_row(n, *each) for n, each in enumerate(zip(items, kinds, strict=True), start=1)]
        say_table(rows[:MOST_SHOWN])
        more = len(rows) - MOST_SHOWN
        say(tr("and {more} more", more=more) if more > 0 else "", counts_text(items))
    can = any(item.can_be_taken for item in items)
    return 0 if can else NothingFound.exit_code


def _row(number: int, item: CalendarItem, kind: SlotKind) -> tuple[str, ...]:
    words = [item.why] if item.why else []
    words += [tr("overlaps {clashes}", clashes=list_text(item.clashes))] if item.clashes else []
    shown = kind.label if item.can_be_taken else ""
    return (str(number), item.status.value, item.title, item.when, shown, "; ".join(words))


def _json(item: CalendarItem, kind: SlotKind) -> dict[str, Any]:
    return {
        "uid": item.event.uid,
        "line": item.event.line,
        "status": item.status,
        "title": item.title,
        "when": item.when,
        "why": item.why,
        "kind": kind,
        "overlaps": item.clashes,
        "dates": [date.starts_at for date in item.event.dates if not date.is_off],
    }


def _kinds(given: Sequence[str], items: Sequence[CalendarItem]) -> list[SlotKind]:
    """The kind of each: as guessed, as said for all, as said for its number."""
    kinds = [item.kind for item in items]
    for each in given:
        number, sign, name = each.partition("=")
        if not sign:
            kinds = [_kind(number) for _ in items]
        else:
            kinds[_number(number, items)] = _kind(name)
    return kinds


def _kind(name: str) -> SlotKind:
    wanted = name.strip().lower().replace("-", "_")
    if wanted not in set(SlotKind):
        raise BadInput(tr("A kind is one of: {kind_names}.", kind_names=KIND_NAMES))
    return SlotKind(wanted)


def _number(typed: str, items: Sequence[CalendarItem]) -> int:
    return opening.whole_number(typed.strip(), tr("number"), low=1, high=max(1, len(items))) - 1


def _chosen(options: argparse.Namespace, items: Sequence[CalendarItem]) -> list[int]:
    numbers = {n for n, item in enumerate(items) if item.can_be_taken}
    if options.only:
        numbers &= {_number(each, items) for each in options.only.split(",")}
    if options.skip:
        numbers -= {_number(each, items) for each in options.skip.split(",")}
    if not numbers:
        raise NothingFound(tr("There is nothing to take in."))
    return sorted(numbers)


def _ask(chosen: Sequence[int], items: Sequence[CalendarItem]) -> None:
    """Ask whether to go on.

    Raises:
        BadInput: when there is nobody to ask.
        NothingFound: when the answer is no.
    """
    if not opening.has_terminal():
        raise BadInput(tr("Nothing was taken in. To do it: --yes; to look only: --look."))
    counts = {status: sum(items[n].status is status for n in chosen) for status in Status}
    words = list_text([f"{count} {tr(status.value)}" for status, count in counts.items() if count])
    if not is_yes(input(tr("Take in {words}? [y/N] ", words=words))):
        raise NothingFound(tr("Nothing was taken in."))
