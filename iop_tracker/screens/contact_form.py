"""Somebody to call."""

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.coping import Contact
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import TextLine


class ContactForm(Form):
    """Name, number, and who it is."""

    def __init__(self, tracker: Tracker, contact: Contact | None = None) -> None:
        super().__init__(tracker, f"contact:{contact.id if contact else 'new'}")
        self._contact = contact
        self.heading = tr("Change {name}", name=contact.name) if contact else tr("Somebody to call")

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("name", tr("Name"), TextLine())
        yield Field("phone", tr("Number"), TextLine())
        yield Field("role", tr("Who it is"), TextLine(placeholder=tr("sponsor, sister, counselor")))

    @override
    def fill(self) -> None:
        if self._contact:
            for name in ("name", "phone", "role"):
                self.field(name).answer = getattr(self._contact, name)

    @override
    def store(self) -> None:
        base = self._contact or Contact(name="·")
        self.tracker.coping.save_contact(
            replace(
                base,
                name=self.answer("name"),
                phone=self.answer("phone"),
                role=self.answer("role"),
            )
        )
