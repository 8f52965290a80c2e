"""The report, and after it a diary: each day with all that was written down about it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.choice import BriefPart
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.lookback import LOOK_BACK_STEPS
from iop_tracker.domain.words import day_text
from iop_tracker.language import tr
from iop_tracker.views.brief.material import Records, Span
from iop_tracker.views.brief.page import NOTHING, brief_document
from iop_tracker.views.check_in_words import OWN_WORDS, USED, answer_words, number_words
from iop_tracker.views.document import Block, Document, Items, Paragraph, Section
from iop_tracker.views.entry import entries
from iop_tracker.views.questions import own_value_text
from iop_tracker.views.urges import urge_lines

PLANS_TITLE = tr("My plans in full")
URGE_WORDS = frozenset({tr("Thoughts"), tr("Note"), tr("Where, with whom")})
"""The labels of an urge under which the participant's own words stand."""
URGE_END = tr("How it went on")
Line = tuple[date, str]
"""What is told of a day."""


class Told(Struct, frozen=True):
    """What the diary is made of, and what may stand in it."""

    records: Records
    span: Span
    words: bool
    """Whether what the participant wrote may be told."""
    use: bool
    """Whether anything about use may be told."""


def diary_document(records: Records, span: Span, without: Collection[BriefPart]) -> Document:
    """The report of these days, then each day, oldest first, then the plans in full.

    The same parts are left out of the days as of the report. Names and numbers of other people
    are in none of it, but where they stand in what the participant wrote.

    Args:
        records: The participant's records.
        span: The days; for no session.
        without: The parts that are left out. Where what was written is left out, the diary has
            numbers, answers to choose from, sessions, tasks and questions only.
    """
    report = brief_document(records, span, {*without, BriefPart.WORDS, BriefPart.WANTS})
    told = Told(records, span, BriefPart.WORDS not in without, BriefPart.USE not in without)
    days = tuple(_day_sections(told, without))
    plans = tuple(_plan_sections(told, without))
    about = tuple(line for line in report.about if not days or line != NOTHING)
    return replace(report, about=about, sections=(*report.sections, *days, *plans))


def _day_sections(told: Told, without: Collection[BriefPart]) -> Iterator[Section]:
    by_day: defaultdict[date, list[str]] = defaultdict(list)
    for part, source in SOURCES:
        if part not in without:
            for day, text in source(told):
                if told.span.holds(day):
                    by_day[day].append(text)
    for day in sorted(by_day):
        items = Items(lines=tuple(by_day[day]))
        yield Section(id=f"day-{day.isoformat()}", title=day_text(day), blocks=(items,))


def _check_ins(told: Told) -> Iterator[Line]:
    for check_in in told.records.check_ins:
        numbers = ", ".join(f"{label.lower()} {value}" for label, value in number_words(check_in))
        lines = [tr("Check-in: {numbers}", numbers=numbers)]
        lines += _labelled(
            (label, text)
            for label, text in answer_words(check_in)
            if label != USED and label not in OWN_WORDS
        )
        yield check_in.day, "\n".join(lines)


def _use(told: Told) -> Iterator[Line]:
    for check_in in told.records.check_ins:
        for label, text in answer_words(check_in):
            if label == USED and text:
                yield check_in.day, f"{label}: {text}"


def _check_in_words(told: Told) -> Iterator[Line]:
    for check_in in told.records.check_ins:
        lines = [*_labelled(p for p in answer_words(check_in) if p[0] in OWN_WORDS)]
        lines += _own_answers(check_in, told.records)
        lines += [check_in.note.strip()] if check_in.note.strip() else []
        if lines:
            yield check_in.day, "\n".join(lines)


def _own_answers(check_in: CheckIn, records: Records) -> Iterator[str]:
    """The answers to own questions whose words are still known."""
    questions = {question.id: question for question in records.questions}
    for answer in check_in.own:
        question = questions.get(answer.question_id)
        if question:
            yield f"{question.name}: {own_value_text(question, answer.value)}"


def _sessions(told: Told) -> Iterator[Line]:
    span = told.span
    for entry in entries(told.records.plan, span.here, span.first, span.here.today):
        if not entry.occurrence.is_session or not entry.is_past:
            continue
        how = entry.status.value if entry.status else tr("not marked yet")
        how = how if entry.occurrence.takes_place else tr("called off")
        note = entry.mark.note.strip() if entry.mark and told.words else ""
        yield (
            entry.day,
            "\n".join(filter(None, (f"{entry.occurrence.name}, {entry.time}: {how}", note))),
        )


