"""The fields of a check-in: one for each question that is asked, and their answers."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rich.cells import cell_len
from textual.widget import Widget

from iop_tracker.domain.checkin import CheckIn, Halt, OwnAnswer, ReturnToUse
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import parse_tags
from iop_tracker.domain.question import OwnKind, OwnQuestion, Question
from iop_tracker.domain.scale import parse_rating, parse_sleep
from iop_tracker.language import tr
from iop_tracker.views.check_in import CheckInSheet
from iop_tracker.views.questions import MOOD, SCALES, WORDS, YES_OR_NO, Words
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.rating import Rating
from iop_tracker.widgets.text_field import TextBox
from iop_tracker.widgets.toggles import Toggles
from iop_tracker.widgets.word_choice import SleepLine, WordChoice

HALTS = tuple((str(state), tr(state.value).capitalize()) for state in Halt)

NO, YES = "no", "yes"
NO_OR_YES = ((NO, tr("No")), (YES, tr("Yes")))

USED = (
    (str(ReturnToUse.NO), tr("No")),
    (str(ReturnToUse.YES), tr("Yes")),
    (str(ReturnToUse.RATHER_NOT_SAY), tr("Rather not say")),
)

MOOD_SENTENCE = tr("Choose a number for your mood. All the rest may stay empty.")

GROUPS: tuple[tuple[Question, ...], ...] = (
    (*SCALES, Question.SLEEP),
    (Question.HALT, Question.FEELINGS, Question.TRIGGERS, Question.SIGNS),
    YES_OR_NO,
    (Question.USED,),
    (Question.GRATITUDE, Question.NOTE),
)
"""Questions that stand together, in the order in which they are asked."""

LABEL = 18
"""Cells of a label beside its answer; a name with a longer word stands above it."""

NAMES: Mapping[Question, str] = {Question.SLEEP: "sleep_hours"}
"""Fields of the record that are not named as their question."""


def field_name(question: Question) -> str:
    """The field of the record that a question is about."""
    return NAMES.get(question, str(question))


def own_field_name(question: OwnQuestion) -> str:
    """Names the field of an own question."""
    return f"own:{question.id}"


def compose_fields(sheet: CheckInSheet, *, is_today: bool) -> Iterator[Field]:
    """A field for each question; a gap where other ones begin."""
    yield Field("mood", MOOD.label, Rating(low=MOOD.low, high=MOOD.high))
    for group in GROUPS:
        asked = [each for each in group if each in sheet.questions.asked]
        fields = [_field(each, sheet, is_today=is_today) for each in asked if _can_ask(each, sheet)]
        if group is YES_OR_NO:
            fields += [_own_field(each, at) for at, each in enumerate(sheet.questions.own)]
        if fields and group is not GROUPS[0]:
            fields[0].add_class("-begins")
        yield from fields


def _can_ask(question: Question, sheet: CheckInSheet) -> bool:
    """Signs are asked about only where some are written."""
    return question is not Question.SIGNS or bool(sheet.signs)


def _field(question: Question, sheet: CheckInSheet, *, is_today: bool) -> Field:
    words, name = WORDS[question], field_name(question)
    label = words.label
    if question is Question.USED:
        label = tr("{label} today?", label=label) if is_today else tr("{label} then?", label=label)
    if question is Question.SIGNS:
        return Field(name, tr("Did you notice any of your signs?"), _signs(sheet), tall=True)
    return Field(name, label, _control(question, words, sheet))


def _control(question: Question, words: Words, sheet: CheckInSheet) -> Widget:
    if question in SCALES:
        return Rating(low=words.low, high=words.high)
    if question in YES_OR_NO:
        return Toggles(NO_OR_YES, single=True, numbered=True)
    made: Mapping[Question, Callable[[], Widget]] = {
        Question.SLEEP: lambda: SleepLine(placeholder=_sleep_hint(sheet.yesterday)),
        Question.HALT: lambda: Toggles(HALTS, numbered=True),
        Question.FEELINGS: lambda: WordChoice(sheet.feelings),
        Question.TRIGGERS: lambda: WordChoice(sheet.triggers),
        Question.USED: lambda: Toggles(USED, single=True, numbered=True),
        Question.GRATITUDE: lambda: TextBox(placeholder=words.about),
        Question.NOTE: lambda: TextBox(placeholder=words.about),
    }
    return made[question]()


def _signs(sheet: CheckInSheet) -> Toggles:
    return Toggles(((_sign_id(each), each) for each in sheet.signs), numbered=True)


def _sign_id(sign: str) -> str:
    """A sign without commas, because commas divide what is switched on; no sign has a new line."""
    return sign.replace(",", "\n")


def _own_field(question: OwnQuestion, at: int) -> Field:
    is_scale = question.kind is OwnKind.RATING
    control: Widget = (
        Rating(low=question.low, high=question.high)
        if is_scale
        else Toggles(NO_OR_YES, single=True, numbered=True)
    )
    tall = max(map(cell_len, question.name.split())) > LABEL
    made = Field(f"own-{at}", question.name, control, tall=tall)
    made.field = own_field_name(question)
    return made


def _sleep_hint(yesterday: CheckIn | None) -> str:
    if yesterday is None or yesterday.sleep_hours is None:
        return WORDS[Question.SLEEP].about
    return tr("yesterday {sleep_hours:g}", sleep_hours=yesterday.sleep_hours)


def mark_yesterday(field: Field, answer: str) -> None:
    """Let a field carry the faint marks of yesterday's answer."""
    control = field.control
    if isinstance(control, Rating):
        control.before = int(answer) if answer else None
    elif isinstance(control, Toggles):
        control.before = frozenset(answer.split(","))
    elif isinstance(control, WordChoice):
        control.mark(parse_tags(answer))


