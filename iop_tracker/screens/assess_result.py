"""What a questionnaire came to, in a picture and in words; and the former ones."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.instrument import Instrument
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.sitting import Sitting
from iop_tracker.domain.words import day_text
from iop_tracker.errors import IopError, NothingFound
from iop_tracker.language import tr
from iop_tracker.screens.assess_ask import AskScreen
from iop_tracker.screens.doing import CLOSING, DoingScreen
from iop_tracker.screens.reading_view import MOVING, ReadingView
from iop_tracker.tracker import Tracker
from iop_tracker.views.assessments import NO_DIAGNOSIS, ResultView, ScaleView
from iop_tracker.widgets.empty_state import EmptyState
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import Part, PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.score_picture import score_picture
from iop_tracker.widgets.too_small import TooSmall

LOOKING_ONLY = tr("This window is for looking only, so nothing can be answered here.")
NO_FORMER = tr("There is none yet. Press escape, then enter to answer it.")


def ask(app: App[Any], tracker: Tracker, sitting: Sitting) -> None:
    """Ask, and show what it came to once it is saved; in a window for looking only, say so."""
    if tracker.is_read_only:
        app.notify(LOOKING_ONLY, markup=False, severity="error", timeout=10)
        return

    def answered(assessment_id: str | None) -> None:
        if assessment_id:
            app.push_screen(ResultScreen(tracker, assessment_id))

    app.push_screen(AskScreen(tracker, sitting), answered)


class ResultScreen(ReadingView):
    """The scores with their bands, how they changed, and where both come from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "change", tr("Edit"), id="result.change", tooltip=tr("Change the answers")),
        *MOVING,
    ]

    def __init__(self, tracker: Tracker, assessment_id: str) -> None:
        super().__init__(tracker)
        self._assessment_id = assessment_id

    @override
    def reload(self) -> None:
        try:
            self.show(result_text(self.tracker.assessments.result(self._assessment_id)))
        except InvalidEntry as problem:
            raise NothingFound(problem.sentence) from None

    def action_change(self) -> None:
        """Go through the answers once more."""
        if self.tracker.is_read_only:
            self.notify(LOOKING_ONLY, markup=False, severity="error", timeout=10)
            return
        verbs = self.tracker.assessments
        try:
            result = verbs.result(self._assessment_id)
            sitting = verbs.change(result.assessment, result.instrument)
        except (IopError, InvalidEntry) as problem:
            self.notify(problem.sentence, markup=False, severity="error", timeout=10)
            return
        self.app.push_screen(AskScreen(self.tracker, sitting))


def result_text(result: ResultView) -> Content:
    """All that there is to say about one time."""
    instrument, still = result.instrument, content.wording("assess")["still"]
    parts = [
        assemble((instrument.name, "bold $primary"), (f"  {result.day}", "$text-muted")),
        *(_scale_text(each, alone=len(result.scales) == 1) for each in result.scales),
        assemble((NO_DIAGNOSIS, "bold"), f"\n{still}" if result.is_alerting else ""),
        assemble((f"{instrument.full_name}. {instrument.source}.\n{instrument.license}", MUTED)),
    ]
    return Content("\n\n").join(parts)


MUTED = "$text-muted"


def _scale_text(view: ScaleView, *, alone: bool) -> Content:
    name: list[Part] = [] if alone else [(f"{view.scale.name}  ", "bold")]
    lines = [assemble(*name, (view.text, "bold $accent"))]
    if len(view.values) > 1:
        first, last = (day_text(day, view.days[-1]) for day in (view.days[0], view.days[-1]))
        lines.append(score_picture(view.values, view.top, 4 if alone else 2))
        if alone:
            lines.append(assemble((tr("{first} to {last}\n", first=first, last=last), MUTED)))
    words = view.words if alone else view.words[:1]
    lines.extend(Content(each) for each in words)
    return Content("\n").join(lines)


class FormerScreen(DoingScreen):
    """Every time that one questionnaire was answered, newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,e", "open", tr("Open"), id="former.open", tooltip=tr("What it came to")),
        Binding("d,delete", "remove", tr("Remove"), id="former.remove", tooltip=tr("Remove it")),
        *CLOSING,
    ]

    def __init__(self, tracker: Tracker, instrument: Instrument) -> None:
        super().__init__(tracker)
        self._instrument = instrument

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="look-box"):
            yield PlainText(
                tr("{name}, former times", name=self._instrument.name), classes="form-heading"
            )
            yield RecordList(id="former-rows")
            yield EmptyState(NO_FORMER, id="former-empty")
        yield KeyFooter()
        yield TooSmall()

    @on(ScreenResume)
    @override
    def reload(self) -> None:
        """Show what there is now."""
        rows = self.query_one(RecordList)
        try:
            rows.show(self._rows())
        except IopError as problem:
            self.sorry(problem.sentence)
            return
        rows.display = bool(rows.ids)
        self.query_one("#former-empty").display = not rows.ids
        self.refresh_bindings()

    def _rows(self) -> Iterable[tuple[str, Content]]:
        for each in self.tracker.assessments.results(self._instrument):
            yield each.assessment.id, assemble((f"{each.day:<18}", "bold"), each.short)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.is_mounted and action in {"open", "remove"}:
            return self.query_one(RecordList).display
        return super().check_action(action, parameters)

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Show what the highlighted one came to."""
        if current := self.query_one(RecordList).current:
            self.app.push_screen(ResultScreen(self.tracker, current))

    def action_remove(self) -> None:
        """Remove the highlighted one; undo brings it back."""
        if current := self.query_one(RecordList).current:
            verbs = self.tracker.assessments
            self.do(lambda: verbs.remove(verbs.get(current)), tr("Removed. u brings it back."))
