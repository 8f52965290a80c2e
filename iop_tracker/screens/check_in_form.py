"""The daily check-in."""

from datetime import date
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus
from textual.widget import Widget
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.checkin import CheckIn, DayPart, ReturnToUse
from iop_tracker.domain.words import near_day_text
from iop_tracker.language import tr
from iop_tracker.screens.check_in_fields import answers_of, changes, compose_fields, mark_yesterday
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.views.check_in import CheckInSheet
from iop_tracker.widgets.check_in_text import long_day_text
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.rating import Rating
from iop_tracker.widgets.text_field import TextLine
from iop_tracker.widgets.toggles import Toggles
from iop_tracker.widgets.word_choice import OfferedWords, SleepLine

MARKS = tr("Dots show yesterday.")


class CheckInForm(Form):
    """How one day, or one part of it, was. Digits alone answer all but what is written in words.

    A second check-in for the same day, or part of it, edits the first. What is not asked any more
    stays as it was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t",
            "other_part",
            tr("Other part"),
            id="check_in.other_part",
            tooltip=tr("The other check-in of this day; what you typed stays"),
        ),
        Binding(
            "ctrl+o",
            "questions",
            tr("What to ask"),
            id="check_in.questions",
            tooltip=tr("Choose what a check-in asks; what you typed stays"),
        ),
    ]

    def __init__(self, tracker: Tracker, day: date, *, sheet: CheckInSheet | None = None) -> None:
        check_ins = tracker.check_ins
        self._sheet = sheet or check_ins.sheet(day, check_ins.part_to_open(day))
        part = self._sheet.part
        super().__init__(tracker, ":".join(("check-in", *([part] if part else ()), str(day))))
        self._day = day
        self._wants_offer = False
        today = tracker.here.today
        near = near_day_text(day, today)
        named = f"{near}, " if day.toordinal() >= today.toordinal() - 1 else ""
        what = {
            DayPart.MORNING: tr("Morning check-in"),
            DayPart.EVENING: tr("Evening check-in"),
            None: tr("Check-in"),
        }[part]
        self.heading = tr(
            "{what} for {named}{day}", what=what, named=named, day=long_day_text(day, today)
        )

    @override
    def compose_fields(self) -> ComposeResult:
        yield PlainText(classes="muted", id="how")
        yield from compose_fields(self._sheet, is_today=self._day == self.tracker.here.today)

    @override
    def fill(self) -> None:
        sheet = self._sheet
        for check_in, put in ((sheet.yesterday, mark_yesterday), (sheet.known, _answer)):
            if check_in is not None:
                answers = answers_of(check_in, sheet)
                for field in self.query(Field):
                    put(field, answers.get(field.field, ""))

    @override
    def store(self) -> None:
        known = self._sheet.known
        base = known or CheckIn(day=self._day, part=self._sheet.part, mood=0)
        check_in = replace(base, **changes(self.answers, self._sheet))
        self.tracker.check_ins.save(check_in)
        if check_in.used is ReturnToUse.YES:
            words = content.wording("return_to_use")
            self.saved_sentence = tr(
                "Saved. {saved} {help}", saved=words["saved"], help=words["help"]
            )
            is_new = known is None or known.used is not ReturnToUse.YES
            self._wants_offer = is_new and self.tracker.look_backs.on(self._day) is None
        elif check_in.signs:
            self.saved_sentence = tr("Saved. {signs}", signs=content.wording("check_in")["signs"])

    def on_unmount(self) -> None:
        """After a return to use, offer to look back at it, once the form is gone."""
        if self._wants_offer:
            from iop_tracker.screens.look_backs import offer

            self.app.call_later(offer, self.app, self.tracker, self._day)

    @on(DescendantFocus)
    def explain(self, event: DescendantFocus) -> None:
        """Say what the keys do in the field that has the focus."""
        marks = MARKS if self._sheet.yesterday else ""
        self.query_one("#how", PlainText).update(f"{_how(event.widget)} {marks}".strip())

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "other_part":
            return len(self._sheet.parts) > 1
        if action == "questions":
            return not self.tracker.is_read_only
        return super().check_action(action, parameters)

    def action_other_part(self) -> None:
        """Go to the next check-in of this day; what is typed here is kept as a draft."""
        parts = self._sheet.parts
        following = parts[(parts.index(self._sheet.part) + 1) % len(parts)]
        self._go_to(following)

    def action_questions(self) -> None:
        """Choose what is asked; what is typed here is kept as a draft."""
        from iop_tracker.screens.questions_form import QuestionsScreen

        def chosen(_: None) -> None:
            self._go_to(self._sheet.part)

        self.app.push_screen(QuestionsScreen(self.tracker), chosen)

    def _go_to(self, part: DayPart | None) -> None:
        """Open the form again, for this part of the day, with what was typed."""
        if not self.keep_draft():
            return
        sheet = self.tracker.check_ins.sheet(self._day, part)
        self.dismiss(False)
        self.app.push_screen(CheckInForm(self.tracker, self._day, sheet=sheet))


def _answer(field: Field, text: str) -> None:
    field.answer = text


def _how(control: Widget) -> str:
    """What the keys do in a field, in a few words."""
    words = content.wording("check_in")
    if isinstance(control, Rating):
        is_mood = any(getattr(each, "field", "") == "mood" for each in control.ancestors)
        return words["mood"] if is_mood else words["scale"]
    if isinstance(control, SleepLine):
        return words["sleep"]
    if isinstance(control, OfferedWords):
        return words["words"]
    if isinstance(control, Toggles):
        return words["one"] if control.is_single else words["several"]
    return words["line"] if isinstance(control, TextLine) else words["text"]
