"""Set-up, today, the week, the check-in."""

import os
from typing import Any

from iop_tracker import content, zones
from iop_tracker.cli.check_in import amended, answers, said_of
from iop_tracker.cli.output import say
from iop_tracker.cli.plain.asking import BACK, Asker
from iop_tracker.cli.reading import today_rows
from iop_tracker.clock import local_zone_name
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.habits import habits
from iop_tracker.domain.words import parse_day
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.programs import SetUp
from iop_tracker.views.entry import Entry

HOW_IT_WENT = {
    AttendanceStatus.ATTENDED: tr("I was there"),
    AttendanceStatus.LATE: tr("I came late"),
    AttendanceStatus.EXCUSED: tr("I was excused"),
    AttendanceStatus.MISSED: tr("I missed it"),
}


def set_up(tracker: Tracker, asker: Asker) -> None:
    """Ask for the program, its first day, and a name; the rest is what is usual here."""
    say(tr("Nothing is set up yet. Which program is yours?"))
    templates = content.program_templates()
    number = asker.choose(tr("Program, or enter alone for later"), [t.name for t in templates])
    if number is None or number == BACK:
        return
    today = tracker.here.today
    first = asker.read(
        tr("First day, like 2026-11-23 or mon; enter alone: today"),
        lambda typed: parse_day(typed, today, field="start"),
    )
    called = asker.ask(tr("What to call you; enter alone: nothing: "))
    zone = zones.named(local_zone_name())
    country = content.country_of_zone(zone)
    program = tracker.programs.set_up(
        SetUp(
            template=templates[number].id,
            start=first or today,
            time_zone=zone,
            called=called,
            country=country,
            habits=habits(country, os.environ),
        )
    )
    say(
        tr(
            "Set up: {name}, {weeks} weeks from {start}.",
            name=program.name,
            weeks=program.weeks,
            start=tracker.here.day(program.start),
        )
    )


def today(tracker: Tracker, _: Asker) -> None:
    """What matters now, one fact a line."""
    say("", *(f"{name}: {text}" for name, text in today_rows(tracker.today(), tracker)))


def week(tracker: Tracker, asker: Asker) -> None:
    """This week's sessions; one can be chosen to say how it went."""
    view = tracker.schedule.week(tracker.here.today)
    if view is None:
        say(tr("Nothing is set up yet."))
        return
    say(view.title)
    entries = [entry for entry in view.entries if entry.occurrence.is_session]
    number = asker.choose(
        tr("Which one to mark, or enter alone"), [_words(entry, tracker) for entry in entries]
    )
    if number is None or number == BACK:
        return
    how = asker.choose(tr("How did it go"), list(HOW_IT_WENT.values()))
    if how is not None and how != BACK:
        status = list(HOW_IT_WENT)[how]
        occurrence = entries[number].occurrence
        tracker.schedule.mark(occurrence, status)
        say(tr("Saved. {name}: {status}.", name=occurrence.name, status=tr(status.value)))


def _words(entry: Entry, tracker: Tracker) -> str:
    parts = (
        tracker.here.day(entry.day),
        tr("{time} to {ends}", time=entry.time, ends=entry.ends),
        entry.occurrence.name,
        tr(entry.status) if entry.status else tr("not marked yet") if entry.needs_mark else "",
        entry.clash_text,
    )
    return ", ".join(part for part in parts if part)


def check_in(tracker: Tracker, asker: Asker) -> None:
    """Today's check-in; what was answered before the input ends is kept."""
    check_ins = tracker.check_ins
    day = tracker.here.today
    sheet = check_ins.sheet(day, check_ins.part_to_open(day))
    changes: dict[str, Any] = {}
    try:
        for answered in answers(sheet, asker.ask):
            changes |= answered
    finally:
        if "mood" in changes:
            check_ins.save(amended(sheet, changes))
            say(tr("Saved: check-in for {day}.", day=tracker.here.day(day)), *said_of(changes))


def undo(tracker: Tracker, _: Asker) -> None:
    """Take back the last change and say what it was."""
    say(tracker.undo())
