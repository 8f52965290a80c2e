"""How every page looks. Look at each new picture before it is taken over.

New pictures: `python -m pytest tests/looks --snapshot-update`.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from iop_tracker.app import IopApp
from iop_tracker.demo import write_demo
from iop_tracker.domain.choice import Rule
from iop_tracker.domain.question import Question
from iop_tracker.screens.code_screen import CodeScreen
from iop_tracker.screens.passphrase_form import EncryptForm
from iop_tracker.screens.privacy import EncryptOffer
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.programs import SetUp
from iop_tracker.widgets.nav_bar import PAGES
from tests.builders import MONDAY, check_in
from tests.conftest import FixedClock

Compare = Callable[..., bool]
DARK, LIGHT, CONTRAST = "iop-dark", "iop-light", "iop-contrast"


def pressing(*keys: str) -> Callable[[Pilot[str]], Awaitable[None]]:
    async def press(pilot: Pilot[str]) -> None:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    return press


def app(tracker: Tracker, theme: str) -> IopApp:
    made = IopApp(tracker)
    made.theme = theme
    return made


@pytest.fixture
def demo(tracker: Tracker, clock: FixedClock) -> Tracker:
    write_demo(tracker.database, clock())
    return tracker


@pytest.fixture
def empty(tracker: Tracker) -> Tracker:
    tracker.programs.set_up(
        SetUp(template="build-my-own", start=MONDAY, time_zone="America/New_York")
    )
    return tracker


@pytest.mark.parametrize(
    ("size", "theme"), [((80, 24), DARK), ((120, 36), LIGHT)], ids=["standard-dark", "wide-light"]
)
@pytest.mark.parametrize("page", [mode for mode, _, _ in PAGES])
def test_page_with_the_demo(
    snap_compare: Compare, demo: Tracker, page: str, size: tuple[int, int], theme: str
) -> None:
    key = next(key for mode, key, _ in PAGES if mode == page)
    assert snap_compare(app(demo, theme), run_before=pressing(key), terminal_size=size)


@pytest.mark.parametrize("page", [mode for mode, _, _ in PAGES])
def test_page_while_it_is_empty(snap_compare: Compare, empty: Tracker, page: str) -> None:
    key = next(key for mode, key, _ in PAGES if mode == page)
    assert snap_compare(app(empty, DARK), run_before=pressing(key), terminal_size=(80, 24))


@pytest.mark.parametrize("page", ["today", "schedule", "check-ins"])
def test_page_where_it_is_narrow(snap_compare: Compare, demo: Tracker, page: str) -> None:
    key = next(key for mode, key, _ in PAGES if mode == page)
    assert snap_compare(app(demo, CONTRAST), run_before=pressing(key), terminal_size=(60, 20))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("check-in", ("c", "7", "3")),
        ("questions", ("3", "f", "down")),
        ("own-question", ("3", "f", "n")),
        ("help-now", ("f2",)),
        ("wave", ("f2", "8", "w", "7")),
        ("call", ("f2", "c")),
        ("urges", ("4", "left_square_bracket")),
        ("when-urges-come", ("4", "left_square_bracket", "m")),
        ("what-helps", ("4", "t", "t")),
        ("urge-form", ("4", "left_square_bracket", "e")),
        ("going-through", ("4", "g", "space")),
        ("plan", ("4", "down", "down", "enter")),
        ("plan-form", ("4", "down", "down", "e")),
        ("safety-plan", ("4", "enter")),
        ("safety-form", ("4", "e")),
        ("costs", ("4", "down", "enter")),
        ("card", ("4", "down", "down", "w")),
        ("event", ("4", "end", "up")),
        ("event-form", ("4", "end", "e")),
        ("note", ("5", "enter")),
        ("note-form", ("5", "e")),
        ("slot-form", ("2", "n")),
        ("what-to-do", ("2", "enter")),
        ("keys", ("question_mark",)),
        ("looks-back", ("4", "b")),
        ("look-back", ("4", "b", "n")),
        ("look-back-question", ("4", "b", "n", "tab")),
        ("look-back-outcome", ("4", "b", "p")),
        ("danger", ("4", "b", "n", "d")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_dialog(snap_compare: Compare, demo: Tracker, name: str, keys: tuple[str, ...]) -> None:
    assert name
    assert snap_compare(app(demo, DARK), run_before=pressing(*keys), terminal_size=(80, 24))


@pytest.mark.parametrize(
    ("name", "keys", "size"),
    [
        ("safety-plan", ("4", "enter"), (120, 36)),
        ("costs", ("4", "down", "enter"), (120, 36)),
        ("costs-narrow", ("4", "down", "enter"), (60, 20)),
        ("safety-form", ("4", "e"), (120, 36)),
        ("card", ("4", "down", "down", "w"), (120, 36)),
        ("event-form", ("4", "end", "e"), (120, 36)),
        ("event-form-narrow", ("4", "end", "e"), (60, 20)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_read_where_there_is_more_or_less_room(
    snap_compare: Compare,
    demo: Tracker,
    name: str,
    keys: tuple[str, ...],
    size: tuple[int, int],
) -> None:
    assert name
    assert snap_compare(app(demo, LIGHT), run_before=pressing(*keys), terminal_size=size)


@pytest.mark.parametrize(
    ("keys", "size", "theme"),
    [((), (80, 24), DARK), ((), (60, 20), CONTRAST), (("w",), (80, 24), LIGHT)],
    ids=["today", "today-narrow", "rules"],
)
def test_what_is_pointed_out(
    snap_compare: Compare,
    demo: Tracker,
    keys: tuple[str, ...],
    size: tuple[int, int],
    theme: str,
) -> None:
    demo.signals.switch(Rule.STRONG_CRAVING, on=True)
    for days in range(2):
        day = MONDAY - timedelta(days=days)
        demo.check_ins.save(check_in(day, craving=8, signs=("I stop calling people",)))
    assert snap_compare(app(demo, theme), run_before=pressing(*keys), terminal_size=size)


@pytest.mark.parametrize(
    "size", [(80, 24), (60, 20), (120, 36)], ids=["standard", "narrow", "wide"]
)
def test_a_check_in_with_every_question(
    snap_compare: Compare, demo: Tracker, size: tuple[int, int]
) -> None:
    demo.check_ins.questions.ask(Question)
    demo.check_ins.questions.ask_twice_a_day(yes=True)
    keys = pressing("c", *"7362", "8", "space", "2", "0", "1", "0")
    assert snap_compare(app(demo, DARK), run_before=keys, terminal_size=size)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["standard", "wide"])
def test_asking_how_a_risky_day_went(
    snap_compare: Compare, demo: Tracker, clock: FixedClock, size: tuple[int, int]
) -> None:
    clock.move(days=3)
    opened = pressing("4", "end", "up", "enter")
    assert snap_compare(app(demo, DARK), run_before=opened, terminal_size=size)


@pytest.mark.parametrize("keys", [(), ("1",)], ids=["welcome", "questions"])
def test_the_first_start(snap_compare: Compare, tracker: Tracker, keys: tuple[str, ...]) -> None:
    assert snap_compare(app(tracker, DARK), run_before=pressing(*keys), terminal_size=(80, 24))


def the_offer(tracker: Tracker) -> Screen[Any]:
    assert tracker.is_set_up
    return EncryptOffer()


def the_code(_: Tracker) -> Screen[Any]:
    return CodeScreen("7Q2MD-K0X4T-9ZB1R-HW3VC-5N8GJ-E6YAP")


@pytest.mark.parametrize(
    ("shown", "keys", "size", "theme"),
    [
        (the_offer, (), (80, 24), DARK),
        (EncryptForm, (*"summer24", "ctrl+s"), (80, 24), DARK),
        (the_code, (), (80, 24), DARK),
        (the_code, (), (60, 20), CONTRAST),
    ],
    ids=["offer", "form", "code", "code-narrow"],
)
def test_encryption(
    snap_compare: Compare,
    empty: Tracker,
    shown: Callable[[Tracker], Screen[Any]],
    keys: tuple[str, ...],
    size: tuple[int, int],
    theme: str,
) -> None:
    async def before(pilot: Pilot[str]) -> None:
        await pilot.pause()
        await pilot.app.push_screen(shown(empty))
        await pressing(*keys)(pilot)
        await pilot.pause()

    assert snap_compare(app(empty, theme), run_before=before, terminal_size=size)


def test_a_window_that_is_too_small(snap_compare: Compare, demo: Tracker) -> None:
    assert snap_compare(app(demo, DARK), terminal_size=(50, 12))


def test_readme_picture(snap_compare: Compare, demo: Tracker) -> None:
    """README shows this one."""
    assert snap_compare(app(demo, DARK), terminal_size=(100, 30))


def test_readme_picture_of_help(snap_compare: Compare, demo: Tracker) -> None:
    """README shows this one."""
    assert snap_compare(app(demo, DARK), terminal_size=(100, 30), run_before=pressing("f2"))


def test_readme_picture_of_insights(snap_compare: Compare, demo: Tracker) -> None:
    """README shows this one."""
    assert snap_compare(app(demo, DARK), terminal_size=(100, 30), run_before=pressing("6"))
