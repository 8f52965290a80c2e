"""The milestones page: what was done, in figures, and the round numbers reached today."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from iop_tracker.domain.attendance import AttendanceStatus, without_called_off
from iop_tracker.domain.milestone import (
    CHECK_IN_MARKS,
    SESSION_MARKS,
    Kind,
    Milestones,
    SinceDay,
    SinceTally,
    Tally,
    check_in_tally,
    mark_reached,
    round_days,
    saved,
    session_tally,
    since_tally,
)
from iop_tracker.domain.program import Program
from iop_tracker.domain.words import count_text, day_text
from iop_tracker.language import tr
from iop_tracker.views.entry import Plan
from iop_tracker.views.here import Here


class Counted(Struct, frozen=True, kw_only=True):
    """What is counted."""

    milestones: Milestones
    since: tuple[SinceDay, ...]
    plan: Plan | None
    check_in_days: Collection[date]
    """Days with a check-in."""
    answers: Mapping[date, bool]
    """Whether each day went as wanted, where it was said."""


class Weeks(Struct, frozen=True, kw_only=True):
    """The weeks of the program."""

    done: int
    planned: int
    phase: str
    """The phase of today; before the program empty."""


class Since(Struct, frozen=True, kw_only=True):
    """A date that the participant counts from."""

    name: str
    day: date
    days: int
    """Days since then; negative while it is still to come."""
    went: SinceTally | None
    """How they went, as check-ins tell it; None for a date that they tell nothing about."""


class Saved(Struct, frozen=True, kw_only=True):
    """What was saved since a day."""

    first: date
    money: float | None
    hours: float | None
    currency: str
    money_a_week: float | None
    hours_a_week: float | None


class MilestonesView(Struct, frozen=True, kw_only=True):
    """All that the page shows; None for what is not shown or cannot be counted."""

    reached: tuple[str, ...]
    """The round numbers reached today, a sentence each."""
    weeks: Weeks | None
    sessions: Tally | None
    check_ins: Tally | None
    since: tuple[Since, ...]
    saved: Saved | None


class Figure(Struct, frozen=True):
    """A line of the page: a number and what it is of."""

    number: str
    """Never a zero; empty where there is nothing to count yet."""
    words: str
    share: float | None = None
    """How much of the whole, 0 to 1, where there is one."""


class Section(Struct, frozen=True, kw_only=True):
    """A part of the page."""

    title: str
    about: str
    figures: tuple[Figure, ...]


def milestones_view(counted: Counted, today: date) -> MilestonesView:
    """Count everything that is shown."""
    shown, plan = counted.milestones.shown, counted.plan
    return MilestonesView(
        reached=reached(counted, today),
        weeks=_weeks(plan.program, today) if plan and Kind.WEEKS in shown else None,
        sessions=_attended(plan, today) if plan and Kind.SESSIONS in shown else None,
        check_ins=check_in_tally(counted.check_in_days, today) if Kind.CHECK_INS in shown else None,
        since=tuple(
            Since(
                name=each.name,
                day=each.day,
                days=(today - each.day).days,
                went=since_tally(counted.answers, each.day, today) if each.tells else None,
            )
            for each in counted.since
        ),
        saved=_saved(counted, today),
    )


def _weeks(program: Program, today: date) -> Weeks:
    span = program.span_on(today)
    return Weeks(
        done=_weeks_done(program, today),
        planned=program.weeks,
        phase=span.phase.name if span else "",
    )


def _weeks_done(program: Program, today: date) -> int:
    return max(0, min(program.weeks, (today - program.start).days // 7))


def _attended(plan: Plan, today: date) -> Tally:
    return session_tally([status for day, status in marked_sessions(plan) if day <= today])


def marked_sessions(plan: Plan) -> list[tuple[date, AttendanceStatus]]:
    """Every session that was marked, with its mark, oldest first.

    What a slot counted for stays counted when the slot goes; a session that was called off and the
    participant's own commitments do not count.
    """
    own = {slot.id for slot in plan.slots if slot.kind.is_own}
    own |= {e.id for e in plan.exceptions if e.session_kind and e.session_kind.is_own}
    starts = {slot.id: slot.starts.isoformat() for slot in plan.slots}
    counted = without_called_off(plan.marks, plan.exceptions)
    marks = [mark for mark in counted.values() if mark.slot_id not in own]
    marks.sort(key=lambda m: (m.day, starts.get(m.slot_id, ""), m.slot_id))
    return [(mark.day, mark.status) for mark in marks]


def _saved(counted: Counted, today: date) -> Saved | None:
    chosen, plan = counted.milestones, counted.plan
    first = chosen.saved_from or (plan.program.start if plan else None)
    if first is None or first > today or (chosen.money is None and chosen.hours is None):
        return None
    return Saved(
        first=first,
        money=None if chosen.money is None else saved(chosen.money, first, today),
        hours=None if chosen.hours is None else saved(chosen.hours, first, today),
        currency=chosen.currency,
        money_a_week=chosen.money,
        hours_a_week=chosen.hours,
    )


def reached(counted: Counted, today: date) -> tuple[str, ...]:
    """What was reached exactly today, a sentence each; the same all day long."""
    return tuple(_reached(counted, today))


def _reached(counted: Counted, today: date) -> Iterator[str]:
    shown, plan = counted.milestones.shown, counted.plan
    if plan and Kind.WEEKS in shown:
        yield from _week_reached(plan.program, today)
    if plan and Kind.SESSIONS in shown:
        there = [day for day, status in marked_sessions(plan) if status.was_there]
        count = _passed(there, today, SESSION_MARKS, 100)
        if count:
            yield tr("You have been at {count} sessions. Each one took getting there.", count=count)
    if Kind.CHECK_INS in shown:
        count = _passed(counted.check_in_days, today, CHECK_IN_MARKS, 500)
        if count:
            yield tr(
                "You checked in on {count} days. Each one was a moment for yourself.", count=count
            )
    for each in counted.since:
        yield from _date_reached(each, counted.answers, today)


def _date_reached(since: SinceDay, answers: Mapping[date, bool], today: date) -> Iterator[str]:
    span = round_days(since.day, today)
    tally = since_tally(answers if since.tells else {}, since.day, today)
    if not span or (tally.answered and not tally.total):
        return
    yield tr(
        "{span} since {day}: {name}.", span=span, day=day_text(since.day, today), name=since.name
    )
    if 0 < tally.total < tally.answered:
        yield tr(
            "On {days} of them it went as you wanted. They stay.",
            days=count_text(tally.total, "day"),
        )


def _passed(days: Iterable[date], today: date, marks: tuple[int, ...], every: int) -> int:
    known = [day for day in days if day <= today]
    return mark_reached(sum(day < today for day in known), len(known), marks, every)


def _week_reached(program: Program, today: date) -> Iterator[str]:
    done = _weeks_done(program, today)
    if not done or program.start + timedelta(weeks=done) != today:
        return
    ended = [s.phase for s in program.spans() if s.last == today - timedelta(days=1)]
    if done == program.weeks:
        yield tr(
            "All {weeks} of your program are done. That was a lot of work.",
            weeks=count_text(done, "week"),
        )
    elif ended:
        yield tr(
            "Week {done} of {weeks} is done, and with it “{name}”.",
            done=done,
            weeks=program.weeks,
            name=ended[0].name,
        )
    else:
        yield tr("Week {done} of {weeks} is done. You did that.", done=done, weeks=program.weeks)


def sections(view: MilestonesView, here: Here) -> tuple[Section, ...]:
    """The page, part by part, in words and figures."""
    return tuple(_sections(view, here))


def _sections(view: MilestonesView, here: Here) -> Iterator[Section]:
    if view.weeks:
        yield Section(
            title=tr("Program"), about=view.weeks.phase, figures=_week_figures(view.weeks)
        )
    if view.sessions:
        last = tr("of the last {recent_of} you marked", recent_of=view.sessions.recent_of)
        figures = _tally_figures(
            view.sessions, tr("session attended"), tr("sessions attended"), last
        )
        none = Figure("", tr("Sessions that you mark are counted here."))
        yield Section(title=tr("Sessions"), about="", figures=tuple(figures) or (none,))
    if view.check_ins:
        last = tr("of the last {days}", days=count_text(view.check_ins.recent_of, "day"))
        figures = _tally_figures(
            view.check_ins, tr("day with a check-in"), tr("days with a check-in"), last
        )
        none = Figure("", tr("Days with a check-in are counted here."))
        yield Section(title=tr("Check-ins"), about="", figures=tuple(figures) or (none,))
    for since in view.since:
        about = f"{tr('from') if since.days < 0 else tr('since')} {here.day(since.day)}"
        yield Section(title=since.name, about=about, figures=tuple(_since_figures(since)))
    if view.saved:
        about = tr("since {first}", first=here.day(view.saved.first))
        yield Section(title=tr("Saved"), about=about, figures=tuple(_saved_figures(view.saved)))


def _week_figures(weeks: Weeks) -> tuple[Figure, ...]:
    if not weeks.done:
        words = tr("is under way") if weeks.phase else tr("is still to come")
        return (
            Figure(
                "",
                tr(
                    "The first of {weeks} {words}.",
                    weeks=count_text(weeks.planned, "week"),
                    words=words,
                ),
            ),
        )
    words = tr("of {weeks} done", weeks=count_text(weeks.planned, "week"))
    return (Figure(str(weeks.done), words, weeks.done / weeks.planned),)


def _tally_figures(tally: Tally, one: str, many: str, last: str) -> list[Figure]:
    """Total, longest and present row, and how many of the last ones."""
    if not tally.total:
        return []
    figures = [Figure(str(tally.total), one if tally.total == 1 else many)]
    if tally.longest > 1:
        goes_on = tr("; it goes on") if tally.current == tally.longest else ""
        figures.append(
            Figure(str(tally.longest), tr("in a row, the longest{goes_on}", goes_on=goes_on))
        )
    if 1 < tally.current < tally.longest:
        figures.append(Figure(str(tally.current), tr("in a row now")))
    if tally.recent:
        figures.append(Figure(str(tally.recent), last, tally.recent / tally.recent_of))
    return figures


def _since_figures(since: Since) -> Iterator[Figure]:
    if since.days < 0:
        yield Figure("", tr("It is still to come."))
        return
    if since.days:
        yield Figure(
            f"{since.days:,}", tr("day since then") if since.days == 1 else tr("days since then")
        )
    else:
        yield Figure("", tr("It begins today."))
    if since.went:
        yield from _told_figures(since.went)


def _told_figures(tally: SinceTally) -> Iterator[Figure]:
    """How the days went, as check-ins tell it."""
    if tally.total:
        words = tr(
            "of {answered_days} as you wanted",
            answered_days=count_text(tally.answered, "answered day"),
        )
        yield Figure(f"{tally.total:,}", words, tally.total / tally.answered)
        goes_on = tr("; it goes on") if tally.current == tally.longest else ""
        yield Figure(f"{tally.longest:,}", tr("in a row, the longest{goes_on}", goes_on=goes_on))
    if 0 < tally.current < tally.longest:
        yield Figure(f"{tally.current:,}", tr("in a row now"))
    if tally.recent:
        words = tr("of {recent_of} answered in the last 30 days", recent_of=tally.recent_of)
        yield Figure(f"{tally.recent:,}", words, tally.recent / tally.recent_of)
    if tally.unknown:
        have = tr("day has") if tally.unknown == 1 else tr("days have")
        yield Figure(f"{tally.unknown:,}", tr("{have} no answer", have=have))
    if tally.total < tally.answered:
        yield Figure("", tr("A return to use takes none of this away."))


def _saved_figures(view: Saved) -> Iterator[Figure]:
    if view.money is not None and view.money_a_week is not None:
        each = money_text(view.money_a_week, view.currency)
        yield Figure(money_text(int(view.money), view.currency), tr("at {each} a week", each=each))
    if view.hours is not None and view.hours_a_week is not None:
        yield Figure(
            f"{int(view.hours):,} h",
            tr("at {hours_a_week:g} h a week", hours_a_week=view.hours_a_week),
        )


def money_text(amount: float, currency: str) -> str:
    """An amount with its currency: `$40`, `12.50 EUR`."""
    text = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    is_sign = len(currency) == 1 and not currency.isalpha()
    return f"{currency}{text}" if is_sign else f"{text} {currency}".rstrip()
