"""setup, attend, checkin."""

import argparse
import re
from dataclasses import replace
from datetime import date, datetime, time, tzinfo

from iop_tracker import content, zones
from iop_tracker.cli import opening
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock, local_zone_name
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.checkin import CheckIn, Halt, ReturnToUse
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import found_in, parse_tags
from iop_tracker.domain.scale import parse_choice, parse_rating, parse_sleep
from iop_tracker.domain.settings import Substance
from iop_tracker.domain.words import parse_day, parse_time
from iop_tracker.errors import BadInput, NothingFound
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.programs import SetUp
from iop_tracker.views.entry import Entry

SCALES = ("mood", "craving", "anxiety", "energy")


def setup(options: argparse.Namespace, clock: Clock) -> int:
    """Set up the program, or show the templates."""
    if options.list:
        say_table((t.id, f"{t.weeks} weeks", t.name) for t in content.program_templates())
        return 0
    substances = None if options.substances is None else _substances(options.substances)
    if substances is not None and not options.template and not options.start:
        with opening.writing(options, clock) as tracker:
            tracker.programs.save_substances(substances)
        say("Saved. It decides which danger signs are shown, and if help now names naloxone.")
        return 0
    if not options.template or not options.start:
        raise BadInput("Say --template NAME and --start DATE. setup --list shows the templates.")
    if options.country and options.country.upper() not in {c.code for c in content.countries()}:
        known = ", ".join(country.code for country in content.countries())
        raise InvalidEntry("country", f"A country is one of: {known}.")
    weeks, usual = options.weeks, options.usual_time
    zone = zones.named(options.time_zone or local_zone_name())
    country = (options.country or content.country_of_zone(zone)).upper()
    with opening.writing(options, clock) as tracker:
        program = tracker.programs.set_up(
            SetUp(
                template=options.template,
                start=parse_day(options.start, tracker.here.today, field="start"),
                weeks=opening.whole_number(weeks, "weeks", low=1, high=52) if weeks else None,
                time_zone=zone,
                usual_start=parse_time(usual, field="usual_start") if usual else None,
                called=opening.line_from(options.name or ""),
                country=country,
                twelve_hour=country in content.TWELVE_HOUR_COUNTRIES,
                first_weekday=6 if country in content.SUNDAY_COUNTRIES else 0,
                substances=substances,
            )
        )
    say(f"Set up: {program.name}, {program.weeks} weeks. It begins on {program.start}.")
    return 0


def _substances(typed: str) -> tuple[Substance, ...]:
    """What the recovery is about, as typed; empty for nothing."""
    words = parse_tags(opening.line_from(typed))
    chosen = {parse_choice(Substance, "substances", word) for word in words}
    return tuple(each for each in Substance if each in chosen)


def attend(options: argparse.Namespace, clock: Clock) -> int:
    """Mark a session."""
    status = parse_choice(AttendanceStatus, "status", options.status)
    with opening.writing(options, clock) as tracker:
        opening.need_program(tracker)
        entry = _session(tracker, options.when)
        note = None if options.note is None else opening.text_from(options.note)
        tracker.schedule.mark(entry.occurrence, status, note)
        say(f"{entry.occurrence.name}, {tracker.here.day(entry.day)} {entry.time}: {status}.")
    return 0


def _session(tracker: Tracker, when: str) -> Entry:
    """The session that is meant by a day, a time and words of its name.

    Raises:
        BadInput: when there is none, or several; says which.
    """
    match = re.fullmatch(r"(\S+?)(?:@(\S+))?(?:\s+(.*))?", when.strip())
    if not match:
        raise BadInput("Say when it was: today, mon, 2026-11-23 or mon@18:00.")
    day = parse_day(match[1], tracker.here.today, field="when")
    entries = [
        e for e in tracker.schedule.on(day) if e.occurrence.is_session and e.occurrence.takes_place
    ]
    if match[2]:
        starts = parse_time(match[2], field="when")
        entries = [e for e in entries if starts in _clock_times(e)]
    if match[3]:
        entries = [e for e in entries if found_in(match[3], (e.occurrence.name, e.occurrence.kind))]
    if not entries:
        raise BadInput(f"There is no such session {tracker.here.day(day)}.")
    if len(entries) > 1:
        known = ", ".join(f"{day}@{e.starts_at:%H:%M} {e.occurrence.name}" for e in entries)
        raise BadInput(f"There is more than one. Choose one of: {known}.")
    return entries[0]


