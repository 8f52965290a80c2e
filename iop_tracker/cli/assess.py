"""assess."""

import argparse
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from iop_tracker import content, instruments
from iop_tracker.cli import opening
from iop_tracker.cli.opening import line_from
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock
from iop_tracker.domain.assessment import Assessment
from iop_tracker.domain.choice import WEEKS
from iop_tracker.domain.instrument import Answers, Instrument, Item
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.sitting import LEFT_OUT, Sitting
from iop_tracker.domain.words import parse_day
from iop_tracker.errors import BadInput, IopError, NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.views.assessments import NO_DIAGNOSIS, ResultView

OFF = "off"
GO = "go"
LATER = "q"
GO_ON = tr("Type {go} to go on with the questions, {later} to stop here: ", go=GO, later=LATER)
OR_ASK = tr("without --answers it asks one by one.")
SAFETY = tr("Your safety plan: iop-tracker plan show safety")
AGAIN = "r"
HOW = tr("Type the number. - leaves a question out, b goes back, q keeps all for later.")
NO_TERMINAL = tr(
    "Say the answers with --answers, or use a terminal. iop-tracker assess take --help"
)


def assess_list(options: argparse.Namespace, clock: Clock) -> int:
    """What there is, when each is due, and what it came to last."""
    with opening.reading(options, clock) as tracker:
        rows = tracker.assessments.rows()
        if options.json:
            say_json(
                [
                    {
                        "instrument": row.instrument.id,
                        "name": row.instrument.name,
                        "weeks": row.weeks,
                        "is_due": row.is_due,
                        "next": row.next,
                        "is_begun": row.is_begun,
                        "last": _as_json(row.last) if row.last else None,
                    }
                    for row in rows
                ]
            )
            return 0
        say_table(
            (
                row.instrument.id,
                row.instrument.name,
                row.when(tracker.here),
                f"{row.last.day}: {row.last.short}" if row.last else "",
            )
            for row in rows
        )
    return 0


def _as_json(result: ResultView) -> dict[str, object]:
    assessment = result.assessment
    return {
        "id": assessment.id,
        "instrument": assessment.instrument,
        "day": assessment.day,
        "answers": assessment.answers,
        "scores": [
            {
                "scale": each.scale.id,
                "points": each.points,
                "top": each.top,
                "band": each.band,
                "missing": each.missing,
            }
            for each in result.scales
        ],
    }


def assess_choose(options: argparse.Namespace, clock: Clock) -> int:
    """Let one come up every week or two, or not by itself."""
    known = instruments.named(options.name)
    typed = options.weeks.strip().casefold()
    if typed not in {OFF, *map(str, WEEKS)}:
        raise BadInput(tr("Weeks are 1, 2 or off."))
    weeks = None if typed == OFF else int(typed)
    with opening.writing(options, clock) as tracker:
        tracker.assessments.choose(known, weeks)
    say(tr("Saved."))
    return 0


def assess_show(options: argparse.Namespace, clock: Clock) -> int:
    """What one came to, newest first, and how it changed."""
    known = instruments.named(options.name)
    with opening.reading(options, clock) as tracker:
        results = tracker.assessments.results(known)
        if options.json:
            say_json([_as_json(each) for each in results])
        elif results:
            say(*_lines(results[0]), "")
            say_table((each.day, each.short) for each in results)
    if not results:
        raise NothingFound(
            tr("There is none yet. The first: iop-tracker assess take {id}", id=known.id)
        )
    return 0


def _lines(result: ResultView) -> Iterator[str]:
    instrument = result.instrument
    yield f"{instrument.name}, {result.day}"
    for each in result.scales:
        name = f"{each.scale.name}: " if len(result.scales) > 1 else ""
        yield f"  {name}{each.text}"
        yield from (f"    {words}" for words in each.words)
    yield f"  {NO_DIAGNOSIS}"
    yield f"  ({instrument.source})"


def assess_take(options: argparse.Namespace, clock: Clock) -> int:
    """Answer one: all at once, or one by one on a terminal. Help comes before any score."""
    known = instruments.named(options.name)
    if options.answers is None and not opening.has_terminal():
        raise BadInput(NO_TERMINAL)
    with opening.writing(options, clock) as tracker:
        day = parse_day(options.date, tracker.here.today)
        if options.answers is None:
            sitting = _asked(tracker, known)
            if sitting is None:
                say(content.wording("assess")["kept"])
                return 0
            saved = _add(tracker, known, day, sitting.answers)
            with suppress(IopError):
                tracker.assessments.drop(sitting)
        else:
            answers = _typed(known, line_from(options.answers))
            if known.alerting(answers):
                say(*help_lines(tracker), "")
            saved = _add(tracker, known, day, answers)
        say(tr("Saved."), "", *_lines(tracker.assessments.result(saved.id)))
    return 0


