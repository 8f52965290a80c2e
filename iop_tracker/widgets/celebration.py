"""A small celebration: what was reached, between two rows of stars that come out one by one."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.widgets.plain_text import assemble, styled

if TYPE_CHECKING:
    from textual.timer import Timer

STEPS = 18
"""Pictures from the first star to the last."""
STEP_SECONDS = 0.09
STARS = "·✦··*···✦·*····"
"""Which stars stand beside each other, over and over."""
APART = 3
"""Cells from one star to the next."""
WIDEST = 48


def sky(width: int, step: int, *, turned: bool = False) -> Content:
    """A row of stars; those that the light has passed are out, and the last of them is bright.

    Args:
        width: Cells.
        step: 0 none to `STEPS` all, and then no star is brighter than the others.
        turned: Whether the light comes from the right.
    """
    places = range(0, width, APART)
    out = len(places) * min(step, STEPS) // STEPS
    parts: list[tuple[str, str]] = []
    for number, place in enumerate(places):
        star = STARS[number % len(STARS)] if number < out else " "
        is_head = number == out - 1 and step < STEPS
        style = "bold $accent" if is_head else "$primary" if star != "·" else "$text-muted"
        parts.append((star + " " * min(APART - 1, width - place - 1), style))
    if turned:
        parts = [(text[::-1], style) for text, style in reversed(parts)]
    return assemble(*parts)


class Celebration(Widget):
    """Moves for less than two seconds and is still then; with `is_still` it never moves."""

    def __init__(self, *, is_still: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._is_still = is_still
        self._sentences: tuple[str, ...] = ()
        self._step = STEPS
        self._timer: Timer | None = None
        self.display = False

    @property
    def is_moving(self) -> bool:
        """Whether stars are still to come out."""
        return self._timer is not None

    def show(self, sentences: tuple[str, ...]) -> None:
        """Show what was reached, one sentence a line; nothing for none, and nothing again."""
        if sentences == self._sentences:
            return
        self._sentences = sentences
        self.display = bool(sentences)
        self._stop()
        if sentences and not self._is_still:
            self._step = 0
            self._timer = self.set_interval(STEP_SECONDS, self.tick)
        self.refresh(layout=True)

    def tick(self) -> None:
        """Let the next stars come out; after the last one the clock behind it goes."""
        self._step += 1
        if self._step >= STEPS:
            self._stop()
        self.refresh()

    def _stop(self) -> None:
        self._step = STEPS
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    @override
    def render(self) -> Content:
        width = min(WIDEST, self.content_size.width)
        lines = [styled(sentence, "bold") for sentence in self._sentences]
        above, below = sky(width, self._step), sky(width, self._step, turned=True)
        return Content("\n").join([above, *lines, below])
