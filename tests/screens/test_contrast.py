"""Text keeps a contrast of at least 7:1 (WCAG 2.2, 1.4.6) to what is behind it."""

from collections.abc import Iterator

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot
from textual.theme import Theme

from iop_tracker.styles import theme
from iop_tracker.tracker import Tracker
from tests.screens.conftest import Run
from tests.screens.driving import WAYS, press

TEXT_COLORS = (
    "text",
    "text-muted",
    "hint",
    "kind-session",
    "kind-talk",
    "kind-learn",
    "kind-care",
    "kind-own",
    "footer-key-foreground",
)


@pytest.mark.parametrize("shade", theme.ALL, ids=lambda shade: str(shade.name))
def test_text_has_a_contrast_of_seven_to_one(shade: Theme) -> None:
    variables = shade.variables
    texts = [variables[name] for name in TEXT_COLORS]
    texts += [c for c in (shade.primary, shade.accent, shade.error, shade.success) if c]
    for ground in (shade.background, shade.surface, variables["list-cursor"]):
        for text in texts:
            assert contrast(text, str(ground)) >= 7, (shade.name, text, ground)
    pairs = [
        (variables["block-cursor-foreground"], variables["block-cursor-background"]),
        (variables["on-accent"], str(shade.accent)),
    ]
    for text, ground in pairs:
        assert contrast(text, ground) >= 7, (shade.name, text, ground)


def contrast(text: str, ground: str) -> float:
    """Contrast ratio of two colors (WCAG 2.2, definition of contrast ratio)."""
    one, two = sorted((luminance(text), luminance(ground)), reverse=True)
    return (one + 0.05) / (two + 0.05)


def luminance(color: str) -> float:
    """Relative luminance of a color (WCAG 2.2)."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(color).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def words(pilot: Pilot[str]) -> Iterator[Segment]:
    """Every run of words on the screen; not the dimmed page behind a dialog."""
    screen = pilot.app.screen
    for y, strip in enumerate(screen._compositor.render_strips(screen.size)):
        x = 0
        for run in strip:
            if any(map(str.isalnum, run.text)) and screen.get_widget_at(x, y)[0] is not screen:
                yield run
            x += run.cell_length


@pytest.mark.parametrize("way", WAYS)
async def test_every_word_that_is_drawn_can_be_read(run: Run, demo: Tracker, way: str) -> None:
    async with run(demo) as pilot:
        await press(pilot, *WAYS[way])
        found = list(words(pilot))
        assert found
        for word in found:
            style = word.style
            assert style, word
            assert style.color, word
            assert style.bgcolor, word
            assert not style.dim, word
            colors = [Color.from_rich_color(c).hex for c in (style.color, style.bgcolor)]
            assert contrast(*colors) >= 7, word
