"""A control with its label, a hint, and the sentence when something is not right."""

from typing import Protocol, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.widgets.plain_text import PlainText


class Control(Protocol):
    """What every control offers: its answer as text."""

    answer: str


class Field(Vertical):
    """One question of a form.

    Attributes:
        field: Name of the field, as in the record and in `InvalidEntry.field`.
    """

    def __init__(
        self, field: str, label: str, control: Widget, *, hint: str = "", tall: bool = False
    ) -> None:
        super().__init__(id=f"field-{field.replace('_', '-')}", classes="-tall-field" * tall)
        self.field = field
        self._label = label
        self._control = control
        self._hint = hint

    @override
    def compose(self) -> ComposeResult:
        with Horizontal(classes="field-row"):
            yield PlainText(self._label, classes="field-label")
            yield self._control
        if self._hint:
            yield PlainText(self._hint, classes="field-hint")
        yield PlainText(classes="field-error")

    @property
    def control(self) -> Widget:
        """The widget that takes the answer."""
        return self._control

    @property
    def answer(self) -> str:
        """The answer as text."""
        return cast("Control", self._control).answer

    @answer.setter
    def answer(self, text: str) -> None:
        cast("Control", self._control).answer = text

    def show_error(self, sentence: str) -> None:
        """Show what is not right, or with an empty sentence that all is well."""
        self.query_one(".field-error", PlainText).update(sentence)
        self.set_class(bool(sentence), "-invalid")
