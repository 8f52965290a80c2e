"""Range checks that more than one kind of record needs."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.typed import folded
from iop_tracker.language import tr

TITLE_LIMIT = 120
"""Longest title, name or single line, in characters."""
TEXT_LIMIT = 100_000
"""Longest free text, in characters."""

TEXT_DIVIDER = tr("\n\n— another version —\n\n")
"""Between two texts that were written into the same place on two computers."""

FIRST_YEAR, LAST_YEAR = 1900, 2199

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Short names of the days, Monday first, as in `date.weekday()`."""

E = TypeVar("E", bound=StrEnum)


def check_rating(field: str, value: int | None) -> None:
    """Accept a whole number from 0 to 10, or None for "not answered".

    Raises:
        InvalidEntry: for anything else.
    """
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10:
        raise InvalidEntry(
            field, tr("{field} is a whole number from 0 to 10.", field=tr(field.capitalize()))
        )


def parse_rating(field: str, text: str) -> int:
    """Read a 0-10 rating as it was typed.

    Raises:
        InvalidEntry: when it is not a whole number from 0 to 10.
    """
    if not re.fullmatch(r"\d{1,2}", text.strip(), re.ASCII):
        raise InvalidEntry(
            field, tr("{field} is a whole number from 0 to 10.", field=tr(field.capitalize()))
        )
    value = int(text)
    check_rating(field, value)
    return value


def check_sleep(value: float | None) -> None:
    """Accept 0 to 24 hours in quarters, or None for "not answered".

    Raises:
        InvalidEntry: for anything else.
    """
    if value is None:
        return
    if not 0 <= value <= 24 or (value * 4) % 1:
        raise InvalidEntry("sleep", SLEEP_SENTENCE)


SLEEP_SENTENCE = tr("Sleep is hours from 0 to 24 in quarters, like 7 or 6.5 or 7:15.")


def parse_sleep(text: str) -> float:
    """Read hours of sleep as typed: `7`, `6.5`, `6,75`, `7:15`.

    Raises:
        InvalidEntry: when it is not 0 to 24 hours in quarters.
    """
    typed = text.strip().replace(",", ".")
    clock = re.fullmatch(r"(\d{1,2}):([0-5]\d)", typed, re.ASCII)
    if clock:
        hours = int(clock[1]) + int(clock[2]) / 60
    elif re.fullmatch(r"\d{1,2}(\.\d{1,2})?", typed, re.ASCII):
        hours = float(typed)
    else:
        raise InvalidEntry("sleep", SLEEP_SENTENCE)
    check_sleep(hours)
    return hours


def check_title(field: str, text: str, *, what: str) -> None:
    """Accept one line of 1 to `TITLE_LIMIT` characters that is not blank.

    Args:
        field: The field the sentence belongs to.
        text: What was typed.
        what: How the sentence names it, as in "The title".

    Raises:
        InvalidEntry: when it is blank, has a line break or is too long.
    """
    if not text.strip():
        raise InvalidEntry(field, tr("{what} needs a few words.", what=what))
    check_line(field, text, what=what)


def check_line(field: str, text: str, *, what: str) -> None:
    """Accept one line of at most `TITLE_LIMIT` characters; blank is fine.

    Raises:
        InvalidEntry: when it has a line break or is too long.
    """
    if "\n" in text or "\r" in text:
        raise InvalidEntry(field, tr("{what} is one line.", what=what))
    if len(text) > TITLE_LIMIT:
        raise InvalidEntry(
            field,
            tr("{what} has room for {title_limit} characters.", what=what, title_limit=TITLE_LIMIT),
        )


def check_text(field: str, text: str, *, what: str) -> None:
    """Accept free text of at most `TEXT_LIMIT` characters.

    Raises:
        InvalidEntry: when it is longer.
    """
    if len(text) > TEXT_LIMIT:
        raise InvalidEntry(
            field,
            tr("{what} has room for {text_limit:,} characters.", what=what, text_limit=TEXT_LIMIT),
        )


def both_texts(texts: Iterable[str], divider: str = TEXT_DIVIDER, limit: int = TEXT_LIMIT) -> str:
    """Versions of a text as one, each once, blank ones left out; the last where room is short.

    Args:
        texts: The versions, oldest first; at least one.
        divider: What stands between them.
        limit: Characters there is room for.
    """
    versions = list(dict.fromkeys(texts))
    together = divider.join(text for text in versions if text.strip())
    return together if together and len(together) <= limit else versions[-1]


def check_lines(field: str, lines: Iterable[str], *, what: str) -> None:
    """Accept a list of single lines, none of them blank.

    Raises:
        InvalidEntry: when one is blank, has a line break or is too long.
    """
    for line in lines:
        check_title(field, line, what=what)


def check_weekdays(field: str, weekdays: Collection[int]) -> None:
    """Accept days from 0 (Monday) to 6 (Sunday), each once, in order.

    Raises:
        InvalidEntry: otherwise.
    """
    if any(not 0 <= day <= 6 for day in weekdays) or list(weekdays) != sorted(set(weekdays)):
        raise InvalidEntry(field, tr("Days are picked from Monday to Sunday, each once."))


def check_range(field: str, value: int, *, low: int, high: int, what: str) -> None:
    """Accept a whole number from `low` to `high`.

    Raises:
        InvalidEntry: otherwise.
    """
    if isinstance(value, bool) or not low <= value <= high:
        raise InvalidEntry(
            field,
            tr("{what} is a whole number from {low} to {high}.", what=what, low=low, high=high),
        )


def check_day(field: str, day: date | None) -> None:
    """Accept a day of the years 1900 to 2199, or none: what is further is a slip in typing.

    Raises:
        InvalidEntry: otherwise.
    """
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidEntry(
            field,
            tr(
                "A day is in the years {first_year} to {last_year}.",
                first_year=FIRST_YEAR,
                last_year=LAST_YEAR,
            ),
        )


def check_order(field: str, first: date, last: date | None) -> None:
    """Accept a last day that is not before the first, or none.

    Raises:
        InvalidEntry: when it is before.
    """
    if last is not None and last < first:
        raise InvalidEntry(field, tr("The last day can't be before the first."))


def parse_choice(kind: type[E], field: str, text: str) -> E:
    """Read one of an enumeration's words as typed, spaces and hyphens allowed.

    The English words are known in every language, since commands have them.

    Raises:
        InvalidEntry: naming what is allowed.
    """
    typed = re.sub(r"[\s_-]+", " ", folded(text.strip()))
    words = {member: member.value.replace("_", " ") for member in kind}
    for member, word in words.items():
        if typed in {word, folded(tr(word))}:
            return member
    allowed = ", ".join(tr(word).replace(" ", "-") for word in words.values())
    raise InvalidEntry(field, tr("Choose one of: {allowed}.", allowed=allowed))
