"""checkin."""

import argparse
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from msgspec.structs import replace

from iop_tracker import content
from iop_tracker.cli import opening
from iop_tracker.cli.entries import one_of
from iop_tracker.cli.opening import line_from, lines_from, text_from
from iop_tracker.cli.output import say
from iop_tracker.clock import Clock
from iop_tracker.domain.checkin import CheckIn, DayPart, Halt, OwnAnswer, ReturnToUse
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import found_in, parse_tags
from iop_tracker.domain.question import OwnQuestion, Question, parse_own, parse_yes_no
from iop_tracker.domain.scale import parse_choice, parse_rating, parse_sleep
from iop_tracker.domain.words import parse_day
from iop_tracker.errors import BadInput
from iop_tracker.language import tr
from iop_tracker.views.check_in import CheckInSheet
from iop_tracker.views.questions import MOOD, WORDS, YES_OR_NO, Words, own_about

T = TypeVar("T")

SCALES = ("mood", "craving", "anxiety", "energy")
LISTS = {"feeling": "feelings", "trigger": "triggers", "sign": "signs"}
"""Options that may be given again, and their fields."""
YES_NO_FIELDS = tuple(str(each) for each in YES_OR_NO)
OPTIONS = (*SCALES, "sleep", "halt", *LISTS, *YES_NO_FIELDS, "used", "grateful", "own", "note")
"""In the order in which texts are read from the input."""
OPTION_OF = {
    Question.FEELINGS: "feeling",
    Question.TRIGGERS: "trigger",
    Question.SIGNS: "sign",
    Question.GRATITUDE: "grateful",
}
"""Options that are not named as their question."""

Given = Mapping[str, Any]
"""What was given for each option, as typed; None for nothing."""


def check_in(options: argparse.Namespace, clock: Clock) -> int:
    """Record or amend a day's check-in; without options asks one by one on a terminal."""
    given = {name: getattr(options, name) for name in OPTIONS}
    with opening.writing(options, clock) as tracker:
        day = parse_day(options.date, tracker.here.today)
        check_ins = tracker.check_ins
        part = check_ins.part_to_open(day)
        if options.part is not None:
            part = parse_choice(DayPart, "part", options.part)
        sheet = check_ins.sheet(day, part)
        if all(value is None for value in given.values()):
            if not opening.has_terminal():
                raise BadInput(
                    tr("Say at least --mood 0-10. iop-tracker checkin --help shows more.")
                )
            changes: dict[str, Any] = {}
            for answered in answers(sheet, input):
                changes |= answered
        else:
            changes = dict(_changes(given, sheet))
        found = amended(sheet, changes)
        check_ins.save(found)
        say(
            tr(
                "Saved: {more}check-in for {day}.",
                more=f"{part} " if part else "",
                day=tracker.here.day(day),
            )
        )
        say(*said_of(changes))
    return 0


def said_of(changes: Mapping[str, Any]) -> Iterator[str]:
    """What is good to know after such answers: where help is."""
    if changes.get("used") is ReturnToUse.YES:
        yield content.wording("return_to_use")["saved"]
        yield tr("When you want to look back at it: iop-tracker lookback")
        yield opening.WHERE_HELP_IS
    elif changes.get("signs"):
        yield tr("It is good that you saw the signs. Your plans: iop-tracker plan list")
        yield opening.WHERE_HELP_IS


def amended(sheet: CheckInSheet, changes: Mapping[str, Any]) -> CheckIn:
    """The check-in with what was given; what was not stays as it is."""
    if sheet.known is None and "mood" not in changes:
        raise InvalidEntry("mood", tr("Say --mood 0-10; the rest can be left out."))
    known = sheet.known or CheckIn(day=sheet.day, part=sheet.part, mood=0)
    own = {each.question_id: each for each in (*known.own, *changes.get("own", ()))}
    return replace(known, **{**changes, "own": tuple(own.values())})


def _changes(given: Given, sheet: CheckInSheet) -> Iterator[tuple[str, Any]]:
    """The fields that were given, with their values."""
    for name in OPTIONS:
        typed = given[name]
        if typed is None:
            continue
        if name in SCALES:
            yield name, parse_rating(name, typed)
        elif name in YES_NO_FIELDS:
            yield name, parse_yes_no(name, typed)
        elif name in LISTS:
            yield LISTS[name], _several(name, lines_from(typed), sheet)
        else:
            yield _READ[name](typed, sheet)


def _several(name: str, lines: list[str], sheet: CheckInSheet) -> tuple[str, ...]:
    """Words divided by commas; a sign may have one, and is told by a part of it."""
    if name != "sign":
        return parse_tags(",".join(lines))
    return tuple(dict.fromkeys(_sign(line.strip(), sheet) for line in lines if line.strip()))


