"""The numbers of Insights once more, slowly: by going through every day, with numpy's averages.

Nothing of the pictures' own code is used here, nor of the schedule's.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, cast
from zoneinfo import ZoneInfo

import numpy as np
from msgspec import Struct

from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn, Halt
from iop_tracker.domain.program import AFTERCARE, Program
from iop_tracker.domain.question import OwnKind, OwnQuestion
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot
from iop_tracker.domain.urge import Urge
from iop_tracker.views.here import Here

DAY = timedelta(days=1)
Count = tuple[int, float | None]
"""How many, and their average."""


class Raw(Struct, frozen=True, dict=True):
    """A participant's records as they are stored."""

    here: Here
    check_ins: tuple[CheckIn, ...] = ()
    program: Program | None = None
    slots: tuple[Slot, ...] = ()
    exceptions: tuple[ScheduleException, ...] = ()
    marks: tuple[Attendance, ...] = ()
    urges: tuple[Urge, ...] = ()
    questions: tuple[OwnQuestion, ...] = ()

    @property
    def today(self) -> date:
        return self.here.now.date()

    def first(self, span: int | None) -> date:
        """The first day that is looked at."""
        if span:
            return self.today - timedelta(span - 1)
        days = [self.today, *(c.day for c in self.check_ins), *(u.at.date() for u in self.urges)]
        days += [self.program.start] if self.program else []
        return min(days)

    @cached_property
    def _by_day(self) -> dict[date, CheckIn]:
        return {c.day: c for c in self.check_ins}

    def on(self, day: date) -> CheckIn | None:
        return self._by_day.get(day) if day <= self.today else None


def mean(values: Iterable[float | None]) -> Count:
    """Through an array with gaps, as a statistician would."""
    array = np.array([np.nan if v is None else v for v in values], dtype=float)
    count = int(np.count_nonzero(~np.isnan(array)))
    return count, float(np.nanmean(array)) if count else None


def each_day(first: date, last: date) -> list[date]:
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]


Session = dict[str, Any]


def sessions(raw: Raw, first: date, last: date, *, with_off: bool = False) -> list[Session]:
    """Every session that takes place from one local day to another, found day by day.

    Those that were called off come with the others where they are wanted.
    """
    if raw.program is None:
        return []
    found = []
    for day in each_day(first - 2 * DAY, last + 2 * DAY):
        found += [s for slot in raw.slots if (s := _planned(raw, slot, day))]
    _change(raw, found)
    for extra in raw.exceptions:
        kind = extra.session_kind
        if extra.kind is ExceptionKind.ADDED and kind and not kind.is_own and extra.starts_at:
            new = {"slot": extra.id, "day": extra.day, "start": extra.starts_at, "off": False}
            found.append({**new, "minutes": extra.minutes or 0})
    status = {(m.slot_id, m.day): m.status.value for m in raw.marks}
    zone = ZoneInfo(raw.program.time_zone)
    kept = []
    for each in found:
        begins = each["start"].replace(tzinfo=zone).astimezone(UTC)
        each["local"] = begins.astimezone(raw.here.now.tzinfo).date()
        each["over"] = begins + timedelta(minutes=each["minutes"]) <= raw.here.now
        each["status"] = status.get((each["slot"], each["day"]))
        each["there"] = each["status"] in {"attended", "late"}
        if (with_off or not each["off"]) and first <= each["local"] <= last:
            kept.append(each)
    return kept


def _change(raw: Raw, found: list[Session]) -> None:
    changed = {(e.slot_id, e.day): e for e in raw.exceptions if e.kind is not ExceptionKind.ADDED}
    for each in found:
        change = changed.get((each["slot"], each["day"]))
        each["off"] = change is not None and change.kind is ExceptionKind.CANCELLED
        if change is not None and change.kind is ExceptionKind.MOVED:
            each["start"] = change.starts_at or each["start"]
            each["minutes"] = change.minutes or each["minutes"]


def _planned(raw: Raw, slot: Slot, day: date) -> Session | None:
    assert raw.program is not None
    monday = slot.first - timedelta(slot.first.weekday())
    fits = (
        not slot.kind.is_own
        and day.weekday() in slot.weekdays
        and slot.first <= day <= (slot.last or date.max)
        and (day - monday).days // 7 % slot.every_weeks == 0
        and (not slot.phases or phase_on(raw.program, day) in slot.phases)
    )
    if not fits:
        return None
    start = datetime.combine(day, slot.starts)
    return {"slot": slot.id, "day": day, "start": start, "minutes": slot.minutes}


def phase_on(program: Program, day: date) -> str | None:
    week = (day - program.start).days // 7
    for phase in program.phases:
        if 0 <= week < phase.weeks:
            return phase.id
        week -= phase.weeks
    return AFTERCARE if day >= program.start and week >= 0 else None


def lines(raw: Raw, span: int | None) -> dict[str, Any]:
    days = each_day(raw.first(span), raw.today)
    check_ins = [raw.on(day) for day in days]
    found = sessions(raw, days[0], raw.today)
    own = [q for q in raw.questions if q.kind is OwnKind.RATING]
    measures = {name: name for name in ("mood", "craving", "anxiety", "energy")}
    series: dict[str, list[float | None]] = {
        name: [getattr(c, name, None) for c in check_ins] for name in measures
    }
    series["sleep"] = [c.sleep_hours if c else None for c in check_ins]
    for question in own:
        series[question.name] = [_answer(c, question) for c in check_ins]
    return {
        "days": len(days),
        "checked": sum(c is not None for c in check_ins),
        "series": series,
        "session_days": sorted({s["local"] for s in found if s["there"]}),
        "marked": [s for s in found if s["over"] and s["status"]],
        "unmarked": sum(s["over"] and s["status"] is None for s in found),
    }


