"""How the questionnaires look. Look at each new picture before it is taken over."""

from collections.abc import Callable

import pytest

from iop_tracker.demo import write_demo
from iop_tracker.tracker import Tracker
from tests.conftest import FixedClock
from tests.looks.test_looks import CONTRAST, DARK, LIGHT, app, pressing

WAY = ("ctrl+p", *"questionn", "enter")


@pytest.mark.parametrize(
    ("keys", "size", "theme"),
    [
        ((), (80, 24), DARK),
        (("n", *"000000001"), (60, 20), LIGHT),
        (("down", "down", "down", "n", "1", "1", "2"), (60, 20), CONTRAST),
        (("o", "enter"), (80, 24), LIGHT),
    ],
    ids=["list", "help-first", "days", "result"],
)
def test_questionnaires(
    snap_compare: Callable[..., bool],
    tracker: Tracker,
    clock: FixedClock,
    keys: tuple[str, ...],
    size: tuple[int, int],
    theme: str,
) -> None:
    write_demo(tracker.database, clock())
    shown = app(tracker, theme)
    assert snap_compare(shown, run_before=pressing(*WAY, *keys), terminal_size=size)
