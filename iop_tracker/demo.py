"""A believable invented participant of any length: for looking around, pictures and tests.

The same seed, day and length give the same records with the same ids.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from random import Random
from typing import Any, TypeVar

from iop_tracker import content
from iop_tracker.domain.attendance import Attendance, AttendanceStatus
from iop_tracker.domain.checkin import CheckIn, Halt, ReturnToUse
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.note import Note, SessionLink, Task
from iop_tracker.domain.occurrence import Occurrence, occurrences
from iop_tracker.domain.program import Program
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import WEEKDAYS
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, SlotKind
from iop_tracker.domain.settings import Settings
from iop_tracker.storage.database import Database

R = TypeVar("R", bound=Record)

DEMO_WEEKS = 7
"""The demo's participant is in this week of a program of twelve."""
ZONE = "America/New_York"
STATUSES = (
    [AttendanceStatus.ATTENDED] * 42
    + [AttendanceStatus.LATE] * 4
    + [AttendanceStatus.EXCUSED] * 2
    + [AttendanceStatus.MISSED] * 2
)


def write_demo(database: Database, now: datetime, *, weeks: int = DEMO_WEEKS, seed: int = 1) -> int:
    """Write the invented participant into an empty file, at once.

    Args:
        database: Open for writing.
        now: The data ends on this day; aware.
        weeks: For how many weeks, this one included.
        seed: Another number gives another life.

    Returns:
        How many records were written.

    Raises:
        StorageError: when it could not be written.
    """
    records = demo_records(now, weeks=weeks, seed=seed)
    by_kind: dict[type[Record], list[Record]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(record)
    with database.transaction():
        for kind, several in by_kind.items():
            database.of(kind).put(several)
    return len(records)


def demo_records(now: datetime, *, weeks: int = DEMO_WEEKS, seed: int = 1) -> list[Record]:
    """Every record of the invented participant; see `write_demo`."""
    return list(_Life(now, weeks, seed).records())


class _Life:
    """One invented participant, told from the first day to today."""

    def __init__(self, now: datetime, weeks: int, seed: int) -> None:
        self._now = now
        self._today = now.date()
        monday = self._today - timedelta(days=self._today.weekday())
        self._start = monday - timedelta(weeks=weeks - 1)
        self._rng = Random(f"{seed}/{self._today}/{weeks}")  # noqa: S311 - not for secrets
        self._material = content.demo_material()

    def records(self) -> Iterator[Record]:
        """Everything, in the order of storing."""
        template = content.program_template("five-three-one")
        program = self._stored(template.program(self._start, ZONE), self._start)
        slots = [self._stored(slot, self._start) for slot in self._slots(template)]
        yield self._stored(Settings(id="settings", called=self._material["called"]), self._start)
        yield program
        yield from slots
        yield from self._coping()
        exceptions = list(self._exceptions(program, slots))
        yield from exceptions
        past = [
            o
            for o in occurrences(program, slots, exceptions, self._start, self._today)
            if o.is_session and o.takes_place and o.ends_at < self._now.replace(tzinfo=None)
        ]
        yield from self._attendance(past)
        yield from self._check_ins()
        yield from self._notes_and_tasks(past)

    def _slots(self, template: content.ProgramTemplate) -> Iterator[Slot]:
        places, leaders = cycle(self._material["places"]), cycle(self._material["facilitators"])
        for planned in template.slots:
            slot = planned.slot(self._start, template.default_start)
            yield replace(slot, place=next(places), facilitator=next(leaders))
        for own in self._material["commitment"]:
            yield Slot(
                kind=SlotKind(own["kind"]),
                title=own["title"],
                weekdays=tuple(WEEKDAYS.index(day) for day in own["weekdays"]),
                starts=time.fromisoformat(own["starts"]),
                minutes=own["minutes"],
                every_weeks=own.get("every_weeks", 1),
                first=self._start,
            )

    def _coping(self) -> Iterator[Record]:
        contacts = [self._stored(Contact(**c), self._start) for c in self._material["contact"]]
        own = [self._stored(Strategy(**s), self._start) for s in self._material["strategy"]]
        yield from contacts
        yield from own
        chosen = self._rng.sample(content.situations(), 5)
        for number, situation in enumerate(chosen):
            yield self._stored(
                CopingPlan(
                    situation=situation.name,
                    warning_signs=situation.signs,
                    strategies=(*situation.strategies, own[number % len(own)].id),
                    contacts=tuple(c.id for c in self._rng.sample(contacts, 2)),
                    reasons=tuple(self._rng.sample(self._material["reasons"], 3)),
                    weekdays=(number,) if number % 2 else (4, 5),
                    reviewed=self._today - timedelta(days=1 + 3 * number),
                ),
                self._start + timedelta(days=number),
            )

    def _exceptions(self, program: Program, slots: list[Slot]) -> Iterator[ScheduleException]:
        end = self._today + timedelta(days=6)
        for planned in occurrences(program, slots, (), self._start, end):
            luck = self._rng.random()
            if not planned.is_session or luck > 0.05:
                continue
            kind = ExceptionKind.CANCELLED if luck < 0.02 else ExceptionKind.MOVED
            moved = planned.starts_at + timedelta(minutes=60)
            yield self._stored(
                ScheduleException(
                    kind=kind,
                    slot_id=planned.slot_id,
                    day=planned.day,
                    starts_at=moved if kind is ExceptionKind.MOVED else None,
                ),
                planned.day - timedelta(days=1),
            )

    def _attendance(self, past: list[Occurrence]) -> Iterator[Attendance]:
        for occurrence in past[:-1]:
            status = self._rng.choice(STATUSES)
            mark = Attendance(slot_id=occurrence.slot_id, day=occurrence.day, status=status)
            yield self._stored(mark, occurrence.day)

    def _check_ins(self) -> Iterator[CheckIn]:
        level, swing = 4.5, 0.0
        days = (self._today - self._start).days
        for number in range(days):
            day = self._start + timedelta(days=number)
            level += (6.6 - level) * 0.012
            swing = 0.7 * swing + self._rng.gauss(0, 1.1)
            if self._rng.random() > 0.13:
                yield self._stored(self._check_in(day, level + swing), day)

    def _check_in(self, day: date, feeling: float) -> CheckIn:
        rng = self._rng
        used = rng.random() < 0.015
        craving = 9.5 - feeling + rng.gauss(0, 1.4) + (3 if used else 0)
        sleep = 5.0 + feeling * 0.3 + rng.gauss(0, 0.8)
        mood = _scale(feeling)
        pool = "check_in_low" if mood < 4 else "check_in_mid" if mood < 7 else "check_in_high"
        answered = rng.random() > 0.1
        return CheckIn(
            day=day,
            mood=mood,
            craving=_scale(craving),
            anxiety=_scale(8.5 - feeling + rng.gauss(0, 1.5)),
            energy=_scale(feeling + rng.gauss(0, 1.2)) if answered else None,
            sleep_hours=max(2.0, min(11.0, round(sleep * 4) / 4)) if answered else None,
            halt=tuple(h for h in Halt if rng.random() < 0.32 - feeling * 0.035),
            triggers=tuple(rng.sample(content.triggers(), 1 + (craving > 7))) * (craving > 5),
            used=ReturnToUse.YES if used else ReturnToUse.NO if answered else None,
            note=rng.choice(self._material[pool]) if rng.random() < 0.4 else "",
        )

    def _notes_and_tasks(self, past: list[Occurrence]) -> Iterator[Record]:
        notes, tasks = cycle(self._material["note"]), cycle(self._material["task"])
        for number, occurrence in enumerate(past[::4]):
            link = SessionLink(slot_id=occurrence.slot_id, day=occurrence.day)
            note: dict[str, Any] = next(notes)
            yield self._stored(
                Note(
                    title=note["title"],
                    text=note["text"],
                    tags=tuple(note["tags"]),
                    day=occurrence.day,
                    session=link,
                ),
                occurrence.day,
            )
            if number % 2 == 0:
                due = occurrence.day + timedelta(days=7)
                done = due - timedelta(days=self._rng.randint(0, 3))
                is_done = done < self._today - timedelta(days=1)
                yield self._stored(
                    Task(
                        text=next(tasks)["text"],
                        due=due,
                        done=done if is_done else None,
                        session=link,
                    ),
                    occurrence.day,
                )

    def _stored(self, record: R, day: date) -> R:
        """The record as if it was stored on the evening of a day."""
        moment = datetime.combine(day, time(21), UTC)
        new_id = record.id or f"{self._rng.getrandbits(128):032x}"
        return replace(record, id=new_id, created=moment, changed=moment)


def _scale(value: float) -> int:
    return max(0, min(10, round(value)))
