"""The page for a session once more, slowly: from the plain export, line by line.

The schedule comes from the slow computation of insights; nothing of the page's own code is used.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from statistics import mean, median
from typing import Any

from tests.views.slow_insights import Raw, each_day, sessions

Row = dict[str, Any]
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MEASURES = (
    *(("Mood", "mood", ""), ("Craving", "craving", ""), ("Anxiety", "anxiety", "")),
    *(("Energy", "energy", ""), ("Sleep", "sleep_hours", " h")),
)
OUTCOMES = {
    "passed": "it passed",
    "still_there": "still there",
    "used": "I used",
    "rather_not_say": "rather not say",
}


class SlowBrief:
    """All lines of the page, by the id of the part.

    Args:
        tables: The tables of the JSON export.
        raw: The same records, for the schedule.
        names: Names of strategies and of slots by their id.
        first: The first day; None for the last session of the kind.
    """

    def __init__(
        self, tables: dict[str, list[Row]], raw: Raw, names: dict[str, str], first: date | None
    ) -> None:
        self.tables = {
            name: [row for row in rows if "removed" not in row] for name, rows in tables.items()
        }
        self.raw, self.names, self.today = raw, names, raw.today
        self.kinds = {slot.id: slot.kind.value for slot in raw.slots}
        self.kinds |= {e.id: e.session_kind.value for e in raw.exceptions if e.session_kind}
        self.last: Row | None = None
        self.first = first or self._since()
        self.days = each_day(self.first, self.today)
        length = len(self.days)
        before = self.first - timedelta(days=length)
        self.before = each_day(before, self.first - timedelta(days=1))
        self.by_day = self._by_day()

    def _since(self) -> date:
        coming = sessions(self.raw, self.today, self.today + timedelta(days=60))
        nearest = min((s for s in coming if not s["over"]), key=_start, default=None)
        found = []
        if nearest:
            kind = self.kinds[nearest["slot"]]
            past = sessions(self.raw, self.today - timedelta(days=182), self.today)
            found = [s for s in past if self.kinds[s["slot"]] == kind and s["over"]]
            found = [s for s in found if _start(s) < _start(nearest)]
        there = [s for s in found if s["there"]] or found
        if there:
            self.last = max(there, key=_start)
            return self.last["local"]  # type: ignore[no-any-return]
        assert self.raw.program is not None
        return min(self.today, max(self.raw.program.start, self.today - timedelta(days=27)))

    def _by_day(self) -> dict[date, Row]:
        found: dict[date, Row] = {}
        for row in self.tables["checkins"]:
            assert "part" not in row, "one check-in a day is enough here"
            found[date.fromisoformat(row["day"])] = row
        return found

    def inside(self, rows: Iterable[Row], field: str) -> list[Row]:
        days = {day.isoformat() for day in self.days}
        return [row for row in rows if str(row.get(field, ""))[:10] in days]

    def day(self, day: date | str) -> str:
        known = date.fromisoformat(str(day)[:10])
        near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((known - self.today).days)
        year = "" if known.year == self.today.year else f" {known.year}"
        return near or f"{WEEKDAYS[known.weekday()]} {known.day} {MONTHS[known.month - 1]}{year}"

    def lines(self) -> dict[str, list[str]]:
        parts = {
            "how": self.how(),
            "use": self.use(),
            "high-low": self.points(),
            "urges": self.urges(),
            "sessions": self.sessions(),
            "tasks": self.tasks(),
            "topics": self.topics(),
            "plans": self.plans(),
            "goals": self.goals(),
        }
        return {name: lines for name, lines in parts.items() if lines}

    def how(self) -> list[str]:
        checked = sum(day in self.by_day for day in self.days)
        if not checked:
            return []
        lines = [f"I checked in on {checked} of {_count(len(self.days), 'day')}."]
        for name, field, unit in MEASURES:
            now = [v for d in self.days if (v := self.by_day.get(d, {}).get(field)) is not None]
            old = [v for d in self.before if (v := self.by_day.get(d, {}).get(field)) is not None]
            if not now:
                continue
            text = f"{name} {mean(now):.1f}{unit} on average ({_count(len(now), 'day')})"
            if min(now) != max(now):
                text += f", {min(now):g} to {max(now):g}"
            if len(now) >= 3 and len(old) >= 3:
                stretch = f"in the {_count(len(self.before), 'day')} before ({mean(old):.1f})"
                change = mean(now) - mean(old)
                way = "about the same as" if abs(change) < 0.5 else "higher than"
                way = "lower than" if change <= -0.5 else way
                text += f"; {way} {stretch}"
            lines.append(f"{text}.")
        return lines

    def use(self) -> list[str]:
        said = {d: self.by_day[d]["used"] for d in self.days if "used" in self.by_day.get(d, {})}
        said = {day: used for day, used in said.items() if used in {"yes", "no"}}
        if not said:
            return []
        good = sum(used == "no" for used in said.values())
        lines = [f"{good} of {_count(len(said), 'day')} I answered for went without use."]
        used = [self.day(day) for day, answer in said.items() if answer == "yes"]
        if used:
            lines.append(f"A return to use: {', '.join(used)}. Something to talk about.")
        return lines

    def points(self) -> list[str]:
        rows = [(day, self.by_day[day]) for day in self.days if day in self.by_day]
        lines = []
        if rows:
            best = max(row["mood"] for _, row in rows)
            worst = min(row["mood"] for _, row in rows)
            day = [d for d, row in rows if row["mood"] == best][-1]
            lines.append(f"Best mood: {self.day(day)}, {best} of 10")
            if worst < best:
                day = [d for d, row in rows if row["mood"] == worst][-1]
                lines.append(f"Lowest mood: {self.day(day)}, {worst} of 10")
        strongest = max((row.get("craving", 0) for _, row in rows), default=0)
        if strongest:
            day = [d for d, row in rows if row.get("craving") == strongest][-1]
            lines.append(f"Strongest craving: {self.day(day)}, {strongest} of 10")
        return lines

    def urges(self) -> list[str]:
        rows = sorted(self.inside(self.tables["urges"], "at"), key=lambda row: str(row["at"]))
        if not rows:
            return []
        rated = [row for row in rows if "before" in row]
        line = _count(len(rows), "urge")
        if rated:
            top = max(row["before"] for row in rated)
            which = [row for row in rated if row["before"] == top][-1]
            line += f"; the strongest {top} of 10, {self.day(which['at'])}"
        lines = [line]
        falls = [row["before"] - row["after"] for row in rated if "after" in row]
        if falls:
            way = "fell" if mean(falls) >= 0 else "rose"
            size = f"{abs(mean(falls)):.1f} on average ({len(falls)} with both numbers)"
            lines.append(f"The craving {way} by {size}")
        ends = [f"{words} ({n})" for end, words in OUTCOMES.items() if (n := _number(rows, end))]
        if ends:
            lines.append(f"How they went on: {', '.join(ends)}")
        counts: dict[str, int] = {}
        for row in rows:
            for trigger in set(row.get("triggers", [])):
                counts[trigger] = counts.get(trigger, 0) + 1
        if counts:
            most = sorted(counts.items(), key=lambda each: (-each[1], each[0].casefold()))[:4]
            lines.append(f"What set them off: {', '.join(f'{t} ({n})' for t, n in most)}")
        return lines + self._helped(rows)

    def _helped(self, rows: list[Row]) -> list[str]:
        used: dict[str, list[Row]] = {}
        for row in rows:
            for strategy in {use["strategy_id"] for use in row.get("strategies", [])}:
                used.setdefault(strategy, []).append(row)

        def rank(strategy: str) -> tuple[Any, ...]:
            falls = _falls(used[strategy])
            weight = sum(falls) / (len(falls) + 3)
            return (weight <= 0, len(falls) < 3, -weight, -len(used[strategy]), strategy)

        told = []
        for strategy in sorted(used, key=rank):
            if strategy in self.names:
                falls, times = _falls(used[strategy]), f"({len(used[strategy])}x)"
                told.append(f"{self.names[strategy]}, {_fall(falls)}{times}")
        start = "What I did, and how the craving went: "
        return [start + "; ".join(told[:4])] if told else []

    def sessions(self) -> list[str]:
        found = sessions(self.raw, self.first, self.today, with_off=True)
        last = self.last and (self.last["slot"], self.last["day"])
        found = [s for s in found if s["over"] and (s["slot"], s["day"]) != last]
        marked = [s for s in found if s["status"] and not s["off"]]
        lines: list[str] = []
        told: dict[str, list[str]] = {}
        if marked:
            there = sum(s["there"] for s in marked)
            lines.append(f"I was at {there} of {_count(len(marked), 'session')}")
        for each in sorted(found, key=lambda s: (_start(s), self.names[s["slot"]])):
            if each["off"] or each["status"] != "attended":
                word = "called off" if each["off"] else each["status"] or "not marked yet"
                when = f"{self.names[each['slot']]}, {self.day(each['local'])}"
                told.setdefault(word, []).append(when)
        return lines + [_last(word, each) for word, each in told.items()]

    def tasks(self) -> list[str]:
        rows = self.tables["tasks"]
        done = []
        for row in rows:
            each = [row["done"]] if "done" in row else []
            each += row.get("done_days", [])
            days = [day for day in each if self.first.isoformat() <= day <= self.today.isoformat()]
            if days:
                often = f"{len(days)} times, last " if len(days) > 1 else ""
                done.append((max(days), row["text"], f"{often}{self.day(max(days))}"))
        waiting = [row for row in rows if "done" not in row]
        waiting.sort(key=lambda row: (row.get("due", "9999-12-31"), row["text"]))
        said = [f"{text}, {when}" for _, text, when in sorted(done)]
        lines = [_last("done", said)] if said else []
        for row in waiting:
            due = f" (by {self.day(row['due'])})" if "due" in row else ""
            lines.append(f"Open: {row['text']}{due}")
        return lines

    def topics(self) -> list[str]:
        rows = [row for row in self.tables["topics"] if "done" not in row]
        rows.sort(key=lambda row: (row["day"], row["text"]))
        return [row["text"] for row in rows]

    def plans(self) -> list[str]:
        lines = []
        for row in sorted(self.tables["plans"], key=lambda row: str(row["situation"]).casefold()):
            if self.inside([row], "rehearsed"):
                known = {0: "not known yet", 4: "known by heart"}
                step = f"step {row.get('box', 0)} of 4 to knowing it by heart"
                words = known.get(row.get("box", 0), step)
                day = self.day(row["rehearsed"])
                lines.append(f"{row['situation']}: gone through {day}; {words}")
            elif "rehearsed" not in row and self.inside([row], "reviewed"):
                lines.append(f"{row['situation']}: read {self.day(row['reviewed'])}")
        return lines

    def goals(self) -> list[str]:
        rows = sorted(
            self.tables["goals"], key=lambda row: (row["created"], row["text"].casefold())
        )
        reached = self.inside(rows, "done")
        lines = [f"Reached {self.day(row['done'])}: {row['text']}" for row in reached]
        waiting = [row for row in rows if "done" not in row and "let_go" not in row]
        waiting.sort(key=lambda row: row.get("due", "9999-12-31"))
        for row in waiting[:5]:
            left = [step for step in row["steps"] if step not in row["done_steps"]]
            done = len(row["steps"]) - len(left)
            text = f"{done} of {len(row['steps'])}" if done else _count(len(row["steps"]), "step")
            steps = f" ({text})" if row["steps"] else ""
            lines.append(f"{row['text']}{steps}{f'; next: {left[0]}' if left else ''}")
        return lines


def _last(word: str, each: list[str]) -> str:
    text = f"{word[0].upper()}{word[1:]}: {'; '.join(each[-6:])}"
    return f"{text}; and {len(each) - 6} before" if len(each) > 6 else text


def _start(session: Row) -> datetime:
    return session["start"]  # type: ignore[no-any-return]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _number(rows: list[Row], outcome: str) -> int:
    return sum(row.get("outcome") == outcome for row in rows)


def _falls(rows: list[Row]) -> list[int]:
    return [row["before"] - row["after"] for row in rows if "before" in row and "after" in row]


def _fall(falls: list[int]) -> str:
    if not falls:
        return ""
    middle = median(falls)
    if not middle:
        return "the same "
    return f"{'down' if middle > 0 else 'up'} {abs(middle):g} "
