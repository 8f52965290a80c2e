"""The program as in `program.py`, but something in it breaks, and the error tells a note's text.

The first argument says what; in the full-screen program it is the key `?` that breaks it.
"""

import atexit
import gc
import logging
import sys
import warnings
from asyncio import create_task, sleep
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

from iop_tracker.tracker import Tracker

BROKEN = str(Path(__file__))
"""What Python is to run."""


def boom(tracker: Tracker) -> None:
    words = tracker.notes.notes()[0].text
    raise RuntimeError(f"broken by {words}")


class _Finalized:
    """Breaks when it is cleared away."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def __del__(self) -> None:
        boom(self._tracker)


def break_aside(tracker: Tracker) -> None:
    """Break all that is no reason to end: a thread, what is cleared away; warn and log."""
    thread = Thread(target=boom, args=(tracker,))
    thread.start()
    thread.join()
    _Finalized(tracker)
    atexit.register(boom, tracker)
    words = tracker.notes.notes()[0].text
    warnings.warn(words, RuntimeWarning, stacklevel=1)
    logging.getLogger("asyncio").error(words)


async def boom_later(tracker: Tracker) -> None:
    boom(tracker)


async def break_task(tracker: Tracker) -> None:
    """Break a task that nobody asks how it went."""
    task = create_task(boom_later(tracker))
    await sleep(0)
    del task
    gc.collect()


def in_handler(app: Any) -> None:
    boom(app.tracker)


def in_compose(app: Any) -> None:
    from iop_tracker.screens.help_now import HelpNowScreen

    setattr(HelpNowScreen, "compose", lambda _: boom(app.tracker))  # noqa: B010
    app.action_help_now()


def in_render(app: Any) -> None:
    from iop_tracker.widgets.plain_text import PlainText

    setattr(PlainText, "render", lambda _: boom(app.tracker))  # noqa: B010
    app.screen.refresh(recompose=True)


def in_worker(app: Any) -> None:
    app.run_worker(boom_later(app.tracker))


def in_input(app: Any) -> None:
    app._driver.process_message = lambda _: boom(app.tracker)
    app.notify("still here")


async def aside(app: Any) -> None:
    break_aside(app.tracker)
    await break_task(app.tracker)
    app.notify("still here")


WAYS: dict[str, Callable[[Any], Any]] = {
    each.__name__: each for each in (in_handler, in_compose, in_render, in_worker, in_input, aside)
}


def break_app(way: str) -> None:
    from iop_tracker.app import IopApp

    setattr(IopApp, "action_keys", WAYS[way])  # noqa: B010 - mypy knows better


def break_command() -> None:
    from iop_tracker.cli import reading

    def today_rows(_: object, tracker: Tracker) -> None:
        break_aside(tracker)
        boom(tracker)

    setattr(reading, "today_rows", today_rows)  # noqa: B010


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from iop_tracker.cli import main, quiet
    from tests.terminal.program import NOW

    way = sys.argv.pop(1)
    quiet.keep_quiet()
    if way == "command":
        break_command()
    else:
        break_app(way)
    sys.exit(main(clock=lambda: NOW))
