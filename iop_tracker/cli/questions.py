"""questions."""

import argparse
from collections.abc import Iterable

from iop_tracker import content
from iop_tracker.cli import opening
from iop_tracker.cli.entries import one_of
from iop_tracker.cli.opening import line_from
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock
from iop_tracker.domain.question import OwnKind, OwnQuestion, Question, parse_yes_no
from iop_tracker.domain.scale import parse_choice
from iop_tracker.language import tr
from iop_tracker.views.questions import WORDS, own_about


def show(options: argparse.Namespace, clock: Clock) -> int:
    """What is asked, and what can be."""
    with opening.reading(options, clock) as tracker:
        view = tracker.check_ins.questions.all()
        if options.json:
            say_json({"asked": view.asked, "twice_a_day": view.twice_a_day, "own": view.own})
            return 0
        rows = [
            ("[x]" if each in view.asked else "[ ]", str(each), WORDS[each].about)
            for each in Question
        ]
        say_table([*rows, *(("[x]", each.name, own_about(each)) for each in view.own)])
        say("", tr("Twice a day: {word}", word=tr("yes") if view.twice_a_day else tr("no")))
    return 0


def ask(options: argparse.Namespace, clock: Clock) -> int:
    """Ask some questions from now on."""
    return _ask(options, clock, yes=True)


def skip(options: argparse.Namespace, clock: Clock) -> int:
    """Leave some questions out."""
    return _ask(options, clock, yes=False)


def _ask(options: argparse.Namespace, clock: Clock, *, yes: bool) -> int:
    chosen = _questions(options.names)
    with opening.writing(options, clock) as tracker:
        tracker.check_ins.questions.ask(chosen, yes=yes)
        asked = tracker.check_ins.questions.all().asked
        say(tr("A check-in asks: {questions}.", questions=", ".join(("mood", *asked))))
    return 0


def _questions(names: Iterable[str]) -> list[Question]:
    return [parse_choice(Question, "name", name) for name in names]


def add(options: argparse.Namespace, clock: Clock) -> int:
    """Add a question of one's own."""
    kind = OwnKind.RATING if options.scale else OwnKind.YES_NO
    question = OwnQuestion(
        name=line_from(options.name).strip(),
        kind=kind,
        low=line_from(options.low) if options.scale else "",
        high=line_from(options.high) if options.scale else "",
    )
    with opening.writing(options, clock) as tracker:
        tracker.check_ins.questions.save(question)
        say(
            tr(
                "A check-in asks now: {name} ({own_about}).",
                name=question.name,
                own_about=own_about(question),
            )
        )
    return 0


def remove(options: argparse.Namespace, clock: Clock) -> int:
    """Remove a question of one's own."""
    with opening.writing(options, clock) as tracker:
        questions = tracker.check_ins.questions
        question = one_of(questions.all().own, line_from(options.name), lambda each: each.name)
        questions.remove(question)
        say(tr("Removed: {name}. Its answers stay.", name=question.name))
    return 0


def twice(options: argparse.Namespace, clock: Clock) -> int:
    """Check in twice a day, or once."""
    yes = parse_yes_no("twice", options.answer)
    with opening.writing(options, clock) as tracker:
        tracker.check_ins.questions.ask_twice_a_day(yes=yes)
    if yes:
        say(tr("You check in in the morning and in the evening from now on."))
        say(content.wording("questions")["twice"])
    else:
        say(tr("You check in once a day from now on."))
    return 0
