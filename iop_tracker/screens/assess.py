"""The questionnaires: when each is due, what it came to last, and how often it comes up."""

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker.domain.due import every_text
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.below import Below
from iop_tracker.screens.doing import CLOSING, DoingScreen
from iop_tracker.tracker import Tracker
from iop_tracker.views.assessments import NO_DIAGNOSIS, InstrumentRow
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.score_picture import score_line
from iop_tracker.widgets.too_small import TooSmall

WORDS = tr("Some programs use these to see how things change. None of them is a test to pass.")
NAME, WHEN, LAST = 9, 17, 31
"""Cells of the columns."""
ROOMY = 80
"""Cells from which there is a picture in each row."""


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterator[SystemCommand]:
    """What the palette has of them, where the screen below has no key for it."""
    if not below.has_form and "questionnaires" not in below.actions:
        yield SystemCommand(
            tr("Questionnaires"), tr("PHQ-9, GAD-7, BAM, craving"), partial(begin, app, tracker)
        )


def begin(app: App[Any], tracker: Tracker) -> None:
    """Show the questionnaires."""
    app.push_screen(AssessmentsScreen(tracker))


class AssessmentsScreen(DoingScreen):
    """Enter begins the highlighted one, or goes on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,n",
            "begin",
            tr("Begin"),
            id="assess.begin",
            tooltip=tr("Begin, or go on with it"),
        ),
        Binding(
            "w", "weeks", tr("How often"), id="assess.weeks", tooltip=tr("1 week, 2 weeks, or off")
        ),
        Binding("o", "former", tr("Former"), id="assess.former", tooltip=tr("The former times")),
        *CLOSING,
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self._rows: dict[str, InstrumentRow] = {}

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="look-box"):
            yield PlainText(tr("Questionnaires"), classes="form-heading")
            yield RecordList(id="assess-rows")
            with VerticalScroll(id="assess-details", can_focus=False):
                yield PlainText(id="assess-text")
        yield KeyFooter()
        yield TooSmall()

    @on(ScreenResume)
    @override
    def reload(self) -> None:
        """Show how things stand now."""
        try:
            self._rows = {each.instrument.id: each for each in self.tracker.assessments.rows()}
        except IopError as problem:
            self.sorry(problem.sentence)
            return
        rows = self.query_one(RecordList)
        rows.show((name, self._row(each)) for name, each in self._rows.items())
        self._describe()

    def _row(self, row: InstrumentRow) -> Content:
        when, last = row.when(self.tracker.here), row.last
        is_now = row.is_due or row.is_begun
        line = Content()
        is_wide = self.app.size.width >= ROOMY
        if is_wide and last and len(last.scales) == 1 and len(last.scales[0].values) > 1:
            line = score_line(last.scales[0].values, last.scales[0].top)
        return assemble(
            (f"{row.instrument.name:<{NAME}}", "bold"),
            (f"{when:<{WHEN}}", "bold $accent" if is_now else "$text-muted"),
            f"{last.short if last else '':<{LAST}}",
            line,
        )

    @property
    def _current(self) -> InstrumentRow | None:
        return self._rows.get(self.query_one(RecordList).current or "")

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        row = self._current
        self.query_one("#assess-text", PlainText).update(self._about(row) if row else "")

    def _about(self, row: InstrumentRow) -> Content:
        often = every_text(row.weeks * 7) if row.weeks else tr("not by itself")
        parts = [
            assemble((row.instrument.full_name, "bold $primary"), f"\n{row.instrument.about}"),
            assemble(
                (tr("Comes up "), "$text-muted"),
                often,
            ),
        ]
        if row.last:
            parts += [
                assemble((f"{row.last.day}: ", "$text-muted"), self._last(row)),
                Content(NO_DIAGNOSIS),
            ]
        else:
            parts.append(Content(WORDS))
        return Content("\n\n").join(parts)

    def _last(self, row: InstrumentRow) -> str:
        scales = row.last.scales if row.last else ()
        if len(scales) == 1:
            return "\n".join((f"{scales[0].text}.", *scales[0].words))
        return "; ".join(f"{each.scale.name} {each.text}" for each in scales) + "."

    @on(OptionList.OptionSelected)
    def action_begin(self) -> None:
        """Begin the highlighted one, or go on with it."""
        from iop_tracker.screens.assess_result import ask

        row = self._current
        if row is None:
            return
        ask(self.app, self.tracker, self.tracker.assessments.begin(row.instrument))

    def action_weeks(self) -> None:
        """Let the highlighted one come up every week, every two weeks, or not by itself."""
        verbs, row = self.tracker.assessments, self._current
        if row:
            self.do(lambda: verbs.choose(row.instrument, verbs.next_weeks(row.weeks)))

    def action_former(self) -> None:
        """Show the former times of the highlighted one."""
        from iop_tracker.screens.assess_result import FormerScreen

        if row := self._current:
            self.app.push_screen(FormerScreen(self.tracker, row.instrument))
