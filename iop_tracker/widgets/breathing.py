"""Paced breathing: a bar that fills and empties, with the words and the count."""

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.content import BreathingPattern
from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import assemble, styled


class Breath(Struct, frozen=True):
    """Where one is in a pattern."""

    words: str
    count: int
    """Seconds of this step, from 1."""
    level: float
    """How full the bar is, 0 to 1."""


def breath_at(pattern: BreathingPattern, elapsed: float) -> Breath:
    """Where one is after so many seconds.

    Args:
        pattern: The pattern; it goes round in a circle.
        elapsed: Seconds since the beginning.
    """
    place = elapsed % sum(seconds for _, seconds in pattern.steps)
    full = 0.0
    for words, seconds in pattern.steps:
        goal = 1.0 if words == tr("Breathe in") else 0.0 if words == tr("Breathe out") else full
        if place < seconds:
            level = full + (goal - full) * place / seconds
            return Breath(words, int(place) + 1, level)
        place -= seconds
        full = goal
    return Breath(pattern.steps[0][0], 1, 0.0)


class BreathingGuide(Widget):
    """Draws a breath. With `counted_only` it shows words and count and no moving bar."""

    elapsed: reactive[float] = reactive(0.0)
    pattern: reactive[BreathingPattern | None] = reactive(None)

    def __init__(self, *, counted_only: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._counted_only = counted_only

    @override
    def render(self) -> Content:
        if self.pattern is None:
            return Content("")
        breath = breath_at(self.pattern, self.elapsed)
        words = styled(f"{breath.words}  {breath.count}", "bold $accent")
        if self._counted_only:
            return words
        width = max(10, min(40, self.content_size.width - 2))
        filled = round(breath.level * width)
        bar = assemble(("█" * filled, "$primary"), ("░" * (width - filled), "$line"))
        return Content("\n").join([words, bar])
