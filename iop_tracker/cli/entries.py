"""plan, contact."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from iop_tracker import content
from iop_tracker.cli import opening
from iop_tracker.cli.opening import line_from, lines_from
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock
from iop_tracker.domain.coping import Contact, CopingPlan
from iop_tracker.domain.note import found_in
from iop_tracker.domain.safety import COST_FIELDS, SAFETY_STEPS, CostBenefit, SafetyPlan
from iop_tracker.domain.words import parse_weekdays
from iop_tracker.errors import BadInput, NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker

T = TypeVar("T")

NO_PLANS = tr("There are no plans yet. The first: iop-tracker plan add SITUATION")


def one_of(found: Iterable[T], words: str, name: Callable[[T], str]) -> T:
    """The one whose name is meant: the same name, else the only one with all the words.

    Raises:
        NothingFound: when there is none.
        BadInput: when there are several; says which.
    """
    known = list(found)
    wanted = words.strip().casefold()
    hits = [each for each in known if name(each).casefold() == wanted]
    hits = hits or [each for each in known if wanted and found_in(words, (name(each),))]
    if not hits:
        raise NothingFound(tr("There is none of that name."))
    if len(hits) > 1:
        names = ", ".join(name(each) for each in hits[:8])
        raise BadInput(tr("There is more than one. Choose one of: {names}.", names=names))
    return hits[0]


def say_all(
    options: argparse.Namespace, found: Sequence[object], rows: Sequence[tuple[str, ...]], none: str
) -> int:
    """Say what was found as rows, or as JSON; `none` when there is nothing."""
    if options.json:
        say_json(found)
    elif found:
        say_table(rows)
    if not found:
        raise NothingFound(none)
    return 0


def plan_list(options: argparse.Namespace, clock: Clock) -> int:
    """Every plan."""
    with opening.reading(options, clock) as tracker:
        plans = tracker.coping.plans()
        rows = [(plan.situation,) for plan in plans]
        return say_all(options, plans, rows, NO_PLANS)


def plan_show(options: argparse.Namespace, clock: Clock) -> int:
    """One plan, to read."""
    with opening.reading(options, clock) as tracker:
        words = line_from(options.situation)
        plan = own_page(tracker, words) or one_of(
            tracker.coping.plans(), words, lambda p: p.situation
        )
        if options.json:
            say_json(plan)
        elif isinstance(plan, CopingPlan):
            say(*plan_lines(tracker, plan))
        else:
            say(*page_lines(tracker, plan))
    return 0


def own_page(tracker: Tracker, words: str) -> SafetyPlan | CostBenefit | None:
    """One of the two pages that everybody has once, by its name; None for a plan's name."""
    named = words.strip().casefold()
    if named == "safety":
        return tracker.coping.safety_plan()
    return tracker.coping.cost_benefit() if named == "costs" else None


def page_lines(tracker: Tracker, page: SafetyPlan | CostBenefit) -> list[str]:
    """The safety plan, or the costs and benefits, as lines to read."""
    is_safety = isinstance(page, SafetyPlan)
    words = content.wording("safety" if is_safety else "costs")
    lines = [words["name"]]
    if is_safety:
        lines += [f"{number}  {name}" for number, name in tracker.coping.country().numbers]
    if page.is_empty:
        return [*lines, "", tr("Not written yet. Open iop-tracker, press 4, and e on its row.")]
    for number, name in enumerate(SAFETY_STEPS if is_safety else COST_FIELDS, start=1):
        rows = getattr(page, name)
        lines += ["", f"{number}  {words[name]}", *(f"   {row}" for row in rows)] if rows else []
    return lines


def plan_lines(tracker: Tracker, plan: CopingPlan) -> list[str]:
    """A plan as lines to read."""
    steps: list[str] = []
    for number, step in enumerate(tracker.coping.strategies_by_id(plan.strategies), start=1):
        steps += [f"{number}  {step.name}", f"   {step.how}"]
    people = [f"{p.name}  {p.phone}" for p in tracker.coping.contacts_by_id(plan.contacts)]
    parts = {
        tr("Signs"): plan.warning_signs,
        tr("What to do"): steps,
        tr("If, then"): plan.if_then,
        tr("Call"): people,
        tr("Go to"): plan.places,
        tr("Why"): plan.reasons,
    }
    lines = [plan.situation]
    for title, rows in parts.items():
        lines += ["", title, *(f"  {row}" for row in rows)] if rows else []
    return lines


def plan_add(options: argparse.Namespace, clock: Clock) -> int:
    """Write a plan."""
    with opening.writing(options, clock) as tracker:
        library = tracker.coping.strategies()
        people = tracker.coping.contacts()
        tracker.coping.save_plan(
            CopingPlan(
                situation=line_from(options.situation),
                warning_signs=tuple(lines_from(options.sign)),
                strategies=tuple(
                    one_of(library, s, lambda x: x.name).id for s in lines_from(options.strategy)
                ),
                contacts=tuple(
                    one_of(people, c, lambda x: x.name).id for c in lines_from(options.contact)
                ),
                reasons=tuple(lines_from(options.reason)),
                if_then=tuple(lines_from(options.if_then)),
                places=tuple(lines_from(options.place)),
                weekdays=parse_weekdays(options.days) if options.days else (),
            )
        )
    say(tr("Saved."))
    return 0


def contact_list(options: argparse.Namespace, clock: Clock) -> int:
    """Everybody to call; the help lines come first."""
    with opening.reading(options, clock) as tracker:
        contacts = tracker.coping.contacts()
        if options.json:
            say_json(contacts)
            return 0
        country = tracker.coping.country()
        rows = [(country.emergency, tr("Emergency"), "")]
        rows += [(line.number, line.name, line.hours) for line in country.lines]
        say_table([*rows, *((c.phone, c.name, c.role) for c in contacts)])
    return 0


def contact_add(options: argparse.Namespace, clock: Clock) -> int:
    """Add somebody to call."""
    with opening.writing(options, clock) as tracker:
        tracker.coping.save_contact(
            Contact(
                name=line_from(options.name),
                phone=line_from(options.phone),
                role=line_from(options.role),
            )
        )
    say(tr("Saved."))
    return 0
