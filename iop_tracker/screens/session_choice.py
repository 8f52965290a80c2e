"""Choosing the session that a note or a task came from."""

from datetime import date

from iop_tracker.domain.note import SessionLink
from iop_tracker.tracker import Tracker


def session_choices(tracker: Tracker, *kept: SessionLink | None) -> tuple[tuple[str, str], ...]:
    """The sessions of the last two weeks, as key and words, newest first.

    Args:
        tracker: Where the schedule is.
        kept: Sessions that must be among them, however long ago they were.
    """
    links = [
        SessionLink(slot_id=entry.occurrence.slot_id, day=entry.occurrence.day)
        for entry in tracker.sessions.recent()
    ]
    links += [link for link in kept if link]
    words = tracker.sessions.link_text
    return tuple((link_key(link), words(link)) for link in dict.fromkeys(links))


def drafted_session(tracker: Tracker, draft_key: str) -> SessionLink | None:
    """The session that was chosen in a half-typed form."""
    draft = tracker.draft(draft_key)
    return link_of(draft.fields.get("session", "")) if draft else None


def link_key(link: SessionLink | None) -> str:
    """A session as the answer of a picker; empty for none."""
    return f"{link.slot_id}@{link.day}" if link else ""


def link_of(key: str) -> SessionLink | None:
    """The session that a picker's answer names, or None."""
    slot_id, _, day = key.rpartition("@")
    try:
        return SessionLink(slot_id=slot_id, day=date.fromisoformat(day))
    except ValueError:
        return None
