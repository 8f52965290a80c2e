"""setup, attend, undo, redo."""

import argparse
import os
import re
from datetime import datetime, time, tzinfo

from iop_tracker import content, zones
from iop_tracker.cli import opening
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock, local_zone_name
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.habits import habits
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import found_in, parse_tags
from iop_tracker.domain.scale import parse_choice
from iop_tracker.domain.settings import Substance
from iop_tracker.domain.words import moment_text, parse_day, parse_time
from iop_tracker.errors import BadInput, NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.programs import SetUp
from iop_tracker.views.entry import Entry


def setup(options: argparse.Namespace, clock: Clock) -> int:
    """Set up the program, or show the templates."""
    if options.list:
        say_table(
            (t.id, tr("{weeks} weeks", weeks=t.weeks), t.name) for t in content.program_templates()
        )
        return 0
    substances = None if options.substances is None else _substances(options.substances)
    if substances is not None and not options.template and not options.start:
        with opening.writing(options, clock) as tracker:
            tracker.programs.save_substances(substances)
        say(tr("Saved. It decides which danger signs are shown, and if help now names naloxone."))
        return 0
    if not options.template or not options.start:
        raise BadInput(
            tr("Say --template NAME and --start DATE. setup --list shows the templates.")
        )
    if options.country and options.country.upper() not in {c.code for c in content.countries()}:
        known = ", ".join(country.code for country in content.countries())
        raise InvalidEntry("country", tr("A country is one of: {known}.", known=known))
    weeks, usual = options.weeks, options.usual_time
    zone = zones.named(options.time_zone or local_zone_name())
    country = (options.country or content.country_of_zone(zone)).upper()
    with opening.writing(options, clock) as tracker:
        program = tracker.programs.set_up(
            SetUp(
                template=options.template,
                start=parse_day(options.start, tracker.here.today, field="start"),
                weeks=opening.whole_number(weeks, tr("weeks"), low=1, high=52) if weeks else None,
                time_zone=zone,
                usual_start=parse_time(usual, field="usual_start") if usual else None,
                called=opening.line_from(options.name or ""),
                country=country,
                habits=habits(country, os.environ),
                substances=substances,
            )
        )
    say(
        tr(
            "Set up: {name}, {weeks} weeks. It begins on {start}.",
            name=program.name,
            weeks=program.weeks,
            start=program.start,
        )
    )
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
        when = f"{tracker.here.day(entry.day)} {entry.time}"
        say(f"{entry.occurrence.name}, {when}: {tr(status.value)}.")
    return 0


def _session(tracker: Tracker, when: str) -> Entry:
    """The session that is meant by a day, a time and words of its name.

    Raises:
        BadInput: when there is none, or several; says which.
    """
    match = re.fullmatch(r"(\S+?)(?:@(\S+))?(?:\s+(.*))?", when.strip())
    if not match:
        raise BadInput(tr("Say when it was: today, mon, 2026-11-23 or mon@18:00."))
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
        raise BadInput(tr("There is no such session {day}.", day=tracker.here.day(day)))
    if len(entries) > 1:
        known = ", ".join(f"{day}@{e.starts_at:%H:%M} {e.occurrence.name}" for e in entries)
        raise BadInput(tr("There is more than one. Choose one of: {known}.", known=known))
    return entries[0]


def _clock_times(entry: Entry) -> set[time]:
    """When it starts by the clock on this computer and by the program's."""
    return {entry.starts_at.time(), entry.occurrence.starts_at.time()}


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
        raise NothingFound(tr("There is nothing to undo."))
    return 0


def _moment(at: datetime | None, zone: tzinfo | None) -> str:
    """When it was; empty where the file does not say."""
    return moment_text(at.astimezone(zone)) if at else ""


def redo(options: argparse.Namespace, clock: Clock) -> int:
    """Do again what was taken back last."""
    with opening.writing(options, clock) as tracker:
        say(tracker.redo())
    return 0
