"""Notes and the tasks that come out of sessions."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import check_day, check_lines, check_range, check_text, check_title
from iop_tracker.language import tr

MOST_DAYS = 56
"""What comes back does so at least every eight weeks."""


class SessionLink(Struct, frozen=True, kw_only=True):
    """The occurrence that a note or task came from."""

    slot_id: str
    day: date


class Note(Record, frozen=True, kw_only=True):
    """A note in Markdown."""

    title: str
    text: str = ""
    tags: tuple[str, ...] = ()
    day: date
    """Local day it belongs to."""
    session: SessionLink | None = None
    pinned: bool = False
    """Whether it stands above the others."""

    def __post_init__(self) -> None:
        check_title("title", self.title, what=tr("The title"))
        check_text("text", self.text, what=tr("The note"))
        check_lines("tags", self.tags, what=tr("A tag"))
        check_day("day", self.day)


class Task(Record, frozen=True, kw_only=True):
    """Something to do, from a session or on one's own account."""

    text: str
    due: date | None = None
    done: date | None = None
    """Local day on which it was done."""
    session: SessionLink | None = None
    note_id: str = ""
    """The note it came from, if any."""
    before: SessionLink | None = None
    """The session before which it is to be done; `due` is that session's day then."""
    every: int = 0
    """It comes back after so many days, 1 to 56; 0 for once."""
    done_days: tuple[date, ...] = ()
    """Local days on which one that comes back was done."""

    def __post_init__(self) -> None:
        check_range("every", self.every, low=0, high=MOST_DAYS, what=tr("Every how many days"))
        for day in self.done_days:
            check_day("done_days", day)
        check_title("text", self.text, what=tr("The task"))
        check_day("due", self.due)
        check_day("done", self.done)


def parse_tags(text: str) -> tuple[str, ...]:
    """Tags as typed, divided by commas; a leading # and repeats go."""
    tags = (part.strip().lstrip("#").strip() for part in text.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def found_in(query: str, texts: Iterable[str]) -> bool:
    """Whether every word of the query is in one of the texts, whatever the case."""
    joined = "\n".join(texts).casefold()
    return all(word in joined for word in query.casefold().split())


def search_notes(notes: Iterable[Note], query: str) -> tuple[Note, ...]:
    """Notes with every word of the query in title, text or tags: pinned ones, then the newest."""
    hits = (n for n in notes if found_in(query, (n.title, n.text, *(f"#{t}" for t in n.tags))))
    return tuple(sorted(hits, key=lambda n: (n.pinned, n.day, n.title), reverse=True))


def open_tasks(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Tasks not done yet, earliest due first, those without a date last."""
    waiting = (task for task in tasks if task.done is None)
    return tuple(sorted(waiting, key=lambda t: (t.due or date.max, t.text)))
