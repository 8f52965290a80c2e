"""Which pictures Insights has, and how each is worked out and drawn."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from typing import Protocol

from msgspec import Struct

from iop_tracker.language import tr
from iop_tracker.tracker.insights import Insights
from iop_tracker.widgets.picture import Draw

PICTURES = (
    ("lines", tr("Lines")),
    ("year", tr("Year")),
    ("sleep", tr("Sleep")),
    ("urges", tr("Urges")),
    ("sessions", tr("Sessions")),
    ("weeks", tr("Weeks")),
    ("hours", tr("Hours")),
    ("halt", "HALT"),
    ("together", tr("Together")),
)
"""Id and name of each, in the order of the row. The names fit side by side in 58 cells."""

WITHOUT_SPAN = {"year", "weeks", "together"}
"""Pictures that have a stretch of their own."""

MODULES = dict.fromkeys(("sleep", "sessions", "weeks", "hours", "halt"), "tables")
"""Where a picture is drawn, if not in the module of its name."""


class _View(Protocol):
    @property
    def first(self) -> date: ...

    @property
    def last(self) -> date: ...

    @property
    def is_empty(self) -> bool: ...


class Shown(Struct, frozen=True):
    """A picture that is worked out."""

    draw: Draw
    is_empty: bool
    first: date | None = None
    """The first day it is of; None where there is none."""
    last: date | None = None
    can_go_back: bool = False
    """Whether there is a year before."""


Look = Callable[[Insights, int | None, int], Shown]
"""Works a picture out, for a span in days (None for all) and so many years back."""


def _drawn(name: str, view: object) -> Draw:
    """How a view is drawn; a picture is imported when it is first looked at."""
    module = import_module(f"iop_tracker.widgets.pictures.{MODULES.get(name, name)}")
    return partial(getattr(module, f"{name}_picture"), view)


def _of_days(name: str, look: Callable[[Insights, int | None], _View]) -> Look:
    def shown(insights: Insights, span: int | None, _: int) -> Shown:
        view = look(insights, span)
        return Shown(_drawn(name, view), view.is_empty, view.first, view.last)

    return shown


def _year(insights: Insights, _: int | None, back: int) -> Shown:
    view = insights.year(back)
    drawn = _drawn("year", view)
    return Shown(drawn, view.is_empty, view.first, view.last, can_go_back=view.has_before)


def _weeks(insights: Insights, _: int | None, __: int) -> Shown:
    view = insights.weeks()
    times = [phase.whole for phase in view.phases]
    first, last = (times[0].first, times[-1].last) if times else (None, None)
    return Shown(_drawn("weeks", view), view.is_empty, first, last)


def _together(insights: Insights, _: int | None, __: int) -> Shown:
    view = insights.together()
    return Shown(_drawn("together", view), insights.is_empty, view.first, view.last)


LOOKS: dict[str, Look] = {
    "lines": _of_days("lines", Insights.lines),
    "year": _year,
    "sleep": _of_days("sleep", Insights.sleep),
    "urges": _of_days("urges", Insights.urges),
    "sessions": _of_days("sessions", Insights.sessions),
    "weeks": _weeks,
    "hours": _of_days("hours", Insights.hours),
    "halt": _of_days("halt", Insights.halt),
    "together": _together,
}
"""How each picture is worked out; only the one that is seen is."""
