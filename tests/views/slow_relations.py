"""All relations of a participant once more, slowly, day by day, by another computation."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from statistics import median

from iop_tracker.domain.checkin import CheckIn
from tests.domain.slow_relation import Slow

SPAN = 182
ANSWERED = ("medication", "meeting", "movement", "support")
Has = Callable[[date], bool | None]
Row = tuple[str, str, int, int, float, float, float]


class SlowRelations:
    """Looks at the same pairs as the view, from the records, without its code.

    Args:
        check_ins: At most one a day.
        session_days: Days of sessions.
        today: The last day.
    """

    def __init__(
        self, check_ins: Sequence[CheckIn], session_days: frozenset[date], today: date
    ) -> None:
        self.days = [today - timedelta(days=back) for back in range(SPAN - 1, -1, -1)]
        self.known = {c.day: c for c in check_ins if c.day in self.days}
        self.sessions = session_days

    def value(self, of: str, day: date) -> float | None:
        found = self.known.get(day)
        value = None if found is None else getattr(found, of)
        return None if value is None else float(value)

    def noted(self, field: str, one: str) -> Has:
        """Whether one of several was noted, within the time in which any of them was."""

        def each(day: date) -> list[str]:
            return [str(e).casefold() for e in getattr(self.known[day], field)]

        some = [day for day in self.known if each(day)]

        def has(day: date) -> bool | None:
            if day not in self.known or not some or not min(some) <= day <= max(some):
                return None
            return one in each(day)

        return has

    def short(self, back: int) -> Has:
        hours = [h for day in self.days if (h := self.value("sleep_hours", day)) is not None]

        def has(day: date) -> bool | None:
            slept = self.value("sleep_hours", day - timedelta(days=back))
            return None if slept is None else slept < median(hours)

        return has

    def session(self, day: date) -> bool | None:
        if not self.sessions or not min(self.sessions) <= day <= max(self.sessions):
            return None
        return day in self.sessions

    def pairs(self) -> list[tuple[str, str, Has]]:
        found: list[tuple[str, str, Has]] = []
        for state in ("hungry", "angry", "lonely", "tired"):
            has = self.noted("halt", state)
            found += [(state, of, has) for of in ("craving", "mood")[: 1 + (state != "hungry")]]
        counts = Counter(
            trigger for c in self.known.values() for trigger in {t.casefold() for t in c.triggers}
        )
        often = sorted(counts, key=lambda each: (-counts[each], each))[:3]
        found += [(trigger, "craving", self.noted("triggers", trigger)) for trigger in often]
        for of in ("craving", "mood", "anxiety"):
            found.append(("short sleep", of, self.short(0)))
        found.append(("short sleep the day before", "craving", self.short(1)))
        found += [("a session", of, self.session) for of in ("craving", "mood")]
        for name in ANSWERED:
            for of in ("craving", "mood")[: 1 + (name != "meeting")]:
                found.append((f"a {name}" if name == "meeting" else name, of, self.answered(name)))
        return found

    def answered(self, name: str) -> Has:
        return lambda day: None if (v := self.value(name, day)) is None else v == 1

    def rows(self) -> tuple[int, list[Row]]:
        """How many pairs have days enough, and those whose range stays away from zero."""
        enough = []
        for what, of, has in self.pairs():
            both = [
                (day, value, flag)
                for day in self.days
                if (value := self.value(of, day)) is not None and (flag := has(day)) is not None
            ]
            if len(both) >= 28 and len({v for _, v, _ in both}) > 1 and self.has_sides(both):
                enough.append((what, of, both))
        noises = {of: self.noise(of) for of in {of for _, of, _ in enough}}
        found: list[Row] = []
        for what, of, both in enough:
            flags = [flag for _, _, flag in both]
            slow = Slow([day for day, _, _ in both], [value for _, value, _ in both])
            size, low, high = slow.difference(flags, noises[of], 0.01 / len(enough) / 2)
            if low >= 0.05 or high <= -0.05:
                found.append((what, of, len(both), sum(flags), size, low, high))
        return len(enough), found

    def has_sides(self, both: Sequence[tuple[date, float, bool]]) -> bool:
        sides = {True: 0, False: 0}
        for weekday in range(7):
            flags = [flag for day, _, flag in both if day.weekday() == weekday]
            if len(set(flags)) == 2:
                for flag in flags:
                    sides[flag] += 1
        return min(sides.values()) >= 5

    def noise(self, of: str) -> tuple[float, float]:
        given = [(day, v) for day in self.days if (v := self.value(of, day)) is not None]
        days, values = zip(*given, strict=True)
        return Slow(days, values).noise()
