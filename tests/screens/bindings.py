"""Whether every key of a screen reaches what it is bound to, and every key in its footer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.keys import key_to_character
from textual.pilot import Pilot

from iop_tracker.app import IopApp
from iop_tracker.widgets.key_footer import KeyFooter, placed


@contextmanager
def recorded(app: IopApp, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Actions are written down instead of done."""
    actions: list[str] = []

    async def note(action: Any, *_: object, **__: object) -> bool:
        actions.append(str(action).removeprefix("app."))
        return True

    with monkeypatch.context() as patch:
        patch.setattr(app, "run_action", note)
        yield actions


def bound(pilot: Pilot[str]) -> dict[str, str]:
    """Every key of the screen with what it is bound to, our own bindings only."""
    focused = pilot.app.focused
    return {
        key: active.binding.action.removeprefix("app.")
        for key, active in pilot.app.screen.active_bindings.items()
        if active.enabled
        and active.binding.id
        and not (focused and focused.check_consume_key(key, key_to_character(key)))
    }


async def every_key_reaches(pilot: Pilot[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Press every key of the screen and click on every word of its footer."""
    assert isinstance(pilot.app, IopApp)
    with recorded(pilot.app, monkeypatch) as actions:
        keys = bound(pilot)
        assert keys
        for key, action in keys.items():
            actions.clear()
            await pilot.press(key)
            assert action in actions, (key, action, actions)
        for footer in pilot.app.screen.query(KeyFooter):
            for column, each in placed(footer.keys, footer.size.width):
                actions.clear()
                await pilot.click(footer, offset=(column, 0))
                assert actions == [each.action.removeprefix("app.")], each.key
