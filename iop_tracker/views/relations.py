"""What was seen together on a participant's days: a short, fixed list of pairs, told with care.

Each thing below is set against the one to three answers it is most often asked about, and nothing
else is tried, since every pair more makes the ranges of all wider. Which pairs have days enough
does not depend on the answers that are compared. Whatever stretch a page shows, the same half year
is looked at, so that changing the stretch is no second try.

Not answered is not "no": a day without hours of sleep is neither a short night nor a long one. The
four states and triggers cannot be answered with "none", so a day without any counts only between
the first day with one of them and the last.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date, timedelta
from statistics import fmean, median

from msgspec import Struct

from iop_tracker.domain.checkin import CheckIn, Halt, one_a_day
from iop_tracker.domain.relation import LEAST_DAYS, LEAST_SIZE, Difference, Stretch
from iop_tracker.domain.words import count_text
from iop_tracker.language import tr
from iop_tracker.views.here import Here

LOOKED_BACK_DAYS = 182
"""How far relations look back, today included: 26 weeks, over which a straight line for slow change
is not too wrong."""
MOST_TRIGGERS = 3
"""So many of the most frequent triggers are looked at."""
DAY = timedelta(days=1)

ANSWERS = ("craving", "mood", "anxiety")
STATES = {
    Halt.HUNGRY: ("craving",),
    Halt.ANGRY: ("craving", "mood"),
    Halt.LONELY: ("craving", "mood"),
    Halt.TIRED: ("craving", "mood"),
}
YES_OR_NO = {
    "medication": (tr("medication"), tr("you took your medicine as agreed"), ("craving", "mood")),
    "meeting": (tr("a meeting"), tr("you were at a meeting"), ("craving",)),
    "movement": (tr("movement"), tr("you moved"), ("craving", "mood")),
    "support": (
        tr("support"),
        tr("you were in touch with someone who helps you"),
        ("craving", "mood"),
    ),
}

Days = Mapping[date, tuple[CheckIn, ...]]


class Relation(Struct, frozen=True, kw_only=True):
    """How an answer differs between the days with something and the days without it."""

    what: str
    """What the days have or have not, as in `lonely` or `short night`."""
    of: str
    """The answer that is compared, as in `craving`."""
    n: int
    """Days that were compared."""
    n_with: int
    """Those of them with it."""
    size: float
    """Days with it minus days without it, in points of the answer's own scale, -10 to 10."""
    low: float
    """Lower end of the range of the size, in the same points."""
    high: float
    """Upper end; zero never lies between the two."""
    words: str
    """The relation in plain words, with its n, size and range."""


class RelationsView(Struct, frozen=True, kw_only=True):
    """All that was seen together, and how much was looked at."""

    found: tuple[Relation, ...]
    """The clearest first; most often there is none."""
    looked_at: int
    """Pairs that had days enough to be looked at."""
    first: date
    """The days that were looked at begin here."""
    last: date
    words: tuple[str, ...]
    """What to say about all of them: how many were looked at, and what they cannot tell."""


class _Thing(Struct, frozen=True):
    """Something that days have or have not."""

    what: str
    clause: str
    """As in `On days when ..., craving was higher`."""
    of: tuple[str, ...]
    """Answers it is set against."""
    days: Mapping[date, bool]
    """Days of which it is known."""


def relations_view(
    check_ins: Iterable[CheckIn], session_days: frozenset[date], here: Here
) -> RelationsView:
    """Look at every pair that has days enough.

    Args:
        check_ins: In any order; where there are two of one day, their mean counts.
        session_days: Local days on which the participant was at a session.
        here: Today is the last day that is looked at.
    """
    start = here.today - timedelta(days=LOOKED_BACK_DAYS - 1)
    days = _by_day(c for c in check_ins if start <= c.day <= here.today)
    looked_at = list(_differences(days, _things(days, session_days)))
    each = [_relation(thing, of, size, len(looked_at)) for thing, of, size in looked_at]
    found = [relation for relation in each if relation is not None]
    return RelationsView(
        found=tuple(sorted(found, key=lambda r: (-_clearness(r), r.what, r.of))),
        looked_at=len(looked_at),
        first=min(days, default=here.today),
        last=here.today,
        words=_words(len(found), len(looked_at)),
    )


def _by_day(check_ins: Iterable[CheckIn]) -> Days:
    """The check-ins of each day, oldest day first; of each part of it one."""
    parts: dict[str | None, list[CheckIn]] = {}
    for check_in in check_ins:
        parts.setdefault(check_in.part, []).append(check_in)
    days: dict[date, tuple[CheckIn, ...]] = {}
    for part in sorted(parts, key=str):
        for check_in in one_a_day(parts[part]):
            days[check_in.day] = (*days.get(check_in.day, ()), check_in)
    return {day: days[day] for day in sorted(days)}


def _answers(days: Days, name: str) -> dict[date, float]:
    """The answers to one question: the mean where a day has two."""
    given = {
        day: [value for c in check_ins if (value := getattr(c, name)) is not None]
        for day, check_ins in days.items()
    }
    return {day: fmean(values) for day, values in given.items() if values}


