"""The daily check-in."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import fields, replace

from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import (
    TEXT_DIVIDER,
    both_texts,
    check_day,
    check_lines,
    check_range,
    check_rating,
    check_sleep,
    check_text,
)
from iop_tracker.language import tr

DAY_STARTS_AT = 4
"""Before this hour a check-in may well be meant for the day before."""

EVENING_FROM = 14
"""From this hour on a check-in is about the evening, for who checks in twice a day."""

PARTS_DIVIDER = "\n\n"
"""Between what was written in the morning and in the evening."""


A_TRIGGER, A_FEELING, A_SIGN = tr("A trigger"), tr("A feeling"), tr("A sign")
AN_ANSWER, THE_NOTE, THE_TEXT = tr("An answer"), tr("The note"), tr("The text")


class Halt(StrEnum):
    """The four states to look out for: hungry, angry, lonely, tired."""

    HUNGRY = "hungry"
    ANGRY = "angry"
    LONELY = "lonely"
    TIRED = "tired"


class ReturnToUse(StrEnum):
    """Whether the participant used that day; an event to learn from, nothing more."""

    NO = "no"
    YES = "yes"
    RATHER_NOT_SAY = "rather_not_say"


class DayPart(StrEnum):
    """Which part of a day a check-in is about, for who checks in twice a day."""

    MORNING = "morning"
    EVENING = "evening"


class OwnAnswer(Struct, frozen=True):
    """The answer to a question of the participant's own."""

    question_id: str
    value: int
    """0 to 10; of a yes-or-no question 1 is yes and 0 is no."""

    def __post_init__(self) -> None:
        check_range("own", self.value, low=0, high=10, what=AN_ANSWER)


class CheckIn(Record, frozen=True, kw_only=True):
    """How one day, or one part of it, was. Everything but mood may be left out.

    Raises:
        InvalidEntry: for a value outside its range.
    """

    day: date
    """The participant's local day."""
    part: DayPart | None = None
    """None for the whole day; one check-in for each part of a day."""
    mood: int
    """0 very low to 10 very good."""
    craving: int | None = None
    """0 none to 10 strongest."""
    anxiety: int | None = None
    """0 calm to 10 strongest."""
    energy: int | None = None
    """0 none to 10 full."""
    sleep_hours: float | None = None
    """0 to 24, in quarters."""
    halt: tuple[Halt, ...] = ()
    triggers: tuple[str, ...] = ()
    used: ReturnToUse | None = None
    note: str = ""
    feelings: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    """Warning signs of the participant's own that were noticed."""
    medication: bool | None = None
    """Whether it was taken as agreed."""
    meeting: bool | None = None
    """Whether the participant was at a meeting or support group."""
    movement: bool | None = None
    """Whether the participant moved: a walk, sport, dancing."""
    support: bool | None = None
    """Whether there was contact with somebody supportive."""
    gratitude: str = ""
    own: tuple[OwnAnswer, ...] = ()

    def __post_init__(self) -> None:
        check_day("day", self.day)
        check_rating("mood", self.mood)
        check_rating("craving", self.craving)
        check_rating("anxiety", self.anxiety)
        check_rating("energy", self.energy)
        check_sleep(self.sleep_hours)
        if self.triggers:
            check_lines("triggers", self.triggers, what=A_TRIGGER)
        if self.feelings:
            check_lines("feelings", self.feelings, what=A_FEELING)
        if self.signs:
            check_lines("signs", self.signs, what=A_SIGN)
        if self.note:
            check_text("note", self.note, what=THE_NOTE)
        if self.gratitude:
            check_text("gratitude", self.gratitude, what=THE_TEXT)


def day_in_question(now: datetime) -> date | None:
    """Yesterday, when it is so late at night that a check-in may be meant for it; else None."""
    return now.date() - timedelta(days=1) if now.hour < DAY_STARTS_AT else None


