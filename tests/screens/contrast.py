"""Contrast of text to what is behind it (WCAG 2.2, 1.4.6)."""

from collections.abc import Iterator

from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot

LEAST = 7.0


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


def _words(pilot: Pilot[str]) -> Iterator[Segment]:
    """Every run of words on the screen; not the dimmed page behind a dialog."""
    screen = pilot.app.screen
    for y, strip in enumerate(screen._compositor.render_strips(screen.size)):
        x = 0
        for run in strip:
            if any(map(str.isalnum, run.text)) and screen.get_widget_at(x, y)[0] is not screen:
                yield run
            x += run.cell_length


def hard_to_read(pilot: Pilot[str]) -> list[str]:
    """Words on the screen that are faint."""
    return [word.text for word in _words(pilot) if _contrast_of(word) < LEAST]


def _contrast_of(word: Segment) -> float:
    style = word.style
    assert style, word
    assert style.color, word
    assert style.bgcolor, word
    colors = [Color.from_rich_color(c).hex for c in (style.color, style.bgcolor)]
    return 0.0 if style.dim else contrast(*colors)
