"""What the milestones page shows, the dates to count from, and what a week saves."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.milestone import (
    MILESTONES_ID,
    MOST_DATES,
    Kind,
    SinceDay,
    parse_hours,
    parse_money,
)
from iop_tracker.domain.words import parse_day
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.text_field import TextLine, ValueLine
from iop_tracker.widgets.toggles import Toggles

KINDS = (
    (Kind.WEEKS.value, tr("program weeks")),
    (Kind.SESSIONS.value, tr("sessions")),
    (Kind.CHECK_INS.value, tr("check-ins")),
)
TELLS = (("yes", tr("my check-ins tell how it went")),)


class MilestonesForm(Form):
    """Everything in it may stay empty. There is always room for one more date, up to six."""

    heading = tr("What your milestones show")

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, MILESTONES_ID)
        self._chosen = tracker.milestones.chosen
        self._dates = tracker.milestones.dates()
        self._rows = max(len(self._dates), min(MOST_DATES, len(self._dates) + 1))

    @override
    def compose_fields(self) -> ComposeResult:
        words = content.wording("milestones")
        yield Field("shown", tr("Show"), Toggles(KINDS))
        yield PlainText(words["dates"], classes="form-how")
        for row in range(self._rows):
            yield Field(
                f"name{row}",
                tr("{number}  Since", number=row + 1),
                TextLine(placeholder=words["example"]),
            )
            day = ValueLine(placeholder=tr("like 2026-09-01, or 1 sep"))
            yield Field(f"day{row}", tr("   this day"), day)
            yield Field(f"tells{row}", "", Toggles(TELLS))
        yield PlainText(words["saved"], classes="form-how")
        yield Field("money", tr("Money a week"), ValueLine(placeholder=tr("like 40")))
        yield Field("currency", tr("Currency"), ValueLine(placeholder=tr("like $ or EUR")))
        yield Field("hours", tr("Hours a week"), ValueLine(placeholder=tr("like 6")))
        first = ValueLine(placeholder=tr("a day; empty is the program's first day"))
        yield Field("saved_from", tr("From"), first)

    @override
    def fill(self) -> None:
        chosen = self._chosen
        self.field("shown").answer = ",".join(chosen.shown)
        self.field("money").answer = "" if chosen.money is None else f"{chosen.money:.10g}"
        self.field("hours").answer = "" if chosen.hours is None else f"{chosen.hours:g}"
        self.field("currency").answer = chosen.currency
        first = chosen.saved_from
        self.field("saved_from").answer = first.isoformat() if first else ""
        for row, each in enumerate(self._dates):
            self.field(f"name{row}").answer = each.name
            self.field(f"day{row}").answer = each.day.isoformat()
            self.field(f"tells{row}").answer = "yes" if each.tells else ""

    @override
    def store(self) -> None:
        shown = self.answer("shown").split(",")
        money, hours = self.answer("money"), self.answer("hours")
        chosen = replace(
            self._chosen,
            shown=tuple(kind for kind in Kind if kind.value in shown),
            money=parse_money(money) if money else None,
            hours=parse_hours(hours) if hours else None,
            currency=self.answer("currency"),
            saved_from=self._day("saved_from"),
        )
        self.tracker.milestones.save(chosen, list(self._kept_dates()))

    def _kept_dates(self) -> Iterator[SinceDay]:
        """The dates as typed; one whose name and day were emptied goes."""
        for row in range(self._rows):
            name, day = self.answer(f"name{row}"), self._day(f"day{row}")
            if not name and day is None:
                continue
            if not name:
                raise InvalidEntry(f"name{row}", tr("Since what? A few words will do."))
            if day is None:
                raise InvalidEntry(f"day{row}", tr("Since which day? Like 2026-09-01."))
            known = self._dates[row] if row < len(self._dates) else SinceDay(name=name, day=day)
            tells = self.answer(f"tells{row}") == "yes"
            yield replace(known, name=name, day=day, tells=tells)

    def _day(self, name: str) -> date | None:
        typed = self.answer(name)
        return parse_day(typed, self.tracker.here.today, field=name) if typed else None