def _clock_times(entry: Entry) -> set[time]:
    """When it starts by the clock on this computer and by the program's."""
    return {entry.starts_at.time(), entry.occurrence.starts_at.time()}


def check_in(options: argparse.Namespace, clock: Clock) -> int:
    """Record or amend a day's check-in; without options asks one by one on a terminal."""
    given = {name: getattr(options, name) for name in (*SCALES, "sleep", "halt", "used", "note")}
    nothing_given = all(value is None for value in (*given.values(), options.trigger))
    with opening.writing(options, clock) as tracker:
        day = parse_day(options.date, tracker.here.today)
        if nothing_given:
            if not opening.has_terminal():
                raise BadInput("Say at least --mood 0-10. iop-tracker checkin --help shows more.")
            given = _ask(day, given)
        known = tracker.check_ins.on(day)
        tracker.check_ins.save(_check_in(day, known, given, options.trigger))
        say(f"Saved: check-in for {tracker.here.day(day)}.")
        if given["used"] == ReturnToUse.YES:
            say(content.wording("return_to_use")["saved"])
            say("When you want to look back at it: iop-tracker lookback")
    return 0


def _check_in(
    day: date, known: CheckIn | None, given: dict[str, str | None], triggers: list[str] | None
) -> CheckIn:
    """The check-in with what was given; what was not stays as it is."""
    changes: dict[str, object] = {
        name: parse_rating(name, text) for name in SCALES if (text := given[name]) is not None
    }
    if (sleep := given["sleep"]) is not None:
        changes["sleep_hours"] = parse_sleep(sleep)
    if (halt := given["halt"]) is not None:
        flags = {parse_choice(Halt, "halt", word) for word in parse_tags(halt)}
        changes["halt"] = tuple(flag for flag in Halt if flag in flags)
    if triggers is not None:
        changes["triggers"] = parse_tags(",".join(opening.lines_from(triggers)))
    if (used := given["used"]) is not None:
        changes["used"] = parse_choice(ReturnToUse, "used", used)
    if (note := given["note"]) is not None:
        changes["note"] = opening.text_from(note)
    if known is None and "mood" not in changes:
        raise InvalidEntry("mood", "Say --mood 0-10; the rest can be left out.")
    return replace(known or CheckIn(day=day, mood=0), **changes)  # type: ignore[arg-type]


QUESTIONS = (
    ("mood", "Mood, 0 bad to 10 good"),
    ("craving", "Craving, 0 none to 10 strongest"),
    ("anxiety", "Anxiety, 0 calm to 10 strongest"),
    ("energy", "Energy, 0 none to 10 full"),
    ("sleep", "Sleep in hours"),
    ("halt", "Hungry, angry, lonely, tired (those that fit)"),
    ("used", "Did you use? yes, no or rather-not-say"),
    ("note", "A note"),
)


def _ask(day: date, given: dict[str, str | None]) -> dict[str, str | None]:
    """Ask one by one; an empty answer leaves it out, a wrong one is asked again."""
    say("Enter alone leaves a question out.")
    answers = dict(given)
    for name, question in QUESTIONS:
        while True:
            typed = input(f"{question}: ").strip()
            try:
                _check_in(day, None, {**given, "mood": "0", name: typed}, None)
            except InvalidEntry as problem:
                if typed or name == "mood":
                    say(problem.sentence)
                    continue
            answers[name] = typed or None
            break
    return answers


def undo(options: argparse.Namespace, clock: Clock) -> int:
    """Take back the last change, or list what can be taken back."""
    if options.list or options.json:
        return _list_steps(options, clock)
    with opening.writing(options, clock) as tracker:
        say(tracker.undo())
    return 0


def _list_steps(options: argparse.Namespace, clock: Clock) -> int:
    with opening.reading(options, clock) as tracker:
        steps = [step for step in reversed(tracker.steps()) if not step.is_undone]
        if options.json:
            say_json([{"at": step.created, "said": step.said} for step in steps])
        else:
            zone = tracker.now.tzinfo
            say_table((_moment(step.created, zone), step.said) for step in steps)
    if not steps:
        raise NothingFound("There is nothing to undo.")
    return 0


def _moment(at: datetime | None, zone: tzinfo | None) -> str:
    """When it was; empty where the file does not say."""
    return f"{at.astimezone(zone):%a %d %b %Y, %H:%M}" if at else ""


def redo(options: argparse.Namespace, clock: Clock) -> int:
    """Do again what was taken back last."""
    with opening.writing(options, clock) as tracker:
        say(tracker.redo())
    return 0
