"""Looking back after a return to use, one question at a time, and what comes out of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, ClassVar

from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from typing_extensions import override

from iop_tracker import content, guidance
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.lookback import LOOK_BACK_STEPS, LookBack
from iop_tracker.domain.words import parse_day
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.looking_back import NOT_COME_YET, PlanChange
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.text_field import Picker, TextBox, TextLine, ValueLine
from iop_tracker.widgets.toggles import Toggles

DAYS_BACK = 7
"""So many days are offered to look back at, today included."""
LAST = len(LOOK_BACK_STEPS)
IF_THEN, WARNING_SIGN = "if_then", "warning_sign"
YES = "yes"
NO_DAY = tr("Choose the day, or type it.")
NO_LINE = tr("Write the line, or choose no plan.")
NO_PLAN = tr("Choose the plan it belongs to, or leave the line empty.")


def begin(app: App[Any], tracker: Tracker, day: date | None = None) -> None:
    """Look back at a day, and then offer what can come out of it."""
    form = LookBackForm(tracker, day=day)

    def written(saved: bool | None) -> None:
        if saved and form.saved:
            app.push_screen(OutcomeForm(tracker, form.saved))

    app.push_screen(form, written)


class DayToggles(Toggles):
    """Days to choose one of; enter begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.step(1)", tr("Begin"), show=False)
    ]


