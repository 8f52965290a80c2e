"""rehearse, lookback, danger."""

import argparse

from msgspec.structs import replace

from iop_tracker import content, guidance
from iop_tracker.cli import opening
from iop_tracker.cli.entries import one_of
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.lookback import LOOK_BACK_STEPS, LookBack
from iop_tracker.domain.rehearsal import Recall
from iop_tracker.domain.words import is_yes, parse_day
from iop_tracker.errors import BadInput, NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.looking_back import PlanChange, answers_of
from iop_tracker.tracker.rehearsing import Rehearsal

NEEDS_TERMINAL = tr(
    "This asks one plan after the other, so it needs a terminal with somebody at it."
)
HOW = tr("Enter shows the plan. q ends at any point; what you answered is saved.")
ANSWERS = {"1": Recall.NOT_YET, "2": Recall.PARTLY, "3": Recall.KNEW}
LEAVE = "q"


def rehearse(options: argparse.Namespace, clock: Clock) -> int:
    """Go through the plans as cards."""
    if not opening.has_terminal():
        raise BadInput(NEEDS_TERMINAL)
    with opening.writing(options, clock) as tracker:
        going = tracker.rehearsal()
        say(HOW)
        while (card := going.card) is not None:
            say("", card.progress, *_front(card.plan))
            if _typed(tr("What would you do? ")) == LEAVE:
                break
            say(*_back(tracker, card.plan))
            answer = _answer()
            if answer is None:
                break
            going.answer(answer)
            if going.card and not _wants_more(going):
                break
        say("", going.summary)
    return 0


def look_back(options: argparse.Namespace, clock: Clock) -> int:
    """Look back at a day, or amend that; without options on a terminal asks one by one."""
    if options.list or options.json:
        return _look_backs(options, clock)
    given = {name: getattr(options, name) for name in LOOK_BACK_STEPS}
    with opening.writing(options, clock) as tracker:
        day = parse_day(options.date, tracker.here.today)
        known = tracker.look_backs.on(day)
        for_session = options.for_session
        if all(answer is None for answer in given.values()) and not (known and _has_more(options)):
            if not opening.has_terminal():
                raise BadInput(
                    tr("Say at least one answer. iop-tracker lookback --help shows them.")
                )
            given, for_session = _ask(), for_session or None
        change = _change(options, tracker)
        answers = {name: opening.text_from(text) for name, text in given.items() if text}
        saved = replace(known or LookBack(day=day), **answers)
        if answers or known is None:
            saved = tracker.look_backs.save(saved)
        if for_session is None:
            for_session = is_yes(_typed(tr("A note for your next session? yes or no: ")))
        tracker.look_backs.finish(saved, change, for_session=for_session)
        say(tr("Saved: look back at {day}.", day=tracker.here.day(day)))
    return 0


def _has_more(options: argparse.Namespace) -> bool:
    """Whether there is something to do for a look back that is there already."""
    return bool(options.plan or options.for_session)


def _ask() -> dict[str, str | None]:
    """Ask one by one; an empty answer leaves it out."""
    words = content.wording("look_back")
    say(words["words"], words["how"], "")
    return {
        step.id: input(f"{step.question} ({step.hint})\n> ").strip() or None
        for step in guidance.look_back_steps()
    }


def _change(options: argparse.Namespace, tracker: Tracker) -> PlanChange | None:
    """The line for a plan.

    Raises:
        BadInput: for a line without a plan, or a plan without a line.
    """
    line, sign = options.if_then, options.sign
    if not options.plan and not line and not sign:
        return None
    if not options.plan or not (line or sign):
        raise BadInput(tr("A change needs --plan NAME, and --if-then TEXT or --sign TEXT."))
    plan = one_of(tracker.coping.plans(), opening.line_from(options.plan), lambda p: p.situation)
    return PlanChange(
        plan=plan,
        if_then=opening.line_from(line or ""),
        warning_sign=opening.line_from(sign or ""),
    )


def _look_backs(options: argparse.Namespace, clock: Clock) -> int:
    with opening.reading(options, clock) as tracker:
        found = tracker.look_backs.all()
        if options.json:
            say_json(found)
        for each in () if options.json else found:
            say(tracker.here.day(each.day))
            for question, answer in answers_of(each):
                say(f"  {question}", *(f"    {line}" for line in answer.splitlines()))
            say("")
    if not found:
        raise NothingFound(tr("There is no look back yet. The first: iop-tracker lookback"))
    return 0


def danger(options: argparse.Namespace, clock: Clock) -> int:
    """Danger signs and what to do; the numbers to call first."""
    with opening.reading(options, clock) as tracker:
        country = tracker.coping.country()
        sections = guidance.danger_signs(tracker.programs.settings.substances)
        if options.json:
            filled = [replace(s, steps=s.steps_with(country.emergency)) for s in sections]
            say_json({"country": country, "sections": filled})
            return 0
        say_table(
            [
                (country.emergency, tr("Emergency"), ""),
                *((each.number, each.name, each.text) for each in country.lines),
            ]
        )
        for section in sections:
            say("", section.title, *(f"  · {sign}" for sign in section.signs))
            numbered = enumerate(section.steps_with(country.emergency), start=1)
            say(*(f"  {number}  {step}" for number, step in numbered))
            say(
                tr(
                    "  ({source}; compared {checked})",
                    source=section.source,
                    checked=section.checked,
                )
            )
    return 0


def _typed(question: str) -> str:
    return input(question).strip().casefold()


def _answer() -> Recall | None:
    """How well it was known; None ends it. Anything else is asked again."""
    while True:
        typed = _typed(tr("1 not yet, 2 partly, 3 I knew it: "))
        if typed in ANSWERS or typed == LEAVE:
            return ANSWERS.get(typed)


def _wants_more(going: Rehearsal) -> bool:
    """Whether to take another card; asks after five minutes."""
    if not going.is_enough:
        return True
    going.go_on()
    question = tr("Five minutes. That is enough for one time. Go on? yes or no: ")
    return is_yes(_typed(question))


def _front(plan: CopingPlan) -> list[str]:
    return [plan.situation, *(f"  {sign}" for sign in plan.warning_signs)]


def _back(tracker: Tracker, plan: CopingPlan) -> list[str]:
    steps = tracker.coping.strategies_by_id(plan.strategies)
    people = tracker.coping.contacts_by_id(plan.contacts)
    return [
        *(f"  {line}" for line in plan.if_then),
        *(f"  {number}  {step.name}" for number, step in enumerate(steps, start=1)),
        *(f"  Call {person.name}  {person.phone}".rstrip() for person in people),
        *(tr("  Go to: {place}", place=place) for place in plan.places),
        *(tr("  Why: {reason}", reason=reason) for reason in plan.reasons),
    ]
