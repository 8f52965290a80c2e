"""What can be done in a hard moment: what helped before, and the ways, each behind one key."""

from msgspec import Struct
from textual.content import Content

from iop_tracker import content
from iop_tracker.language import tr
from iop_tracker.screens.wave import Watched, WaveScreen
from iop_tracker.screens.way import WayScreen
from iop_tracker.screens.ways import (
    BreatheScreen,
    CallScreen,
    ReasonsScreen,
    StepsScreen,
    StrategyScreen,
    WaitScreen,
)
from iop_tracker.tracker import Tracker
from iop_tracker.views.urges import short_text
from iop_tracker.widgets.plain_text import assemble, styled

HELPED = 3
"""So many of what helped before are offered first."""
HEADING = "heading:"
"""What the id of a row begins with that is only a heading."""
PLAN = "plan"


class Way(Struct, frozen=True):
    """A way behind a key."""

    key: str
    id: str
    name: str
    short: str
    """Its name in the line of keys."""
    strategy_id: str = ""
    """The strategy of the library that it leads through."""


WAYS = (
    Way("b", "breathe", tr("Breathe with a bar"), tr("Breathe"), "lib:long-out-breath"),
    Way("w", "surf", tr("Ride the wave, about 20 minutes"), tr("Wave"), "lib:surf-the-urge"),
    Way("s", "ground", tr("Five senses: back to the room"), tr("Senses"), "lib:five-senses"),
    Way("t", "wait", tr("Wait 15 minutes, then decide"), tr("Wait"), "lib:wait-fifteen"),
    Way("c", "call", tr("Call someone"), tr("Call"), "lib:call-someone"),
    Way("r", "reasons", tr("Read my reasons"), tr("Reasons"), "lib:reasons-card"),
    Way("p", PLAN, tr("Read my plan"), tr("Plan")),
    Way("o", "leave", tr("Get out of this place"), tr("Out"), "lib:leave-now"),
)


def rows(tracker: Tracker, trigger: str) -> list[tuple[str, Content]]:
    """The rows to choose from.

    Args:
        tracker: The participant's file.
        trigger: What set it off; empty while that was not said.
    """
    words = content.wording("help_now")
    names = tracker.coping.strategy_names()
    best = tracker.urges.best((trigger,) if trigger else (), HELPED)
    known = [each for each in best if each.strategy_id in names]
    found = [
        (
            f"strategy:{each.strategy_id}",
            assemble(
                (f"   {names[each.strategy_id]}", "bold"),
                (f"  {short_text(each)}", "$text-muted"),
            ),
        )
        for each in known
    ]
    helped = [(f"{HEADING}helped", styled(words["helped"], "$primary")), *found] if found else []
    ways = [(each.id, assemble((f"{each.key}  ", "bold $accent"), each.name)) for each in WAYS]
    return [*helped, (f"{HEADING}ways", styled(words["ways"], "$primary")), *ways]


def screen(tracker: Tracker, row: str, watched: Watched) -> WayScreen | None:
    """The screen of a row; None where there is none.

    Args:
        tracker: The participant's file.
        row: Id of the row.
        watched: Who keeps the strengths that are given on a wave.
    """
    strategy_id = row.removeprefix("strategy:")
    way = next((each for each in WAYS if row == each.id or strategy_id == each.strategy_id), None)
    if way is None:
        found = tracker.coping.strategies_by_id([strategy_id])
        return StrategyScreen(tracker, found[0]) if found else None
    if way.id == "surf":
        return WaveScreen(tracker, way.strategy_id, watched)
    if way.id in {"ground", "leave"}:
        return StepsScreen(tracker, way.strategy_id, way.id, way.name)
    if way.id == "breathe":
        return BreatheScreen(tracker)
    kinds: dict[str, type[WayScreen]] = {
        "wait": WaitScreen,
        "call": CallScreen,
        "reasons": ReasonsScreen,
    }
    return kinds[way.id](tracker, way.strategy_id)