class DayLine(ValueLine):
    """Another day, typed; enter begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.step(1)", tr("Begin"), show=False)
    ]


class LookBackForm(Form):
    """A few kind words and the day, then six questions; each can be left out.

    Attributes:
        saved: What was stored, once it was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "step(1)", tr("Next"), id="look_back.next", tooltip=tr("The next question")),
        Binding(
            "shift+tab",
            "step(-1)",
            tr("Before"),
            id="look_back.before",
            tooltip=tr("The question before"),
        ),
        Binding(
            "o",
            "other_day",
            tr("Another day"),
            id="look_back.day",
            show=False,
            tooltip=tr("Type a day that is further back"),
        ),
        Binding(
            "d", "danger", tr("Danger signs"), id="look_back.danger", tooltip=tr("Danger signs")
        ),
    ]

    heading = tr("Look back")
    saved_sentence = tr("Saved. It took courage to look.")

    def __init__(
        self, tracker: Tracker, look_back: LookBack | None = None, *, day: date | None = None
    ) -> None:
        super().__init__(tracker, f"look-back:{look_back.id if look_back else 'new'}")
        self._edited = look_back
        self._day = look_back.day if look_back else day or tracker.here.today
        self._step = 0
        self.saved: LookBack | None = None

    @override
    def compose_fields(self) -> ComposeResult:
        with Vertical(id="look-step-0"):
            yield from self._first()
        for number, step in enumerate(guidance.look_back_steps(), start=1):
            with Vertical(id=f"look-step-{number}") as box:
                box.display = False
                yield PlainText(tr("{number} of {last}", number=number, last=LAST), classes="muted")
                yield PlainText(step.question, classes="look-question")
                yield PlainText(step.hint, classes="muted look-hint")
                on = tr("save") if number == LAST else tr("next")
                yield Field(
                    step.id, "", TextBox(), hint=tr("tab: {on}. Empty is fine.", on=on), tall=True
                )

    def _first(self) -> ComposeResult:
        words = content.wording("look_back")
        yield PlainText(words["words"], classes="look-words")
        yield PlainText(words["how"], classes="look-words")
        if guidance.DANGEROUS & set(self.tracker.programs.settings.substances):
            yield PlainText(words["danger"], classes="look-words look-danger")
        yield Field(
            "day", tr("It was"), DayToggles(self._days(), single=True), hint=tr("tab: begin")
        )
        yield Field("other_day", tr("or on"), DayLine(placeholder=tr("o: another day, like 9 nov")))

    def _days(self) -> Iterator[tuple[str, str]]:
        here = self.tracker.here
        days = [here.today - timedelta(days=number) for number in range(DAYS_BACK)]
        for day in (*days, *([] if self._day in days else [self._day])):
            yield day.isoformat(), here.day(day)

    @override
    def fill(self) -> None:
        self.field("day").answer = self._day.isoformat()
        for name in LOOK_BACK_STEPS if self._edited else ():
            self.field(name).answer = getattr(self._edited, name)
        self.call_after_refresh(self._watch_days)
        if self.tracker.draft(self.draft_key):
            self.call_after_refresh(self._go_where_it_was)

    def _watch_days(self) -> None:
        """The day that was chosen last counts: one from the row takes the place of a typed one."""
        other = self.field("other_day")
        days = self.field("day").control
        self.watch(days, "chosen", lambda: setattr(other, "answer", ""), init=False)

    def _go_where_it_was(self) -> None:
        answered = [n for n, name in enumerate(LOOK_BACK_STEPS, start=1) if self.answer(name)]
        self._show(max(answered, default=0))

    def _show(self, step: int) -> None:
        self._step = step
        for number in range(LAST + 1):
            self.query_one(f"#look-step-{number}").display = number == step
        control = self.field(LOOK_BACK_STEPS[step - 1] if step else "day").control
        control.focus()
        if isinstance(control, TextBox):
            control.move_cursor(control.document.end)
        self.refresh_bindings()

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"danger", "other_day"}:
            return self._step == 0
        if action == "step" and parameters == (-1,):
            return self._step > 0
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Go to another question; after the last one, save."""
        if self._step == 0:
            try:
                self._chosen_day()
            except InvalidEntry as problem:
                self._point_at(problem)
                return
        if self._step + by > LAST:
            self.action_save()
        else:
            self._show(max(0, self._step + by))

    def action_other_day(self) -> None:
        """Type a day that is further back."""
        self.field("other_day").control.focus()

    def action_danger(self) -> None:
        """Show danger signs and what to do."""
        from iop_tracker.screens.danger import DangerScreen

        self.app.push_screen(DangerScreen(self.tracker))

    @override
    def action_save(self) -> None:
        super().action_save()
        wrong = next((field for field in self.query(Field) if field.has_class("-invalid")), None)
        if wrong is not None:
            is_day = wrong.field not in LOOK_BACK_STEPS
            self._show(0 if is_day else LOOK_BACK_STEPS.index(wrong.field) + 1)
            wrong.control.focus()

    def _chosen_day(self) -> date:
        """The day that is typed, or else chosen."""
        typed, today = self.answer("other_day"), self.tracker.here.today
        if not typed and not self.answer("day"):
            raise InvalidEntry("day", NO_DAY)
        if not typed:
            return date.fromisoformat(self.answer("day"))
        day = parse_day(typed, today, field="other_day")
        if day > today:
            raise InvalidEntry("other_day", NOT_COME_YET)
        return day

    @override
    def store(self) -> None:
        day = self._chosen_day()
        self.saved = self.tracker.look_backs.save(
            replace(
                self._edited or LookBack(day=day),
                day=day,
                before=self.answer("before"),
                thoughts=self.answer("thoughts"),
                feelings=self.answer("feelings"),
                did=self.answer("did"),
                would_try=self.answer("would_try"),
                tell=self.answer("tell"),
            )
        )


class OutcomeForm(Form):
    """One line for one plan, and a note for the next session; both can be left out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", tr("Not now"), id="form.back", tooltip=tr("Leave it as it is")),
    ]
    heading = tr("One small change")

    def __init__(self, tracker: Tracker, look_back: LookBack) -> None:
        super().__init__(tracker, f"outcome:{look_back.id}")
        self._look_back = look_back
        self._plans = tracker.coping.plans()

    @override
    def compose_fields(self) -> ComposeResult:
        words = content.wording("look_back")
        yield PlainText(words["change"] if self._plans else words["no_plan"], classes="look-words")
        if wanted := self._look_back.would_try.strip():
            yield PlainText(
                tr("What you want to try: {wanted}", wanted=wanted), classes="look-words"
            )
        if self._plans:
            plans = tuple((plan.id, plan.situation) for plan in self._plans)
            yield Field("plan", tr("Add to"), Picker(plans, nothing=tr("no plan")))
            kinds = ((IF_THEN, tr("if-then line")), (WARNING_SIGN, tr("warning sign")))
            yield Field("kind", tr("What"), Toggles(kinds, single=True))
            line = TextLine(placeholder=tr("like: If I am lonely at night, then I call Ruth"))
            yield Field("line", tr("The line"), line)
        answers = ((YES, tr("Yes, as a note")), ("no", tr("Not now")))
        yield Field(
            "note", tr("Next session"), Toggles(answers, single=True), hint=tr("Take it there?")
        )

    @override
    def fill(self) -> None:
        if self._plans:
            self.field("kind").answer = IF_THEN

    @override
    def store(self) -> None:
        for_session = self.answer("note") == YES
        change = self._change() if self._plans else None
        self.tracker.look_backs.finish(self._look_back, change, for_session=for_session)
        done = [tr("The plan is changed.")] * bool(change)
        done += [tr("The note is under 5, Notes.")] * for_session
        self.saved_sentence = " ".join(done)

    def _change(self) -> PlanChange | None:
        plan_id, line = self.answer("plan"), self.answer("line")
        if plan_id and not line:
            raise InvalidEntry("line", NO_LINE)
        if line and not plan_id:
            raise InvalidEntry("plan", NO_PLAN)
        if not line:
            return None
        plan = self.tracker.coping.plan(plan_id)
        if self.answer("kind") == WARNING_SIGN:
            return PlanChange(plan=plan, warning_sign=line)
        return PlanChange(plan=plan, if_then=line)
