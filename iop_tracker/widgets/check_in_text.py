"""A check-in as a row of a list, and in full."""

from datetime import date

from textual.content import Content

from iop_tracker.domain.checkin import CheckIn, Halt, ReturnToUse
from iop_tracker.domain.words import DAY_NAMES, MONTH_NAMES
from iop_tracker.widgets.plain_text import assemble, styled

MUTED = "$text-muted"
BAR = 5
"""Cells of the mood's bar; each is two points."""

NOTE_LIMIT = 200
"""Characters of a note that a row may need."""

USED_WORDS = {
    ReturnToUse.NO: "no",
    ReturnToUse.YES: "yes",
    ReturnToUse.RATHER_NOT_SAY: "rather not say",
}


def long_day_text(day: date, today: date) -> str:
    """A day as `Monday 23 November`, with the year when it is not today's."""
    text = f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def check_in_header(*, notes: bool) -> str:
    """What stands above the rows."""
    text = f"{'Day':<10} {'Mood':<8} Craving Sleep HALT"
    return f"{text}  Note" if notes else text


def check_in_row(check_in: CheckIn, today: date, *, notes: bool) -> Content:
    """One line: day, mood with its bar, craving, sleep, HALT, and perhaps the note's beginning."""
    sleep = "" if check_in.sleep_hours is None else f"{check_in.sleep_hours:g}"
    row = assemble(
        f"{_short_day(check_in.day, today):<10} ",
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


def check_in_detail(check_in: CheckIn) -> Content:
    """Everything that was written down; what was left out is not shown."""
    sleep = None if check_in.sleep_hours is None else f"{check_in.sleep_hours:g} h"
    numbers = (
        ("Mood", check_in.mood),
        ("Craving", check_in.craving),
        ("Anxiety", check_in.anxiety),
        ("Energy", check_in.energy),
        ("Sleep", sleep),
    )
    given = [_pair(name, str(value)) for name, value in numbers if value is not None]
    lines = [assemble(*given[at : at + 2]) for at in range(0, len(given), 2)]
    words = (
        ("HALT", ", ".join(check_in.halt)),
        ("Triggers", ", ".join(check_in.triggers)),
        ("Used", USED_WORDS[check_in.used] if check_in.used else ""),
    )
    lines += [_pair(name, text) for name, text in words if text]
    if check_in.note.strip():
        lines += [Content(), Content(check_in.note.strip())]
    return Content("\n").join(lines)


def _pair(name: str, value: str) -> Content:
    return assemble((f"{name:<9}", MUTED), f"{value:<8}")


def _or_blank(value: int | None) -> str:
    return "" if value is None else str(value)


def _short_day(day: date, today: date) -> str:
    month = MONTH_NAMES[day.month - 1][:3]
    if day.year == today.year:
        return f"{DAY_NAMES[day.weekday()][:3]} {day.day:>2} {month}"
    return f"{day.day:>2} {month} ’{day.year % 100:02}"
