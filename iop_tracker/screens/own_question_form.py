"""A question of the participant's own, to write or change."""

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.question import OwnKind, OwnQuestion
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import TextLine
from iop_tracker.widgets.toggles import Toggles

KINDS = ((str(OwnKind.YES_NO), tr("Yes or no")), (str(OwnKind.RATING), tr("0 to 10")))


class OwnQuestionForm(Form):
    """Its words, and how it is answered; once it has answers, that stays."""

    def __init__(self, tracker: Tracker, question: OwnQuestion | None = None) -> None:
        super().__init__(tracker, f"question:{question.id if question else 'new'}")
        self._question = question
        self._is_scale = question is not None and question.kind is OwnKind.RATING
        self.heading = tr("Change your question") if question else tr("A question of your own")

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field(
            "name", tr("The question"), TextLine(placeholder=tr("like: Called my sponsor?"))
        )
        if self._question is None:
            yield Field("kind", tr("Its answer"), Toggles(KINDS, single=True, numbered=True))
        if self._question is None or self._is_scale:
            hint = tr("for 0 to 10 only; may stay empty")
            yield Field("low", tr("0 means"), TextLine(placeholder=tr("like: none")))
            yield Field("high", tr("10 means"), TextLine(placeholder=tr("like: strong")), hint=hint)

    @override
    def fill(self) -> None:
        question = self._question
        if question is None:
            self.field("kind").answer = OwnKind.YES_NO
            return
        self.field("name").answer = question.name
        if self._is_scale:
            self.field("low").answer = question.low
            self.field("high").answer = question.high

    @override
    def store(self) -> None:
        known = self._question or OwnQuestion(name="·", kind=self._chosen_kind())
        question = replace(known, name=self.answer("name"))
        if known.kind is OwnKind.RATING:
            question = replace(question, low=self.answer("low"), high=self.answer("high"))
        self.tracker.check_ins.questions.save(question)

    def _chosen_kind(self) -> OwnKind:
        kind = self.answer("kind")
        if not kind:
            raise InvalidEntry("kind", tr("Choose one of the two."))
        return OwnKind(kind)
