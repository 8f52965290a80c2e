"""Help in a hard moment: real help first, then people, then what was planned."""

from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import ScreenResume
from textual.screen import ModalScreen
from typing_extensions import override

from iop_tracker import content
from iop_tracker.content import HelpLine
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.breathing import BreathingGuide
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble, styled
from iop_tracker.widgets.too_small import TooSmall

FRAMES_A_SECOND = 8
GENTLE = ("lib:wait-fifteen", "lib:long-out-breath", "lib:call-someone", "lib:walk-it-off")
"""What is offered while there is no plan."""


class HelpNowScreen(ModalScreen[None]):
    """Nothing to type; escape leaves at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "breathe", "Breathe", id="help.breathe", tooltip="Breathe with a bar"),
        Binding("p", "plan", "My plan", id="help.plan", tooltip="Read the coping plan"),
        Binding("escape,q", "dismiss", "Back", id="help.back", tooltip="Back to where you were"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__()
        self.tracker = tracker
        self._plan = tracker.coping.plan_to_read()
        self._next_pattern = 0
        self._started_at = 0.0

    @override
    def compose(self) -> ComposeResult:
        words = content.wording("help_now")
        with VerticalScroll(classes="help-box", can_focus=False):
            yield PlainText(words["title"], id="help-title")
            yield PlainText(self._lines(), id="help-lines")
            yield PlainText(words["steady"], id="help-steady")
            yield BreathingGuide(counted_only=self.app.animation_level == "none", id="guide")
            yield PlainText(self._people(), id="help-people")
            yield PlainText(self._steps(), id="help-steps")
        yield KeyFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """Keep the bar moving while it is seen."""
        self.query_one("#help-people").display = bool(self.tracker.coping.contacts())
        self.query_one("#guide").display = False
        self.set_interval(1 / FRAMES_A_SECOND, self._tick)

    def on_screen_resume(self, _: ScreenResume) -> None:
        """The plan may have been changed."""
        self._plan = self.tracker.coping.plan_to_read()
        self.query_one("#help-steps", PlainText).update(self._steps())

    def _lines(self) -> Content:
        country = self.tracker.coping.country()
        danger = content.wording("help_now")["first"]
        rows = [
            Content(danger),
            assemble((f"  {country.emergency:<15}", "bold $accent"), ("Emergency", "bold")),
        ]
        return Content("\n").join([*rows, *(_line(line) for line in country.lines)])

    def _people(self) -> Content:
        rows = [styled(content.wording("help_now")["people"], "$primary")]
        for person in self.tracker.coping.contacts():
            phone = f"  {person.phone:<15}" if person.phone else "  "
            role = f"  {person.role}" if person.role else ""
            rows.append(assemble((phone, "bold $accent"), (person.name, "bold"), role))
        return Content("\n").join(rows)

    def _steps(self) -> Content:
        words = content.wording("help_now")
        coping = self.tracker.coping
        head, steps = words["gentle"], coping.strategies_by_id(GENTLE)
        if self._plan and (planned := coping.strategies_by_id(self._plan.strategies)):
            head, steps = f"{words['plan']} {self._plan.situation}", planned
        rows = [styled(head, "$primary")]
        for number, step in enumerate(steps, start=1):
            rows.append(assemble((f"{number}  {step.name}", "bold")))
            rows += [Content(step.how)] if step.how else []
        return Content("\n").join(rows)

    def _tick(self) -> None:
        guide = self.query_one(BreathingGuide)
        if guide.display:
            guide.elapsed = monotonic() - self._started_at

    def action_breathe(self) -> None:
        """Begin to breathe with the bar; once more takes the next pattern, then ends."""
        guide = self.query_one(BreathingGuide)
        patterns = content.breathing_patterns()
        guide.display = self._next_pattern < len(patterns)
        if guide.display:
            guide.pattern = patterns[self._next_pattern]
            guide.elapsed = 0.0
            self._started_at = monotonic()
            self.query_one("#help-steady", PlainText).update(
                f"{content.wording('help_now')['breathe']} {guide.pattern.name}. b: another way"
            )
            guide.scroll_visible()
        else:
            self.query_one("#help-steady", PlainText).update(content.wording("help_now")["steady"])
        self._next_pattern = (self._next_pattern + 1) % (len(patterns) + 1)

    def action_plan(self) -> None:
        """Read the plan, large."""
        from iop_tracker.screens.plan_view import PlanView

        if self._plan:
            self.app.push_screen(PlanView(self.tracker, self._plan.id))
        else:
            self.notify("There is no plan yet. Escape, then 4 and n, writes one.", markup=False)

    def action_scroll(self, by: int) -> None:
        """Scroll a few lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)


def _line(line: HelpLine) -> Content:
    more = ", ".join(part for part in (line.text, line.hours) if part)
    return assemble(
        (f"  {line.number:<15}", "bold $accent") if line.number else "  ",
        (line.name, "bold"),
        (f"  {more}" if more else "", "$text-muted"),
    )
