"""Ways through the next minutes: breath, senses, waiting, leaving, calling, reasons."""

from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Digits
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.coping import Strategy
from iop_tracker.language import tr
from iop_tracker.screens.way import WayScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.breathing import BreathingGuide
from iop_tracker.widgets.plain_text import PlainText, assemble, styled
from iop_tracker.widgets.strategy_picker import strategy_text

FRAMES_A_SECOND = 8
BREATHS = {"long-out": "lib:long-out-breath", "box": "lib:box-breath"}
"""The strategy of each pattern."""


class BreatheScreen(WayScreen):
    """A bar that fills and empties; with reduced motion the words and the count alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "b,space", "next", tr("Another way"), id="breathe.next", tooltip=tr("Another pattern")
        ),
    ]
    heading = tr("Breathe with the bar")
    ticks_a_second = FRAMES_A_SECOND

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self._number = 0

    @override
    def compose_way(self) -> ComposeResult:
        yield PlainText(id="pattern")
        yield BreathingGuide(counted_only=self.app.animation_level == "none", id="guide")

    @override
    def tick(self) -> None:
        pattern = content.breathing_patterns()[self._number]
        self.strategy_id = BREATHS[pattern.id]
        self.query_one("#pattern", PlainText).update(pattern.name)
        guide = self.query_one(BreathingGuide)
        guide.pattern = pattern
        guide.elapsed = self.elapsed.total_seconds()

    def action_next(self) -> None:
        """Take the next pattern, from its beginning."""
        self._number = (self._number + 1) % len(content.breathing_patterns())
        self.tick()


class StepsScreen(WayScreen):
    """One step after the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space,right,l", "step(1)", tr("Next"), id="steps.next", tooltip=tr("Next step")
        ),
        Binding(
            "backspace,left,h",
            "step(-1)",
            tr("Before"),
            id="steps.before",
            tooltip=tr("Step before"),
        ),
    ]

    def __init__(self, tracker: Tracker, strategy_id: str, name: str, heading: str) -> None:
        super().__init__(tracker, strategy_id)
        self.heading = heading
        self._steps = content.way(name).steps
        self._place = 0

    @override
    def compose_way(self) -> ComposeResult:
        yield PlainText(id="step-count", classes="muted")
        yield PlainText(id="step", classes="way-words")

    @override
    def tick(self) -> None:
        count = tr("{place} of {steps}", place=self._place + 1, steps=len(self._steps))
        self.query_one("#step-count", PlainText).update(count)
        self.query_one("#step", PlainText).update(self._steps[self._place])

    def action_step(self, by: int) -> None:
        """Go on or back; after the last step it closes."""
        if self._place + by >= len(self._steps):
            self.dismiss()
            return
        self._place = max(0, self._place + by)
        self.tick()


class WaitScreen(WayScreen):
    """A timer: decide nothing until it is over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "t", "again", tr("Once more"), id="wait.again", tooltip=tr("Wait as long once more")
        ),
    ]
    heading = tr("Wait, then decide")
    ticks_a_second = 1

    def __init__(self, tracker: Tracker, strategy_id: str) -> None:
        super().__init__(tracker, strategy_id)
        self._waited = timedelta()

    @override
    def compose_way(self) -> ComposeResult:
        yield PlainText(id="step", classes="way-words")
        yield Digits("", id="clock")

    @override
    def tick(self) -> None:
        way = content.way("wait")
        left = max(0, round(60 * way.minutes - (self.elapsed - self._waited).total_seconds()))
        self.query_one("#step", PlainText).update(way.steps[0 if left else -1])
        self.query_one("#clock", Digits).update(f"{left // 60}:{left % 60:02}")

    def action_again(self) -> None:
        """Wait as long once more."""
        self._waited = self.elapsed
        self.tick()


class CallScreen(WayScreen):
    """People and lines to call, one at a time, the number large."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space,right,l",
            "turn(1)",
            tr("Someone else"),
            id="call.next",
            tooltip=tr("The next one"),
        ),
        Binding("backspace,left,h", "turn(-1)", tr("Before"), show=False),
        Binding("d", "called", tr("I called"), id="call.called", tooltip=tr("Say that you called")),
    ]
    heading = tr("Call someone")

    def __init__(self, tracker: Tracker, strategy_id: str) -> None:
        super().__init__(tracker, strategy_id)
        country = tracker.coping.country()
        people = [(p.name, p.role, p.phone) for p in tracker.coping.contacts() if p.phone]
        lines = [
            (each.name, ", ".join(filter(None, (each.text, each.hours))), each.number)
            for each in country.lines
            if each.number
        ]
        self._known = [*people, *lines, (tr("Emergency"), "", country.emergency)]
        self._place = 0

    @override
    def compose_way(self) -> ComposeResult:
        yield PlainText(id="step-count", classes="muted")
        yield PlainText(id="who", classes="way-words")
        yield PlainText(id="number", classes="way-words")
        yield Digits("", id="clock")

    @override
    def tick(self) -> None:
        name, role, number = self._known[self._place]
        count = tr("{place} of {known}", place=self._place + 1, known=len(self._known))
        self.query_one("#step-count", PlainText).update(count)
        more = f"  {role}" if role else ""
        self.query_one("#who", PlainText).update(assemble((name, "bold"), (more, "$text-muted")))
        self.query_one("#number", PlainText).update(styled(number, "bold $accent"))
        digits = number if len(number) * 3 <= self.size.width - 8 and number.isascii() else ""
        self.query_one("#clock", Digits).update(digits)

    def on_resize(self) -> None:
        """The large number is only shown where it fits."""
        self.tick()

    def action_turn(self, by: int) -> None:
        """Go to the next one, round in a circle."""
        self._place = (self._place + by) % len(self._known)
        self.tick()

    def action_called(self) -> None:
        """Remember that somebody was called."""
        self.is_surely_used = True
        self.dismiss()


class ReasonsScreen(WayScreen):
    """Why it is worth it, in the participant's own words."""

    heading = tr("My reasons")

    @override
    def compose_way(self) -> ComposeResult:
        reasons = dict.fromkeys(
            line for plan in self.tracker.coping.plans() for line in plan.reasons
        )
        lines = [Content(f"·  {line}") for line in reasons]
        words = content.wording("help_now")["no_reasons"]
        yield PlainText(Content("\n\n").join(lines or [Content(words)]), classes="way-words")


class StrategyScreen(WayScreen):
    """One strategy, to do it now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d,enter", "did", tr("I did it"), id="strategy.did", tooltip=tr("Say that you did it")
        ),
    ]

    def __init__(self, tracker: Tracker, strategy: Strategy) -> None:
        super().__init__(tracker, strategy.id)
        self.heading = strategy.name
        self._strategy = strategy

    @override
    def compose_way(self) -> ComposeResult:
        yield PlainText(strategy_text(self._strategy), classes="way-words")

    def action_did(self) -> None:
        """Remember that it was done."""
        self.is_surely_used = True
        self.dismiss()
