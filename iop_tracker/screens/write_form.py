"""Writing a page as a file."""

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.views.document import Document
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.text_field import TextLine

ENDINGS = tr(".html is a page to print, .md is plain text")
OPEN_TO_READ = tr("The file is not encrypted, even if yours here is. Delete it when you are done.")


class WriteForm(Form):
    """Where to, and in which form: the ending of the name tells."""

    heading = tr("Write it as a file")
    saved_sentence = tr("Written. It is not encrypted: keep it safe.")

    def __init__(self, tracker: Tracker, document: Document) -> None:
        super().__init__(tracker, "")
        self._document = document

    @override
    def compose_fields(self) -> ComposeResult:
        yield PlainText(OPEN_TO_READ, classes="form-how")
        yield Field("place", tr("File"), TextLine(), hint=ENDINGS)

    @override
    def fill(self) -> None:
        self.field("place").answer = f"~/page-{self.tracker.here.today.isoformat()}.html"

    @override
    def store(self) -> None:
        self.tracker.briefs.write(self._document, self.answer("place"))