def _answer(check_in: CheckIn | None, question: OwnQuestion) -> float | None:
    answers = {a.question_id: a.value for a in check_in.own} if check_in else {}
    return answers.get(question.id)


def year(raw: Raw, last: date) -> dict[str, Any]:
    """The year that ends on a day: a day and a month of a year before, and the day after that."""
    try:
        first = last.replace(year=last.year - 1) + DAY
    except ValueError:
        first = date(last.year - 1, 3, 1)
    days = each_day(first, last)
    moods = [c.mood if (c := raw.on(day)) else None for day in days]
    array = np.array([-1 if m is None else m for m in moods])
    bands = [int(np.sum((array >= low) & (array <= high))) for low, high in (*THREES, (9, 10))]
    months = []
    for month in sorted({(d.year, d.month) for d in days}):
        inside = zip(days, moods, strict=True)
        months.append((month, mean(m for d, m in inside if (d.year, d.month) == month)))
    return {"first": first, "moods": moods, "bands": bands, "months": months, "all": mean(moods)}


THREES = ((0, 2), (3, 5), (6, 8))


def sleep(raw: Raw, span: int | None) -> list[Count]:
    nights = [c for d in each_day(raw.first(span), raw.today) if (c := raw.on(d))]
    both = [c for c in nights if c.sleep_hours is not None and c.craving is not None]
    bins = np.digitize([cast("float", c.sleep_hours) for c in both], [5, 6, 7, 8])
    return [
        mean(c.craving for c, found in zip(both, bins, strict=True) if found == number)
        for number in range(5)
    ]


def urges(raw: Raw, span: int | None) -> dict[str, Any]:
    found = [u for u in raw.urges if raw.first(span) <= u.at.date() <= raw.today]
    table = np.zeros((7, 24), dtype=int)
    for urge in found:
        table[urge.at.weekday(), urge.at.hour] += 1
    return {
        "n": len(found),
        "weekdays": table.sum(axis=1).tolist(),
        "hours": table.sum(axis=0).tolist(),
        "counts": table.reshape(7, 6, 4).sum(axis=2).tolist(),
        "strength": mean(u.before for u in found),
    }


def around(raw: Raw, span: int | None) -> tuple[int, list[tuple[Count, Count]]]:
    first = raw.first(span)
    there = {s["local"] for s in sessions(raw, first - DAY, raw.today) if s["there"]}
    groups: list[list[CheckIn]] = [[], [], [], []]
    for day in each_day(first, raw.today):
        check_in = raw.on(day)
        if check_in is None:
            continue
        is_before, is_on, is_after = day + DAY in there, day in there, day - DAY in there
        for number, belongs in enumerate(
            (
                is_before and not is_on,
                is_on,
                is_after and not is_on,
                not (is_before or is_on or is_after),
            )
        ):
            groups[number] += [check_in] if belongs else []
    told = [(mean(c.mood for c in g), mean(c.craving for c in g)) for g in groups]
    return len({d for d in there if first <= d <= raw.today}), told


def weeks(raw: Raw) -> list[tuple[str, int | None, int, list[Count]]]:
    """Phase, week (None for the whole phase), days checked in, and the three averages."""
    if raw.program is None:
        return []
    found: dict[tuple[str, int | None], list[CheckIn]] = {}
    for day in each_day(raw.program.start, raw.today):
        phase = phase_on(raw.program, day)
        assert phase
        number = (day - raw.program.start).days // 7 + 1
        keys: list[tuple[str, int | None]] = [(phase, None)]
        keys += [(phase, number)] if phase != AFTERCARE else []
        for key in keys:
            found.setdefault(key, [])
            found[key] += [c] if (c := raw.on(day)) else []
    return [
        (
            phase,
            number,
            len(inside),
            [
                mean(c.mood for c in inside),
                mean(c.craving for c in inside),
                mean(c.sleep_hours for c in inside),
            ],
        )
        for (phase, number), inside in found.items()
    ]


def hours(raw: Raw, span: int | None) -> list[tuple[date, Sequence[float]]]:
    """The first day of each week with sessions, hours, those been at, not marked, to come."""
    first = raw.first(span)
    while first.weekday() != raw.here.first_weekday:
        first -= DAY
    found: list[tuple[date, Sequence[float]]] = []
    while first <= raw.today:
        inside = sessions(raw, first, first + 6 * DAY)
        minutes = np.array([s["minutes"] for s in inside], dtype=float)
        there = np.array([s["there"] for s in inside], dtype=bool)
        over = np.array([s["over"] for s in inside], dtype=bool)
        marked = np.array([s["status"] is not None for s in inside], dtype=bool)
        numbers = (
            *(len(inside), int(there.sum()), minutes.sum() / 60, minutes[there].sum() / 60),
            *(int((over & ~marked).sum()), int((~over).sum())),
        )
        found.append((first, numbers))
        first += 7 * DAY
    return found


def halt(raw: Raw, span: int | None) -> dict[str, tuple[Count, Count]]:
    """Each state and each trigger, small letters, with the craving on days with and without."""
    days = [c for d in each_day(raw.first(span), raw.today) if (c := raw.on(d))]
    craved = [c for c in days if c.craving is not None]
    names = [state.value for state in Halt]
    names += sorted({t.casefold() for c in craved for t in c.triggers} - set(names))
    return {
        name: (
            mean(c.craving for c in craved if name in _signs(c, name)),
            mean(c.craving for c in craved if name not in _signs(c, name)),
        )
        for name in names
    }


def _signs(check_in: CheckIn, name: str) -> set[str]:
    if name in set(Halt):
        return {state.value for state in check_in.halt}
    return {trigger.casefold() for trigger in check_in.triggers}
