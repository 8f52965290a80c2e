"""The first start: a few kind words, then at most six questions."""

import os
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Select
from typing_extensions import override

from iop_tracker import content, zones
from iop_tracker.clock import local_zone_name
from iop_tracker.domain.habits import habits
from iop_tracker.domain.words import parse_day, parse_time
from iop_tracker.errors import IopError
from iop_tracker.language import LANGUAGES, spoken, tr
from iop_tracker.screens.comfort_form import ComfortForm, speak
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.programs import SetUp
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.text_field import Picker, TextLine, ValueLine

DEMO = "demo"
SET_UP = "set_up"
LATER = "later"
COMFORT = "comfort"
SPEAK = "speak-"

WORDS = tr(
    "iop-tracker keeps your week, your check-ins, your plans and your notes together, and it is "
    "there in a hard moment."
)
OTHERS = [(code, words) for code, words in LANGUAGES.items() if code != spoken()]
CHOICES = (
    (SET_UP, "1", tr("Set up my program"), tr("six short questions")),
    (DEMO, "2", tr("Only look around"), tr("a short tour, with an invented person")),
    (LATER, "3", tr("Not now"), tr("go on with an empty week")),
    (COMFORT, "4", tr("Colors, size, keys"), tr("for eyes and hands that tire")),
    *(
        (f"{SPEAK}{code}", str(number), name, words)
        for number, (code, (name, words)) in enumerate(OTHERS, start=5)
    ),
)


class WelcomeScreen(ModalScreen[str]):
    """Says hello and asks what to do; gives the choice back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"pick('{choice}')", words, id=f"welcome.{choice}", tooltip=words)
            for choice, key, words, _ in CHOICES
        ),
        Binding("d", f"pick('{DEMO}')", tr("Demo"), show=False),
        Binding("escape", f"pick('{LATER}')", tr("Not now"), show=False),
        Binding("q", "app.quit", tr("Quit"), show=False),
        Binding("exclamation_mark", "app.help_now", tr("Help now"), show=False),
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__()
        self.tracker = tracker

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box", id="welcome"):
            yield PlainText(tr("Welcome. Good that you are here."), classes="form-heading")
            yield PlainText(WORDS, classes="dialog-question")
            yield PlainText(content.wording("privacy")["local"], classes="dialog-question")
            yield RecordList(id="welcome-choices")
            yield PlainText(tr("arrows and enter, or a number   !: help now"), classes="field-hint")

    def on_mount(self) -> None:
        """Show the choices."""
        rows = self.query_one(RecordList)
        rows.show(
            (
                choice,
                assemble(
                    (f"{key}  ", "bold $accent"), (words, "bold"), (f"  {more}", "$text-muted")
                ),
            )
            for choice, key, words, more in CHOICES
        )
        rows.focus()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen row."""
        self.action_pick(event.option_id or LATER)

    def action_pick(self, choice: str) -> None:
        """Go on with the set-up, or give the choice back."""
        if choice == SET_UP:
            self.app.push_screen(SetUpForm(self.tracker), self._set_up)
        elif choice == COMFORT:
            self.app.push_screen(ComfortForm(self.tracker))
        elif choice.startswith(SPEAK):
            self._speak(choice.removeprefix(SPEAK))
        else:
            self.dismiss(choice)

    def _speak(self, code: str) -> None:
        try:
            speak(self.app, self.tracker, code)
        except IopError as problem:
            self.notify(problem.sentence, markup=False, severity="error")

    def _set_up(self, done: bool | None) -> None:
        if done:
            self.dismiss(SET_UP)


class SetUpForm(Form):
    """The six questions; every one has an answer already."""

    heading = tr("Your program: change what is not right, then press ctrl+s")
    saved_sentence = tr("Your program is set up. You can change everything later.")

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, "set-up")

    @override
    def compose_fields(self) -> ComposeResult:
        templates = tuple((t.id, t.name) for t in content.program_templates())
        countries = tuple((c.code, c.name) for c in content.countries())
        yield Field(
            "called", tr("Your name"), TextLine(placeholder=tr("what to call you, or nothing"))
        )
        yield Field("template", tr("Program"), Picker(templates), hint=" ")
        yield Field(
            "start", tr("First day"), ValueLine(), hint=tr("today, mon, or like 2026-11-23")
        )
        yield Field("usual_start", tr("Usual start"), ValueLine(placeholder=tr("18:00 or 6 pm")))
        yield Field("time_zone", tr("Time zone"), ValueLine())
        yield Field("country", tr("Help lines"), Picker(countries))

    @override
    def fill(self) -> None:
        zone = local_zone_name()
        self.field("template").answer = content.program_templates()[0].id
        self.field("start").answer = self.tracker.here.today.isoformat()
        self.field("time_zone").answer = zone
        self.field("country").answer = content.country_of_zone(zone)

    @on(Select.Changed)
    def describe(self, event: Select.Changed) -> None:
        """Say what the chosen template is like, and when its days begin."""
        if event.value not in {t.id for t in content.program_templates()}:
            return
        template = content.program_template(str(event.value))
        about = tr("{weeks} weeks. {about}", weeks=template.weeks, about=template.about)
        self.field("template").query_one(".field-hint", PlainText).update(about)
        line = self.field("usual_start").control
        if isinstance(line, TextLine):
            line.placeholder = tr(
                "{default_start:%H:%M}, or another time", default_start=template.default_start
            )

    @override
    def store(self) -> None:
        usual = self.answer("usual_start")
        self.tracker.programs.set_up(
            SetUp(
                template=self.answer("template") or content.program_templates()[0].id,
                start=parse_day(self.answer("start"), self.tracker.here.today, field="start"),
                time_zone=zones.named(self.answer("time_zone")),
                usual_start=parse_time(usual, field="usual_start") if usual else None,
                called=self.answer("called"),
                country=self.answer("country") or "XX",
                habits=habits(self.answer("country"), os.environ),
            )
        )
