"""Everything erased, after the word was typed."""

from typing import ClassVar

from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.text_field import TextLine

ERASE = tr("erase")
"""The word to type, and the app's answer when everything is to be erased."""
NOT_THE_WORD = tr("Type the word erase, and then ctrl+s. Or go back with escape.")


class EraseForm(Form):
    """So that no slip of a finger erases anything, a word is to be typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "save", tr("Erase"), id="erase.save", tooltip=tr("Erase everything and leave")
        ),
    ]

    heading = tr("Erase everything")
    saved_sentence = ""

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, "")

    @override
    def compose_fields(self) -> ComposeResult:
        for words in content.wording("erase").values():
            yield PlainText(words, classes="erase-words")
        yield Field("word", tr("Type erase"), TextLine(placeholder=tr("or go back with escape")))

    @override
    def fill(self) -> None:
        """Nothing is there to begin with."""

    @override
    def store(self) -> None:
        if self.answer("word").casefold() != ERASE:
            raise InvalidEntry("word", NOT_THE_WORD)
        self.app.exit(ERASE)


def command(app: App[str], tracker: Tracker) -> SystemCommand:
    """What the palette offers."""

    def ask() -> None:
        app.push_screen(EraseForm(tracker))

    return SystemCommand(tr("Erase everything"), tr("The file and its copies, for good"), ask)
