"""Waiting until the app has nothing to do, as told by its event loop.

Textual's own wait looks every 20 ms whether the process used the processor, twice for each key:
most of a test would be sleep, and on a busy machine it could end too early. An event loop knows it:
nothing is ready, and no timer of the screen runs out soon.
"""

import asyncio
from typing import Any, cast

FRAME = 0.002
"""After so many seconds a screen that changed is drawn."""
SOON = 0.03
"""A timer that runs out later than this is a clock or an animation by itself, in seconds."""
MOST_TIMERS = 12
"""After so many timers it is one that comes again and again, and nothing waits for it."""
ROUNDS = 3
"""So many rounds of the loop in which nothing is ready: a message goes on in the next one."""


LONGEST = 5.0
"""Where it never comes to rest it is enough after this time, in seconds; Textual's one second can
pass on a busy machine before a page is drawn."""


async def wait_for_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until nothing is to be done.

    Args:
        min_sleep: Has no meaning here.
        max_sleep: Has none either, see `LONGEST`.
    """
    del min_sleep, max_sleep
    loop = cast("Any", asyncio.get_running_loop())
    end = loop.time() + LONGEST
    quiet = timers = 0
    while quiet < ROUNDS and loop.time() < end:
        await asyncio.sleep(0)
        quiet = 0 if loop._ready else quiet + 1
        if quiet == ROUNDS and timers < MOST_TIMERS and (left := _until_next(loop)) <= SOON:
            await asyncio.sleep(max(0, left))
            quiet = 0
            timers += 1


def _until_next(loop: Any) -> float:
    """Seconds until the next timer runs out."""
    due = (timer.when() for timer in loop._scheduled if not timer.cancelled())
    return float(min(due, default=float("inf")) - loop.time())
