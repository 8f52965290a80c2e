"""All weeks of the program on one line."""

from textual.content import Content

from iop_tracker.views.standing import Standing, WeekMark
from iop_tracker.widgets.plain_text import assemble


def week_bar(standing: Standing) -> Content:
    """A sign for each week: done, now, to come; a gap where the program steps down.

    The signs differ in shape, so that the bar reads without color.
    """
    parts: list[tuple[str, str]] = []
    phase = 1
    for mark in standing.bar:
        if mark.phase != phase:
            phase = mark.phase
            parts.append((" ", ""))
        parts.append(_sign(mark))
    return assemble(*parts)


def _sign(mark: WeekMark) -> tuple[str, str]:
    if mark.is_now:
        return ("◆", "bold $accent")
    return ("■", "$primary") if mark.is_past else ("□", "$text-muted")
