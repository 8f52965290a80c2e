"""How a new note is to begin."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.content import NoteTemplate
from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList


class TemplateDialog(ModalScreen[NoteTemplate | None]):
    """Offers the templates by number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(number),
                f"pick({number - 1})",
                tr("Template {number}", number=number),
                show=False,
            )
            for number in range(1, 10)
        ),
        Binding("escape,q", "dismiss(None)", tr("Back"), id="template.back", tooltip=tr("Close")),
    ]

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield PlainText(tr("What kind of note?"), classes="form-heading")
            yield RecordList(id="templates")
            yield PlainText(tr("number or enter: choose   escape: back"), classes="field-hint")

    def on_mount(self) -> None:
        """Show the templates."""
        rows = self.query_one(RecordList)
        rows.show(
            (template.id, assemble((f"{number}  ", "bold $accent"), template.name))
            for number, template in enumerate(content.note_templates(), start=1)
        )
        rows.focus()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen row."""
        self.action_pick(event.option_index)

    def action_pick(self, index: int) -> None:
        """Take a template by its place."""
        if index < len(content.note_templates()):
            self.dismiss(content.note_templates()[index])
