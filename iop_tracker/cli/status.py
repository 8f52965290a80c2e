"""status: one line for a prompt, a login message, a status bar, a reminder.

It asks for nothing, and looks at the file without opening it for work: what is imported here is
all that it loads.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from iop_tracker.cli.output import NOT_SET_UP, say, say_json
from iop_tracker.clock import Clock
from iop_tracker.domain.attendance import Attendance, marks_of
from iop_tracker.domain.checkin import CheckIn, is_made, part_at
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.program import Program
from iop_tracker.domain.schedule import ScheduleException, Slot
from iop_tracker.domain.settings import Settings
from iop_tracker.errors import Locked, NothingFound
from iop_tracker.language import tr
from iop_tracker.paths import chosen_path
from iop_tracker.storage.cover import Unlock
from iop_tracker.storage.glance import Glance, glance
from iop_tracker.views.entry import Plan
from iop_tracker.views.here import Here
from iop_tracker.views.status import Status, discreet_line, full_line, status_now

if TYPE_CHECKING:
    from argparse import Namespace

LOCKED = tr("Locked. Open iop-tracker to see what is next.")
DISCREETLY_LOCKED = tr("Locked.")
MOST_MINUTES = 24 * 60


def status(options: "Namespace", clock: Clock) -> int:
    """What is next, in one line; with a condition, only where it holds."""
    within = options.session_within and _minutes(options.session_within)
    has_condition = within is not None or options.check_in
    try:
        found = _found(glance(chosen_path(options.file), _unlock(options)), clock)
    except Locked:
        if has_condition:
            return NothingFound.exit_code
        say(DISCREETLY_LOCKED if options.discreet else LOCKED)
        return 0
    if has_condition and not _holds(found, within, check_in=options.check_in):
        return NothingFound.exit_code
    if options.json:
        say_json(_json(found))
    else:
        say(discreet_line(found) if options.discreet else full_line(found))
    return 0


def _minutes(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed[:9]) <= MOST_MINUTES):
        raise InvalidEntry(
            "session_within",
            tr("Minutes are a number from 1 to {most_minutes}.", most_minutes=MOST_MINUTES),
        )
    return int(typed)


def _unlock(options: "Namespace") -> Unlock | None:
    if options.passphrase_file is None:
        return None
    from iop_tracker.cli.passphrase import unlocking

    return unlocking(options)


def _holds(found: Status, within: int | None, *, check_in: bool) -> bool:
    is_near = within is not None and found.begins_within(within)
    return is_near or (check_in and found.check_in_waits)


def _found(records: Glance, clock: Clock) -> Status:
    now = clock()
    lately = now.date() - timedelta(days=2)
    settings = next(iter(records.of(Settings)), None) or Settings()
    programs = records.of(Program)
    if not programs:
        raise NothingFound(NOT_SET_UP)
    plan = Plan(
        program=max(programs, key=lambda program: str(program.created)),
        slots=records.of(Slot),
        exceptions=records.of(ScheduleException),
        marks=marks_of(records.of(Attendance, lately)),
    )
    here = Here(now=now, twelve_hour=settings.twelve_hour, first_weekday=settings.first_weekday)
    part = part_at(now.hour) if settings.twice_a_day else None
    of_today = (c for c in records.of(CheckIn, now.date()) if c.day == now.date())
    waits = not is_made((check_in.part for check_in in of_today), part)
    return status_now(plan, here, check_in_waits=waits, part=part)


def _json(found: Status) -> dict[str, Any]:
    session = found.session
    return {
        "next_session": {
            "name": session.occurrence.name,
            "kind": session.occurrence.kind,
            "starts_at": session.starts_at,
            "minutes": session.occurrence.minutes,
            "in": found.here.until(session.instant),
        }
        if session
        else None,
        "check_in_waits": found.check_in_waits,
        "part": found.part,
    }