def _things(days: Days, session_days: frozenset[date]) -> Iterator[_Thing]:
    halts = {day: {state for c in each for state in c.halt} for day, each in days.items()}
    for state, of in STATES.items():
        yield _Thing(state, tr("you were {state}", state=tr(state)), of, _marked(halts, state))
    yield from _triggers(days)
    yield from _sleep(_answers(days, "sleep_hours"))
    if session_days:
        period = [day for day in days if min(session_days) <= day <= max(session_days)]
        sessions = {day: day in session_days for day in period}
        yield _Thing(tr("a session"), tr("you were at a session"), ("craving", "mood"), sessions)
    for name, (what, clause, of) in YES_OR_NO.items():
        yield _Thing(what, clause, of, {d: v > 0 for d, v in _answers(days, name).items()})


def _marked(noted: Mapping[date, Set[str]], one: str) -> dict[date, bool]:
    """Days with and without one of several, from the first day with any of them to the last."""
    some = [day for day, each in noted.items() if each]
    return {day: one in each for day, each in noted.items() if some and some[0] <= day <= some[-1]}


def _triggers(days: Days) -> Iterator[_Thing]:
    """The most frequent triggers, however they are written."""
    spelled = {
        day: {t.casefold(): t for c in each for t in c.triggers} for day, each in days.items()
    }
    counts = Counter(folded for each in spelled.values() for folded in each)
    names = {folded: name for each in spelled.values() for folded, name in each.items()}
    noted = {day: set(each) for day, each in spelled.items()}
    for folded in sorted(counts, key=lambda each: (-counts[each], each))[:MOST_TRIGGERS]:
        name = names[folded]
        yield _Thing(
            name,
            tr("you noted \u201c{name}\u201d", name=name),
            ("craving",),
            _marked(noted, folded),
        )


def _sleep(hours: dict[date, float]) -> Iterator[_Thing]:
    """Nights shorter than the participant's own middle one, with that day and with the next."""
    if not hours:
        return
    usual = median(hours.values())
    short = {day: value < usual for day, value in hours.items()}
    clause = tr("you said under {usual:g} hours of sleep", usual=usual)
    yield _Thing(tr("short sleep"), clause, ANSWERS, short)
    after = {day + DAY: is_short for day, is_short in short.items()}
    clause = tr("you had said under {usual:g} hours of sleep the day before", usual=usual)
    yield _Thing(tr("short sleep the day before"), clause, ("craving",), after)


def _differences(days: Days, things: Iterable[_Thing]) -> Iterator[tuple[_Thing, str, Difference]]:
    """Every pair that has days enough, with its difference."""
    answers = {of: _answers(days, of) for of in ANSWERS}
    stretches: dict[tuple[str, tuple[date, ...]], Stretch] = {}

    def stretch(of: str, known: tuple[date, ...]) -> Stretch:
        if (of, known) not in stretches:
            values = [answers[of][day] for day in known]
            stretches[of, known] = Stretch([day.toordinal() for day in known], values)
        return stretches[of, known]

    noises = {
        of: stretch(of, tuple(values)).noise()
        for of, values in answers.items()
        if len(values) >= LEAST_DAYS
    }
    for thing in things:
        for of in thing.of:
            known = tuple(day for day in answers[of] if day in thing.days)
            if len({answers[of][day] for day in known}) < 2 or len(known) < LEAST_DAYS:
                continue
            flags = [float(thing.days[day]) for day in known]
            if stretch(of, known).is_enough(flags):
                yield thing, of, stretch(of, known).difference(flags, noises[of])


def _relation(thing: _Thing, of: str, found: Difference, pairs: int) -> Relation | None:
    """What is clear enough to be shown; else None."""
    low, high = found.reach(pairs)
    if low < LEAST_SIZE and high > -LEAST_SIZE:
        return None
    near, far = sorted((abs(low), abs(high)))
    words = tr(
        "On days when {clause}, {of} was {size:.1f} points "
        "{word} (range {near:.1f} to {far:.1f}). "
        "That is {n_with} of {n} days. Seen together, not the cause.",
        clause=thing.clause,
        of=tr(of),
        size=abs(found.size),
        word=tr("higher") if low > 0 else tr("lower"),
        near=near,
        far=far,
        n_with=found.n_with,
        n=found.n,
    )
    return Relation(
        what=thing.what,
        of=of,
        n=found.n,
        n_with=found.n_with,
        size=found.size,
        low=low,
        high=high,
        words=words,
    )


def _clearness(relation: Relation) -> float:
    """How far the range stays away from zero."""
    return min(abs(relation.low), abs(relation.high))


def _words(found: int, looked_at: int) -> tuple[str, ...]:
    if not looked_at:
        return (
            tr(
                "It takes {least_days} days with check-ins to see what goes together.",
                least_days=LEAST_DAYS,
            ),
        )
    pairs = count_text(looked_at, "pair")
    if not found:
        return (
            tr("We looked at {pairs}. None stood out. That is what most people see.", pairs=pairs),
        )
    return (
        tr("We looked at {pairs}, and {found} stood out.", pairs=pairs, found=found),
        tr(
            "The range shows how sure the size is. The more pairs we look at, the wider we make "
            "it. Then chance alone shows one at about 1 look in 100."
        ),
        tr(
            "What is seen together need not be the cause. It can be the other way around, or "
            "something else is behind both."
        ),
    )
