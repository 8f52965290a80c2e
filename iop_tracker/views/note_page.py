"""A note as a page to print."""

from iop_tracker.domain.note import Note
from iop_tracker.domain.words import day_text
from iop_tracker.language import tr
from iop_tracker.views.document import Document, Paragraph, Section
from iop_tracker.views.here import Here


def note_document(note: Note, here: Here) -> Document:
    """A note with its day and its tags; its text line by line, as it was written."""
    tags = " ".join(f"#{tag}" for tag in note.tags)
    about = (day_text(note.day, here.today), *((tags,) if tags else ()))
    parts = [part for part in note.text.split("\n\n") if part.strip()]
    blocks = tuple(Paragraph(text=part.strip()) for part in parts)
    section = Section(id="text", title=tr("Note"), blocks=blocks)
    return Document(title=note.title.strip(), about=about, sections=(section,) if blocks else ())
