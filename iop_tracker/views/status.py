"""What matters now, in one line: for a shell's prompt, a login message, a status bar."""

from datetime import timedelta

from msgspec import Struct

from iop_tracker.domain.checkin import DayPart
from iop_tracker.language import tr
from iop_tracker.views.entry import Entry, Plan, next_session
from iop_tracker.views.here import Here

DIVIDER = " · "


class Status(Struct, frozen=True, kw_only=True):
    """The next session, and whether a check-in waits."""

    here: Here
    session: Entry | None
    """The next one that has not ended; None when there is none in the next weeks."""
    check_in_waits: bool
    part: DayPart | None
    """The part of the day whose check-in is meant, where there are two a day."""

    @property
    def starts_in(self) -> timedelta | None:
        """How long until the session begins; below zero when it is on; None without one."""
        return self.session.instant - self.here.now if self.session else None

    def begins_within(self, minutes: int) -> bool:
        """Whether the session begins within so many minutes from now, and not just now.

        Asked once in as many minutes, it is true once for each session.
        """
        return self.starts_in is not None and (
            timedelta() < self.starts_in <= timedelta(minutes=minutes)
        )


def status_now(plan: Plan, here: Here, *, check_in_waits: bool, part: DayPart | None) -> Status:
    """Work out the line."""
    return Status(
        here=here,
        session=next_session(plan, here),
        check_in_waits=check_in_waits,
        part=part,
    )


def session_words(found: Status) -> str:
    """The next session, as `Group counseling today 18:00, in 2 h`."""
    if found.session is None:
        return tr("No session in the next weeks")
    return f"{found.session.occurrence.name} {_when(found, found.session)}"


def check_in_words(found: Status) -> str:
    """Whether a check-in waits."""
    if not found.check_in_waits:
        return tr("checked in")
    return {
        DayPart.MORNING: tr("morning check-in open"),
        DayPart.EVENING: tr("evening check-in open"),
        None: tr("check-in open"),
    }[found.part]


def full_line(found: Status) -> str:
    """The line with names."""
    return f"{session_words(found)}{DIVIDER}{check_in_words(found)}"


def discreet_line(found: Status) -> str:
    """The line without a word of what it is about, as others may see it."""
    when = (
        tr("Next: {when}", when=_when(found, found.session))
        if found.session
        else tr("Nothing next")
    )
    return (
        tr("{when}{divider}1 to do", when=when, divider=DIVIDER) if found.check_in_waits else when
    )


def _when(found: Status, session: Entry) -> str:
    until = found.here.until(session.instant)
    return f"{found.here.day(session.day)} {session.time}, {until}"
