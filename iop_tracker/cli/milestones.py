"""milestones."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TypeVar

from msgspec.structs import replace

from iop_tracker.cli import opening
from iop_tracker.cli.entries import one_of
from iop_tracker.cli.opening import line_from, lines_from
from iop_tracker.cli.output import say, say_json
from iop_tracker.clock import Clock
from iop_tracker.domain.milestone import Kind, Milestones, SinceDay, parse_hours, parse_money
from iop_tracker.domain.scale import parse_choice
from iop_tracker.domain.words import parse_day
from iop_tracker.errors import BadInput
from iop_tracker.language import tr
from iop_tracker.views.milestones import Section, sections

T = TypeVar("T")

NOTHING = tr("Nothing is shown here. Choose: iop-tracker milestones set --help")
NO_DATE = tr("A date to count from is written like: living at home=2026-09-01")


def milestones(options: argparse.Namespace, clock: Clock) -> int:
    """What was done, in figures."""
    with opening.reading(options, clock) as tracker:
        view = tracker.milestones.view()
        if options.json:
            say_json(view)
            return 0
        say(*view.reached)
        parts = sections(view, tracker.here)
        for number, part in enumerate(parts):
            say(*([""] if number or view.reached else []), *_lines(part))
        if not parts:
            say(NOTHING)
    return 0


def _lines(part: Section) -> Iterator[str]:
    yield f"{part.title}  {part.about}".rstrip()
    for figure in part.figures:
        yield f"{figure.number:>9}  {figure.words}"


def milestones_set(options: argparse.Namespace, clock: Clock) -> int:
    """Choose what is counted."""
    with opening.writing(options, clock) as tracker:
        page, today = tracker.milestones, tracker.here.today
        dates = list(page.dates())
        for given, tells in ((options.since, False), (options.without, True)):
            for each in _dates(lines_from(given), today, tells=tells):
                dates = list(_with(dates, each))
        for name in lines_from(options.drop):
            dates.remove(one_of(dates, name, lambda each: each.name))
        page.save(_chosen(page.chosen, options, today), dates)
    say(tr("Saved."))
    return 0


def _dates(typed: Iterable[str], today: date, *, tells: bool) -> Iterator[SinceDay]:
    for each in typed:
        name, sign, day = each.rpartition("=")
        if not sign:
            raise BadInput(f"{NO_DATE}.")
        yield SinceDay(name=name.strip(), day=parse_day(day, today, field="since"), tells=tells)


def _with(dates: Iterable[SinceDay], new: SinceDay) -> Iterator[SinceDay]:
    """The dates with a new one; it takes the place of the one of its name."""
    is_there = False
    for each in dates:
        if each.name.casefold() == new.name.casefold() and not is_there:
            is_there = True
            yield replace(each, name=new.name, day=new.day, tells=new.tells)
        else:
            yield each
    if not is_there:
        yield new


def _chosen(known: Milestones, options: argparse.Namespace, today: date) -> Milestones:
    shown = {*known.shown, *(parse_choice(Kind, "show", kind) for kind in options.show)}
    shown -= {parse_choice(Kind, "hide", kind) for kind in options.hide}
    changed = replace(known, shown=tuple(kind for kind in Kind if kind in shown))
    if options.money is not None:
        changed = replace(changed, money=_unless_none(options.money, parse_money))
    if options.hours is not None:
        changed = replace(changed, hours=_unless_none(options.hours, parse_hours))
    if options.currency is not None:
        changed = replace(changed, currency=line_from(options.currency))
    if options.saved_from is not None:
        read = partial(parse_day, today=today, field="from")
        changed = replace(changed, saved_from=_unless_none(options.saved_from, read))
    return changed


def _unless_none(typed: str, read: Callable[[str], T]) -> T | None:
    """What was typed, as it is read; None for `none`."""
    return None if typed.lower() == "none" else read(typed)
