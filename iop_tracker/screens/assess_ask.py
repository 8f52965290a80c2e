"""A questionnaire, one question at a time; every answer is on the disk at once."""

from collections.abc import Iterable
from contextlib import suppress
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.instrument import Item
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.sitting import Sitting
from iop_tracker.domain.words import count_text
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.assess_help import HelpFirstScreen
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.keeping import Keeping
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.too_small import TooSmall

SAVE = "save"
"""The row that saves."""
HOW = tr("Press the number of your answer. space leaves it out.")
HOW_TYPED = tr("Type the number, then enter. space leaves it out.")


class AnswerList(RecordList):
    """Answers to click on; of a double click the second one does not answer the next question."""

    def on_click(self, event: events.Click) -> None:
        """Let no second click through."""
        if event.chain > 1:
            event.prevent_default()
            event.stop()


class AskScreen(ModalScreen[str], Keeping):
    """Digits answer, left goes back, escape leaves and keeps all; gives the id of what it saved."""

    AUTO_FOCUS = "#ask-options"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            tr("Choose"),
            id="ask.choose",
            show=False,
            tooltip=tr("Take this answer"),
        ),
        Binding(
            "space", "leave_out", tr("Leave out"), id="ask.leave_out", tooltip=tr("Leave it out")
        ),
        Binding(
            "left,h",
            "move(-1)",
            tr("Before"),
            key_display="←",
            id="ask.before",
            tooltip=tr("Back to the question before"),
        ),
        Binding(
            "right,l",
            "move(1)",
            tr("Next"),
            key_display="→",
            id="ask.next",
            tooltip=tr("On, where it was answered or left out before"),
        ),
        Binding(
            "r", "again", tr("Begin again"), id="ask.again", show=False, tooltip=tr("Begin again")
        ),
        Binding("backspace", "rub_out", tr("Rub out"), show=False),
        Binding("escape,q", "leave", tr("Later"), id="ask.leave", tooltip=tr("Keep it for later")),
        Binding(
            "exclamation_mark",
            "app.help_now",
            tr("Help now"),
            key_display="!",
            id="ask.help",
            tooltip=tr("Help in a hard moment"),
        ),
    ]

    def __init__(self, tracker: Tracker, sitting: Sitting) -> None:
        super().__init__()
        self.tracker = tracker
        self._sitting = sitting
        self._kept = sitting
        self._typed = ""

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="ask-box"):
            with Horizontal(id="ask-top"):
                yield PlainText(self._sitting.instrument.name, id="ask-name")
                yield PlainText(id="ask-progress", classes="muted")
            yield PlainText(id="ask-stem", classes="muted")
            yield PlainText(id="ask-text")
            yield AnswerList(id="ask-options")
            yield PlainText(id="ask-how", classes="muted")
        yield KeyFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """Ask, or show real help first where that was not seen to the end."""
        self._show()
        self._help_if_needed()

    @property
    def sitting(self) -> Sitting:
        """The answers so far."""
        return self._sitting

    @property
    @override
    def answers(self) -> dict[str, str]:
        """The answers so far, as they are kept."""
        return self._sitting.kept

    @override
    def keep_draft(self) -> bool:
        """Put the answers so far on the disk; says so if that fails."""
        if self._sitting == self._kept or self.tracker.is_read_only:
            return True
        try:
            self.tracker.assessments.keep(self._sitting)
        except IopError as problem:
            self.unkept_because = problem.sentence
            self.notify(problem.sentence, markup=False, severity="warning")
            return False
        self._kept, self.unkept_because = self._sitting, ""
        return True

    def _go(self, sitting: Sitting) -> None:
        self._sitting, self._typed = sitting, ""
        self.keep_draft()
        self._show()
        self._help_if_needed()

    def _help_if_needed(self) -> None:
        """Before the next question, and before any score."""
        if self._sitting.needs_help:
            self.app.push_screen(HelpFirstScreen(self.tracker), self._helped)

    def _helped(self, _: None) -> None:
        self._go(self._sitting.after_help())

    def _show(self) -> None:
        sitting, item = self._sitting, self._sitting.item
        words = content.wording("assess")
        progress = (
            tr("{number} of {count}", number=sitting.number, count=sitting.count)
            if item
            else tr("the end")
        )
        self.query_one("#ask-progress", PlainText).update(progress)
        self.query_one("#ask-stem", PlainText).update(item.stem if item else "")
        self.query_one("#ask-stem").display = bool(item and item.stem)
        text = item.text if item else words["over"]
        self.query_one("#ask-text", PlainText).update(text)
        rows = self.query_one("#ask-options", RecordList)
        rows.clear_options()
        rows.show(_rows(item) if item else [(SAVE, Content(words["save"]))])
        if item:
            rows.highlighted = item.place_of(sitting.answers[sitting.place]) or 0
        self._tell_how()
        self.refresh_bindings()

    def _tell_how(self) -> None:
        item, sitting = self._sitting.item, self._sitting
        if item is None:
            how = _at_the_end(sitting)
        elif self._typed:
            how = tr("{typed}, then enter. backspace rubs it out.", typed=self._typed)
        else:
            how = HOW_TYPED if item.is_typed else HOW
            if sitting.began != self.tracker.here.today and not sitting.assessment_id:
                how += tr(
                    " Begun {began}; r begins again.", began=self.tracker.here.day(sitting.began)
                )
        self.query_one("#ask-how", PlainText).update(how)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action == "leave_out":
            return not self._sitting.is_over
        if action == "again":
            return self._sitting.is_begun and not self._sitting.assessment_id
        if action == "move":
            return self._sitting.can_go_on if parameters == (1,) else self._sitting.number > 1
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """A digit answers, or is part of a number; none reaches anything that lies above."""
        if not event.character or event.character not in "0123456789":
            return
        event.stop()
        item = self._sitting.item
        if not self.is_current or item is None:
            return
        typed = f"{self._typed}{event.character}" if item.is_typed else event.character
        try:
            option = item.option_for(int(typed))
        except InvalidEntry as problem:
            self.notify(problem.sentence, markup=False, timeout=4)
            return
        if item.is_typed:
            self._typed = str(int(typed))
            rows = self.query_one("#ask-options", RecordList)
            rows.highlighted = item.options.index(option)
            self._tell_how()
        else:
            self._go(self._sitting.answered(option.points))

    def action_rub_out(self) -> None:
        """Take back the last digit."""
        self._typed = self._typed[:-1]
        self._tell_how()

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Take the row that was chosen by enter or by a click."""
        item = self._sitting.item
        if not self.is_current or event.option_id not in _ids(item):
            return
        if item is None:
            self._save()
        else:
            self._go(self._sitting.answered(item.options[event.option_index].points))

    def action_choose(self) -> None:
        """Take the highlighted row."""
        self.query_one("#ask-options", RecordList).action_select()

    def action_leave_out(self) -> None:
        """Leave the question out and go on."""
        if self.is_current:
            self._go(self._sitting.answered(None))

    def action_move(self, by: int) -> None:
        """Go to the question before, or on where that was answered before."""
        self._go(self._sitting.moved(by))

    def action_again(self) -> None:
        """Let the answers go and begin again."""
        self._go(Sitting.new(self._sitting.instrument, self.tracker.here.today))

    def action_leave(self) -> None:
        """Keep all and close; where it cannot be kept, ask first."""
        if not self.keep_draft():
            question = tr(
                "{unkept_because} Leave without keeping your answers?",
                unkept_because=self.unkept_because,
            )
            self.app.push_screen(
                ConfirmDialog(question, yes=tr("Leave"), no=tr("Stay")), self._leave
            )
            return
        if self._sitting.is_begun:
            self.app.notify(content.wording("assess")["kept"], markup=False, timeout=4)
        self.dismiss("")

    def _leave(self, sure: bool | None) -> None:
        if sure:
            self.dismiss("")

    def _save(self) -> None:
        if self._sitting.needs_help:
            self._help_if_needed()
            return
        try:
            saved = self.tracker.assessments.save(self._sitting)
        except (IopError, InvalidEntry) as problem:
            self.notify(problem.sentence, markup=False, severity="error", timeout=10)
            return
        # It is stored; asked to save once more, somebody would store it twice.
        with suppress(IopError):
            self.tracker.assessments.drop(self._sitting)
        self._kept = self._sitting
        self.dismiss(saved.id)


def _at_the_end(sitting: Sitting) -> str:
    """What was left out, and what that means for the scores."""
    if not sitting.left_out:
        return ""
    left = count_text(sitting.left_out, "question")
    said = f"{left} {content.wording('assess')['left_out']}"
    if sitting.unscored and len(sitting.instrument.scales) == 1:
        return tr("{said} As it is, there is no score.", said=said)
    names = ", ".join(sitting.unscored)
    return (
        tr("{said} As it is, there is no score for: {names}.", said=said, names=names)
        if names
        else said
    )


def _ids(item: Item | None) -> list[str]:
    """The ids of the rows that belong to a question; no late click answers the next one."""
    return [f"{item.id}-{n}" for n in range(len(item.options))] if item else [SAVE]


def _rows(item: Item) -> Iterable[tuple[str, Content]]:
    """The options, each with the number that answers; no number where one of days is typed."""
    ids = _ids(item)
    for number, option in enumerate(item.options):
        sign = "·" if item.is_typed else str(number)
        words = option.words if option.words != str(number) else ""
        mark = (f" {sign}  ", "bold $accent") if words else (f"{number:>3}", "bold")
        yield ids[number], assemble(mark, words)
