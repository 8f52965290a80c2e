"""Until when something is to be done, in the words people use, and how often it comes back."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import MOST_DAYS, SessionLink, Task
from iop_tracker.domain.typed import folded
from iop_tracker.domain.words import (
    DAY_SENTENCE,
    NO_SUCH_DAY,
    count_text,
    parse_due,
    weekday_of,
)
from iop_tracker.language import tr, trn

HOW = tr(
    "Until when is written like tomorrow, fri, in 3 days, 2026-11-27 or before thursday's group."
)
NO_SUCH_SESSION = tr("No session like that is coming. It is written like: before thursday's group.")
HOW_OFTEN = tr("How often is written like day, week, 2 weeks or 3 days; empty for once.")


def _any_of(*words: str) -> str:
    """A pattern for any of some words; a text may have several, with | between."""
    return "|".join(re.escape(each) for word in words for each in folded(word).split("|"))


DAYS = _any_of("day", "days", tr("day"), trn("day", "days", 2))
WEEKS = _any_of("week", "weeks", tr("week"), trn("week", "weeks", 2))
ONE, TWO = _any_of(tr("a|an|one")), _any_of(tr("two"))
SPAN = rf"(?:{_any_of('in', tr('in'))}) (?:(\d{{1,3}})|({ONE})|(?:{TWO})) (?:(?:{DAYS})|({WEEKS}))"
EVERY = rf"(?:(?:{_any_of('every', tr('every'))}) )?(?:(\d{{1,2}}) )?(?:(?:{DAYS})|({WEEKS}))"
NEXT_WEEK = _any_of("next week", tr("next week"))
BEFORE = rf"(?:{_any_of('before', tr('before'))}) (.+)"
IDLE = frozenset(folded(tr("the|next|my|a|session|meeting|of|on")).split("|"))
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
    typed = " ".join(folded(text).replace("\u2019", "'").split())
    if not typed:
        return Due()
    if found := re.fullmatch(BEFORE, typed):
        session = _session(found[1], coming)
        return Due(day=session.day, before=session.link)
    if found := re.fullmatch(SPAN, typed):
        count = int(found[1]) if found[1] else 1 if found[2] else 2
        return Due(day=today + timedelta(days=count * (7 if found[3] else 1)))
    if re.fullmatch(NEXT_WEEK, typed):
        return Due(day=today + timedelta(days=7 - today.weekday()))
    try:
        return Due(day=parse_due(typed, today))
    except InvalidEntry as problem:
        is_unread = problem.sentence in {DAY_SENTENCE, NO_SUCH_DAY}
        raise InvalidEntry("due", HOW if is_unread else problem.sentence) from None


def _session(words: str, coming: Iterable[Coming]) -> Coming:
    asked = [word.removesuffix("'s") for word in words.split() if word not in IDLE]
    days = [day for word in asked if (day := _weekday(word)) is not None]
    rest = [word for word in asked if _weekday(word) is None]
    for each in coming:
        said = folded(f"{each.name} {each.kind}")
        fits_day = not days or each.day.weekday() in days
        if fits_day and all(word in said for word in rest):
            return each
    raise InvalidEntry("due", NO_SUCH_SESSION)


def _weekday(word: str) -> int | None:
    many = weekday_of(word.rstrip("s")) if len(word) > 3 else None
    return weekday_of(word) if many is None else many


def parse_every(text: str) -> int:
    """Read how often something comes back, in days; 0 for once.

    Raises:
        InvalidEntry: when it is none of the ways to write that, or rarer than every 8 weeks.
    """
    typed = " ".join(folded(text).split())
    if not typed:
        return 0
    found = re.fullmatch(EVERY, typed)
    days = int(found[1] or 1) * (7 if found[2] else 1) if found else 0
    if not 1 <= days <= MOST_DAYS:
        raise InvalidEntry("every", HOW_OFTEN)
    return days


def every_text(days: int) -> str:
    """How often, as `every day`, `every 2 weeks`; empty for once."""
    if not days:
        return ""
    if days == 1:
        return tr("every day")
    if days == 7:
        return tr("every week")
    weeks, rest = divmod(days, 7)
    span = count_text(days, "day") if rest else count_text(weeks, "week")
    return tr("every {span}", span=span)


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
