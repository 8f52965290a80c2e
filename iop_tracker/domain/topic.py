"""What one wants to bring up in a session: a question, or something to talk about."""

from collections.abc import Iterable
from datetime import date

from iop_tracker.domain.note import SessionLink
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_day, check_title
from iop_tracker.language import tr


class Topic(Record, frozen=True, kw_only=True):
    """A question or a topic for a session, until it was talked about."""

    text: str
    """One line."""
    day: date
    """Local day on which it came up."""
    session: SessionLink | None = None
    """The session that it is for; None for the next one, whichever that is."""
    note_id: str = ""
    """The note it came from, if any."""
    done: date | None = None
    """Local day on which it was talked about, or is not wanted any more."""

    def __post_init__(self) -> None:
        check_title("text", self.text, what=tr("The question"))
        check_day("day", self.day)
        check_day("done", self.done)


def open_topics(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Those still to be talked about, the oldest first."""
    return tuple(sorted((t for t in topics if t.done is None), key=lambda t: (t.day, t.text)))