def answers_of(check_in: CheckIn, sheet: CheckInSheet) -> dict[str, str]:
    """What stands in each field, by its name, for a check-in."""
    answers = {
        field_name(each): _text(getattr(check_in, field_name(each))) for each in Question
    } | {"mood": str(check_in.mood)}
    answers["signs"] = ",".join(map(_sign_id, check_in.signs))
    given = {each.question_id: each.value for each in check_in.own}
    for question in sheet.questions.own:
        if question.id in given:
            value = given[question.id]
            is_scale = question.kind is OwnKind.RATING
            answers[own_field_name(question)] = str(value) if is_scale else _text(value > 0)
    return answers


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, float):
        return f"{value:g}"
    return ",".join(value) if isinstance(value, tuple) else str(value)


def changes(answers: Mapping[str, str], sheet: CheckInSheet) -> dict[str, Any]:
    """What a check-in is to hold by what stands in the fields; only what was asked.

    Raises:
        InvalidEntry: for an answer that is none, and without a mood.
    """
    if not answers["mood"].strip():
        raise InvalidEntry("mood", MOOD_SENTENCE)
    signs = {_sign_id(each): each for each in sheet.signs}
    found: dict[str, Any] = {"mood": parse_rating("mood", answers["mood"])}
    for question in sheet.questions.asked:
        text = answers.get(field_name(question))
        if text is None:
            continue
        if question is Question.SIGNS:
            found["signs"] = tuple(signs[each] for each in text.split(",") if each in signs)
        else:
            found[field_name(question)] = _value(question, text.strip())
    found["own"] = _own_answers(answers, sheet)
    return found


def _value(question: Question, text: str) -> object:
    if question in {Question.NOTE, Question.GRATITUDE}:
        return text
    if question is Question.HALT:
        return tuple(state for state in Halt if state in text.split(","))
    if question in {Question.TRIGGERS, Question.FEELINGS}:
        return parse_tags(text)
    return _single_value(question, text) if text else None


def _single_value(question: Question, text: str) -> object:
    if question in SCALES:
        return parse_rating(question, text)
    if question is Question.SLEEP:
        return parse_sleep(text)
    return ReturnToUse(text) if question is Question.USED else text == YES


def _own_answers(answers: Mapping[str, str], sheet: CheckInSheet) -> tuple[OwnAnswer, ...]:
    """Answers to questions that are asked no more stay; then those that are asked."""
    shown = {own_field_name(each): each.id for each in sheet.questions.own}
    asked = set(shown.values())
    known = sheet.known.own if sheet.known else ()
    given = {each.question_id: each for each in known if each.question_id not in asked}
    for name, question_id in shown.items():
        text = answers.get(name, "")
        if text:
            value = {NO: 0, YES: 1}.get(text)
            value = int(text) if value is None else value
            given[question_id] = OwnAnswer(question_id, value)
    return tuple(given.values())
