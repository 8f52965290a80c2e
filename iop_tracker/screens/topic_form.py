"""A question for a session."""

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.topic import Topic
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import TextLine

NEW_TOPIC = "topic:new"
"""Under which key a question that was never saved is kept half typed."""


class TopicForm(Form):
    """One line."""

    def __init__(self, tracker: Tracker, topic: Topic | None = None) -> None:
        super().__init__(tracker, f"topic:{topic.id}" if topic else NEW_TOPIC)
        self._edited = topic
        self.heading = tr("Change the question") if topic else tr("A question for a session")

    @override
    def compose_fields(self) -> ComposeResult:
        placeholder = tr("like: how do I say no at a party?")
        hint = tr("It stands on the page for your next session.")
        yield Field("text", tr("What"), TextLine(placeholder=placeholder), hint=hint)

    @override
    def fill(self) -> None:
        if self._edited:
            self.field("text").answer = self._edited.text

    @override
    def store(self) -> None:
        text = self.answer("text")
        if self._edited:
            self.tracker.notes.save_topic(replace(self._edited, text=text))
        else:
            self.tracker.notes.ask(text)
