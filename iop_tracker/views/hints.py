"""A hint for each page, that goes away when what it tells of was done."""

from collections.abc import Callable, Mapping

from msgspec import Struct


class Done(Struct, frozen=True, kw_only=True):
    """How much there is of each kind."""

    check_ins: int
    marks: int
    plans: int
    notes: int
    tasks: int


NEEDED: Mapping[str, Callable[[Done], bool]] = {
    "today": lambda done: done.check_ins < 3,
    "schedule": lambda done: not done.marks,
    "check-ins": lambda done: done.check_ins < 2,
    "coping": lambda done: not done.plans,
    "notes": lambda done: not done.notes or not done.tasks,
    "insights": lambda done: done.check_ins < 7,
}
"""Until when the hint of each page, by the page's mode, is needed."""


def needs_hint(page: str, done: Done) -> bool:
    """Whether somebody who did so much still needs the hint of a page."""
    return NEEDED[page](done)
