"""A hint for each page, that goes away when what it tells of was done."""

from collections.abc import Callable, Mapping

CHECK_INS, MARKS, PLANS, NOTES, TASKS = "check_ins", "marks", "plans", "notes", "tasks"
"""What is counted."""

NEEDED: Mapping[str, Mapping[str, int]] = {
    "today": {CHECK_INS: 3},
    "schedule": {MARKS: 1},
    "check-ins": {CHECK_INS: 2},
    "coping": {PLANS: 1},
    "notes": {NOTES: 1, TASKS: 1},
    "insights": {CHECK_INS: 7},
}
"""For each page, by its mode, how many there are of each kind when its hint is needless."""


def needs_hint(page: str, has: Callable[[str, int], bool]) -> bool:
    """Whether somebody still needs the hint of a page, by whether they have so many of a kind."""
    return not all(has(kind, enough) for kind, enough in NEEDED[page].items())
