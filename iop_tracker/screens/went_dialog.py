"""How did this day go?"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.risky import WENT_WORDS, RiskyEvent, Went
from iop_tracker.errors import IopError
from iop_tracker.screens.form import LETTERS_PER_SECOND
from iop_tracker.tracker import Tracker
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


class WentDialog(ModalScreen[bool]):
    """Asks how a risky day went; any answer is fine."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                key,
                f"answer('{went}')",
                WENT_WORDS[went],
                id=f"went.{went}",
                tooltip=f"Answer: {WENT_WORDS[went]}",
            )
            for went, key in KEYS.items()
        ),
        Binding("escape", "dismiss(False)", "Back", id="went.back", tooltip="Close"),
    ]

    def __init__(self, tracker: Tracker, event: RiskyEvent) -> None:
        super().__init__()
        self.tracker = tracker
        self._event = event

    @override
    def compose(self) -> ComposeResult:
        day = self.tracker.here.day(self._event.day)
        with Vertical(classes="dialog-box"):
            yield PlainText(f"How did {self._event.name} go?", classes="form-heading")
            yield PlainText(
                f"{day[:1].upper()}{day[1:]}. Any answer is fine here.", classes="dialog-question"
            )
            yield RecordList(id="answers")
            yield TextLine(placeholder="a note, if you like", id="went-note")
            yield PlainText("a letter or enter: save   escape: back", classes="field-hint")

    def on_mount(self) -> None:
        """Show the answers and the note that is there."""
        answers = self.query_one("#answers", RecordList)
        answers.show(
            (went.value, assemble((f" {key}  ", "bold $accent"), WENT_WORDS[went]))
            for went, key in KEYS.items()
        )
        answers.focus()
        self.query_one("#went-note", TextLine).answer = " ".join(self._event.note.splitlines())

    @on(OptionList.OptionSelected, "#answers")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen row."""
        self.action_answer(event.option_id or "")

    def action_answer(self, answer: str) -> None:
        """Save the answer, and close when it is on disk."""
        went = Went(answer)
        try:
            self.tracker.events.answer(self._event, went, self._note())
        except (IopError, InvalidEntry) as problem:
            self.notify(problem.sentence, markup=False, severity="error", timeout=10)
            return
        words = content.wording("return_to_use")
        kind = f" {words['saved']} {words['help']}" if went is Went.USED else " u takes it back."
        said = f"Saved.{kind}"
        self.app.notify(said, markup=False, timeout=max(3, len(said) / LETTERS_PER_SECOND))
        self.dismiss(True)

    def _note(self) -> str | None:
        """What was typed; None where nobody typed, so that its lines stay as they are."""
        typed = self.query_one("#went-note", TextLine).answer.strip()
        return None if typed == " ".join(self._event.note.splitlines()) else typed
