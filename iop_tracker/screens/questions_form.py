"""What a check-in asks: each question a switch, questions of one's own, and how often."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.question import MOST_OWN, OwnQuestion, Question
from iop_tracker.language import tr
from iop_tracker.screens.below import Below
from iop_tracker.screens.doing import DoingScreen
from iop_tracker.screens.form import Form
from iop_tracker.screens.own_question_form import OwnQuestionForm
from iop_tracker.tracker import Tracker
from iop_tracker.views.questions import MOOD, WORDS, own_about
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.too_small import TooSmall

HEADING = tr("What a check-in asks")
MOOD_ROW, ADD, TWICE = "mood", "add", "twice"
ASK, OWN = "ask:", "own:"
"""What the id of a row begins with, before the question's name or id."""
NAME = 18
"""Cells of a question's name."""


class QuestionsScreen(DoingScreen):
    """Every change is saved at once, and `u` takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,enter",
            "switch",
            tr("On or off"),
            id="questions.switch",
            tooltip=tr("Ask it, or not"),
        ),
        Binding(
            "n", "add", tr("New"), id="questions.add", tooltip=tr("Add a question of your own")
        ),
        Binding(
            "e", "change", tr("Edit"), id="questions.change", tooltip=tr("Change your own question")
        ),
        Binding(
            "d,delete",
            "remove",
            tr("Remove"),
            id="questions.remove",
            tooltip=tr("Remove your own question; its answers stay"),
        ),
        Binding(
            "u,ctrl+z",
            "undo",
            tr("Undo"),
            id="questions.undo",
            tooltip=tr("Take back the last change"),
        ),
        Binding(
            "escape,q",
            "dismiss",
            tr("Back"),
            id="questions.back",
            tooltip=tr("Close; all is saved"),
        ),
    ]
    seconds = 5
    rows = query_one(RecordList)

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self._questions = tracker.check_ins.questions

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="form-box"):
            yield PlainText(HEADING, classes="form-heading")
            yield RecordList(id="question-rows")
            yield PlainText(classes="muted", id="question-words")
        yield KeyFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """Show what is asked."""
        self.reload()
        self.rows.focus()

    @override
    def reload(self) -> None:
        """Show what is asked now."""
        self.rows.show(_rows(self.tracker))

    @on(OptionList.OptionHighlighted)
    def explain(self) -> None:
        """Say what the highlighted row does."""
        words, row = content.wording("questions"), self.rows.current or ""
        about = "own" if row.startswith(OWN) else "ask" if row.startswith(ASK) else row
        self.query_one("#question-words", PlainText).update(words[about])

    @property
    def _own(self) -> OwnQuestion | None:
        """The own question that is highlighted."""
        row = self.rows.current or ""
        own = self._questions.all().own
        return next((each for each in own if f"{OWN}{each.id}" == row), None)

    @on(OptionList.OptionSelected)
    def action_switch(self) -> None:
        """Ask the highlighted question, or leave it out; open one's own."""
        row, asked = self.rows.current or "", self._questions.all()
        if row == ADD:
            self.action_add()
        elif row.startswith(OWN):
            self.action_change()
        elif row == TWICE:
            self.do(partial(self._questions.ask_twice_a_day, yes=not asked.twice_a_day))
        elif row.startswith(ASK):
            question = Question(row.removeprefix(ASK))
            self.do(partial(self._questions.ask, [question], yes=question not in asked.asked))

    def action_add(self) -> None:
        """Write a question of one's own."""
        if len(self._questions.all().own) >= MOST_OWN:
            self.notify(content.wording("questions")["full"], markup=False)
        else:
            self._write(OwnQuestionForm(self.tracker))

    def action_change(self) -> None:
        """Change the highlighted question of one's own."""
        if self._own:
            self._write(OwnQuestionForm(self.tracker, self._own))

    def _write(self, form: Form) -> None:
        def written(_: bool | None) -> None:
            self.reload()

        self.app.push_screen(form, written)

    def action_remove(self) -> None:
        """Remove the highlighted question of one's own."""
        if self._own:
            said = tr("Removed “{name}”. Its answers stay. u brings it back.", name=self._own.name)
            self.do(partial(self._questions.remove, self._own), said)


def _rows(tracker: Tracker) -> Iterator[tuple[str, Content]]:
    view = tracker.check_ins.questions.all()
    yield MOOD_ROW, _row("[x]", MOOD.label, tr("{about}; always asked", about=MOOD.about))
    for question in Question:
        sign = "[x]" if question in view.asked else "[ ]"
        yield f"{ASK}{question}", _row(sign, WORDS[question].label, WORDS[question].about)
    for own in view.own:
        yield (
            f"{OWN}{own.id}",
            _row("[x]", own.name, tr("your own: {own_about}", own_about=own_about(own))),
        )
    room = max(0, MOST_OWN - len(view.own))
    yield (
        ADD,
        _row(
            " + ",
            tr("One of your own"),
            tr("room for {room}", room=room) if room else tr("no room left"),
        ),
    )
    sign = "[x]" if view.twice_a_day else "[ ]"
    yield TWICE, _row(sign, tr("Twice a day"), tr("in the morning and evening"))


def _row(sign: str, name: str, about: str) -> Content:
    style = "bold" if sign == "[x]" else ""
    return assemble((f"{sign} {name:<{NAME}}  ", style), (about, "$text-muted"))


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterable[SystemCommand]:
    """What the palette has of it, where no key of the screen below does it."""
    is_open = any(isinstance(screen, QuestionsScreen) for screen in app.screen_stack)
    if tracker.is_read_only or is_open or below.has_form or "questions" in below.actions:
        return
    yield SystemCommand(
        HEADING, tr("Choose the questions, and add your own"), partial(choose, app, tracker)
    )


def choose(app: App[Any], tracker: Tracker) -> None:
    """Choose what a check-in asks."""
    app.push_screen(QuestionsScreen(tracker))
