"""Coping plans, the strategies in them, and the people to call."""

from collections.abc import Iterable
from datetime import date

from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import (
    check_day,
    check_line,
    check_lines,
    check_range,
    check_text,
    check_title,
    check_weekdays,
)
from iop_tracker.language import tr

LAST_BOX = 4
"""The box of a plan that is known by heart."""


class Strategy(Record, frozen=True, kw_only=True):
    """Something to do in a hard moment, from the library or the participant's own."""

    name: str
    how: str = ""
    """How to do it, in plain words."""
    group: str = ""
    """Id of its group in the library."""
    minutes: int | None = None
    """About how long it takes; 1 to 240."""
    when_not: str = ""
    source: str = ""
    """Where it comes from; empty for one's own."""

    def __post_init__(self) -> None:
        check_title("name", self.name, what=tr("The strategy's name"))
        check_text("how", self.how, what=tr("The description"))
        if self.minutes is not None:
            check_range("minutes", self.minutes, low=1, high=240, what=tr("Minutes"))

    @property
    def is_built_in(self) -> bool:
        """Whether it comes from the library."""
        return self.id.startswith("lib:")


class Contact(Record, frozen=True, kw_only=True):
    """Somebody to call."""

    name: str
    phone: str = ""
    role: str = ""
    """Sponsor, counselor, sister, friend."""

    def __post_init__(self) -> None:
        check_title("name", self.name, what=tr("The name"))
        check_line("phone", self.phone, what=tr("The number"))
        check_line("role", self.role, what=tr("Who it is"))


class CopingPlan(Record, frozen=True, kw_only=True):
    """What to do in one high-risk situation (Marlatt & Gordon, Relapse Prevention, 1985)."""

    situation: str
    """The high-risk situation, in a few words."""
    warning_signs: tuple[str, ...] = ()
    strategies: tuple[str, ...] = ()
    """Ids, in the order to try them: `lib:...` or one's own."""
    contacts: tuple[str, ...] = ()
    """Ids of contacts, first to call first."""
    reasons: tuple[str, ...] = ()
    """Why it is worth it."""
    weekdays: tuple[int, ...] = ()
    """Days on which the situation tends to come up, 0 Monday to 6 Sunday."""
    reviewed: date | None = None
    """Local day on which it was last read through."""
    if_then: tuple[str, ...] = ()
    """Lines like "If I pass the bar, then I cross the street" (Gollwitzer 1999)."""
    places: tuple[str, ...] = ()
    """Where to go instead."""
    rehearsed: date | None = None
    """Local day on which it was last gone through as a card."""
    box: int = 0
    """How well it is known: 0 not yet to `LAST_BOX` by heart."""

    def __post_init__(self) -> None:
        check_title("situation", self.situation, what=tr("The situation"))
        check_lines("warning_signs", self.warning_signs, what=tr("A warning sign"))
        check_lines("reasons", self.reasons, what=tr("A reason"))
        check_weekdays("weekdays", self.weekdays)
        check_day("reviewed", self.reviewed)
        check_lines("if_then", self.if_then, what=tr("An if-then line"))
        check_lines("places", self.places, what=tr("A place"))
        check_day("rehearsed", self.rehearsed)
        check_range("box", self.box, low=0, high=LAST_BOX, what=tr("The box"))


def plan_to_read(plans: Iterable[CopingPlan], today: date) -> CopingPlan | None:
    """The plan to read next.

    One whose situation is marked for this weekday, if it was not reviewed today; else the one
    whose review lies longest back, never-reviewed ones first. Ties go by situation.
    """

    def rank(plan: CopingPlan) -> tuple[bool, date, str]:
        due_today = today.weekday() in plan.weekdays and plan.reviewed != today
        return (not due_today, plan.reviewed or date.min, plan.situation.casefold())

    return min(plans, key=rank, default=None)
