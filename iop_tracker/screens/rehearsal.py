"""Going through the plans as cards: the situation first, then what was planned for it."""

from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from typing_extensions import override

from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.rehearsal import Recall
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.screens.scrolling import SCROLL_KEYS, ScrollingScreen
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.rehearsing import Card, Rehearsal
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import Part, PlainText, assemble, styled
from iop_tracker.widgets.too_small import TooSmall

ANSWERS = (
    (Recall.NOT_YET, "1", tr("Not yet"), tr("It comes once more, and sooner")),
    (Recall.PARTLY, "2", tr("Partly"), tr("It comes again in a day or so")),
    (Recall.KNEW, "3", tr("I knew it"), tr("It waits longer each time")),
)
"""Answer, key, words, and what it does."""

FRONT = tr("What would you do?")
ENOUGH = tr("Five minutes. That is enough for one time.")
DONE = tr("That was all. Well done.")


def begin(app: App[Any], tracker: Tracker) -> None:
    """Go through the plans, or say why that cannot be done."""
    try:
        going = tracker.rehearsal()
    except IopError as problem:
        app.notify(problem.sentence, markup=False, timeout=8)
        return
    app.push_screen(RehearsalScreen(tracker, going))


class RehearsalScreen(ScrollingScreen):
    """One card after the other; each answer is saved at once, and escape leaves at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,enter",
            "show",
            tr("Show the plan"),
            id="rehearsal.show",
            tooltip=tr("Show the plan"),
        ),
        *(
            Binding(key, f"answer('{recall}')", words, id=f"rehearsal.{recall}", tooltip=more)
            for recall, key, words, more in ANSWERS
        ),
        Binding("space,enter", "go_on", tr("Go on"), id="rehearsal.go_on", tooltip=tr("Go on")),
        Binding("escape,q", "dismiss", tr("Leave"), id="rehearsal.leave", tooltip=tr("Leave")),
        Binding(
            "exclamation_mark",
            "app.help_now",
            tr("Help now"),
            key_display="!",
            id="rehearsal.help",
            tooltip=tr("Help in a hard moment"),
        ),
        *SCROLL_KEYS,
    ]

    def __init__(self, tracker: Tracker, going: Rehearsal) -> None:
        super().__init__()
        self.tracker = tracker
        self._going = going
        self._is_shown = False
        self._is_resting = False

    @override
    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card-box", can_focus=False):
            yield PlainText(id="card-progress", classes="muted")
            yield PlainText(id="card-front")
            yield PlainText(id="card-back")
        yield KeyFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """Show the first card."""
        self._show()

    @property
    def _card(self) -> Card | None:
        return None if self._is_resting else self._going.card

    def _show(self) -> None:
        card = self._card
        self.query_one("#card-progress", PlainText).update(card.progress if card else "")
        front = _front(card.plan) if card else self._pause()
        self.query_one("#card-front", PlainText).update(front)
        back = Content()
        if card:
            back = _back(self.tracker, card.plan) if self._is_shown else _question()
        self.query_one("#card-back", PlainText).update(back)
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def _pause(self) -> Content:
        going = self._going
        words, next_step = (ENOUGH, tr("Rest, or go on.")) if self._is_resting else (DONE, "")
        return assemble((words, "bold $accent"), f"\n\n{going.summary}", f"\n\n{next_step}")

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action == "show":
            return self._card is not None and not self._is_shown
        if action == "answer":
            return self._card is not None and self._is_shown
        if action == "go_on":
            return self._card is None
        return super().check_action(action, parameters)

    def action_show(self) -> None:
        """Show what was planned."""
        self._is_shown = True
        self._show()

    def action_answer(self, recall: str) -> None:
        """Save how well it was known, and take the next card."""
        try:
            self._going.answer(Recall(recall))
        except IopError as problem:
            self.notify(problem.sentence, markup=False, severity="error", timeout=10)
            return
        self._is_shown = False
        self._is_resting = self._going.is_enough and self._going.card is not None
        self._show()

    def action_go_on(self) -> None:
        """Take another five minutes, or close after the last card."""
        if not self._is_resting:
            self.dismiss()
            return
        self._going.go_on()
        self._is_resting = False
        self._show()


def _front(plan: CopingPlan) -> Content:
    signs = "".join(f"\n·  {sign}" for sign in plan.warning_signs)
    return assemble((plan.situation, "bold $accent"), f"\n{signs}" if signs else "")


def _question() -> Content:
    return assemble(
        (FRONT, "bold $primary"),
        (tr("\nSay it in your own words, then press space."), "$text-muted"),
    )


def _back(tracker: Tracker, plan: CopingPlan) -> Content:
    coping = tracker.coping
    steps = coping.strategies_by_id(plan.strategies)
    people = coping.contacts_by_id(plan.contacts)
    parts: list[list[Part]] = [
        [f"\n{line}" for line in plan.if_then],
        [f"\n{number}  {step.name}" for number, step in enumerate(steps, start=1)],
        [
            part
            for p in people
            for part in (tr("\nCall {name}  ", name=p.name), (p.phone, "$accent"))
        ],
        [tr("\nGo to: {place}", place=place) for place in plan.places],
        [(f"\n·  {reason}", "$text-muted") for reason in plan.reasons],
    ]
    filled = [assemble(*part) for part in parts if part]
    return Content("\n").join([styled(tr("Your plan"), "bold $primary"), *filled])
