"""A check-in as a row of a list, and in full."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from textual.content import Content

from iop_tracker.domain.checkin import CheckIn, DayPart, Halt
from iop_tracker.domain.question import OwnQuestion
from iop_tracker.domain.words import DAY_NAMES, MONTH_NAMES
from iop_tracker.language import tr
from iop_tracker.views.check_in_words import answer_words, number_words
from iop_tracker.views.questions import own_value_text
from iop_tracker.widgets.plain_text import assemble, styled

MUTED = "$text-muted"
BAR = 5
"""Cells of the mood's bar; each is two points."""

LATER_SIGN = "+"
LATER = tr("{later_sign} filled in later", later_sign=LATER_SIGN)
"""Of a check-in that was written after its day; a fact and nothing more."""

NOTE_LIMIT = 200
"""Characters of a note that a row may need."""


def long_day_text(day: date, today: date) -> str:
    """A day as `Monday 23 November`, with the year when it is not today's."""
    text = f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def check_in_header(*, notes: bool) -> str:
    """What stands above the rows."""
    numbers = f"{tr('Mood'):<8} {tr('Craving'):<7} {tr('Sleep'):<5} HALT"
    note = f"  {tr('Note')}" if notes else ""
    return f"{tr('Day'):<10} {numbers}{note}"


def own_words(check_in: CheckIn) -> tuple[str, ...]:
    """All that is written in it in words, to search."""
    lists = (*check_in.triggers, *check_in.feelings, *check_in.signs)
    return (check_in.note, check_in.gratitude, *lists)


def check_in_row(check_in: CheckIn, today: date, *, notes: bool, later: bool = False) -> Content:
    """One line: day, mood with its bar, craving, sleep, HALT, and perhaps the note's beginning.

    Args:
        check_in: Of that day.
        today: To write the day.
        notes: Whether there is room for the note.
        later: Whether it was filled in after its day, which a small sign tells.
    """
    sleep = "" if check_in.sleep_hours is None else f"{check_in.sleep_hours:g}"
    row = assemble(
        f"{_short_day(check_in.day, today):<10}",
        (LATER_SIGN if later else " ", MUTED),
        (f"{check_in.mood:>2} ", "bold"),
        (f"{mood_bar(check_in.mood):<{BAR}}", "$primary"),
        f"{_or_blank(check_in.craving):>5}   ",
        f"{sleep:>5} ",
        f"{halt_letters(check_in.halt):<4}",
    )
    words = " ".join(check_in.note[:NOTE_LIMIT].split())
    return row + styled(f"  {words}", MUTED) if notes and words else row


def mood_bar(mood: int) -> str:
    """A mood as blocks: one for two points, half a one for a single point."""
    return "▄" * (mood // 2) + "▖" * (mood % 2)


def halt_letters(halt: tuple[Halt, ...]) -> str:
    """HALT with the letters that hold, and dots for the others; blank for none."""
    if not halt:
        return ""
    return "".join(state[0].upper() if state in halt else "·" for state in Halt)


def check_in_detail(
    check_in: CheckIn,
    *,
    parts: Sequence[CheckIn] = (),
    questions: Mapping[str, OwnQuestion] | None = None,
    later: bool = False,
) -> Content:
    """Everything that was written down; what was left out is not shown.

    Args:
        check_in: The day's.
        parts: The day's check-ins as they are stored, where there is more than one.
        questions: The participant's own questions by id.
        later: Whether it was filled in after its day.
    """
    given = [_pair(name, value) for name, value in number_words(check_in)]
    lines = [assemble(*given[at : at + 2]) for at in range(0, len(given), 2)]
    lines += [_pair(name, text) for name, text in answer_words(check_in) if text]
    lines += _own_lines(check_in, questions or {})
    lines += [styled(text, MUTED) for text in (_parts_text(parts), LATER if later else "") if text]
    if check_in.note.strip():
        lines += [Content(), Content(check_in.note.strip())]
    return Content("\n").join(lines)


def _own_lines(check_in: CheckIn, questions: Mapping[str, OwnQuestion]) -> Iterator[Content]:
    """The answers to own questions whose words are still known."""
    for answer in check_in.own:
        question = questions.get(answer.question_id)
        if question:
            value = own_value_text(question, answer.value)
            yield assemble((f"{question.name:<8} ", MUTED), value)


def _parts_text(parts: Sequence[CheckIn]) -> str:
    """The moods of the parts, as in `Mood: morning 4, evening 6`; of a single one which it is."""
    if len(parts) == 1:
        only = {DayPart.MORNING: tr("in the morning"), DayPart.EVENING: tr("in the evening")}
        return only[parts[0].part] if parts[0].part else ""
    names = {
        DayPart.MORNING: tr("morning"),
        DayPart.EVENING: tr("evening"),
        None: tr("whole day"),
    }
    moods = (f"{names[each.part]} {each.mood}" for each in parts)
    return tr("Mood: {moods}", moods=", ".join(moods))


def _pair(name: str, value: str) -> Content:
    return assemble((f"{name:<8} ", MUTED), f"{value:<8}")


def _or_blank(value: int | None) -> str:
    return "" if value is None else str(value)


def _short_day(day: date, today: date) -> str:
    month = MONTH_NAMES[day.month - 1][:3]
    if day.year == today.year:
        return f"{DAY_NAMES[day.weekday()][:3]} {day.day:>2} {month}"
    return f"{day.day:>2} {month} ’{day.year % 100:02}"
