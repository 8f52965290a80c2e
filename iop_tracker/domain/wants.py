"""What somebody wants from a session."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import SessionLink
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_lines
from iop_tracker.language import tr

MOST_WANTS = 3
"""Three lines are enough for one session."""
NAMESPACE = UUID("2f6d1c1e-6a6f-5d0e-9c53-5f7f6f1b7a11")


class Wants(Record, frozen=True, kw_only=True):
    """Up to three lines for one session: what I want from today."""

    session: SessionLink
    lines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_lines("lines", self.lines, what=tr("A line"))


def wants_id(session: SessionLink) -> str:
    """The id of the lines for a session, so that two computers never make two of them."""
    return uuid5(NAMESPACE, f"{session.slot_id}/{session.day.isoformat()}").hex


def check_wants(lines: Iterable[str]) -> None:
    """Accept at most three lines.

    Raises:
        InvalidEntry: for more; a merge may bring more, and they all stay.
    """
    if len(tuple(lines)) > MOST_WANTS:
        raise InvalidEntry("lines", tr("Three lines are enough: what matters most to you?"))


def wants_for(session: SessionLink, known: Iterable[Wants]) -> Wants | None:
    """The lines for a session, those saved last."""
    found = (each for each in known if each.session == session)
    return max(found, key=lambda each: str(each.changed), default=None)
