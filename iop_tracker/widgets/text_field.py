"""Lines and boxes to type in."""

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input, Select, TextArea
from typing_extensions import override

from iop_tracker.language import tr


class TextLine(Input):
    """One line to type in; enter goes to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "app.focus_next", tr("Next"), show=False),
        Binding("up", "app.focus_previous", tr("Back"), show=False),
    ]

    SELECT_ON_FOCUS: ClassVar[bool] = False

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            placeholder=placeholder, id=id, select_on_focus=self.SELECT_ON_FOCUS, compact=True
        )

    def on_paste(self, event: events.Paste) -> None:
        """Take in every line that is pasted, one after the other; none gets lost in silence."""
        event.prevent_default().stop()
        self.replace(" ".join(event.text.splitlines()), *sorted(self.selection))

    @property
    def answer(self) -> str:
        """What is typed."""
        return self.value

    @answer.setter
    def answer(self, text: str) -> None:
        self.value = text


class ValueLine(TextLine):
    """A day, a time, a number or a name from a list: what is typed takes the place of it."""

    SELECT_ON_FOCUS: ClassVar[bool] = True


class SecretLine(TextLine):
    """A line for a passphrase: dots instead of letters, and none of them in the clipboard.

    Enter goes to the next one, and submits the last one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", tr("Next"), show=False)]

    def __init__(self, *, is_last: bool = False) -> None:
        super().__init__()
        self.password = True
        self._is_last = is_last

    async def action_go_on(self) -> None:
        """Go to the next one at once, so that the next letter is already for it; or submit."""
        if self._is_last:
            await self.action_submit()
        else:
            self.screen.focus_next()

    @override
    def action_copy(self) -> None:
        """Copy nothing: everybody at this computer can look into the clipboard."""

    @override
    def action_cut(self) -> None:
        """Delete what is selected, and copy nothing."""
        self.delete_selection()


class SearchLine(TextLine):
    """A line to search a list with as one types; hidden until it is opened."""

    def __init__(self, placeholder: str, *, id: str) -> None:
        super().__init__(placeholder=placeholder, id=id)
        self.display = False

    def open(self) -> None:
        """Show it, to type in."""
        self.display = True
        self.focus()

    def close(self) -> None:
        """Hide it; everything is listed again."""
        self.value = ""
        self.display = False


class TextBox(TextArea):
    """Several lines to type in; tab goes to the next field."""

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            id=id,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            compact=True,
            placeholder=placeholder,
            highlight_cursor_line=False,
        )
        self._given = self._shown = ""

    @property
    def answer(self) -> str:
        """What is typed; what nobody typed in stays as it was, whatever ends its lines."""
        return self._given if self.text == self._shown else self.text

    @answer.setter
    def answer(self, text: str) -> None:
        self.text = text
        self._given, self._shown = text, self.text


class Picker(Select[str]):
    """One of many, from a list that opens; none of them only where there is a word for that."""

    def __init__(
        self,
        choices: tuple[tuple[str, str], ...],
        *,
        nothing: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(
            [(Text(label), each) for each, label in choices],
            prompt=nothing,
            allow_blank=bool(nothing),
            id=id,
            compact=True,
        )
        self._known = frozenset(each for each, _ in choices)

    @property
    def answer(self) -> str:
        """Id of what is chosen; empty for nothing."""
        return self.value if isinstance(self.value, str) else ""

    @answer.setter
    def answer(self, text: str) -> None:
        if text in self._known:
            self.value = text
        elif self._allow_blank:
            self.clear()
