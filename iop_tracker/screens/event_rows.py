"""Risky days in the list of plans."""

from textual.content import Content

from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.language import tr
from iop_tracker.screens.plan_view import plan_text
from iop_tracker.tracker import Tracker
from iop_tracker.views.coming import EVENT_SIGN, when_words
from iop_tracker.widgets.plain_text import assemble, styled

EVENT = "event:"
"""What the id of such a row begins with."""


def event_id(row: str) -> str:
    """The id of the event that a row is about."""
    return row.removeprefix(EVENT)


def event_row(tracker: Tracker, event: RiskyEvent) -> tuple[str, Content]:
    """Its row: what it is, and when."""
    words = when_words(event, tracker.here)
    row = assemble((f"{EVENT_SIGN} ", "$accent"), event.name, (f"  {words}", "$text-muted"))
    return f"{EVENT}{event.id}", row


def event_text(tracker: Tracker, event: RiskyEvent) -> Content:
    """All about it, and its plan."""
    plan = tracker.events.plan_of(event)
    parts = [
        assemble((event.name, "bold $accent"), f"\n{when_words(event, tracker.here)}"),
        Content(event.note) if event.note else None,
        styled(tr("MY PLAN FOR IT"), "bold $primary") if plan else None,
        plan_text(tracker, plan) if plan else None,
    ]
    if plan is None and event.day >= tracker.here.today:
        parts.append(styled(tr("There is no plan for it yet. enter: write one"), "$text-muted"))
    return Content("\n\n").join([part for part in parts if part is not None])