def _urges(told: Told) -> Iterator[Line]:
    here = told.span.here
    left_out = (
        {tr("When")} | (set() if told.words else URGE_WORDS) | (set() if told.use else {URGE_END})
    )
    for urge in sorted(told.records.urges, key=lambda u: (u.at, u.id)):
        known = urge_lines(urge, told.records.strategy_names, here)
        lines = _labelled(pair for pair in known if pair[0] not in left_out)
        yield urge.day, "\n".join((tr("Urge, {at}", at=here.time(urge.at)), *lines))


def _questionnaires(told: Told) -> Iterator[Line]:
    for result in told.records.results:
        several = len(result.scales) > 1
        lines = [
            f"{result.instrument.name}{f', {scale.scale.name}' if several else ''}: {scale.text}"
            for scale in result.scales
            if told.use or not scale.scale.about_use
        ]
        if lines:
            yield result.assessment.day, "\n".join(lines)


def _tasks(told: Told) -> Iterator[Line]:
    for task in sorted(told.records.tasks, key=lambda task: task.text):
        for day in (*task.done_days, *((task.done,) if task.done else ())):
            yield day, tr("Done: {text}", text=task.text)


def _topics(told: Told) -> Iterator[Line]:
    for topic in sorted(told.records.topics, key=lambda topic: topic.text):
        yield topic.day, tr("A question for a session: {text}", text=topic.text)


def _goals(told: Told) -> Iterator[Line]:
    for goal in sorted(told.records.goals, key=lambda goal: goal.text):
        if goal.done:
            yield goal.done, tr("Goal reached: {text}", text=goal.text)
        if goal.let_go:
            yield goal.let_go, tr("Goal let go: {text}", text=goal.text)


def _notes(told: Told) -> Iterator[Line]:
    for note in sorted(told.records.notes, key=lambda note: (note.title, note.id)):
        yield (
            note.day,
            "\n".join(filter(None, (tr("Note: {title}", title=note.title), note.text.strip()))),
        )


def _look_backs(told: Told) -> Iterator[Line]:
    """They are about a return to use; so both it and the words have to be told."""
    for look_back in sorted(told.records.look_backs, key=lambda each: each.id):
        texts = [getattr(look_back, name).strip() for name in LOOK_BACK_STEPS]
        if told.use and any(texts):
            yield look_back.day, "\n".join((tr("Looking back"), *filter(None, texts)))


def _labelled(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, text in pairs:
        if text.strip():
            yield f"{label}: {', '.join(filter(str.strip, text.splitlines()))}"


def _plan_sections(told: Told, without: Collection[BriefPart]) -> Iterator[Section]:
    plans = sorted(told.records.coping_plans, key=lambda plan: plan.situation.casefold())
    if plans and told.words and BriefPart.PLANS not in without:
        blocks = tuple(block for plan in plans for block in _plan(plan, told.records))
        yield Section(id="plans-in-full", title=PLANS_TITLE, blocks=blocks)


def _plan(plan: CopingPlan, records: Records) -> Iterator[Block]:
    names = records.strategy_names
    parts = (
        (tr("Sign"), plan.warning_signs),
        (tr("What to do"), [names[each] for each in plan.strategies if each in names]),
        (tr("If, then"), plan.if_then),
        (tr("Go to"), plan.places),
        (tr("Why"), plan.reasons),
    )
    yield Paragraph(text=plan.situation)
    lines = tuple(f"{label}: {text}" for label, texts in parts for text in texts if text.strip())
    if lines:
        yield Items(lines=lines)


SOURCES: tuple[tuple[BriefPart, Callable[[Told], Iterator[Line]]], ...] = (
    (BriefPart.HOW, _check_ins),
    (BriefPart.USE, _use),
    (BriefPart.WORDS, _check_in_words),
    (BriefPart.SESSIONS, _sessions),
    (BriefPart.URGES, _urges),
    (BriefPart.QUESTIONNAIRES, _questionnaires),
    (BriefPart.TASKS, _tasks),
    (BriefPart.TOPICS, _topics),
    (BriefPart.GOALS, _goals),
    (BriefPart.WORDS, _notes),
    (BriefPart.WORDS, _look_backs),
)
"""What is told of a day, in this order, and the part that it goes with."""
