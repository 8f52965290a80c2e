"""today, schedule."""

from typing import TYPE_CHECKING, Any

from iop_tracker.cli import opening
from iop_tracker.cli.output import NOT_SET_UP, say, say_json, say_table
from iop_tracker.clock import Clock
from iop_tracker.domain.attendance import AttendanceCount
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.words import count_text, hours_text, parse_day, weekday_text
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.views.coming import when_words
from iop_tracker.views.entry import Entry
from iop_tracker.views.signals import SignalView
from iop_tracker.views.standing import Standing
from iop_tracker.views.today import TodayView

if TYPE_CHECKING:
    from argparse import Namespace

NO_CHECK_IN = tr("not yet; iop-tracker checkin")


def today(options: "Namespace", clock: Clock) -> int:
    """What matters now."""
    with opening.reading(options, clock) as tracker:
        opening.need_program(tracker)
        view = tracker.today()
        if options.json:
            say_json(_today_json(view))
        else:
            say_table(today_rows(view, tracker))
    return 0


def today_rows(view: TodayView, tracker: Tracker) -> list[tuple[str, str]]:
    """What matters now: the name of each fact, and its words."""
    rows = [(tr("Program"), view.standing.text if view.standing else "")]
    if view.week_count:
        rows.append((tr("This week"), _count_words(view.week_count)))
    coming = view.next_session
    rows.append(
        (tr("Next"), _next_words(view, coming) if coming else tr("no session in the next weeks"))
    )
    rows.append((tr("Check-in"), _check_in_words(view)))
    rows += [(tr("Reached"), sentence) for sentence in view.reached]
    rows += [(tr("Look"), signal_words(each)) for each in view.signals]
    rows += [(tr("Coming up"), f"{e.name}, {view.here.day(e.day)}") for e in view.coming_up]
    rows += [
        (tr("How was it"), tr("{name}; iop-tracker event went NAME ANSWER", name=e.name))
        for e in view.to_ask
    ]
    take = tr("iop-tracker assess take")
    rows += [(tr("Fill in"), f"{due.text}; {take} {due.instrument}") for due in view.questionnaires]
    for task in view.tasks:
        due = tr(" (due {due})", due=view.here.day(task.due)) if task.due else ""
        rows.append((tr("To do"), f"{task.text}{due}"))
    rows += [(tr("Goal"), _goal_words(goal)) for goal in view.goals]
    if view.plan:
        rows.append((tr("Plan to read"), view.plan.situation))
    country = tracker.coping.country()
    rows.append((tr("Emergency"), country.emergency))
    rows += [(tr("Help"), f"{line.number} {line.name}".strip()) for line in country.lines[:2]]
    return rows


def _check_in_words(view: TodayView) -> str:
    if view.waits_for:
        return tr(
            "the {waits_for}'s is still to come; iop-tracker checkin", waits_for=view.waits_for
        )
    return tr("done") if view.check_in else NO_CHECK_IN


def _goal_words(goal: Goal) -> str:
    if goal.done:
        return tr("{text}, reached", text=goal.text)
    return f"{goal.text}: {goal.next_step}" if goal.next_step else goal.text


def signal_words(found: SignalView) -> str:
    """What is pointed out, with the plan to open and whom to call."""
    plan = tr(" Plan: {situation}.", situation=found.plan.situation) if found.plan else ""
    call = (
        tr(" Call {name}, {phone}.", name=found.call.name, phone=found.call.phone)
        if found.call
        else ""
    )
    return f"{found.sentence}{plan}{call}"


def _next_words(view: TodayView, coming: Entry) -> str:
    place = f", {coming.occurrence.place}" if coming.occurrence.place else ""
    there = (
        tr(" ({program_time} program time)", program_time=coming.program_time)
        if coming.program_time
        else ""
    )
    day = view.here.day(coming.day)
    return f"{coming.occurrence.name}, {day} {coming.time}{there}{place}, {view.next_in}"


