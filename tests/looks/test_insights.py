"""How each picture of Insights looks, as text: every size, and the colors of every theme.

One app for each life, so that this stays quick; some of them are also kept as real pictures.
New ones: `python -m pytest tests/looks --snapshot-update`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from string import ascii_letters

import pytest
from rich.style import Style
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.strip import Strip

from iop_tracker.demo import write_demo
from iop_tracker.domain.checkin import Halt
from iop_tracker.screens.insights import InsightsScreen
from iop_tracker.screens.insights_pictures import PICTURES
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.programs import SetUp
from tests.builders import MONDAY, check_in, urge
from tests.conftest import FixedClock
from tests.looks.test_looks import CONTRAST, DARK, LIGHT, Compare, app, pressing
from tests.screens.driving import press, shows

SIZES = ((60, 20), (80, 24), (120, 36))
STANDARD = (80, 24)
TURNS = 12
"""Of the loop, until another picture is there and its styles are."""
LONGEST = ("right_square_bracket",) * 2


def nothing(tracker: Tracker, _: FixedClock) -> None:
    """A program that begins today."""
    tracker.programs.set_up(
        SetUp(template="three-evenings", start=MONDAY, time_zone="America/New_York")
    )


def three_days(tracker: Tracker, _: FixedClock) -> None:
    """A program that began on Saturday, and the check-ins since then."""
    first = MONDAY - timedelta(days=2)
    tracker.programs.set_up(
        SetUp(template="build-my-own", start=first, time_zone="America/New_York")
    )
    tracker.check_ins.save(check_in(first, 4, craving=7, sleep_hours=4.5, halt=(Halt.TIRED,)))
    tracker.check_ins.save(check_in(first + timedelta(days=1), 5, triggers=("a bar",)))
    tracker.check_ins.save(check_in(MONDAY, 6, craving=3, sleep_hours=7.5, anxiety=2))
    tracker.urges.save(urge(at=datetime(2026, 11, 21, 22, 10)))


def six_weeks(tracker: Tracker, clock: FixedClock) -> None:
    """The invented participant."""
    write_demo(tracker.database, clock())


def ten_years(tracker: Tracker, clock: FixedClock) -> None:
    """The same for a long time."""
    write_demo(tracker.database, clock(), weeks=520)


Life = Callable[[Tracker, FixedClock], None]
LIVES: tuple[tuple[Life, tuple[str, ...]], ...] = (
    (nothing, ()),
    (three_days, ()),
    (six_weeks, ()),
    (ten_years, LONGEST),
)


async def looked_at(pilot: Pilot[str]) -> AsyncIterator[str]:
    """Each picture in turn, laid out; without a pause for the clock of the screen."""
    page = shows(pilot, InsightsScreen)
    for each, name in PICTURES:
        page.names.current = each
        for _ in range(TURNS):
            await asyncio.sleep(0)
        page._refresh_layout()  # with the bar of the picture before,
        page._refresh_layout()  # and with its own
        yield name


def seen(pilot: Pilot[str]) -> list[str]:
    """The rows of the screen between the pages and the keys."""
    rows = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return [row.text.rstrip() for row in rows[1:-1]]


@pytest.mark.parametrize(("life", "keys"), LIVES, ids=[life.__name__ for life, _ in LIVES])
async def test_every_picture_at_every_size(
    tracker: Tracker,
    clock: FixedClock,
    snapshot: SnapshotAssertion,
    life: Life,
    keys: tuple[str, ...],
) -> None:
    life(tracker, clock)
    shown: dict[str, list[str]] = {}
    async with app(tracker, DARK).run_test(size=STANDARD) as pilot:
        await press(pilot, "6", *keys)
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            async for name in looked_at(pilot):
                shown[f"{name}, {width} by {height}"] = seen(pilot)
    for name, rows in shown.items():
        assert max(map(len, rows)) <= int(name.split()[-3]), name
        assert "\n".join(rows) == snapshot(name=name)


class Inks:
    """Short names for the styles of a theme, in the order in which they are met."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def of(self, style: Style | None) -> str:
        """A letter or two."""
        assert style is not None
        colors = [c.triplet.hex if c and c.triplet else "-" for c in (style.color, style.bgcolor)]
        marks = [name for name in ("bold", "underline") if getattr(style, name)]
        return self._names.setdefault(" ".join([*colors, *marks]), ascii_letters[len(self._names)])

    def row(self, strip: Strip) -> str:
        """How many cells have which style, as in `3a 12b 60a`."""
        return " ".join(f"{run.cell_length}{self.of(run.style)}" for run in strip.simplify())

    @property
    def legend(self) -> list[str]:
        """What each name means."""
        return [f"{name} = {style}" for style, name in self._names.items()]


async def test_every_picture_keeps_its_colors_in_every_theme(
    tracker: Tracker, clock: FixedClock, snapshot: SnapshotAssertion
) -> None:
    six_weeks(tracker, clock)
    async with app(tracker, DARK).run_test(size=STANDARD) as pilot:
        await press(pilot, "6")
        for theme in (DARK, LIGHT, CONTRAST):
            pilot.app.theme = theme
            await pilot.pause()
            inks, found = Inks(), list[str]()
            async for name in looked_at(pilot):
                strips = pilot.app.screen._compositor.render_strips(pilot.app.size)[1:-1]
                found += [f"-- {name}", *map(inks.row, strips)]
            assert "\n".join([*inks.legend, *found]) == snapshot(name=theme)


EYE = {
    "year": (ten_years, 1, (80, 24), LIGHT),
    "sleep": (six_weeks, 2, (60, 20), CONTRAST),
    "urges": (six_weeks, 3, (80, 24), DARK),
    "weeks": (six_weeks, 5, (120, 36), DARK),
    "hours": (six_weeks, 6, (80, 24), LIGHT),
    "together": (six_weeks, 8, (80, 24), DARK),
}


@pytest.mark.parametrize("name", EYE)
def test_a_picture_for_the_eye(
    snap_compare: Compare, tracker: Tracker, clock: FixedClock, name: str
) -> None:
    life, place, size, theme = EYE[name]
    life(tracker, clock)
    way = ["right"] * place if place < 5 else ["left"] * (len(PICTURES) - place)
    keys = pressing("6", *way)
    assert snap_compare(app(tracker, theme), run_before=keys, terminal_size=size)
