"""How did this day go?"""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.risky import WENT_WORDS, RiskyEvent, Went
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.text_field import TextLine

KEYS = {
    Went.WELL: "w",
    Went.HARD: "h",
    Went.USED: "u",
    Went.STAYED_AWAY: "s",
    Went.RATHER_NOT_SAY: "r",
}
AT_ANSWERS = tr("a letter or enter: save   escape: back")
AT_NOTE = tr("enter: to the answers   escape: back")


class WentDialog(Form):
    """Asks how a risky day went; any answer is fine."""

    AUTO_FOCUS = "#answers"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                key,
                f"answer('{went}')",
                WENT_WORDS[went],
                id=f"went.{went}",
                tooltip=tr("Answer: {went_words}", went_words=WENT_WORDS[went]),
            )
            for went, key in KEYS.items()
        ),
    ]

    def __init__(self, tracker: Tracker, event: RiskyEvent) -> None:
        super().__init__(tracker, f"event-went:{event.id}")
        self._event = event
        self._went = Went.RATHER_NOT_SAY

    @override
    def compose(self) -> ComposeResult:
        day = self.tracker.here.day(self._event.day)
        with Vertical(classes="dialog-box"):
            yield PlainText(tr("How did {name} go?", name=self._event.name), classes="form-heading")
            yield PlainText(
                tr("{day}. Any answer is fine here.", day=day[:1].upper() + day[1:]),
                classes="dialog-question",
            )
            yield RecordList(id="answers")
            yield from self.compose_fields()
            yield PlainText(AT_ANSWERS, id="went-keys", classes="field-hint")

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("note", "", TextLine(placeholder=tr("a note, if you like"), id="went-note"))

    @override
    def fill(self) -> None:
        self.query_one("#answers", RecordList).show(
            (went.value, assemble((f" {key}  ", "bold $accent"), WENT_WORDS[went]))
            for went, key in KEYS.items()
        )
        self.field("note").answer = " ".join(self._event.note.splitlines())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say which keys there are where the focus is now."""
        is_typing = isinstance(event.widget, TextLine)
        self.query_one("#went-keys", PlainText).update(AT_NOTE if is_typing else AT_ANSWERS)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        # Only an answer saves; there is none before one is chosen.
        return action != "save" and super().check_action(action, parameters)

    @on(OptionList.OptionSelected, "#answers")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen row."""
        self.action_answer(event.option_id or "")

    def action_answer(self, answer: str) -> None:
        """Save the answer, and close when it is on disk."""
        self._went = Went(answer)
        self.action_save()

    @override
    def store(self) -> None:
        # A note that nobody typed in stays as it is, with its lines.
        note = self.answer("note") if self.answers != self._opened_with else None
        self.tracker.events.answer(self._event, self._went, note)
        words = content.wording("return_to_use")
        used = tr("Saved. {saved} {help}", saved=words["saved"], help=words["help"])
        self.saved_sentence = used if self._went is Went.USED else tr("Saved. u takes it back.")
