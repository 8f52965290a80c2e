"""Sleep, Sessions, Weeks, Hours and HALT: tables of bars."""

from rich.cells import cell_len
from textual.content import Content

from iop_tracker.domain.words import MONTH_NAMES, day_text
from iop_tracker.language import tr
from iop_tracker.views.insights.halt import HaltView, WithAndWithout
from iop_tracker.views.insights.hours import HoursView, Part, drawn
from iop_tracker.views.insights.means import Mean
from iop_tracker.views.insights.sessions import SessionsView
from iop_tracker.views.insights.sleep import SleepView
from iop_tracker.views.insights.weeks import Time, WeeksView
from iop_tracker.widgets.pictures.drawing import (
    CRAVING,
    FULL,
    GAP,
    MOOD,
    MUTED,
    NONE,
    SLEEP,
    THERE,
    WIDEST_BAR,
    Head,
    Room,
    Row,
    bar_of,
    bar_table,
    clipped,
    picture,
    thin_words,
)
from iop_tracker.widgets.plain_text import Part as Piece
from iop_tracker.widgets.plain_text import assemble, styled

LABEL = 14
"""Cells for the names of rows."""
HOURS_LABEL = 16
"""Cells for a week, with its year where that is not this one."""
FRACTION = 14
"""Cells for what was done of what was planned: `120.5 of 121.5`."""
PLANNED = "▁"
"""What was planned and not been at, in a bar of hours."""


def sleep_picture(view: SleepView, room: Room) -> Content:
    """The craving of the day after a night, by how long the night was."""
    rows = [Row(each.name, (each.craving,)) for each in view.bands]
    table = bar_table([Head(tr("Craving"), CRAVING)], rows, LABEL, room)
    table += thin_words(each.craving for each in view.bands)
    return picture(tr("Sleep, and the craving of the day after it"), table, view.words)


def sessions_picture(view: SessionsView, room: Room) -> Content:
    """Mood and craving around the days of sessions."""
    heads = [Head(tr("Mood"), MOOD), Head(tr("Craving"), CRAVING)]
    rows = [Row(group.name, (group.mood, group.craving)) for group in view.groups]
    table = bar_table(heads, rows, LABEL, room)
    table += thin_words(mean for row in rows for mean in row.values)
    return picture(tr("Before and after a session"), table, view.words)


def halt_picture(view: HaltView, room: Room) -> Content:
    """The craving with and without each state and trigger."""
    heads = [Head(tr("with it"), CRAVING), Head(tr("without"), MUTED)]
    pairs = (*view.states, *view.triggers)
    label = 2 + max(LABEL, min(room.width // 4, max(cell_len(each.name) for each in pairs)))
    table = bar_table(heads, [_row(each, label) for each in view.states], label, room)
    if view.triggers:
        rows = [_row(each, label) for each in view.triggers]
        table += [Content(), *bar_table(heads, rows, label, room)]
    table += thin_words(mean for each in pairs for mean in (each.present, each.absent))
    return picture(tr("Craving with and without HALT, and with triggers"), table, view.words)


def _row(each: WithAndWithout, label: int) -> Row:
    return Row(clipped(each.name, label - 2) + "  ", (each.present, each.absent))


WEEK_LABEL = 10
DAYS_CELL = 5


def weeks_picture(view: WeeksView, room: Room) -> Content:
    """Each week of the program below its phase."""
    each = (room.width - WEEK_LABEL - DAYS_CELL - 1) // 3
    cells = max(4, min(24, each - GAP - 5))
    names = "".join(
        f"{tr('mean'):>4} {name:<{cells + GAP}}"
        for name in (tr("Mood"), tr("Craving"), tr("Sleep, h"))
    )
    lines = [styled(f"{'':{WEEK_LABEL}}{tr('days'):<{DAYS_CELL + 1}}{names}".rstrip(), MUTED)]
    for number, phase in enumerate(view.phases):
        lines += [Content()] if number else []
        lines.append(styled(clipped(phase.whole.name, room.width).rstrip(), "bold"))
        for week in phase.weeks:
            lines.append(_week(week.name, week, cells, ""))
        lines.append(_week(tr("all"), phase.whole, cells, "bold"))
    times = [time for phase in view.phases for time in (phase.whole, *phase.weeks)]
    lines += thin_words(mean for each in times for mean in (each.mood, each.craving, each.sleep))
    return picture(tr("The weeks of your program"), lines, view.words)


def _week(name: str, week: Time, cells: int, style: str) -> Content:
    days = f"{week.checked or NONE:>4}{'':{DAYS_CELL - 3}}"
    parts: list[Piece] = [(f"{name:<{WEEK_LABEL}}{days}", style or MUTED)]
    for mean, top, color in (
        (week.mood, 10, MOOD),
        (week.craving, 10, CRAVING),
        (week.sleep, 12, SLEEP),
    ):
        parts += _mean_and_bar(mean, top, color, cells, style)
    return assemble(*parts).rstrip()


def _mean_and_bar(mean: Mean, top: float, color: str, cells: int, style: str) -> list[Piece]:
    if mean.mean is None:
        return [(f"{NONE:>4}{'':{cells + 1 + GAP}}", MUTED)]
    return [(f"{mean.mean:>4.1f} ", style), (f"{bar_of(mean, top, cells)}{'':{GAP}}", color)]


def hours_picture(view: HoursView, room: Room) -> Content:
    """Hours been at against hours planned, week by week."""
    unit, rows = drawn(view.weeks)
    top = max(part.planned_hours for part in rows) or 1
    cells = max(10, min(WIDEST_BAR, room.width - HOURS_LABEL - 2 * FRACTION - 3))
    heads = f"{'':{HOURS_LABEL}}{tr('sessions'):<{FRACTION + 1}}{tr('hours'):<{FRACTION + 2}}"
    lines = [styled(heads.rstrip(), MUTED)]
    lines += [_hours_row(part, unit, view, top, cells) for part in rows]
    legend = assemble(
        (FULL, THERE), (tr(" you were there   "), MUTED), (PLANNED, MUTED), (tr(" planned"), MUTED)
    )
    titles = {
        "week": tr("Sessions and hours, week by week"),
        "month": tr("Sessions and hours, month by month"),
        "year": tr("Sessions and hours, year by year"),
    }
    return picture(titles[unit], [*lines, Content(), legend], view.words)


def _hours_row(part: Part, unit: str, view: HoursView, top: float, cells: int) -> Content:
    name = (clipped(_name(part, unit, view), HOURS_LABEL), MUTED)
    if not part.planned:
        return assemble(name, (f"{NONE:>3}", MUTED))
    there, planned = (round(h / top * cells) for h in (part.attended_hours, part.planned_hours))
    sessions = tr("{done:>3} of {planned}", done=part.done, planned=part.planned)
    hours = tr(
        "{attended_hours:>5.1f} of {planned_hours:.1f}",
        attended_hours=part.attended_hours,
        planned_hours=part.planned_hours,
    )
    return assemble(
        name,
        f"{sessions:<{FRACTION + 1}}{hours:<{FRACTION + 2}}",
        (FULL * there, THERE),
        (PLANNED * (planned - there), MUTED),
    )


def _name(part: Part, unit: str, view: HoursView) -> str:
    if unit == "week" and part is view.weeks[-1]:
        return tr("this week")
    if unit == "week":
        return day_text(part.first, view.weeks[-1].first)
    month = f"{MONTH_NAMES[part.first.month - 1][:3]} " if unit == "month" else ""
    return f"{month}{part.first.year}"