def part_at(hour: int) -> DayPart:
    """The part of the day that a check-in at this hour is about, 0 to 23."""
    return DayPart.MORNING if hour < EVENING_FROM else DayPart.EVENING


def is_made(stored: Iterable[DayPart | None], part: DayPart | None) -> bool:
    """Whether a day has its check-in.

    Args:
        stored: The parts of the day that there is one for; None is the whole day.
        part: The part that is asked about; None for any.
    """
    known = set(stored)
    return bool(known) if part is None or None in known else part in known


def parts_to_fill(
    stored: Iterable[DayPart | None], *, twice_a_day: bool
) -> tuple[DayPart | None, ...]:
    """The check-ins of a day that can be filled in or changed, in the order of the day.

    Args:
        stored: Parts that the day has a check-in for; None is the whole day.
        twice_a_day: Whether mornings and evenings are asked about.
    """
    parts = {*stored, *(DayPart if twice_a_day else ())} or {None}
    return tuple(sorted(parts, key=_PLACES.index))


def is_filled_in_later(check_in: CheckIn, zone: tzinfo | None) -> bool:
    """Whether it was written once the day after had begun. Nothing depends on it.

    Args:
        check_in: One that may have been stored.
        zone: The participant's time zone.
    """
    if check_in.created is None:
        return False
    next_day = check_in.day + timedelta(days=1)
    written = check_in.created.astimezone(zone).replace(tzinfo=None)
    return written >= datetime.combine(next_day, time(DAY_STARTS_AT))


def one_a_day(check_ins: Iterable[CheckIn]) -> tuple[CheckIn, ...]:
    """One check-in for each day, newest day first.

    Where two computers each have one for a day, or for the same part of it, they count as one: of
    each answer the one given last, the triggers of both, and both notes. Then morning and evening
    count as one: of each answer the one of the evening, what is only in the morning stays, the
    words of both, and the notes of both.
    """
    known_ones = tuple(check_ins)
    by_day = {check_in.day: check_in for check_in in known_ones}
    if len(by_day) == len(known_ones):  # As in most files: years need not be sorted twice.
        return tuple(by_day[day] for day in sorted(by_day, reverse=True))
    by_day = {}
    for check_in in sorted(one_a_part(known_ones), key=lambda c: _PLACES.index(c.part)):
        known = by_day.get(check_in.day)
        together = _as_one(known, check_in, PARTS_DIVIDER) if known else check_in
        by_day[check_in.day] = replace(together, part=None) if known else check_in
    return tuple(by_day[day] for day in sorted(by_day, reverse=True))


def one_a_part(check_ins: Iterable[CheckIn]) -> tuple[CheckIn, ...]:
    """One check-in for each part of a day, where two computers each have one."""
    by_part: dict[tuple[date, DayPart | None], CheckIn] = {}
    for check_in in sorted(check_ins, key=lambda c: (str(c.changed), c.id)):
        known = by_part.get((check_in.day, check_in.part))
        together = _as_one(known, check_in, TEXT_DIVIDER) if known else check_in
        by_part[check_in.day, check_in.part] = together
    return tuple(by_part.values())


_PLACES = (DayPart.MORNING, None, DayPart.EVENING)
"""In which order the check-ins of a day are put together: the last one counts."""


def _as_one(earlier: CheckIn, later: CheckIn, divider: str) -> CheckIn:
    answers = {
        each.name: getattr(earlier, each.name)
        for each in fields(CheckIn)
        if getattr(later, each.name) in {None, ()}
    }
    for name in ("triggers", "feelings", "signs"):
        answers[name] = tuple(dict.fromkeys((*getattr(earlier, name), *getattr(later, name))))
    for name in ("note", "gratitude"):
        answers[name] = both_texts((getattr(earlier, name), getattr(later, name)), divider)
    own = {each.question_id: each for each in (*earlier.own, *later.own)}
    answers["own"] = tuple(own.values())
    times = (each.created for each in (earlier, later) if each.created)
    return replace(later, **{**answers, "created": min(times, default=None)})