def _add(tracker: Tracker, known: Instrument, day: date, answers: Answers) -> Assessment:
    return tracker.assessments.add(Assessment(instrument=known.id, day=day, answers=answers))


def _typed(known: Instrument, text: str) -> Answers:
    """The answers of a list as typed.

    Raises:
        InvalidEntry: when there are more or fewer than items, or one that is no answer.
    """
    signs = [each.strip() for each in text.split(",")]
    if len(signs) != len(known.items):
        raise InvalidEntry(
            "answers",
            tr(
                "{name} has {items} answers, like 0,1,-; {or_ask}",
                name=known.name,
                items=len(known.items),
                or_ask=OR_ASK,
            ),
        )
    given = [
        None if sign == LEFT_OUT else _points(item, sign)
        for item, sign in zip(known.items, signs, strict=True)
    ]
    return tuple(
        points if known.is_asked(place, given) else None for place, points in enumerate(given)
    )


def _points(item: Item, sign: str) -> int:
    number = opening.whole_number(
        sign or " ", tr("question {id}", id=item.id), low=0, high=item.greatest
    )
    return item.option_for(number).points


def _asked(tracker: Tracker, known: Instrument) -> Sitting | None:
    """Ask one by one, from where it was left; None to go on later. Each answer is kept at once."""
    sitting = _begun(tracker, known)
    while (item := sitting.item) is not None or sitting.needs_help:
        if sitting.needs_help:
            if not _is_helped(tracker):
                return None
            sitting = sitting.after_help()
        elif item is not None:
            typed = _ask(sitting, item)
            if typed == LATER:
                return None
            try:
                sitting = _after(sitting, item, typed, tracker.here.today)
            except InvalidEntry as problem:
                say(problem.sentence)
        tracker.assessments.keep(sitting)
    return sitting


def _begun(tracker: Tracker, known: Instrument) -> Sitting:
    """Where it was left, or the beginning.

    One that was left at its end is at its last question again, so that nothing is saved unasked.
    """
    sitting = tracker.assessments.begin(known)
    say(HOW)
    if sitting.is_begun:
        say(
            tr(
                "Begun {began}; {again} begins again.",
                began=tracker.here.day(sitting.began),
                again=AGAIN,
            )
        )
    return sitting.moved(-1) if sitting.is_over and not sitting.needs_help else sitting


def _ask(sitting: Sitting, item: Item) -> str:
    stem = [item.stem] if item.stem else []
    options = [f"  {number}  {each.words}" for number, each in enumerate(item.options)]
    say("", tr("{number} of {count}", number=sitting.number, count=sitting.count), *stem, item.text)
    say(*([tr("  (0 to {greatest})", greatest=item.greatest)] if item.is_typed else options))
    return input("> ").strip().casefold()


def _after(sitting: Sitting, item: Item, typed: str, today: date) -> Sitting:
    if typed == AGAIN:
        return Sitting.new(sitting.instrument, today)
    if typed == "b":
        return sitting.moved(-1)
    if typed == LEFT_OUT:
        return sitting.answered(None)
    return sitting.answered(_points(item, typed))


def _is_helped(tracker: Tracker) -> bool:
    """Show real help until somebody types that they want to go on; nothing typed ahead is that.

    Returns:
        False where they want to stop here.
    """
    say("", *help_lines(tracker), "")
    while True:
        typed = input(GO_ON).strip().casefold()
        if typed in {GO, LATER}:
            return typed == GO


def help_lines(tracker: Tracker) -> Iterator[str]:
    """The numbers of the participant's country, their people, and where the safety plan is."""
    words, country = content.wording("assess"), tracker.coping.country()
    yield words["thank_you"]
    yield words["not_alone"]
    yield f"{words['danger']} {country.emergency}"
    yield words["to_talk"]
    for line in country.lines:
        if line.kind == "crisis":
            yield f"  {line.number or line.text}  {line.name}  {line.text}".rstrip()
    yield from (f"  {each.phone}  {each.name}" for each in tracker.coping.contacts())
    yield SAFETY