def _sign(typed: str, sheet: CheckInSheet) -> str:
    meant = [sign for sign in sheet.signs if found_in(typed, (sign,))]
    return meant[0] if len(meant) == 1 else typed


def _sleep(typed: str, _: CheckInSheet) -> tuple[str, float]:
    return "sleep_hours", parse_sleep(typed)


def _halt(typed: str, _: CheckInSheet) -> tuple[str, tuple[Halt, ...]]:
    flags = {parse_choice(Halt, "halt", word) for word in parse_tags(typed)}
    return "halt", tuple(flag for flag in Halt if flag in flags)


def _used(typed: str, _: CheckInSheet) -> tuple[str, ReturnToUse]:
    return "used", parse_choice(ReturnToUse, "used", typed)


def _grateful(typed: str, _: CheckInSheet) -> tuple[str, str]:
    return "gratitude", line_from(typed)


def _note(typed: str, _: CheckInSheet) -> tuple[str, str]:
    return "note", text_from(typed)


def _own(typed: list[str], sheet: CheckInSheet) -> tuple[str, tuple[OwnAnswer, ...]]:
    return "own", tuple(_own_answer(line, sheet) for line in lines_from(typed))


def _own_answer(line: str, sheet: CheckInSheet) -> OwnAnswer:
    name, sign, value = line.rpartition("=")
    if not sign:
        raise InvalidEntry("own", tr("An answer is given as NAME=VALUE, like Pain=4 or Pain=yes."))
    question = one_of(sheet.questions.own, name, lambda each: each.name)
    return OwnAnswer(question.id, parse_own(question, value))


_READ: Mapping[str, Callable[[Any, CheckInSheet], tuple[str, Any]]] = {
    "sleep": _sleep,
    "halt": _halt,
    "used": _used,
    "grateful": _grateful,
    "own": _own,
    "note": _note,
}
"""How the options are read that are like no other."""


def answers(sheet: CheckInSheet, ask: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """The fields that each answer gives, asked one by one.

    An empty answer leaves a question out, a wrong one is asked again; only the mood must be given.

    Args:
        sheet: What is asked.
        ask: Shows a question and gives what was typed.
    """
    say(tr("Enter alone leaves a question out."))
    yield _asked(ask, _prompt(MOOD), partial(_typed, "mood", sheet), must=True)
    for question in sheet.questions.asked:
        if question is Question.SIGNS and not sheet.signs:
            continue
        if question is Question.SIGNS:
            for number, sign in enumerate(sheet.signs, start=1):
                say(f"  {number}  {sign}")
        name = OPTION_OF.get(question, str(question))
        yield _asked(ask, _question(question), partial(_typed, name, sheet))
    own: list[OwnAnswer] = []
    for each in sheet.questions.own:
        prompt = f"{each.name} ({own_about(each)})"
        own += _asked(ask, prompt, partial(_typed_own, each)).values()
        yield {"own": tuple(own)}


def _typed_own(question: OwnQuestion, typed: str) -> dict[str, OwnAnswer]:
    return {"own": OwnAnswer(question.id, parse_own(question, typed))}


def _typed(name: str, sheet: CheckInSheet, typed: str) -> dict[str, Any]:
    """The field and value of one answer on the terminal."""
    if name == "sign":
        return {"signs": _numbered_signs(typed, sheet.signs)}
    given = dict.fromkeys(OPTIONS)
    return dict(_changes({**given, name: [typed] if name in LISTS else typed}, sheet))


def _numbered_signs(typed: str, signs: tuple[str, ...]) -> tuple[str, ...]:
    numbers = re.split(r"[\s,]+", typed)
    known = {str(number): sign for number, sign in enumerate(signs, start=1)}
    if not set(numbers) <= known.keys():
        raise InvalidEntry("sign", tr("Type the numbers of the signs, like 1 or 1 3."))
    return tuple(known[number] for number in numbers)


def _asked(
    ask: Callable[[str], str],
    question: str,
    read: Callable[[str], dict[str, T]],
    *,
    must: bool = False,
) -> dict[str, T]:
    """Ask until the answer can be read; empty for none, where it may be left out."""
    while True:
        typed = ask(f"{question}: ").strip()
        if not typed and not must:
            return {}
        try:
            return read(typed)
        except InvalidEntry as problem:
            say(problem.sentence)


def _question(question: Question) -> str:
    if question is Question.SIGNS:
        return tr("Did you notice any of your signs? Their numbers")
    if question in {Question.FEELINGS, Question.TRIGGERS}:
        return tr("{label}, divided by commas", label=WORDS[question].label)
    return _prompt(WORDS[question])


def _prompt(words: Words) -> str:
    return f"{words.label} ({words.about})"
