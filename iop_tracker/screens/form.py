"""What every form has in common: fields, sentences at the field, saving first, keeping drafts."""

from abc import abstractmethod
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Select, TextArea
from typing_extensions import override

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.keeping import Keeping
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.too_small import TooSmall

DRAFT_SECONDS = 1
"""How often half-typed text is kept; it is never older than twice this."""

LETTERS_PER_SECOND = 8
"""How fast a tired reader reads; a sentence stays as long as that takes."""


def own_lines(text: str) -> tuple[str, ...]:
    """What was typed one a line, without blank lines."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class Form(ModalScreen[bool], Keeping):
    """A dialog with fields. It saves first and closes then; a failed save keeps everything.

    Attributes:
        tracker: Where to save.
        draft_key: Under which key half-typed text is kept; the same record has the same key.
            Empty: nothing of it is ever kept.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", tr("Save"), id="form.save", tooltip=tr("Save and close")),
        Binding("escape", "back", tr("Back"), id="form.back", tooltip=tr("Close without saving")),
        Binding(
            "f2,ctrl+g,exclamation_mark",
            "app.help_now",
            tr("Help now"),
            id="form.help_now",
            tooltip=tr("Help in a hard moment; what you typed stays"),
        ),
    ]

    heading: str = ""
    saved_sentence: str = tr("Saved.")

    def __init__(self, tracker: Tracker, draft_key: str) -> None:
        super().__init__()
        self.tracker = tracker
        self.draft_key = draft_key
        self._opened_with: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._refused: dict[str, str] | None = None

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="form-box"):
            yield PlainText(self.heading, classes="form-heading")
            with VerticalScroll(classes="form-fields", can_focus=False):
                yield from self.compose_fields()
        yield KeyFooter()
        yield TooSmall()

    @abstractmethod
    def compose_fields(self) -> ComposeResult:
        """The form's `Field` widgets, top to bottom."""

    @abstractmethod
    def fill(self) -> None:
        """Put the answers of the record that is edited into the fields."""

    @abstractmethod
    def store(self) -> None:
        """Make the record of the answers and save it.

        Raises:
            InvalidEntry: with the field that is not right.
            IopError: when it could not be saved.
        """

    def on_mount(self) -> None:
        """Fill the fields and bring back what was half typed before."""
        self.fill()
        self._opened_with = self._kept = self.answers
        if not self.draft_key:
            return
        draft = self.tracker.draft(self.draft_key)
        if draft:
            for field in self.query(Field):
                field.answer = draft.fields.get(field.field, field.answer)
            self._kept = self.answers
            self.notify(
                tr("Here is what you were typing before. Save it, or go back."), markup=False
            )
        self.set_interval(DRAFT_SECONDS, self.keep_draft)

    @property
    @override
    def answers(self) -> dict[str, str]:
        """Every field's answer by its name."""
        return {field.field: field.answer for field in self.query(Field)}

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.answers != self._opened_with

    def field(self, name: str) -> Field:
        """The field with this name."""
        return next(field for field in self.query(Field) if field.field == name)

    def answer(self, name: str) -> str:
        """The answer of a field, without spaces around it."""
        return self.field(name).answer.strip()

    @override
    def keep_draft(self) -> bool:
        """Write half-typed text to disk if it changed; says so if that fails, once for a text.

        Returns:
            False while it is not on disk.
        """
        answers = self.answers
        if answers == self._kept or self.tracker.is_read_only or not self.draft_key:
            return True
        try:
            if answers == self._opened_with:
                self.tracker.drop_draft(self.draft_key)
            else:
                self.tracker.keep_draft(self.draft_key, answers)
        except IopError as problem:
            if answers != self._refused:
                self.notify(problem.sentence, markup=False, severity="warning")
            self._refused = answers
            self.unkept_because = problem.sentence
            return False
        self._kept = answers
        self.unkept_because = ""
        return True

    def action_save(self) -> None:
        """Save, and close only when it is on disk."""
        for field in self.query(Field):
            field.show_error("")
        try:
            self.store()
        except InvalidEntry as problem:
            self._point_at(problem)
        except IopError as problem:
            self.notify(problem.sentence, markup=False, severity="error", timeout=10)
        else:
            if self.saved_sentence:
                seconds = max(3, len(self.saved_sentence) / LETTERS_PER_SECOND)
                self.app.notify(self.saved_sentence, markup=False, timeout=seconds)
            self._close(saved=True)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def take_back_complaint(self, event: Message) -> None:
        """What is being put right is not complained about any more."""
        for above in event.control.ancestors if event.control else ():
            if isinstance(above, Field):
                above.show_error("")

    def _point_at(self, problem: InvalidEntry) -> None:
        aliases = {"sleep": "sleep_hours", "date": "day", "at": "time"}
        names = {problem.field, aliases.get(problem.field, "")}
        field = next((f for f in self.query(Field) if f.field in names), None)
        if field is None:
            self.notify(problem.sentence, markup=False, severity="error", timeout=10)
            return
        field.show_error(problem.sentence)
        field.control.focus()
        field.scroll_visible()

    def action_back(self) -> None:
        """Close; asks only if something typed would be lost."""
        if not self.is_dirty:
            self._leave(True)
            return
        question = ConfirmDialog(
            tr("Leave without saving?"), yes=tr("Leave"), no=tr("Keep writing")
        )
        self.app.push_screen(question, self._leave)

    def _leave(self, sure: bool | None) -> None:
        if sure:
            self._close(saved=False)

    def _close(self, *, saved: bool) -> None:
        """Close; a draft that cannot be dropped is only offered again next time."""
        if self.draft_key and not self.tracker.is_read_only:
            with suppress(IopError):
                self.tracker.drop_draft(self.draft_key)
        self.dismiss(saved)
