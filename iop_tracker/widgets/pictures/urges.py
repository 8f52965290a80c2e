"""Urges: the map of weekdays and parts of the day, and the hours below it."""

from textual.content import Content

from iop_tracker.language import tr
from iop_tracker.views.insights.urges import UrgesView
from iop_tracker.widgets.pictures.drawing import MOOD, MUTED, Room, picture
from iop_tracker.widgets.plain_text import assemble, styled
from iop_tracker.widgets.trend import chart_rows
from iop_tracker.widgets.urge_map import CELL, urge_map_text

HOUR_CELL = 2
HEIGHT = 2


def urges_picture(view: UrgesView, _: Room) -> Content:
    """When urges came; the map has a count in each place."""
    drawing = [*urge_map_text(view.counts, view.first_weekday).split("\n")]
    drawing += [Content(), *_hours(view)]
    return picture(tr("When urges come"), drawing, view.words)


def _hours(view: UrgesView) -> list[Content]:
    top = max(*view.hours, 1)
    counts = tuple(float(count) if count else None for count in view.hours)
    rows = chart_rows(counts, top, HEIGHT, HOUR_CELL, MOOD)
    scale = [f"{top:<{CELL}}", " " * CELL]
    lines = [assemble((left, MUTED), row) for left, row in zip(scale, rows, strict=True)]
    marks = "".join(f"{hour:<{HOUR_CELL * 4}}" for hour in range(0, 24, 4))
    return [*lines, styled(f"{tr('Hour'):<{CELL}}{marks}24", MUTED)]
