"""One key at a time, so that typing faster than the screen changes nothing."""

from collections import deque
from time import monotonic
from typing import Any

from textual.app import App
from textual.events import Event, InputEvent, Key
from typing_extensions import override

PATIENCE = 0.5
"""Seconds after which a key does not wait any longer for the one before."""

MASK = 0.005
"""Seconds for which a change of pages is masked; Textual's 0.05 is most of the wait for a page."""


class KeysInOrder(App[str]):
    """An app that takes one key after the other, however fast they come.

    Textual hands each key to what has the focus at that moment, and comes to its bindings only
    after it went up through all that lies around. Typed faster than that, `tab` and a letter
    would put the letter into the field that was to be left. Here the letter waits.

    Attributes:
        bounce: A key that comes again within so many seconds counts once; 0 takes all.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bounce = 0.0
        self._waiting: deque[Key] = deque()
        self._last_key = ("", 0.0)
        self._under_way_since: float | None = None

    @override
    async def on_event(self, event: Event) -> None:
        if isinstance(event, InputEvent) and not self.screen_stack:
            return  # It came while all is being closed.
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._is_bounce(event):
            return
        since = self._under_way_since
        if since is not None and monotonic() - since < PATIENCE:
            self._waiting.append(event)
            return
        self._waiting.append(event)
        await self._take_next()

    def _is_bounce(self, event: Key) -> bool:
        """Whether a shaky hand pressed the key once more; holding it counts as that, too."""
        key, before = self._last_key
        self._last_key = (event.key, event.time)
        return event.key == key and event.time - before < self.bounce

    @override
    def delay_update(self, delay: float = MASK) -> None:
        super().delay_update(min(delay, MASK))

    @override
    def _end_batch(self) -> None:
        """Let the screen show what came while pages changed.

        Textual wakes only itself then; where the last of several changes of pages ends with
        nothing else to do, the page would not be painted until the next event.
        """
        super()._end_batch()
        if not self._batch_count and self.screen_stack:
            self.screen.check_idle()

    async def _take_next(self) -> None:
        if not self._waiting:
            self._under_way_since = None
            return
        self._under_way_since = monotonic()
        target = self.focused or self.screen
        await super().on_event(self._waiting.popleft())
        self._follow(target)

    def _follow(self, node: Any) -> None:
        """Go the way of the key, always behind it, up to the app itself; then take the next."""
        above = node.parent
        if above is None or not node.call_later(self._follow, above):
            self.call_later(self._take_next)
