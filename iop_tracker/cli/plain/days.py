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
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.programs import SetUp
from iop_tracker.views.entry import Entry

HOW_IT_WENT = {
    AttendanceStatus.ATTENDED: "I was there",
    AttendanceStatus.LATE: "I came late",
    AttendanceStatus.EXCUSED: "I was excused",
    AttendanceStatus.MISSED: "I missed it",
}


def set_up(tracker: Tracker, asker: Asker) -> None:
    """Ask for the program, its first day, and a name; the rest is what is usual here."""
    say("Nothing is set up yet. Which program is yours?")
    templates = content.program_templates()
    number = asker.choose("Program, or enter alone for later", [t.name for t in templates])
    if number is None or number == BACK:
        return
    today = tracker.here.today
    first = asker.read(
        "First day, like 2026-11-23 or mon; enter alone: today",
        lambda typed: parse_day(typed, today, field="start"),
    )
    called = asker.ask("What to call you; enter alone: nothing: ")
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
    say(f"Set up: {program.name}, {program.weeks} weeks from {tracker.here.day(program.start)}.")


def today(tracker: Tracker, _: Asker) -> None:
    """What matters now, one fact a line."""
    say("", *(f"{name}: {text}" for name, text in today_rows(tracker.today(), tracker)))


def week(tracker: Tracker, asker: Asker) -> None:
    """This week's sessions; one can be chosen to say how it went."""
    view = tracker.schedule.week(tracker.here.today)
    if view is None:
        say("Nothing is set up yet.")
        return
    say(view.title)
    entries = [entry for entry in view.entries if entry.occurrence.is_session]
    number = asker.choose(
        "Which one to mark, or enter alone", [_words(entry, tracker) for entry in entries]
    )
    if number is None or number == BACK:
        return
    how = asker.choose("How did it go", list(HOW_IT_WENT.values()))
    if how is not None and how != BACK:
        status = list(HOW_IT_WENT)[how]
        occurrence = entries[number].occurrence
        tracker.schedule.mark(occurrence, status)
        say(f"Saved. {occurrence.name}: {status}.")


def _words(entry: Entry, tracker: Tracker) -> str:
    parts = (
        tracker.here.day(entry.day),
        f"{entry.time} to {entry.ends}",
        entry.occurrence.name,
        entry.status or ("not marked yet" if entry.needs_mark else ""),
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
            say(f"Saved: check-in for {tracker.here.day(day)}.", *said_of(changes))


def undo(tracker: Tracker, _: Asker) -> None:
    """Take back the last change and say what it was."""
    say(tracker.undo())
