"""insights: every picture of the page, in words."""

import argparse
from collections.abc import Iterator

from msgspec.structs import fields

from iop_tracker.cli import opening
from iop_tracker.cli.output import say, say_json
from iop_tracker.clock import Clock
from iop_tracker.domain.words import count_text, day_text, hours_text
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker.insights import Insights
from iop_tracker.views.insights.hours import HoursView, Part, drawn
from iop_tracker.views.insights.lines import LinesView


def insights(options: argparse.Namespace, clock: Clock) -> int:
    """How the days go, in words."""
    with opening.reading(options, clock) as tracker:
        given = options.days
        span = opening.whole_number(given, tr("days"), low=1, high=40_000) if given else None
        view = tracker.insights.lines(span)
        if view.is_empty:
            raise NothingFound(tr("There are no check-ins yet. The first: iop-tracker checkin"))
        if options.json:
            say_json(_json(view, tracker.insights, span))
            return 0
        say(tr("{first} to {last}", first=view.first, last=view.last), "")
        say(*(trend.words for trend in view.trends), *view.lines)
        for title, words in told(tracker.insights, span):
            say("", title, *words)
    return 0


def _json(lines: LinesView, known: Insights, span: int | None) -> dict[str, object]:
    """The days at the top, and each of the other pictures under its name."""
    found: dict[str, object] = {
        each.name: getattr(lines, each.name) for each in fields(lines) if each.name != "is_empty"
    }
    return found | {
        "year": known.year(),
        "sleep": known.sleep(span),
        "urges": known.urges(span),
        "sessions": known.sessions(span),
        "weeks": known.weeks(),
        "hours": known.hours(span),
        "halt": known.halt(span),
        "together": known.together(),
    }


def told(known: Insights, span: int | None) -> Iterator[tuple[str, list[str]]]:
    """The title of each picture and what it says, with every number that it draws."""
    year, weeks, hours = known.year(), known.weeks(), known.hours(span)
    months = [
        f"{month.name} {month.first.year}: {month.mean:.1f} ({count_text(month.n, 'day')})"
        for month in year.months
        if month.mean is not None
    ]
    yield tr("Year"), [*year.words, *months]
    yield tr("Sleep"), [*known.sleep(span).words]
    yield tr("Urges"), [*known.urges(span).words]
    yield tr("Sessions"), [*known.sessions(span).words]
    told = [week.words for phase in weeks.phases for week in phase.weeks if week.checked]
    yield tr("Weeks"), [*weeks.words, *told]
    yield tr("Hours"), [*hours.words, *_parts(hours)]
    yield "HALT", [*known.halt(span).words]
    together = known.together()
    yield tr("Together"), [*(each.words for each in together.found), *together.words]


def _parts(hours: HoursView) -> Iterator[str]:
    unit, parts = drawn(hours.weeks)
    for part in parts:
        if part.planned:
            yield f"{_part_name(part, unit, hours)}: {_part_words(part)}"


def _part_name(part: Part, unit: str, hours: HoursView) -> str:
    if unit == "week":
        return tr("Week of {first}", first=day_text(part.first, hours.weeks[-1].first))
    return f"{part.first:%B %Y}" if unit == "month" else f"{part.first.year}"


def _part_words(part: Part) -> str:
    sessions = count_text(part.planned, "session")
    hours = tr(
        "{attended_hours} of {planned_hours}",
        attended_hours=hours_text(part.attended_hours),
        planned_hours=hours_text(part.planned_hours),
    )
    return tr("at {done} of {sessions}, {hours}", done=part.done, sessions=sessions, hours=hours)