def _count_words(count: AttendanceCount) -> str:
    hours = tr(
        "{attended_hours} of {planned_hours}",
        attended_hours=hours_text(count.attended_hours),
        planned_hours=hours_text(count.planned_hours),
    )
    return tr(
        "{done} of {sessions} attended, {hours}",
        done=count.done,
        sessions=count_text(count.planned, "session"),
        hours=hours,
    )


def _today_json(view: TodayView) -> dict[str, Any]:
    coming = view.next_session
    return {
        "day": view.here.today,
        "program": _standing_json(view.standing) if view.standing else None,
        "week": view.week_count,
        "next_session": {**entry_json(coming), "in": view.next_in} if coming else None,
        "check_in": view.check_in,
        "unmarked": [entry_json(entry) for entry in view.unmarked],
        "tasks": view.tasks,
        "plan": view.plan,
        "coming_up": view.coming_up,
        "to_ask": view.to_ask,
        "signals": [signal_json(found) for found in view.signals],
        "questionnaires": [due.instrument for due in view.questionnaires],
        "goals": view.goals,
        "reached": view.reached,
    }


def signal_json(found: SignalView) -> dict[str, Any]:
    """A signal for another program."""
    return {
        "rule": found.rule,
        "sentence": found.sentence,
        "days": found.signal.days,
        "signs": found.signal.signs,
        "plan": found.plan.situation if found.plan else None,
        "call": found.call.name if found.call else None,
    }


def _standing_json(standing: Standing) -> dict[str, Any]:
    return {
        "stage": standing.stage,
        "name": standing.name,
        "week": standing.week,
        "weeks": standing.weeks,
        "phase": standing.phase,
    }


def entry_json(entry: Entry) -> dict[str, Any]:
    """An occurrence for another program: local and program times, state and mark."""
    occurrence = entry.occurrence
    return {
        "slot_id": occurrence.slot_id,
        "day": occurrence.day,
        "kind": occurrence.kind,
        "name": occurrence.name,
        "starts_at": entry.starts_at,
        "program_starts_at": occurrence.starts_at,
        "minutes": occurrence.minutes,
        "place": occurrence.place,
        "facilitator": occurrence.facilitator,
        "state": occurrence.state,
        "status": entry.status,
        "overlaps": entry.clashes,
    }


def schedule(options: "Namespace", clock: Clock) -> int:
    """A week of sessions and own commitments."""
    with opening.reading(options, clock) as tracker:
        opening.need_program(tracker)
        day = parse_day(options.week, tracker.here.today, field="week")
        view = tracker.schedule.week(day)
        if view is None:
            raise NothingFound(NOT_SET_UP)
        if options.json:
            say_json(
                {
                    "first": view.first,
                    "last": view.last,
                    "program": _standing_json(view.standing),
                    "week": view.count,
                    "entries": [entry_json(entry) for entry in view.entries],
                    "events": view.events,
                }
            )
            return 0
        events = [
            f"{weekday_text(e.day)}  {e.name}, {when_words(e, view.here)}" for e in view.events
        ]
        say(view.title, view.standing.text, _count_words(view.count), *events, "")
        if view.entries:
            say_table(_entry_row(entry) for entry in view.entries)
        else:
            say(tr("Nothing is planned in this week."))
    return 0


def _entry_row(entry: Entry) -> tuple[str, ...]:
    occurrence = entry.occurrence
    words = [] if occurrence.state.value == "planned" else [tr(occurrence.state.value)]
    words += [entry.status.value] if entry.status else []
    words += [entry.clash_text] if entry.clashes else []
    words += (
        [tr("{program_time} program time", program_time=entry.program_time)]
        if entry.program_time
        else []
    )
    time = f"{entry.time}–{entry.ends}"
    return (weekday_text(entry.day), time, occurrence.name, occurrence.place, ", ".join(words))
