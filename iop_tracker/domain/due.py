"""Until when something is to be done, in the words people use, and how often it comes back."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import MOST_DAYS, SessionLink, Task
from iop_tracker.domain.scale import WEEKDAYS
from iop_tracker.domain.words import DAY_NAMES, count_text, parse_due

HOW = "Until when is written like tomorrow, fri, in 3 days, 2026-11-27 or before thursday's group."
NO_SUCH_SESSION = "No session like that is coming. It is written like: before thursday's group."
HOW_OFTEN = "How often is written like day, week, 2 weeks or 3 days; empty for once."
IDLE = {"the", "next", "my", "a", "session", "meeting", "of", "on"}
"""Words after `before` that say nothing about which session."""


class Coming(Struct, frozen=True, kw_only=True):
    """A session to come."""

    link: SessionLink
    day: date
    """Local day."""
    name: str
    kind: str
    """What such sessions are called."""


class Due(Struct, frozen=True, kw_only=True):
    """Until when."""

    day: date | None = None
    before: SessionLink | None = None
    """The session before which it is to be done; then `day` is the session's."""


def parse_when(text: str, today: date, coming: Sequence[Coming]) -> Due:
    """Read until when something is to be done, as typed; empty is no day.

    Args:
        text: Like `tomorrow`, `fri`, `in 3 days`, `next week`, `before thursday's group`.
        today: The local day.
        coming: Sessions to come, the next first.

    Raises:
        InvalidEntry: when it is none of these, or no such session is coming.
    """
    typed = " ".join(text.lower().replace("\u2019", "'").split())
    if not typed:
        return Due()
    if typed.startswith("before "):
        session = _session(typed.removeprefix("before "), coming)
        return Due(day=session.day, before=session.link)
    if found := re.fullmatch(r"in (\d{1,3}|an?|one|two) (day|week)s?", typed):
        words = {"a": 1, "an": 1, "one": 1, "two": 2}
        count = words.get(found[1]) or int(found[1])
        return Due(day=today + timedelta(days=count * (7 if found[2] == "week" else 1)))
    if typed == "next week":
        return Due(day=today + timedelta(days=7 - today.weekday()))
    try:
        return Due(day=parse_due(typed, today))
    except InvalidEntry as problem:
        is_unread = "written" in problem.sentence
        raise InvalidEntry("due", HOW if is_unread else problem.sentence) from None


def _session(words: str, coming: Iterable[Coming]) -> Coming:
    asked = [word.removesuffix("'s") for word in words.split() if word not in IDLE]
    days = [day for word in asked if (day := _weekday(word)) is not None]
    rest = [word for word in asked if _weekday(word) is None]
    for each in coming:
        said = f"{each.name} {each.kind}".casefold()
        fits_day = not days or each.day.weekday() in days
        if fits_day and all(word in said for word in rest):
            return each
    raise InvalidEntry("due", NO_SUCH_SESSION)


def _weekday(word: str) -> int | None:
    plain = word.rstrip("s") if len(word) > 3 else word
    if len(plain) < 3 or not any(name.lower().startswith(plain) for name in DAY_NAMES):
        return None
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(plain[:3]))


def parse_every(text: str) -> int:
    """Read how often something comes back, in days; 0 for once.

    Raises:
        InvalidEntry: when it is none of the ways to write that, or rarer than every 8 weeks.
    """
    typed = " ".join(text.lower().removeprefix("every ").split())
    if not typed:
        return 0
    found = re.fullmatch(r"(?:(\d{1,2}) )?(day|week)s?", typed)
    days = int(found[1] or 1) * (7 if found[2] == "week" else 1) if found else 0
    if not 1 <= days <= MOST_DAYS:
        raise InvalidEntry("every", HOW_OFTEN)
    return days


def every_text(days: int) -> str:
    """How often, as `every day`, `every 2 weeks`; empty for once."""
    if not days:
        return ""
    count, noun = (days // 7, "week") if days % 7 == 0 else (days, "day")
    return f"every {noun}" if count == 1 else f"every {count_text(count, noun)}"


def done_once(task: Task, today: date) -> Task:
    """A task after it was done today: one that comes back waits for its next day."""
    if not task.every:
        return replace(task, done=today)
    due = task.due or today
    missed = max(0, (today - due).days) // task.every + 1
    return replace(
        task,
        done_days=(*task.done_days, today),
        due=due + timedelta(days=missed * task.every),
        before=None,
    )


def carried_over(task: Task, today: date) -> Task:
    """A task that waits until tomorrow, or a day longer where it was due later anyway."""
    later = max(task.due or today, today) + timedelta(days=1)
    return replace(task, due=later, before=None)
