"""One invented participant, told from the first day to today."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import cycle
from typing import Any

from msgspec.structs import replace

from iop_tracker import content
from iop_tracker.demo.answers import ASKED, Answers, stored_on
from iop_tracker.demo.assessments import CHOSEN, assessments
from iop_tracker.demo.chance import NOON, Bag, Chance
from iop_tracker.demo.days import Days
from iop_tracker.demo.goals import goals
from iop_tracker.demo.urges import urges
from iop_tracker.domain.attendance import Attendance, AttendanceStatus
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.lookback import LookBack
from iop_tracker.domain.note import Note, SessionLink, Task
from iop_tracker.domain.occurrence import Occurrence, occurrences
from iop_tracker.domain.program import Program
from iop_tracker.domain.record import Record
from iop_tracker.domain.risky import RiskyEvent, Went
from iop_tracker.domain.safety import COSTS_ID, SAFETY_ID, CostBenefit, SafetyPlan
from iop_tracker.domain.scale import WEEKDAYS
from iop_tracker.domain.schedule import ExceptionKind, ScheduleException, Slot, SlotKind
from iop_tracker.domain.settings import Settings, Substance
from iop_tracker.domain.topic import Topic
from iop_tracker.language import tr

TEMPLATE = "five-three-one"
LESSON = tr("return to use")
"""The tag of the note that is written after a return to use."""
SESSIONS_A_NOTE = 4
STATUSES = {
    AttendanceStatus.ATTENDED: 42,
    AttendanceStatus.LATE: 4,
    AttendanceStatus.EXCUSED: 2,
    AttendanceStatus.MISSED: 2,
}
"""How sessions went, as weights."""


class Life:
    """Everything that one invented participant has in the file.

    Args:
        today: The last day; nothing on it is marked or checked in yet.
        weeks: For how many weeks, this one included.
        seed: Another number gives another life.
        time_zone: IANA name of the program's time zone.
    """

    def __init__(self, today: date, *, weeks: int, seed: int, time_zone: str) -> None:
        self._today = today
        self._zone = time_zone
        monday = today - timedelta(days=today.weekday())
        self._start = monday - timedelta(weeks=weeks - 1)
        self._chance = Chance(today, f"{seed}/{today}/{weeks}")
        self._stored = self._chance.stored
        self._material = content.demo_material()
        words, signs = self._material["answers"], self._material["safety"]["signs"]
        self._answers = Answers(self._chance.dice("answers"), today, words, signs)
        count = (today - self._start).days
        self._days = Days(self._chance.dice("days"), self._start, count, self._material)

    def records(self) -> Iterator[Record]:
        """Everything, in the order of storing."""
        template = content.program_template(TEMPLATE)
        program = self._stored(template.program(self._start, self._zone), self._start)
        slots = [self._stored(slot, self._start) for slot in self._slots(template)]
        about = (Substance.ALCOHOL,)
        called = self._material["called"]
        settings = Settings(
            id="settings",
            called=called,
            substances=about,
            asked=ASKED,
            instruments=CHOSEN,
        )
        yield self._stored(settings, self._start)
        yield program
        yield self._stored(self._answers.question, self._today - timedelta(days=30))
        yield from slots
        yield from self._coping()
        exceptions = list(self._exceptions(program, slots))
        yield from exceptions
        yesterday = self._today - timedelta(days=1)
        past = [
            o
            for o in occurrences(program, slots, exceptions, self._start, yesterday)
            if o.is_session and o.takes_place
        ]
        yield from self._attendance(past)
        check_ins = list(self._answers.added(self._days.check_ins()))
        late = self._chance.dice("late")
        for check_in in check_ins:
            yield self._stored(check_in, stored_on(late, check_in.day), NOON)
        for urge in urges(self._chance.dice("urges"), check_ins):
            yield self._stored(urge, urge.day)
        yield from self._notes(past)
        yield from self._tasks(past)
        for day, words in zip(sorted(self._days.hard), self._material["look_back"], strict=False):
            yield self._stored(LookBack(day=day, **words), day)
        yield from goals(self._chance, self._material, self._days.hard, self._start, self._today)
        for each in assessments(self._chance.dice("assessments"), self._start, yesterday):
            yield self._stored(each, each.day)
        for number, text in enumerate(self._material["topics"], start=1):
            day = max(self._start, self._today - timedelta(days=number))
            yield self._stored(Topic(text=text, day=day), day)

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
        """People and own ideas, five plans, and one more for every year."""
        dice = self._chance.dice("coping")
        contacts = [self._stored(Contact(**c), self._start) for c in self._material["contact"]]
        own = [self._stored(Strategy(**s), self._start) for s in self._material["strategy"]]
        yield from contacts
        yield from own
        yield from self._pages()
        says = Bag(self._chance.dice("if-then"), self._material["if_then"])
        goes = Bag(self._chance.dice("places"), self._material["safe_places"])
        days = (self._today - self._start).days
        situations = content.situations()
        count = min(5 + days // 365, len(situations))
        for number, situation in enumerate(dice.sample(situations, count)):
            written = self._start + timedelta(days=number if number < 5 else (number - 4) * 365)
            reviewed = self._today - timedelta(days=1 + 3 * number)
            plan = self._stored(
                CopingPlan(
                    situation=situation.name,
                    warning_signs=situation.signs,
                    strategies=(*situation.strategies, own[number % len(own)].id),
                    if_then=(says.draw(),),
                    places=(goes.draw(),),
                    contacts=tuple(c.id for c in dice.sample(contacts, 2)),
                    reasons=tuple(dice.sample(self._material["reasons"], 3)),
                    weekdays=(number % 7,) if number % 2 else (4, 5),
                    reviewed=reviewed if reviewed > written else None,
                ),
                written,
            )
            yield plan
            if number == 0:
                yield from self._events(plan)

    def _pages(self) -> Iterator[Record]:
        """The two pages that everybody has once, written in the second week."""
        written = self._start + timedelta(days=8)
        yield self._stored(SafetyPlan(id=SAFETY_ID, **self._lines("safety")), written)
        yield self._stored(CostBenefit(id=COSTS_ID, **self._lines("costs")), written)

    def _events(self, plan: CopingPlan) -> Iterator[RiskyEvent]:
        """A risky day to come, and one that is over and was answered."""
        past, coming = self._material["event"]
        over = max(self._start, self._today - timedelta(days=9))
        ahead = RiskyEvent(
            name=coming["name"], day=self._today + timedelta(days=2), plan_id=plan.id
        )
        yield self._stored(ahead, self._today)
        if over < self._today:
            answered = RiskyEvent(
                name=past["name"], day=over, went=Went(past["went"]), note=past["note"]
            )
            yield self._stored(answered, over + timedelta(days=1))

    def _lines(self, name: str) -> dict[str, Any]:
        return {part: tuple(lines) for part, lines in self._material[name].items()}

    def _exceptions(self, program: Program, slots: list[Slot]) -> Iterator[ScheduleException]:
        """Some sessions fell out, some were later, a few came on top; one is still to come."""
        end = self._today + timedelta(days=6)
        planned = [
            o for o in occurrences(program, slots, (), self._start, end) if not o.kind.is_own
        ]
        past = [o for o in planned if o.day < self._today]
        some = len(past) // 40 + (len(past) > 4)
        drawn = self._chance.dice("exceptions").sample(past, 2 * some)
        changed = [(session, ExceptionKind.CANCELLED) for session in drawn[:some]]
        changed += [(session, ExceptionKind.MOVED) for session in (*drawn[some:], *planned[-1:])]
        for session, kind in changed:
            yield self._stored(_excepted(session, kind), session.day - timedelta(days=1))
        for number in range(24, (self._today - self._start).days, 38):
            yield self._stored(_extra(self._start + timedelta(days=number)), self._start)

    def _attendance(self, past: list[Occurrence]) -> Iterator[Attendance]:
        """A mark on every session but the last one."""
        dice = self._chance.dice("attendance")
        words = {status: Bag(dice, self._material[f"mark_{status}"]) for status in STATUSES}
        for session in past[:-1]:
            (status,) = dice.choices(list(STATUSES), list(STATUSES.values()))
            says_more = dice.random() < (0.06 if status is AttendanceStatus.ATTENDED else 0.7)
            yield self._stored(
                Attendance(
                    slot_id=session.slot_id,
                    day=session.day,
                    status=status,
                    note=str(words[status].draw()) if says_more else "",
                ),
                session.day,
            )

    def _notes(self, past: list[Occurrence]) -> Iterator[Note]:
        """A note after every fourth session, and one after each of the first hard days."""
        material = self._material["note"]
        (lesson,) = (note for note in material if LESSON in note["tags"])
        others = cycle(note for note in material if note is not lesson)
        for session in past[::SESSIONS_A_NOTE]:
            link = SessionLink(slot_id=session.slot_id, day=session.day)
            yield self._note(next(others), session.day, link)
        for day in sorted(self._days.hard)[:3]:
            yield self._note(lesson, day + timedelta(days=1), None)

    def _note(self, words: dict[str, Any], day: date, link: SessionLink | None) -> Note:
        note = Note(
            title=words["title"],
            text=words["text"],
            tags=tuple(words["tags"]),
            day=day,
            session=link,
        )
        return self._stored(note, day)

    def _tasks(self, past: list[Occurrence]) -> Iterator[Task]:
        """Things to do from sessions; most are done, the last two are not, one has no day."""
        dice = self._chance.dice("tasks")
        words = cycle(task["text"] for task in self._material["task"])
        sessions = past[:: 2 * SESSIONS_A_NOTE]
        for number, session in enumerate(sessions):
            due = session.day + timedelta(days=7)
            done = due - timedelta(days=dice.randint(0, 3))
            is_open = number >= len(sessions) - 2 or done >= self._today
            yield self._stored(
                Task(
                    text=next(words),
                    due=due,
                    done=None if is_open else done,
                    session=SessionLink(slot_id=session.slot_id, day=session.day),
                ),
                session.day,
            )
        yield self._stored(Task(text=next(words)), self._today)


def _excepted(session: Occurrence, kind: ExceptionKind) -> ScheduleException:
    later = session.starts_at + timedelta(minutes=60)
    return ScheduleException(
        kind=kind,
        slot_id=session.slot_id,
        day=session.day,
        starts_at=later if kind is ExceptionKind.MOVED else None,
    )


def _extra(day: date) -> ScheduleException:
    """A session that came on top of the weekly plan."""
    return ScheduleException(
        kind=ExceptionKind.ADDED,
        day=day,
        starts_at=datetime.combine(day, time(14)),
        minutes=50,
        session_kind=SlotKind.INDIVIDUAL,
    )
