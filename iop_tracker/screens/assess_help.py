"""Real help after an answer that asks for it: at once, calm, and before anything else."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from typing_extensions import override

from iop_tracker import content
from iop_tracker.language import tr
from iop_tracker.screens.reading_view import MOVING, ReadingView, section
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_text import assemble

NUMBER = 16
"""Cells for a number to call."""
ROOMY = 80
"""Cells from which it is said, too, when a line answers."""


class HelpFirstScreen(ReadingView):
    """Nothing to answer; no digit and no enter closes it, so that nobody types over it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "s", "safety", tr("Safety plan"), id="help_first.safety", tooltip=tr("Your safety plan")
        ),
        Binding(
            "g",
            "dismiss",
            tr("Go on"),
            id="help_first.go_on",
            tooltip=tr("Go on with the questions"),
        ),
        *MOVING,
    ]

    @override
    def reload(self) -> None:
        self.show(help_text(self.tracker, is_wide=self.app.size.width >= ROOMY))

    def action_safety(self) -> None:
        """Read the safety plan."""
        from iop_tracker.screens.safety_view import SafetyView

        self.app.push_screen(SafetyView(self.tracker))


def help_text(tracker: Tracker, *, is_wide: bool) -> Content:
    """The numbers of the participant's country, their people, and where the safety plan is."""
    words, country = content.wording("assess"), tracker.coping.country()
    crisis = [line for line in country.lines if line.kind == "crisis"]
    talk = [
        _line(each.number or each.text, each.name, each.text, each.hours if is_wide else "")
        for each in crisis
    ]
    parts = [
        assemble((words["thank_you"], "bold $accent"), f"\n{words['not_alone']}"),
        Content("\n").join([Content(words["danger"]), _line(country.emergency, tr("Emergency"))]),
        Content("\n").join([Content(words["to_talk"]), *talk]),
    ]
    people = [_line(each.phone, each.name, each.role) for each in tracker.coping.contacts()]
    parts += [section(words["people"], people)] if people else []
    return Content("\n\n").join([*parts, Content(f"{words['safety']}\n{words['go_on']}")])


def _line(number: str, name: str, *more: str) -> Content:
    extra = ", ".join(each for each in more if each and each != number)
    return assemble(
        (f"  {number:<{NUMBER}}", "bold $accent"), (name, "bold"), (f"  {extra}", "$text-muted")
    )
